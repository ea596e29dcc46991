"""Which lines of a file belong to which key or item, comments included.

Comments and empty lines above a key or item belong to it. Those below the last one of a list or
mapping belong to that list or mapping as long as they are indented like it, else to what follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from plancancer_cli.storage.edit.splice_lines import after_anchor, column
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from plancancer_cli.storage.read.source import Source

_Start: TypeAlias = tuple[str | int, int, int, tuple[int, int]]
"""Name of a part, start and end of its key or dash, span of its value."""

_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")


class NoOutlineError(ValueError):
    """The file is laid out in a way that no line of it can be told to belong to one key."""


class Part(Struct, frozen=True):
    """A key with its value, or an item of a list; lines are counted from 0.

    Attributes:
        name: the key, or the rank of the item.
        value: what it holds.
        column: where the key or the dash stands on its line, from 0.
        start: where the key or the dash begins in the text.
        name_end: where it ends.
        value_span: where the value stands in the text.
        lead: the lines above it that belong to it.
        lines: its own lines, to the last one that its value claims.
        block: the outline of the value where it has lines of its own.
    """

    name: str | int
    value: Any
    column: int
    start: int
    name_end: int
    value_span: tuple[int, int]
    lead: range
    lines: range
    block: Block | None


class Block(Struct, frozen=True):
    """A list or mapping of which each key or item begins a line.

    Attributes:
        node: its data.
        column: where its keys or dashes stand, from 0.
        head: lines between the key of the list or mapping and its first part.
        parts: in the order of the file; the first may stand on the line of a dash before it.
        tail: lines below the last part that belong to the list or mapping.
    """

    node: YamlMap | YamlSeq
    column: int
    head: range
    parts: tuple[Part, ...]
    tail: range


def lines_of(text: str) -> list[str]:
    r"""Return the lines of a text without their `\n`; what follows the last one only if any."""
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def outline(source: Source) -> Block:
    """Return the outline of a whole file.

    Raises:
        NoOutlineError: its root is no mapping or list in block style, or is laid out oddly.
    """
    node = source.data
    if not isinstance(node, YamlMap | YamlSeq) or node.flow or not node:
        raise NoOutlineError(source.path)
    lines = lines_of(source.text)
    reader = _Reader(source, lines)
    block, end = reader.block(node, floor=-1, begin=0, limit=len(lines))
    whole = range(block.tail.start if block.tail else end, len(lines))
    return Block(block.node, block.column, block.head, block.parts, whole)


class _Reader:
    def __init__(self, source: Source, lines: list[str]) -> None:
        self._text = source.text
        self._source = source
        self._lines = lines

    def _line(self, offset: int) -> int:
        return self._source.position(offset)[0] - 1

    def block(
        self, node: YamlMap | YamlSeq, *, floor: int, begin: int, limit: int
    ) -> tuple[Block, int]:
        """Return the outline of a node and the line up to which it claims the lines.

        `begin` is the first line that may belong to it, `limit` the line at which the next thing
        begins, `floor` the column of the list or mapping around it.
        """
        starts = self._starts(node)
        own = column(self._text, starts[0][1])
        parts: list[Part] = []
        first = self._line(starts[0][1])
        end = first
        for rank, (name, start, name_end, span) in enumerate(starts):
            line = self._line(start)
            after = self._line(starts[rank + 1][1]) if rank + 1 < len(starts) else limit
            if column(self._text, start) != own or after <= line:
                raise NoOutlineError(name)
            value = node[name]  # type: ignore[index]
            inner, stop = self._value(value, span, own, line, after)
            lead = range(end, line) if rank else range(line, line)
            body = range(line, stop)
            parts.append(Part(name, value, own, start, name_end, span, lead, body, inner))
            end = stop
        stop = self._claimed(end, limit, own, floor)
        head = range(min(begin, first), first)
        return Block(node, own, head, tuple(parts), range(end, stop)), stop

    def _value(
        self, value: Any, span: tuple[int, int], own: int, line: int, after: int
    ) -> tuple[Block | None, int]:
        begins = self._text.startswith("*", span[0])
        if isinstance(value, YamlMap | YamlSeq) and value and not value.flow and not begins:
            return self.block(value, floor=own, begin=line + 1, limit=after)
        return None, max(line, self._line(max(span[0], span[1]))) + 1

    def _starts(self, node: YamlMap | YamlSeq) -> list[_Start]:
        if isinstance(node, YamlMap):
            return [(key, *spans[:2], spans[2:]) for key, spans in node.spans.items()]
        found: list[_Start] = []
        at = after_anchor(self._text, node.span[0])
        for rank, span in enumerate(node.spans):
            gap = _GAP.match(self._text, at)
            dash = gap.end() if gap else at
            if not self._text.startswith("-", dash):
                raise NoOutlineError(rank)
            found.append((rank, dash, dash + 1, span))
            at = max(span[1], dash + 1)
        return found

    def _claimed(self, start: int, stop: int, own: int, floor: int) -> int:
        end = start
        for number in range(start, stop):
            bare = self._lines[number].strip()
            if not bare:
                continue
            indent = len(self._lines[number]) - len(self._lines[number].lstrip())
            if not bare.startswith("#") or indent < own or indent <= floor:
                break
            end = number + 1
        return end
