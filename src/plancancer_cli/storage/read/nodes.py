"""What a YAML file holds: ordinary dicts and lists that know where they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

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

    __slots__ = ("_spans", "flow", "span")
    flow: bool
    span: Span
    _spans: dict[str, KeySpan] | Callable[[Span], dict[str, KeySpan]]

    @property
    def spans(self) -> dict[str, KeySpan]:
        """See above. Where a reader only says how to find them, they are found when asked for."""
        if not isinstance(self._spans, dict):
            self._spans = self._spans(self.span)
        return self._spans

    @spans.setter
    def spans(self, spans: dict[str, KeySpan] | Callable[[Span], dict[str, KeySpan]]) -> None:
        self._spans = spans


class YamlSeq(list[Any]):
    """A list; attributes as in `YamlMap`, `spans` in the order of the items."""

    __slots__ = ("flow", "span", "spans")
    flow: bool
    span: Span
    spans: list[Span]
