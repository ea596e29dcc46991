"""What the folders of a project hold: each entry is read, is known to be harmless, or is told.

One walk serves a folder on disk and a revision of Git; how entries are listed is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import COMITE, TOP_FOLDERS, is_harmless, kind_of
from plancancer_cli.storage.files.left_aside import told
from plancancer_cli.storage.files.reading import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Entry(NamedTuple):
    """What a folder holds under a name, once links are followed.

    Attributes:
        name: the name in the folder.
        folder: for a folder, where it lies in truth, relative to the project; None for a file.
        trouble: why the entry leads to nothing that can be read.
        content: for a file of a revision, the id of its content.
    """

    name: str
    folder: str | None = None
    trouble: UnreadableError | None = None
    content: str = ""


class Listing(Protocol):
    """Lists the folders of a project. Places are relative to it, POSIX, free of links."""

    def top(self, name: str) -> Entry | None:
        """What stands at the top of the project under a name; None where nothing does."""

    def entries(self, place: str) -> Iterable[Entry]:
        """What a folder holds. Raises UnreadableError where it cannot be listed."""


class Inventory(Struct, frozen=True):
    """The entries of the folders of a project.

    Attributes:
        files: the files to be read, by relative POSIX path, in order.
        findings: what is not read, why, and the way out.
        missing: the folders at the top that do not exist.
    """

    files: Mapping[str, Entry] = {}
    findings: tuple[Diagnostic, ...] = ()
    missing: frozenset[str] = frozenset()

    def and_files(self, paths: Iterable[str]) -> Inventory:
        """This inventory, and files that are to be read without standing in a folder."""
        files = dict(self.files) | {path: Entry(path.rpartition("/")[2]) for path in paths}
        return replace(self, files=dict(sorted(files.items())))

    @property
    def unread(self) -> frozenset[str]:
        """The paths of what belongs to the plan, as far as is known, and is not read."""
        return frozenset(
            each.location.path for each in self.findings if each.severity is Severity.ERROR
        )

    @property
    def left(self) -> tuple[str, ...]:
        """The paths of the other visible files, which are left as they are."""
        return tuple(each.location.path for each in self.findings if each.code == "PC020")


def inventory(listing: Listing) -> Inventory:
    """Go through `plan/`, `actions/` and `indicators/` of a project."""
    walk = _Walk(listing)
    missing = set()
    for top in TOP_FOLDERS:
        entry = listing.top(top)
        if entry is None:
            missing.add(top)
        else:
            walk.folder(top, entry, ())
    found = sorted(walk.findings, key=lambda each: each.location)
    return Inventory(dict(sorted(walk.files.items())), tuple(found), frozenset(missing))


def of_files(paths: Iterable[str]) -> Inventory:
    """The inventory of files that are known by their paths alone."""
    ordered = sorted(paths)
    return Inventory(
        {path: Entry(path.rpartition("/")[2]) for path in ordered if kind_of(path) is not None},
        tuple(told(path) for path in ordered if kind_of(path) is None),
    )


class _Walk:
    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self.files: dict[str, Entry] = {}
        self.findings: list[Diagnostic] = []

    def folder(self, path: str, entry: Entry, above: tuple[str, ...]) -> None:
        """Take what stands where a folder has to; `above` are the folders that hold it, in truth."""
        trouble = entry.trouble or (_no_folder() if entry.folder is None else None)
        if entry.folder is not None and _holds(entry.folder, above):
            trouble = _endless()
        try:
            if trouble is not None:
                raise trouble
            entries = list(self._listing.entries(entry.folder or path))
        except UnreadableError as error:
            self.findings.append(_unreadable(path, error))
            return
        for each in entries:
            if not is_harmless(each.name):
                self._entry(f"{path}/{each.name}", each, (*above, entry.folder or path))

    def _entry(self, path: str, entry: Entry, above: tuple[str, ...]) -> None:
        if kind_of(path) is not None:
            # A folder, or a link that leads nowhere, under the name of a file: its reader says so.
            self.files[path] = entry
        elif entry.folder is not None or entry.trouble is not None or path in _FOLDERS:
            self.folder(path, entry, above)
        else:
            self.findings.append(told(path))


_FOLDERS = frozenset({COMITE.folder})
"""Folders below the topmost ones: a file in the place of one of them hides what it would hold."""


def _holds(folder: str, above: tuple[str, ...]) -> bool:
    """Whether a folder is one of those above it, or holds one of them: a walk would not end."""
    return folder == "." or any(f"{each}/".startswith(f"{folder}/") for each in above)


def _unreadable(path: str, error: UnreadableError) -> Diagnostic:
    return finding("PC001", Location(path), error.message, error.hint)


def _no_folder() -> UnreadableError:
    return UnreadableError(
        msg("This is a file, and a folder is needed."),
        msg("Give the file another name, and make a folder in its place."),
    )


def _endless() -> UnreadableError:
    return UnreadableError(
        msg("This link leads back to a folder that holds it."),
        msg("Remove the link."),
    )
