"""What an edit did to a file, for the one who asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
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
