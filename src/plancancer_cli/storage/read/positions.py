"""Where an offset lies in a text, in lines and columns."""

from __future__ import annotations

from bisect import bisect_right


class Positions:
    r"""Lines and columns of one text, counted from 1, columns in code points.

    A line ends with `\n` or `\r\n` and nothing else, as in editors and Git; libyaml also ends lines
    at U+0085, U+2028 and U+2029, so its own line numbers are not used.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset in code points; one past the end is allowed."""
        starts = self._starts or self._find_starts()
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column."""
        starts = self._starts or self._find_starts()
        return starts[line - 1] + column - 1

    def line_at(self, offset: int) -> tuple[int, str]:
        """Return the offset at which the line of `offset` starts, and the line without its end."""
        line, _ = self.position(offset)
        start = self._starts[line - 1]
        end = self._text.find("\n", start)
        return start, self._text[start : end if end >= 0 else None].removesuffix("\r")

    def _find_starts(self) -> list[int]:
        starts = [0]
        end = self._text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = self._text.find("\n", end + 1)
        self._starts = starts
        return starts
