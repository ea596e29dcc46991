"""The comments of a file, found outside of its keys and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.storage.read.source import Source


def remarks(source: Source) -> list[str]:
    """Return every comment of a file that was read, from its `#` on, in the order of the file."""
    return remarks_between(source, source.data, 0, len(source.text))


def remarks_between(source: Source, node: Any, start: int, end: int) -> list[str]:
    """Return the comments of a stretch of the text in which only `node` holds keys and values.

    A comment in the header of a block text (`| # so`) belongs to the text and is left out.
    """
    found: list[str] = []
    for gap_start, gap_end in _gaps(node, start, end):
        for line in source.text[gap_start:gap_end].split("\n"):
            _, mark, words = line.partition("#")
            if mark:
                found.append(f"#{words}".rstrip())
    return found


def scalars(node: Any, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Return where the keys and the values without parts stand, in the order of the file."""
    if isinstance(node, YamlMap):
        for key, (key_start, key_end, start, end) in node.spans.items():
            yield key_start, key_end
            yield from scalars(node[key], (start, end))
    elif isinstance(node, YamlSeq):
        for item, inner in zip(node, node.spans, strict=True):
            yield from scalars(item, inner)
    else:
        yield span


def _gaps(node: Any, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for begin, stop in scalars(node, (end, end)):
        if start <= begin < end:
            yield at, begin
            at = max(at, stop)
    yield at, end
