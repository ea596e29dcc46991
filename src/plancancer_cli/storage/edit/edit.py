"""What an edit did to a file, for the one who asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.edit.insertion import Patch


class Hunk(Struct, frozen=True):
    """Lines that follow each other and have changed, without their ends.

    Attributes:
        line: number, from 1, of the first of them in the file as it is now.
        removed: the lines as they were; empty where lines were added and nothing else.
        added: the lines as they are.
    """

    line: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


class Edit(Struct, frozen=True):
    """An edit of one file. Without hunks there was nothing to add.

    Attributes:
        path: the file, relative and POSIX.
        hunks: what has changed, in the order of the file.
        dry_run: whether the file was left as it was.
    """

    path: str
    hunks: tuple[Hunk, ...]
    dry_run: bool = False

    @property
    def undo(self) -> tuple[Text, ...]:
        """How to take the edit back by hand, from the bottom of the file to its top."""
        return tuple(_undo(self.path, hunk) for hunk in reversed(self.hunks))


def hunk_of(before: str, after: str, patches: list[Patch]) -> Hunk:
    """Return what the patches that lead from one text to the other have changed, in whole lines."""
    start = before.rfind("\n", 0, min(patch.start for patch in patches)) + 1
    last = max(patch.end for patch in patches)
    kept = before.find("\n", last)
    tail = 0 if kept < 0 else len(before) - kept
    old = before[start : len(before) - tail].split("\n")
    new = after[start : len(after) - tail].split("\n")
    first = 0
    while first < min(len(old), len(new)) and _bare(old[first]) == _bare(new[first]):
        first += 1
    end = 0
    while end < min(len(old), len(new)) - first and _bare(old[-1 - end]) == _bare(new[-1 - end]):
        end += 1
    line = after.count("\n", 0, start) + 1 + first
    return Hunk(
        line,
        tuple(map(_bare, old[first : len(old) - end])),
        tuple(map(_bare, new[first : len(new) - end])),
    )


def _bare(line: str) -> str:
    return line.removesuffix("\r")


def _undo(path: str, hunk: Hunk) -> Text:
    first, last = str(hunk.line), str(hunk.line + len(hunk.added) - 1)
    if hunk.removed:
        return msg_n(
            len(hunk.added),
            "To undo: write line {first} of {path} again as it was: {old}",
            "To undo: write again, in the place of lines {first} to {last} of {path}: {old}",
            first=first,
            last=last,
            path=path,
            old="\n".join(hunk.removed),
        )
    if first == last:
        return msg("To undo: remove line {first} of {path}.", first=first, path=path)
    return msg(
        "To undo: remove lines {first} to {last} of {path}.", first=first, last=last, path=path
    )
