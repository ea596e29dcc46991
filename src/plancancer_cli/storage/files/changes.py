"""Changes files of a project: all of them or none, whatever stops the program.

Every new content lies beside its file, complete, and the journal says what is to be written, before
the first file changes. What fails, or is killed, between the first file and the last is taken back:
at once, or by the next command (`recovery.py`).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files import journal
from plancancer_cli.storage.files.atomic import (
    filled,
    name_beside,
    prepare,
    refusal,
    sweep,
    sync_folder,
    target_of,
)
from plancancer_cli.storage.files.holder import this_process
from plancancer_cli.storage.files.journal import Entry, Step, fingerprint
from plancancer_cli.storage.files.reading import UnreadableError, read_content
from plancancer_cli.storage.files.shared import FOLDER, share

if TYPE_CHECKING:
    from collections.abc import Sequence


class Change(Struct, frozen=True):
    """A file to be changed or made.

    Attributes:
        path: relative to the root of the project and POSIX.
        target: the file that the path leads to.
        old: its content; None for a file that is to be made.
        new: its content to be.
    """

    path: str
    target: Path
    old: bytes | None
    new: bytes


class FileTakenError(WriteRefused):
    """A file of that name is there already."""


def write(root: Path, changes: Sequence[Change]) -> None:
    """Make the changes, all or none; the lock of the project must be held.

    Raises:
        WriteRefused: a file has changed since it was read, the name of a new one is taken, or the
            system refuses. Every file is as it was.
    """
    if not changes:
        return
    sweep([root / FOLDER / "lock", *(change.target for change in changes)])
    entry = _entry(root, changes)
    prepared: list[_Prepared] = []
    try:
        for change in changes:
            prepared += [_prepared(root, change)]
        journal.begin(root, entry, [change.target for change in changes])
    except BaseException as failure:
        _discard(prepared)
        if isinstance(failure, OSError):
            raise refusal(changes[0].path, failure) from failure
        raise
    try:
        _make_folders(root, entry.folders, changes[0].path)
        for each in prepared:
            each.commit()
    except BaseException:
        _discard(prepared)
        _fail(root, entry)
        raise
    journal.conclude(root)


def held(root: Path, step: Step) -> bool | None:
    """Whether the file of a step holds what was written (True), what was before (False) or neither."""
    try:
        target = _place(root, step)
        content = read_content(target) if os.path.lexists(target) else None
    except (WriteRefused, UnreadableError):
        return None
    if step.is_done(content):
        return True
    return False if content == step.old else None


def take_back(root: Path, entry: Entry) -> list[str]:
    """Give every file of a write the content that it had; those that hold another since are named.

    Raises:
        WriteRefused: the system refuses; what is left can be taken back later.
    """
    foreign = []
    for step in reversed(entry.steps):
        state = held(root, step)
        if state is None:
            foreign.append(step.path)
        elif state:
            _restore(root, step)
    remove_folders([root / folder for folder in entry.folders])
    return foreign[::-1]


def missing_folders(folder: Path) -> list[Path]:
    """A folder and those above it that are not there, the topmost first."""
    missing: list[Path] = []
    while not os.path.lexists(folder) and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


class _Prepared(Protocol):
    def commit(self) -> None: ...

    def discard(self) -> None: ...


class _Creation(Struct, frozen=True):
    """The content of a file to be made, complete and durable in the folder of the program."""

    root: Path
    path: str
    target: Path
    aside: Path

    def commit(self) -> None:
        """Give it its name. Raises WriteRefused where the name is taken, or the system refuses."""
        _require_inside(self.root, self.target, self.path)
        try:
            _name(self.aside, self.target)
        except FileExistsError as error:
            raise taken([self.path]) from error
        except OSError as error:
            raise refusal(self.path, error) from error
        sync_folder(self.target.parent)
        self.discard()

    def discard(self) -> None:
        with suppress(OSError):
            self.aside.unlink()


def taken(paths: list[str]) -> FileTakenError:
    """The refusal to write in the place of files that are there."""
    return FileTakenError(
        msg("These files exist already and are left as they are: {paths}.", paths=paths),
        msg("Choose another folder, or move them away first."),
    )


def _entry(root: Path, changes: Sequence[Change]) -> Entry:
    me = this_process()
    folders = [
        folder
        for change in changes
        if change.old is None
        for folder in missing_folders(change.target.parent)
    ]
    return Entry(
        me.command,
        me.since,
        tuple(Step(change.path, change.old, fingerprint(change.new)) for change in changes),
        tuple(dict.fromkeys(folder.relative_to(root).as_posix() for folder in folders)),
    )


def _prepared(root: Path, change: Change) -> _Prepared:
    if change.old is not None:
        return prepare(change.path, change.target, change.old, change.new)
    made = _Creation(root, change.path, change.target, name_beside(root / FOLDER / "x"))
    folder = next(above for above in change.target.parents if above.is_dir())
    try:
        with filled(made.aside, change.new, 0o666) as descriptor:
            share(descriptor, folder)
    except BaseException as failure:
        made.discard()
        if isinstance(failure, OSError):
            raise refusal(change.path, failure) from failure
        raise
    return made


def _discard(prepared: Sequence[_Prepared]) -> None:
    for each in prepared:
        each.discard()


def _fail(root: Path, entry: Entry) -> None:
    """Take back what was written before a later file was refused."""
    try:
        take_back(root, entry)
        journal.forget(root)
    except (WriteRefused, OSError) as error:
        raise WriteRefused(
            msg(
                "The write failed halfway, and could not be taken back yet: {paths}.",
                paths=entry.paths,
            ),
            msg("The next command takes it back, once the disk lets it."),
        ) from error


def _restore(root: Path, step: Step) -> None:
    target = _place(root, step)
    if step.old is not None:
        present = read_content(target)
        prepare(step.path, target, present, step.old).commit()
        return
    try:
        target.unlink()
    except OSError as error:
        raise refusal(step.path, error) from error
    sync_folder(target.parent)


def _place(root: Path, step: Step) -> Path:
    """The file of a step. Raises WriteRefused for one that is not of the project."""
    if step.old is not None:
        return target_of(root, step.path)
    target = root / step.path
    parts = PurePosixPath(step.path).parts
    if not parts or ".." in parts or parts[0] in (".git", FOLDER, "/") or target.is_symlink():
        raise _outside(step.path)
    _require_inside(root, target, step.path)
    return target


def _name(aside: Path, target: Path) -> None:
    """Give a file its name. Raises FileExistsError where the name is taken."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        aside.rename(target)


def _require_inside(root: Path, target: Path, path: str) -> None:
    """A folder that is a link can lead anywhere: nothing is written through it."""
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise _outside(PurePosixPath(path).parent.as_posix())


def _outside(path: str) -> WriteRefused:
    return WriteRefused(
        msg("{path} is a link that leads out of the project.", path=path),
        msg("Put a folder in its place."),
    )


def _make_folders(root: Path, folders: Sequence[str], path: str) -> None:
    for folder in folders:
        try:
            (root / folder).mkdir(exist_ok=True)
            share(root / folder, (root / folder).parent)
        except OSError as error:
            raise refusal(path, error) from error


def remove_folders(made: Sequence[Path]) -> None:
    """Remove folders that were made, the topmost first in the list; one that holds anything stays."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()
