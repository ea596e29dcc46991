"""Whether a file surely has the canonical layout, told from the gaps between its keys and values.

This is no second description of the layout: it knows the plain cases, which nearly every file is
made of, and says "not sure" of anything else; then the layout is written out and compared. A file
is looked at here in a tenth of the time that this takes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from plancancer_cli.storage.kinds import MODELINE
from plancancer_cli.storage.layout_scalars import flow_scalar, is_text_block, scalar_lines
from plancancer_cli.storage.nodes import YamlMap, YamlSeq
from plancancer_cli.storage.shapes import LOGS, inner, ranks

if TYPE_CHECKING:
    from pydantic import BaseModel

    from plancancer_cli.storage.nodes import KeySpan
    from plancancer_cli.storage.source import Source

_REFERENCES = ("&", "*")

_WORD = r"[\w./+-]++(?: [\w./+-]++)*+"
_PAIR = rf'[a-z_]++: (?:{_WORD}|"[^"\\\n]*+")'
_PLAIN_LINE = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*+\}}")
"""A mapping of words, numbers, dates and texts in double quotes: most lines of a series."""


class _NotSureError(Exception):
    """Something is met that is not one of the plain cases."""


def is_surely_canonical(source: Source, model: type[BaseModel], modeline: str | None) -> bool:
    """Whether `canonical` would give back the text of a file; False where that is not sure.

    `source` has no problems and follows its model; `modeline` is the line that is added where the
    file has none.
    """
    root, text = source.data, source.text
    if source.bom or "\r" in text or not isinstance(root, YamlMap) or not _is_block(root):
        return False
    head = text[: source.span[0]]
    named = _is_modeline(head) if head or modeline is not None else True
    try:
        return named and text[_Check(text).mapping(root, model, 0) :] == "\n"
    except _NotSureError:
        return False


def _is_modeline(head: str) -> bool:
    line = head.removesuffix("\n")
    return head.startswith(MODELINE) and line != head and line == line.rstrip() and "\n" not in line


def _is_block(value: object) -> bool:
    """Whether this is a list or mapping of which each part begins a line."""
    return isinstance(value, YamlMap | YamlSeq) and bool(value) and not value.flow


class _Check:
    """Walks through a text; each method returns where what it was given ends."""

    def __init__(self, text: str) -> None:
        self._text = text

    def mapping(self, node: YamlMap, model: type[BaseModel] | None, indent: int) -> int:
        """A mapping whose first key stands at its place."""
        end = 0
        for rank, (key, (key_start, key_end, start, stop)) in enumerate(_pairs(node, model)):
            if rank:
                self._between(end, key_start, indent)
            self._require(":", key_end)
            value, below = node[key], inner(model, key)
            if _is_block(value):
                begin = f":\n{' ' * (indent + 2)}"
                self._require(begin, key_end)
                self._same(start, key_end + len(begin))
                end = self._block(value, below, indent + 2)
            elif start == stop:
                self._same(start, key_end + 1)
                end = start
            else:
                self._same(start, key_end + 2)
                self._require(" ", key_end + 1)
                end = self._value(value, start, stop, below, indent)
        return end

    def _block(self, node: Any, model: type[BaseModel] | None, indent: int) -> int:
        if isinstance(node, YamlMap):
            self._same(next(iter(node.spans.values()))[0], node.span[0])
            return self.mapping(node, model, indent)
        end: int = node.span[0]
        for rank, (item, (start, stop)) in enumerate(zip(node, node.spans, strict=True)):
            if rank:
                self._between(end, start - 2, indent)
            else:
                self._same(start, end + 2)
            self._require("- ", start - 2)
            if not _is_block(item):
                end = self._value(item, start, stop, model, indent)
            elif model in LOGS or isinstance(item, YamlSeq):
                raise _NotSureError
            else:
                end = self._block(item, model, indent + 2)
        return end

    def _value(
        self, value: Any, start: int, stop: int, model: type[BaseModel] | None, indent: int
    ) -> int:
        """A scalar, or a list or mapping in brackets, behind its key or dash."""
        if isinstance(value, YamlMap | YamlSeq):
            if value and isinstance(value, YamlSeq) and model in LOGS:
                raise _NotSureError
            self._flow(value, start, stop, model)
            return stop
        raw = self._text[start:stop]
        if raw.startswith(_REFERENCES):
            raise _NotSureError
        if ("\n" in raw or is_text_block(raw)) and raw != "\n".join(
            scalar_lines(raw, value, indent, indent)
        ):
            raise _NotSureError
        return stop

    def _flow(self, value: Any, start: int, stop: int, model: type[BaseModel] | None) -> None:
        """A value in brackets; a scalar in them is written there as it is."""
        if isinstance(value, YamlMap):
            at = self._flow_mapping(value, start, model)
        elif isinstance(value, YamlSeq):
            at = self._flow_list(value, start, model)
        else:
            raw = self._text[start:stop]
            if not raw or raw.startswith(_REFERENCES) or flow_scalar(raw, value) != raw:
                raise _NotSureError
            return
        self._same(stop, at + 1)

    def _flow_mapping(self, node: YamlMap, at: int, model: type[BaseModel] | None) -> int:
        plain = _PLAIN_LINE.match(self._text, at)
        if plain is not None and plain.end() == node.span[1]:
            _pairs(node, model)
            return plain.end() - 1
        self._require("{", at)
        at += 1
        for rank, (key, (key_start, key_end, start, stop)) in enumerate(_pairs(node, model)):
            at = self._comma(at) if rank else at
            self._same(key_start, at)
            self._require(": ", key_end)
            self._same(start, key_end + 2)
            raw = self._text[key_start:key_end]
            if flow_scalar(raw, key) != raw:
                raise _NotSureError
            self._flow(node[key], start, stop, inner(model, key))
            at = stop
        self._require("}", at)
        return at

    def _flow_list(self, node: YamlSeq, at: int, model: type[BaseModel] | None) -> int:
        self._require("[", at)
        at += 1
        for rank, (item, (start, stop)) in enumerate(zip(node, node.spans, strict=True)):
            at = self._comma(at) if rank else at
            self._same(start, at)
            self._flow(item, start, stop, model)
            at = stop
        self._require("]", at)
        return at

    def _comma(self, at: int) -> int:
        self._require(", ", at)
        return at + 2

    def _between(self, end: int, start: int, indent: int) -> None:
        """From one part to the next: a line break, with comments of the next and empty lines."""
        if start - end == indent + 1:
            self._require("\n" + " " * indent, end)
            return
        pad = " " * indent
        first, *lines, last = self._text[end:start].split("\n")
        before = "#"
        for line in lines:
            comment = line.startswith(f"{pad}#") and line == line.rstrip()
            if not comment and (line or not before):
                raise _NotSureError
            before = line
        if first or last != pad:
            raise _NotSureError

    def _require(self, expected: str, at: int) -> None:
        if not self._text.startswith(expected, at):
            raise _NotSureError

    def _same(self, one: int, other: int) -> None:
        if one != other:
            raise _NotSureError


def _pairs(node: YamlMap, model: type[BaseModel] | None) -> list[tuple[str, KeySpan]]:
    """The keys of a mapping, which must be in the order of its model."""
    if model is not None and not _in_order(model, tuple(node.spans)):
        raise _NotSureError
    return list(node.spans.items())


@lru_cache(1024)
def _in_order(model: type[BaseModel], keys: tuple[str, ...]) -> bool:
    places = ranks(model)
    found = [places.get(key, len(places)) for key in keys]
    return found == sorted(found)
