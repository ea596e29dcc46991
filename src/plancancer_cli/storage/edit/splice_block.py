"""Lists whose items stand below each other, each behind a dash."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from plancancer_cli.storage.edit.insertion import Patch
from plancancer_cli.storage.edit.splice_lines import after_anchor, anchor_end, below, column
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.storage.read.source import Source

_COLON = re.compile(r"[ \t]*:")
_DOCUMENT_END = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE)
_USUAL_OFFSET = 2


def below_items(source: Source, items: YamlSeq, lines: list[str]) -> list[Patch] | None:
    """Put the lines directly below the last item, before the comments that follow it.

    None where the dashes are not where they are expected.
    """
    dash = after_anchor(source.text, items.span[0])
    if not source.text.startswith("-", dash):
        return None
    indent = column(source.text, dash)
    return [below(source, items.spans[-1][1], _dashed(indent, lines))]


def below_key(source: Source, parent: YamlMap, key: str, lines: list[str]) -> list[Patch] | None:
    """Put the lines below a key that holds `[]`, `null` or nothing, which is taken away.

    What follows on the line of the key, a comment, stays. None where more than one line would have
    to change, or a comment would go.
    """
    text = source.text
    key_start, key_end, start, end = parent.spans[key]
    colon = _COLON.match(text, key_end)
    if colon is None:
        return None
    kept = anchor_end(text, start) or colon.end()
    if "#" in text[kept:end]:
        return None
    indent = column(text, key_start) + _offset_of_lists(source, parent)
    patches = [below(source, end, _dashed(indent, lines))]
    return patches if kept == end else [Patch(kept, end, ""), *patches]


def new_key(
    source: Source, parent: YamlMap, key: str, lines: list[str], *, root: bool
) -> list[Patch]:
    """Put a new key with its list below the last line of a mapping.

    At the root that is the last line of the file, elsewhere the one on which the last value ends.
    """
    text = source.text
    indent = column(text, after_anchor(text, parent.span[0]))
    added = [f"{' ' * indent}{key}:"]
    added += _dashed(indent + _offset_of_lists(source, parent), lines)
    end = parent.span[1]
    return [below(source, _last_line(text, end) if root else end, added)]


def _dashed(indent: int, lines: list[str]) -> list[str]:
    return [f"{' ' * indent}- {line}" for line in lines]


def _last_line(text: str, end: int) -> int:
    """Return the end of the last line that is not empty, before a `...`."""
    marker = _DOCUMENT_END.search(text, end)
    return max(end, len(text[: marker.start() if marker else None].rstrip()))


def _offset_of_lists(source: Source, parent: YamlMap) -> int:
    """Return how far the file sets the dashes of lists in from their key: as around, else 2."""
    return next(chain(_offsets(source, parent), _all_offsets(source, source.data)), _USUAL_OFFSET)


def _all_offsets(source: Source, node: object) -> Iterator[int]:
    if isinstance(node, YamlMap):
        yield from _offsets(source, node)
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _all_offsets(source, child)


def _offsets(source: Source, node: YamlMap) -> Iterator[int]:
    text = source.text
    for key, value in node.items():
        if isinstance(value, YamlSeq) and not value.flow and not node.flow:
            key_start, key_end, start, _ = node.spans[key]
            offset = column(text, after_anchor(text, start)) - column(text, key_start)
            if _COLON.match(text, key_end) is not None and offset >= 0:
                yield offset
