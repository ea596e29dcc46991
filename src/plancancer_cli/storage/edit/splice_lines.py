"""Whole lines put below a line, ended as their neighbours are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.storage.edit.insertion import Patch

if TYPE_CHECKING:
    from plancancer_cli.storage.read.source import Source

_ANCHOR = re.compile(r"&[^\s\[\]{},]+")
_GAP = re.compile(r"(?:[ \t\r\n]+|(?<=\s)#[^\n]*)*")


def below(source: Source, offset: int, lines: list[str]) -> Patch:
    """Return the patch that puts `lines` below the line of `offset`.

    They end as that line does. Where it is the last one and has no end, neither does the last of
    `lines`: the file keeps what it had.
    """
    text = source.text
    end = text.find("\n", offset)
    if end < 0:
        newline = _newline_above(source)
        return Patch(len(text), len(text), "".join(newline + line for line in lines))
    newline = "\r\n" if text.startswith("\r", end - 1) else "\n"
    return Patch(end + 1, end + 1, "".join(line + newline for line in lines))


def column(text: str, offset: int) -> int:
    """Return how many characters stand before `offset` on its line."""
    return offset - (text.rfind("\n", 0, offset) + 1)


def after_anchor(text: str, start: int) -> int:
    """Return where a value begins behind its anchor (`&name`), if it has one."""
    anchor = _ANCHOR.match(text, start)
    if anchor is None:
        return start
    gap = _GAP.match(text, anchor.end())
    return anchor.end() if gap is None else gap.end()


def anchor_end(text: str, start: int) -> int | None:
    """Return the end of the anchor that begins at `start`, if one does."""
    anchor = _ANCHOR.match(text, start)
    return None if anchor is None else anchor.end()


def _newline_above(source: Source) -> str:
    text = source.text
    end = text.rfind("\n")
    if end < 0:
        return source.newline
    return "\r\n" if text.startswith("\r", end - 1) else "\n"
