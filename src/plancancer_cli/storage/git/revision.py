"""The files of a project as they were in a revision of Git."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import FOLDERS, is_plan_file
from plancancer_cli.storage.files.reading import UnreadableError, decode
from plancancer_cli.storage.git.command import first_line, run
from plancancer_cli.storage.git.links import OUTSIDE, follow
from plancancer_cli.storage.git.objects import Objects, incomplete
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.storage.git.repository import Depot

_LINK = "120000"
_SUBMODULE = "160000"
_LONGEST = 4096
"""Bytes of a link, as many as Linux allows."""


class _Entry(NamedTuple):
    """What stands at a path of the revision: its kind (Git's mode) and the id of its content."""

    mode: str
    id: str


class ArbreRevision:
    """A revision, read through git; see `Arbre`. Nothing is written, nor checked out."""

    def __init__(self, depot: Depot, commit: str) -> None:
        self._depot = depot
        self._commit = commit

    def paths(self) -> list[str]:
        """See `Arbre`."""
        return sorted(self._ids)

    def source(self, path: str) -> Source:
        """See `Arbre`. A link is followed as far as it stays in the project."""
        content = self._contents[path]
        try:
            if isinstance(content, UnreadableError):
                raise content
            return parse(decode(content), path)
        except UnreadableError as error:
            place = Location(path, error.line, error.column)
            problem = finding("PC001", place, error.message, error.hint)
            return Source(path, "", problems=[problem])

    @cached_property
    def _contents(self) -> dict[str, bytes | UnreadableError]:
        """Every file at once, through one process of git."""
        with Objects(self._depot.dossier) as objects:
            return {
                path: objects.read(held) if isinstance(held, str) else held
                for path, held in self._ids.items()
            }

    @cached_property
    def _ids(self) -> dict[str, str | UnreadableError]:
        """The content of each file by its id, or why there is none."""
        top = self._depot.prefixe
        # With a slash what is in a folder, without it a link that stands in its place.
        paths = [f"{top}{folder}{end}" for folder in FOLDERS for end in ("", "/")]
        listed = self._listed(self._commit, "--", *paths)
        if any(entry.mode == _LINK for entry in listed.values()):
            return self._followed(self._listed("-r", "-t", self._commit, "--"))
        return {
            path.removeprefix(top): entry.id
            for path, entry in listed.items()
            if is_plan_file(path.rpartition("/")[2]) and entry.mode != _SUBMODULE
        }

    def _listed(self, *arguments: str) -> dict[str, _Entry]:
        """What git lists of the revision, by paths of the repository."""
        listed = run(self._depot.dossier, "ls-tree", "-z", "--full-tree", *arguments)
        if listed.returncode:
            raise incomplete(first_line(listed.stderr))
        found: dict[str, _Entry] = {}
        for line in listed.stdout.decode(errors="surrogateescape").split("\0")[:-1]:
            about, _, path = line.partition("\t")
            mode, _, identity = about.split(" ")
            found[path] = _Entry(mode, identity)
        return found

    def _followed(self, everything: dict[str, _Entry]) -> dict[str, str | UnreadableError]:
        """The same where there are links: each file is looked up where its links lead."""
        top = self._depot.prefixe
        names: dict[str, list[str]] = {}
        for path, entry in everything.items():
            folder, _, name = path.rpartition("/")
            if is_plan_file(name) and entry.mode != _SUBMODULE:
                names.setdefault(folder, []).append(name)
        found: dict[str, str | UnreadableError] = {}
        with Objects(self._depot.dossier) as objects:
            text = _links(everything, objects)
            for folder in FOLDERS:
                place = follow(top + folder, text)
                for name in names.get(place or OUTSIDE, ()):
                    path = f"{folder}/{name}"
                    where = follow(f"{place}/{name}", text)
                    found[path] = self._held(path, where, everything)
        return found

    def _held(
        self, path: str, where: str | None, everything: dict[str, _Entry]
    ) -> str | UnreadableError:
        top = self._depot.prefixe
        if where is not None and (
            not where.startswith(top)
            # What is hidden is not of the project, as in the folder.
            or any(part.startswith(".") for part in where.removeprefix(top).split("/"))
        ):
            return UnreadableError(
                msg("{path} is a link that leads out of the project.", path=path),
                msg("Put an ordinary file in its place."),
            )
        entry = everything.get(where or OUTSIDE)
        if entry is None or entry.mode == _SUBMODULE:
            return UnreadableError(
                msg("This is a link that leads to no file of the revision."),
                msg("Put an ordinary file in its place."),
            )
        return entry.id


def _links(everything: dict[str, _Entry], objects: Objects) -> Callable[[str], str | None]:
    """What the link at a path says; None where there is none."""

    @cache
    def text(path: str) -> str | None:
        entry = everything.get(path)
        if entry is None or entry.mode != _LINK:
            return None
        content = objects.read(entry.id)
        if isinstance(content, UnreadableError) or len(content) > _LONGEST:
            return "/"
        return content.decode(errors="surrogateescape")

    return text
