"""One version of a file, by lines and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancancer_cli.storage.outline import Block, Part, lines_of, outline
from plancancer_cli.storage.remarks import remarks_between

if TYPE_CHECKING:
    from plancancer_cli.storage.source import Source


@dataclass(frozen=True, slots=True)
class Side:
    """A version of a file that was read.

    Attributes:
        source: text and data.
        lines: the lines of its text.
        root: their outline.
    """

    source: Source
    lines: list[str]
    root: Block

    @classmethod
    def of(cls, source: Source) -> Side:
        """Outline a file that was read. Raises NoOutlineError where it cannot be."""
        return cls(source, lines_of(source.text), outline(source))

    def at(self, lines: range, old: int, new: int) -> list[str]:
        """Return lines of which the content stands at column `old`, moved to column `new`.

        What stands before it on the first line, a dash, is left out.
        """
        return [self._moved(self.lines[number], old, new) for number in lines]

    def bare(self, part: Part) -> list[str]:
        """Return the lines of a part as they are wherever it stands."""
        return self.at(part.lines, part.column, 0)

    def remarks(self, part: Part) -> list[str]:
        """Return the comments inside a part, that behind its value included."""
        end = sum(len(line) + 1 for line in self.lines[: part.lines.stop])
        return remarks_between(self.source, part.value, part.name_end, end)

    def _moved(self, line: str, old: int, new: int) -> str:
        before, rest = line[:old], line[old:]
        if before.strip(" -"):  # less indented than what it belongs to: a comment
            return " " * new + line.lstrip()
        if old == new and not before.strip():
            return line
        return " " * new + rest if rest.strip() else ""

