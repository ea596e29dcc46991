"""The files of a project as they were in a revision of Git."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import TOP_FOLDERS
from plancancer_cli.storage.files.inventory import Entry, Inventory, inventory
from plancancer_cli.storage.files.reading import UnreadableError, decode
from plancancer_cli.storage.files.tree import leads_nowhere, leads_out
from plancancer_cli.storage.git.links import OUTSIDE, follow
from plancancer_cli.storage.git.objects import Objects
from plancancer_cli.storage.git.repository import Kept, listed
from plancancer_cli.storage.read.limits import require_size
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from plancancer_cli.storage.git.repository import Depot

_FOLDER = "040000"
_LINK = "120000"
_SUBMODULE = "160000"
_LONGEST = 4096
"""Bytes of a link, as many as Linux allows."""


class ArbreRevision:
    """A revision, read through git; see `Arbre`. Nothing is written, nor checked out."""

    def __init__(self, depot: Depot, commit: str) -> None:
        self._depot = depot
        self._commit = commit

    def inventory(self) -> Inventory:
        """See `Arbre`. Git keeps no empty folder: one that is missing holds nothing."""
        return self._inventory

    def paths(self) -> list[str]:
        """The files that are read, in order."""
        return list(self._inventory.files)

    def source(self, path: str) -> Source:
        """See `Arbre`. A link is followed as far as it stays in the project."""
        try:
            content = self._inventory.files[path].trouble or self._contents[path]
            if isinstance(content, UnreadableError):
                raise content
            return parse(decode(content), path)
        except UnreadableError as error:
            place = Location(path, error.line, error.column)
            problem = finding("PC001", place, error.message, error.hint)
            return Source(path, "", problems=[problem])

    def top(self, name: str) -> Entry | None:
        """See `Listing`."""
        return self._entry(name, name) if self._depot.prefixe + name in self._held else None

    def entries(self, place: str) -> list[Entry]:
        """See `Listing`."""
        return [self._entry(f"{place}/{name}", name) for name in self._names.get(place, ())]

    def _entry(self, path: str, name: str) -> Entry:
        top = self._depot.prefixe
        where = follow(top + path, self._links.get)
        if where is not None and (
            not f"{where}/".startswith(top)
            # What is hidden is not of the project, as in the folder.
            or any(part.startswith(".") for part in where.removeprefix(top).split("/"))
        ):
            return Entry(name, trouble=leads_out(path))
        held = self._held.get(where or OUTSIDE)
        if held is None:
            return Entry(name, trouble=leads_nowhere())
        if held.mode == _SUBMODULE:
            return Entry(name, trouble=_submodule())
        inside = (where or "").removeprefix(top)
        return Entry(name, inside if held.mode == _FOLDER else None, content=held.id)

    @cached_property
    def _inventory(self) -> Inventory:
        found = inventory(self)
        return replace(found, missing=frozenset())

    @cached_property
    def _contents(self) -> dict[str, bytes | UnreadableError]:
        """Every file at once, through one process of git. Raises TooLargeError."""
        read: dict[str, bytes | UnreadableError] = {}
        size = 0
        with Objects(self._depot.dossier) as objects:
            for path, entry in self._inventory.files.items():
                if entry.trouble is None:
                    content = read[path] = objects.read(entry.content)
                    size += 0 if isinstance(content, UnreadableError) else len(content)
                    require_size(size)
        return read

    @cached_property
    def _held(self) -> dict[str, Kept]:
        """What the revision holds, by paths of the repository: all of it where there are links."""
        top = self._depot.prefixe
        found = listed(self._depot, self._commit, *(top + name for name in TOP_FOLDERS))
        if any(kept.mode == _LINK for kept in found.values()):
            return listed(self._depot, self._commit)
        return found

    @cached_property
    def _links(self) -> dict[str, str]:
        """What each link says; `/` for one that no system follows."""
        links = {path: kept.id for path, kept in self._held.items() if kept.mode == _LINK}
        if not links:
            return {}
        with Objects(self._depot.dossier) as objects:
            read = {path: objects.read(identity) for path, identity in links.items()}
        return {
            path: "/"
            if isinstance(content, UnreadableError) or len(content) > _LONGEST
            else content.decode(errors="surrogateescape")
            for path, content in read.items()
        }

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """The names in each folder of the project."""
        top = self._depot.prefixe
        names: dict[str, list[str]] = {}
        for path in self._held:
            if path.startswith(top):
                folder, _, name = path.removeprefix(top).rpartition("/")
                names.setdefault(folder, []).append(name)
        return names


def _submodule() -> UnreadableError:
    return UnreadableError(
        msg("This is a submodule of Git: what it holds lies in another repository."),
        msg("Put the files themselves in its place."),
    )
