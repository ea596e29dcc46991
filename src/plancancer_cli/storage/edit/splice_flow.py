"""Lists and mappings in brackets or braces: what is added stays inside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plancancer_cli.storage.edit.insertion import Patch
from plancancer_cli.storage.edit.splice_lines import after_anchor, anchor_end, below
from plancancer_cli.storage.read.nodes import Span, YamlMap, YamlSeq

if TYPE_CHECKING:
    from plancancer_cli.storage.read.source import Source

_GAP_AND_COMMA = re.compile(r"(?>(?:[ \t\r\n]+|#[^\n]*)*),")
_BEFORE_ITEM = re.compile(r"([ \t]*)(?:,[ \t]*)?")
_COLON = re.compile(r"[ \t]*:")


def append_in_flow(source: Source, node: YamlMap | YamlSeq, pieces: list[str]) -> list[Patch]:
    """Put pieces behind the last item, on lines of their own where the closing bracket has one.

    Such a line begins with the comma, unless the last item already has one behind it: so the line
    of that item does not change.
    """
    text = source.text
    close = node.span[1] - 1
    if not node:
        return [_into_empty(text, after_anchor(text, node.span[0]) + 1, close, pieces)]
    last = node.spans[next(reversed(node))] if isinstance(node, YamlMap) else node.spans[-1]
    comma = _GAP_AND_COMMA.match(text, last[-1], close)
    at = comma.end() if comma else last[-1]
    if "\n" not in text[at:close]:
        added = "".join(f" {piece}," if comma else f", {piece}" for piece in pieces)
        return [Patch(at, at, added)]
    indent = _indent(text, last[0], node.span[0])
    return [below(source, at, [indent + (f"{p}," if comma else f", {p}") for p in pieces])]


def fill_in_place(
    source: Source, parent: YamlMap | YamlSeq, key: str | int, lines: list[str]
) -> list[Patch]:
    """Put the items in brackets where `[]`, `null` or nothing stands."""
    text = source.text
    value, (start, end) = _value_of(parent, key)
    if isinstance(value, YamlSeq):
        return append_in_flow(source, value, lines)
    items = f"[{', '.join(lines)}]"
    anchored = anchor_end(text, start)
    if anchored is not None:
        return [Patch(anchored, end, f" {items}")]
    if start < end:
        return [Patch(start, end, items)]
    if isinstance(parent, YamlMap) and _COLON.match(text, parent.spans[str(key)][1]) is None:
        return [Patch(start, end, f": {items}")]
    return [Patch(start, end, f" {items}")]


def _value_of(parent: YamlMap | YamlSeq, key: str | int) -> tuple[Any, Span]:
    if isinstance(parent, YamlMap):
        return parent[str(key)], parent.spans[str(key)][2:]
    return parent[int(key)], parent.spans[int(key)]


def _into_empty(text: str, opened: int, close: int, pieces: list[str]) -> Patch:
    inside = text[opened:close]
    return Patch(opened, opened if inside.strip() else close, ", ".join(pieces))


def _indent(text: str, item: int, node: int) -> str:
    """Return the indentation of the line that an item begins, else one below that of the list."""
    line = text.rfind("\n", 0, item) + 1
    before = _BEFORE_ITEM.fullmatch(text, line, item)
    if before is not None:
        return before[1]
    line = text.rfind("\n", 0, node) + 1
    found = re.compile(r"[ \t]*").match(text, line)
    return (found[0] if found else "") + "  "
