"""Merges of lines that are no keys and no items: comments, the line of a key, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.merging.git import merge_file
from plancancer_cli.merging.sides import Side, Sides, TangledError, Trio
from plancancer_cli.storage.layout.layout_scalars import is_text_block

if TYPE_CHECKING:
    from plancancer_cli.storage.layout.outline import Part


def merge_remarks(sides: Sides, lines: Trio[range | None, range], column: int) -> list[str]:
    """Merge comments and empty lines: every one that a side wrote, none that a side removed."""
    old = _bare(sides.base, lines.base)
    mine, yours = _bare(sides.ours, lines.ours), _bare(sides.theirs, lines.theirs)
    written = [sides.ours.lines[number] for number in lines.ours]
    if yours in (old, mine):
        return written
    if mine == old:
        return [_at(column, line) for line in yours]
    kept = [
        line for line, bare in zip(written, mine, strict=True) if bare in yours or bare not in old
    ]
    new = [line for line in yours if line and line not in mine and line not in old]
    return [*kept, *(_at(column, line) for line in new)]


def merge_header(sides: Sides, parts: Trio[Part | None, Part], column: int) -> list[str]:
    """Return the line of the key of a list or mapping: that of the side that changed it.

    Raises:
        TangledError: both sides changed it.
    """
    base, ours, theirs = parts
    mine, yours = _header(sides.ours, ours, column), _header(sides.theirs, theirs, column)
    if base is None or base.block is None or sides.base is None or not yours:
        return mine
    old = _header(sides.base, base, column)
    if yours in (old, mine):
        return mine
    if mine != old:
        raise TangledError
    return yours


def merge_text(sides: Sides, parts: Trio[Part | None, Part], column: int) -> list[str]:
    """Merge a text of several lines that both sides edited, as Git does.

    Raises:
        TangledError: it is no such text, or both edited the same lines.
    """
    base, ours, theirs = parts
    if base is None or sides.base is None:
        raise TangledError
    three = ((sides.base, base), (sides.ours, ours), (sides.theirs, theirs))
    if not all(_is_text(side, part) for side, part in three):
        raise TangledError
    contents = ["\n".join([*side.bare(part), ""]).encode() for side, part in three]
    merged, conflicts = merge_file(contents[0], contents[1], contents[2])
    if conflicts:
        raise TangledError
    return [_at(column, line) for line in merged.decode().split("\n")[:-1]]


def _header(side: Side, part: Part, column: int) -> list[str]:
    """Return the lines of a part above its first key or item; none where that stands behind it."""
    if part.block is None:
        return []
    return side.at(range(part.lines.start, part.block.head.start), part.column, column)


def _bare(side: Side | None, lines: range | None) -> list[str]:
    if side is None or lines is None:
        return []
    return [side.lines[number].strip() for number in lines]


def _at(column: int, line: str) -> str:
    return " " * column + line if line else ""


def _is_text(side: Side, part: Part) -> bool:
    start, end = part.value_span
    return isinstance(part.value, str) and is_text_block(side.source.text[start:end])
