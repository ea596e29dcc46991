"""Reads files whose lines stand as the canonical layout has them: nearly every file of a plan.

It knows what `fmt` writes in the plain cases and nothing more of YAML; any other file it declines,
and libyaml reads that. What it reads it reads as libyaml and `Builder` do, positions included, in
less than half of their time, and the tests hold the two against each other. And of what it has read
the layout is known: only the order of the keys is left to be looked at.
"""

from __future__ import annotations

import re
from functools import cache, partial
from sys import intern
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from plancancer_cli.storage.read.limits import MAX_TEXT
from plancancer_cli.storage.read.nodes import KeySpan, Span, YamlMap, YamlSeq
from plancancer_cli.storage.read.scalars import NUMERIC_START, WORDS, ScalarRefusedError, resolve

if TYPE_CHECKING:
    from plancancer_cli.storage.read.scalars import Scalar

_KEY = r"[a-z][a-z0-9_-]{0,99}+"
_LINE = re.compile(
    rf"( *+)(- )?+(?:({_KEY}):(?: (?=[^ \n])|(?=\n)))?+([^ \n][^\n]{{0,{MAX_TEXT - 1}}}+)?+\n"
)
"""Spaces, dash, key, and what follows."""

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What an unquoted text does not begin with, or only before certain characters.

Source: https://yaml.org/spec/1.2.2/#rule-c-indicator.
"""

_WORDS = r"(?!-(?![\w.]))[\w./+-]++(?: [\w./+-]++)*+"
_QUOTED = r""""[^"\\\n]*+"|'[^'\n]*+'"""
_IN_BRACKETS = re.compile(rf"(?:({_KEY}): )?+(?:({_WORDS}|{_QUOTED})|[\[{{])")
"""Key, and words or a text in quotes, or another bracket."""

_PAIRS = re.compile(rf"({_KEY}): ({_WORDS}|{_QUOTED})(?:, |\}}\Z)")
"""Key, and words or a text in quotes, one after the other up to the end."""

_DEEPEST = 40
"""Columns that a line is set in, and brackets in brackets: far more than a plan uses."""

_Node = TypeVar("_Node", bound="YamlMap | YamlSeq")
_Key: TypeAlias = tuple[str, int, int]
"""A key, and where it starts and ends."""


class _DeclinedError(Exception):
    """Something is met that is none of the plain cases."""


def read_canonical(text: str) -> YamlMap | None:
    """The root of a text in canonical layout, the order of its keys aside; None of any other.

    `text` is what `characters.screen` finds nothing in.
    """
    if "\t" in text or "\r" in text:
        return None
    try:
        return _Reader(text).read()
    except (_DeclinedError, ScalarRefusedError):
        return None


class _Reader:
    """Reads one text.

    `_node` is the innermost mapping or list that is open, `_column` where its keys or dashes stand,
    `_key` the key in it that waits for a value; `_outer` holds the same of those around it. `_end`
    is where the last value ends.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._find_pairs = partial(_places_of_pairs, text)
        self._column = self._end = 0
        self._key: _Key | None = None
        self._outer: list[tuple[Any, int, _Key | None]] = []
        # The first line may name the schema: who judges the layout looks at what it says.
        self._at = text.find("\n") + 1 if text.startswith("#") else 0
        self._root = YamlMap()
        self._node: Any = _begun(self._root, self._at, flow=False)

    def read(self) -> YamlMap:
        """Read to the end."""
        text, find = self._text, _LINE.match
        remarks: list[int] = []
        while (line := find(text, self._at)) is not None:
            pad, dash, key, rest = line.groups()
            column = len(pad)
            start = self._at + column
            self._at = line.end()
            if dash is None and key is None:
                remarks.append(_remark(column, rest, remarks))
                continue
            if remarks:
                self._leave(remarks, column)
            self._place(start, column, is_item=dash is not None)
            if key is not None:
                if dash is not None:
                    start += 2
                    column += 2
                    self._open(YamlMap(), start, column)
                if key in self._node or key in WORDS:
                    raise _DeclinedError
                self._key = intern(key), start, start + len(key)
            if rest is not None:
                self._value(rest, line.start(4), column)
            elif key is None:
                raise _DeclinedError
        self._close_to(0)
        if self._at < len(text) or remarks or not self._root:
            raise _DeclinedError
        self._root.span = self._root.span[0], self._end
        return self._root

    def _leave(self, remarks: list[int], column: int) -> None:
        """Pass over comments and empty lines above a line, which are set in as far as it is."""
        opens = column > self._column if self._key else not self._root
        if opens or any(remark not in {column, _EMPTY} for remark in remarks):
            raise _DeclinedError
        remarks.clear()

    def _place(self, start: int, column: int, *, is_item: bool) -> None:
        """Make that the innermost list or mapping which a line belongs to."""
        if self._key is not None and column > self._column:
            if column != self._column + 2:
                raise _DeclinedError
            self._open(YamlSeq() if is_item else YamlMap(), start, column)
            return
        if self._key is not None or column < self._column:
            self._close_to(column)
        if column != self._column or is_item != isinstance(self._node, YamlSeq):
            raise _DeclinedError

    def _open(self, node: YamlMap | YamlSeq, start: int, column: int) -> None:
        if column > _DEEPEST:
            raise _DeclinedError
        self._outer.append((self._node, self._column, self._key))
        self._node, self._column, self._key = _begun(node, start, flow=False), column, None

    def _close_to(self, column: int) -> None:
        """Close what is set in deeper than a column, once the last key has its empty value."""
        if self._key is not None:
            behind = self._key[2] + 1
            self._put(None, behind, behind)
        while column < self._column:
            node, start = self._node, self._node.span[0]
            node.span = start, self._end
            self._node, self._column, self._key = self._outer.pop()
            self._put(node, start, self._end)

    def _put(self, value: Any, start: int, end: int) -> None:
        node, key = self._node, self._key
        if key is None:
            node.append(value)
            node.spans.append((start, end))
        else:
            name, key_start, key_end = key
            node[name] = value
            node.spans[name] = key_start, key_end, start, end
            self._key = None
        self._end = end

    def _value(self, rest: str, start: int, column: int) -> None:
        """Read what follows a key or dash at a column."""
        first, end = rest[0], start + len(rest)
        value: Any
        if first not in _INDICATORS:
            # One of these ends an unquoted text, or is not part of it.
            if ": " in rest or " #" in rest or rest[-1] in ": ":
                raise _DeclinedError
            value = _scalar(rest)
        elif first in "\"'":
            if rest.find(first, 1) != len(rest) - 1 or (first == '"' and "\\" in rest):
                raise _DeclinedError
            value = _scalar(rest)
        elif first in "{[":
            value = self._pairs(start, end) or self._brackets(start, _DEEPEST)
            if value.span[1] != end:
                raise _DeclinedError
        else:
            value, end = self._block(rest, column + 2)
        self._put(value, start, end)

    def _block(self, header: str, column: int) -> tuple[str, int]:
        """Read the lines of a text that are set in to a column; return it and where it ends."""
        body = _body(column).match(self._text, self._at)
        if body is None or header not in {"|", ">-"} or len(body[0]) > MAX_TEXT:
            raise _DeclinedError
        self._at = body.end()
        lines = body[0][column:-1]
        separator = "\n" + " " * column
        if " \n" in body[0] or (header == ">-" and ("\n\n" in lines or separator + " " in lines)):
            raise _DeclinedError
        text = lines.replace(separator, "\n" if header == "|" else " ")
        return text + "\n" if header == "|" else text, self._at - 1

    def _pairs(self, start: int, end: int) -> YamlMap | None:
        """A mapping in braces that holds no brackets: a line of a series. None where it does."""
        node = YamlMap()
        at = start + 1
        for key, raw in _PAIRS.findall(self._text, at, end):
            if key in node or key in WORDS:
                return None
            node[intern(key)] = _scalar(raw)
            at += len(key) + len(raw) + 4
        # What was found fills the line: nothing stands in between.
        if at != end + 1:
            return None
        node.flow, node.span, node.spans = True, (start, end), self._find_pairs
        return node

    def _brackets(self, start: int, deepest: int) -> Any:
        """A mapping or list in brackets, which is on one line."""
        text = self._text
        closing = "}" if text[start] == "{" else "]"
        node: Any = _begun(YamlMap() if closing == "}" else YamlSeq(), start, flow=True)
        at = end = start + 1
        while text[end] != closing:
            if end > at:
                if not text.startswith(", ", end):
                    raise _DeclinedError
                at = end + 2
            part = _IN_BRACKETS.match(text, at)
            if part is None or not deepest:
                raise _DeclinedError
            key, raw = part.groups()
            begin = at if key is None else at + len(key) + 2
            value: Any
            if raw is not None:
                value, end = _scalar(raw), begin + len(raw)
            else:
                value = self._brackets(begin, deepest - 1)
                end = value.span[1]
            if key is None and closing == "]":
                node.append(value)
                node.spans.append((begin, end))
            elif key and closing == "}" and key not in node and key not in WORDS:
                node[key] = value
                node.spans[key] = at, begin - 2, begin, end
            else:
                raise _DeclinedError
        node.span = start, end + 1
        return node


_EMPTY = -1
"""Instead of a column: an empty line."""


def _remark(column: int, rest: str | None, above: list[int]) -> int:
    """The column of a comment, or `_EMPTY`; two empty lines in a row are none of the layout."""
    if rest is None and not column and above[-1:] != [_EMPTY]:
        return _EMPTY
    if rest is None or rest[0] != "#" or rest != rest.rstrip():
        raise _DeclinedError
    return column


@cache
def _body(column: int) -> re.Pattern[str]:
    """The lines of a text that are set in to a column, empty lines between them included."""
    pad = rf" {{{column}}}"
    return re.compile(rf"{pad}[^ \n][^\n]*+\n(?:\n*+{pad}[^\n]*+\n)*+")


def _scalar(raw: str) -> Scalar:
    """The value of an unquoted text or of one in quotes, which holds no escapes."""
    first = raw[0]
    if first in "\"'":
        return raw[1:-1]
    return resolve(raw) if first in NUMERIC_START or raw in WORDS else raw


def _places_of_pairs(text: str, span: Span) -> dict[str, KeySpan]:
    """Where the keys and values of a mapping in braces stand: nobody asks that of most lines."""
    places = {}
    at = span[0] + 1
    for key, raw in _PAIRS.findall(text, at, span[1]):
        begin = at + len(key) + 2
        end = begin + len(raw)
        places[key] = at, begin - 2, begin, end
        at = end + 2
    return places


def _begun(node: _Node, start: int, *, flow: bool) -> _Node:
    spans: Any = {} if isinstance(node, YamlMap) else []
    node.spans = spans
    node.flow = flow
    node.span = start, start
    return node
