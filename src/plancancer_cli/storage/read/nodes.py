"""What a YAML file holds: ordinary dicts and lists that know where they were written."""

from __future__ import annotations

from typing import Any, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Start and end of a stretch of the text, in code points."""

KeySpan: TypeAlias = tuple[int, int, int, int]
"""Start and end of a key, start and end of its value."""


class YamlMap(dict[str, Any]):
    """A mapping.

    Attributes:
        spans: for each key where it and its value stand.
        span: where the mapping stands, up to the end of its last value.
        flow: whether it is written in braces.
    """

    __slots__ = ("flow", "span", "spans")
    flow: bool
    span: Span
    spans: dict[str, KeySpan]


class YamlSeq(list[Any]):
    """A list; attributes as in `YamlMap`, `spans` in the order of the items."""

    __slots__ = ("flow", "span", "spans")
    flow: bool
    span: Span
    spans: list[Span]
