"""Adds items to lists of files: exactly, one writer at a time, all or nothing.

Under the lock of the project a file is read anew, the items are put into its text, the result is
read again and compared with what was meant, and only then takes the place of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from plancancer_cli.diagnostics import Severity
from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.edit.edit import Edit, Hunk, hunk_of
from plancancer_cli.storage.edit.insertion import Insertion, Loc, apply, refused
from plancancer_cli.storage.edit.splice import splice
from plancancer_cli.storage.edit.verify import is_exact
from plancancer_cli.storage.files.atomic import target_of
from plancancer_cli.storage.files.changes import Change, write
from plancancer_cli.storage.files.creation import creations, require_free
from plancancer_cli.storage.files.lock import PATIENCE, project_lock
from plancancer_cli.storage.files.reading import UnreadableError, read_text
from plancancer_cli.storage.read.limits import MAX_BYTES, MAX_FINDINGS
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Changes", "Edit", "Hunk", "Insertion", "append", "append_all"]

Changes: TypeAlias = Callable[[Source], Sequence[Insertion]]
"""Says what to add to a file as it is now; none for nothing. May raise `WriteRefused`."""

_BOM = "\ufeff"


def append(
    root: Path, path: str, changes: Changes, *, dry_run: bool = False, timeout: float = PATIENCE
) -> Edit:
    """Add items to lists of one file; see `append_all`."""
    (edit,) = append_all(root, {path: changes}, dry_run=dry_run, timeout=timeout)
    return edit


def append_all(
    root: Path,
    changes: Mapping[str, Changes],
    *,
    made: Mapping[str, str] | None = None,
    dry_run: bool = False,
    timeout: float = PATIENCE,
) -> list[Edit]:
    """Add items to lists of several files of the project at `root`: to all, or to none.

    `changes` is called for each file, by its relative POSIX path, while the lock is held. The files
    `made` (path and text) are new, and belong to the same write. A dry run does everything but lock
    and write.

    Raises:
        WriteRefused: an item cannot be added exactly, the file holds errors, another program is
            writing, or the system refuses. Every file is as it was; the hint shows the line to add
            by hand where that is the way out.
        FileTakenError: a file that is to be new is there already.
    """
    new = made or {}
    require_free(root, new)
    if dry_run:
        return [_draft(root, path, change).edit(dry_run=True) for path, change in changes.items()]
    with project_lock(root, timeout=timeout):
        drafts = [_draft(root, path, change) for path, change in changes.items()]
        edited = [draft.change() for draft in drafts if draft.hunks]
        write(root, [*creations(root, new), *edited])
    return [draft.edit(dry_run=False) for draft in drafts]


def replace_all(
    root: Path, texts: Mapping[str, tuple[str, str]], *, timeout: float = PATIENCE
) -> None:
    """Put texts in the place of others: of all, or of none. Each comes with the one that is there.

    Raises:
        WriteRefused: a file holds another text by now, another program is writing, or the system
            refuses. Every file is as it was.
    """
    with project_lock(root, timeout=timeout):
        drafts = []
        for path, (old, new) in texts.items():
            target = target_of(root, path)
            try:
                present = read_text(target)
            except UnreadableError as error:
                message = msg("{path} cannot be changed. {reason}", path=path, reason=error.message)
                raise WriteRefused(message, error.hint) from error
            if present != old:
                raise WriteRefused(
                    msg("{path} has changed meanwhile: nothing is written.", path=path),
                    msg("Type the command again."),
                )
            drafts.append(Change(path, target, old.encode(), new.encode()))
        write(root, drafts)


class _Draft(Struct, frozen=True):
    path: str
    target: Path
    old: bytes
    new: bytes
    hunks: tuple[Hunk, ...]

    def edit(self, *, dry_run: bool) -> Edit:
        return Edit(self.path, self.hunks, dry_run)

    def change(self) -> Change:
        return Change(self.path, self.target, self.old, self.new)


def _draft(root: Path, path: str, changes: Changes) -> _Draft:
    target = target_of(root, path)
    try:
        text = read_text(target)
    except UnreadableError as error:
        message = msg("{path} cannot be changed. {reason}", path=path, reason=error.message)
        raise WriteRefused(message, error.hint) from error
    source = parse(text, path)
    _require_sound(source)
    hunks = []
    for insertion in _in_file_order(source, changes(source)):
        source, hunk = _edited(source, insertion)
        hunks.append(hunk)
    new = (_BOM + source.text if source.bom else source.text).encode()
    if len(new) > MAX_BYTES:
        raise WriteRefused(
            msg("{path} would be larger than {limit} MiB.", path=path, limit=MAX_BYTES // 1024**2),
            msg("Split it, or keep the details elsewhere and give their source."),
        )
    return _Draft(path, target, text.encode(), new, tuple(hunks))


def _require_sound(source: Source) -> None:
    """Refuse a file of which some part was not read as it is written.

    Forbidden characters (PC005) hide nothing: each is one character, in the data and in the text.
    """
    problems = source.problems
    grave = [p for p in problems if p.code != "PC005" and p.severity is Severity.ERROR]
    if grave or len(problems) >= MAX_FINDINGS or not isinstance(source.data, dict | list):
        line = str((grave or problems)[0].location.line) if problems else "1"
        reason = (grave or problems)[0].message if problems else msg("It holds no keys.")
        raise WriteRefused(
            msg(
                "{path} holds an error on line {line}. {reason}",
                path=source.path,
                line=line,
                reason=reason,
            ),
            msg("Correct it first; plancancer validate shows every error."),
        )


def _in_file_order(source: Source, insertions: Sequence[Insertion]) -> list[Insertion]:
    """Join insertions into one list, and sort: an edit never moves the lines of one before it."""
    merged: dict[Loc, tuple[object, ...]] = {}
    for insertion in insertions:
        if insertion.items:
            merged[insertion.loc] = merged.get(insertion.loc, ()) + insertion.items
    return sorted(
        (Insertion(loc, items) for loc, items in merged.items()),
        key=lambda i: (min(p.start for p in splice(source, i)), -len(i.loc), _is_new(source, i)),
    )


def _is_new(source: Source, insertion: Insertion) -> bool:
    try:
        source.span_of(insertion.loc)
    except KeyError:
        return True
    return False


def _edited(source: Source, insertion: Insertion) -> tuple[Source, Hunk]:
    patches = splice(source, insertion)
    text = apply(source.text, patches)
    after = parse(_BOM + text if source.bom else text, source.path)
    if not is_exact(source, after, insertion):
        reason = msg(
            "{path} is laid out so that the line cannot be added exactly.", path=source.path
        )
        raise refused(reason, source.path, insertion)
    return after, hunk_of(source.text, text, patches)
