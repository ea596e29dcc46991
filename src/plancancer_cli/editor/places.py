"""Places in a file: as an editor counts them, as the reader does, and as keys from the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol.types import Position, PositionEncodingKind, Range

from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Chemin
    from plancancer_cli.storage.read.source import Source


class Places:
    """Offsets of one text, in code points, as the lines and characters of the protocol, and back.

    `encoding` is what the editor counts as a character; UTF-16 units unless it agreed to another.
    """

    def __init__(self, source: Source, encoding: PositionEncodingKind | str | None = None) -> None:
        self._source = source
        self._encoding = str(getattr(encoding, "value", encoding) or "utf-16")

    def position(self, offset: int) -> Position:
        """Where an offset lies."""
        line, column = self._source.position(offset)
        start = max(0, min(offset, len(self._source.text))) - column + 1
        return Position(line - 1, self._units(self._source.text[start : start + column - 1]))

    def range(self, start: int, end: int) -> Range:
        """A stretch of the text."""
        return Range(self.position(start), self.position(end))

    def whole(self) -> Range:
        """The whole text."""
        return self.range(0, len(self._source.text))

    def offset(self, position: Position) -> int:
        """The offset of a place; the end of the line or of the text for one beyond it."""
        text = self._source.text
        start = 0
        for _ in range(position.line):
            start = text.find("\n", start) + 1
            if not start:
                return len(text)
        end = text.find("\n", start)
        line = text[start : len(text) if end < 0 else end]
        units = 0
        for rank, character in enumerate(line):
            if units >= position.character:
                return start + rank
            units += self._units(character)
        return start + len(line)

    def _units(self, text: str) -> int:
        match self._encoding:
            case "utf-8":
                return len(text.encode("utf-8", "surrogatepass"))
            case "utf-32":
                return len(text)
            case _:
                return len(text.encode("utf-16-le", "surrogatepass")) // 2


def chemin_at(source: Source, offset: int) -> tuple[Chemin, bool]:
    """The keys that lead to what stands at an offset, and whether it is the last key itself."""
    chemin: Chemin = ()
    node: Any = source.data
    while True:
        step: str | int | None = None
        if isinstance(node, YamlMap):
            for key, (start, end, first, last) in node.spans.items():
                if start <= offset <= end:
                    return (*chemin, key), True
                if first <= offset <= last:
                    step = key
        elif isinstance(node, YamlSeq):
            for rank, (first, last) in enumerate(node.spans):
                if first <= offset <= last:
                    step = rank
        if step is None:
            return chemin, False
        chemin, node = (*chemin, step), node[step]


def leaves(source: Source) -> Iterator[tuple[Chemin, Any]]:
    """Every value of a file that is neither a list nor a mapping, with the keys that lead to it."""
    yield from _leaves(source.data, ())


def _leaves(node: Any, chemin: Chemin) -> Iterator[tuple[Chemin, Any]]:
    if isinstance(node, YamlMap):
        for key, value in node.items():
            yield from _leaves(value, (*chemin, key))
    elif isinstance(node, YamlSeq):
        for rank, value in enumerate(node):
            yield from _leaves(value, (*chemin, rank))
    else:
        yield chemin, node
