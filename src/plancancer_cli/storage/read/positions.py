"""Where an offset lies in a text, in lines and columns."""

from __future__ import annotations

from bisect import bisect_left

_STRETCH = 4096
"""Characters between two places whose line is remembered: a file of sixteen million empty lines needs
four thousand of them, where one number a line took 600 MB."""


class Positions:
    r"""Lines and columns of one text, counted from 1, columns in code points.

    A line ends with `\n` or `\r\n` and nothing else, as in editors and Git; libyaml also ends lines
    at U+0085, U+2028 and U+2029, so its own line numbers are not used.
    """

    __slots__ = ("_before", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset in code points; one past the end is allowed."""
        before = self._before or self._count()
        text = self._text
        offset = max(0, min(offset, len(text)))
        stretch = offset // _STRETCH
        line = before[stretch] + text.count("\n", stretch * _STRETCH, offset) + 1
        return line, offset - text.rfind("\n", 0, offset)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column. Raises IndexError for a line that does not exist."""
        before = self._before or self._count()
        ends = line - 1
        stretch = max(0, bisect_left(before, ends) - 1)
        end = stretch * _STRETCH - 1
        for _ in range(ends - before[stretch]):
            end = self._text.find("\n", end + 1)
            if end < 0:
                raise IndexError(line)
        return (end if ends else -1) + column

    def line_at(self, offset: int) -> tuple[int, str]:
        """Return the offset at which the line of `offset` starts, and the line without its end."""
        offset = max(0, min(offset, len(self._text)))
        start = self._text.rfind("\n", 0, offset) + 1
        end = self._text.find("\n", start)
        return start, self._text[start : end if end >= 0 else None].removesuffix("\r")

    def _count(self) -> list[int]:
        """Note how many lines end before each stretch."""
        text = self._text
        before = [0]
        for start in range(0, len(text), _STRETCH):
            before.append(before[-1] + text.count("\n", start, start + _STRETCH))
        self._before = before
        return before
