"""The versions of a file that are merged, by lines and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from plancancer_cli.storage.layout.outline import Block, Part, lines_of, outline
from plancancer_cli.storage.read.content import form
from plancancer_cli.storage.read.remarks import remarks_between

if TYPE_CHECKING:
    from plancancer_cli.storage.read.source import Source

B = TypeVar("B")
S = TypeVar("S")

Path: TypeAlias = tuple[str, ...]
"""Keys and ids from the root of a file to a part of it."""


class TangledError(ValueError):
    """What both sides changed cannot be taken apart: it is a conflict as a whole."""


class Trio(NamedTuple, Generic[B, S]):
    """The same thing in the base, on our side and on theirs."""

    base: B
    ours: S
    theirs: S


class Side(Struct, frozen=True):
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
        return [_moved(self.lines[number], old, new) for number in lines]

    def bare(self, part: Part) -> list[str]:
        """Return the lines of a part as they are wherever it stands."""
        return self.at(part.lines, part.column, 0)

    def remarks(self, part: Part) -> list[str]:
        """Return the comments inside a part, that behind its value included."""
        end = sum(len(line) + 1 for line in self.lines[: part.lines.stop])
        return remarks_between(self.source, part.value, part.name_end, end)


class Sides(Struct, frozen=True):
    """The three versions; `base` is None where both sides have made the file."""

    base: Side | None
    ours: Side
    theirs: Side

    @property
    def accumulation(self) -> str | None:
        """How the valeurs of an indicateur relate, as our side has it; None in other files."""
        data = self.ours.source.data
        found = data.get("accumulation") if isinstance(data, dict) else None
        return found if isinstance(found, str) else None

    def is_as_in_base(self, base: Part, side: Side, part: Part) -> bool:
        """Whether a part has the text that it has in the base."""
        return self.base is not None and side.bare(part) == self.base.bare(base)

    def says_nothing_new(self, base: Part, side: Side, part: Part) -> bool:
        """Whether a part says what it says in the base: at most its layout is another."""
        if self.base is None:
            return False
        return side.bare(part) == self.base.bare(base) or (
            form(base.value) == form(part.value) and side.remarks(part) == self.base.remarks(base)
        )

    def say_the_same(self, ours: Part, theirs: Part) -> bool:
        """Whether both sides say one thing, each in its layout."""
        remarks = self.ours.remarks(ours) == self.theirs.remarks(theirs)
        return remarks and form(ours.value) == form(theirs.value)


def _moved(line: str, old: int, new: int) -> str:
    before, rest = line[:old], line[old:]
    if before.strip(" -"):  # less indented than what it belongs to: a comment
        return " " * new + line.lstrip()
    if old == new and not before.strip():
        return line
    return " " * new + rest if rest.strip() else ""
