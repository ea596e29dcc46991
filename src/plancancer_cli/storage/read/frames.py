"""The lists and mappings that are open while a file is read.

A frame takes what stands directly in it, checks the keys, and notes where everything stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from plancancer_cli.diagnostics import Mending
from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.commas import Strays, show
from plancancer_cli.storage.read.findings import shortened
from plancancer_cli.storage.read.marks import glued, glued_message
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq
from plancancer_cli.storage.read.quotation import told_cut
from plancancer_cli.storage.read.scalars import NUMERIC_START, WORDS, ScalarRefusedError, resolve

if TYPE_CHECKING:
    from plancancer_cli.storage.read.findings import Findings

_COLON = re.compile(r"\s*:")
_MERGE = "<<"


class SeqFrame:
    """An open list; `anchor` is its name, `end` the end of what it holds so far."""

    wants_key: Literal[False] = False
    anchor: str | None = None

    def __init__(self, text: str, findings: Findings, start: int, *, flow: bool) -> None:
        self._text = text
        self._findings = findings
        self.node = node = YamlSeq()
        node.spans = []
        node.flow = flow
        self.start = self.end = start

    def add(self, value: Any, start: int, end: int) -> None:
        """Append an item."""
        self.node.append(value)
        self.node.spans.append((start, end))
        self.end = end

    def key_start(self, start: int) -> int:
        """Where what a hint shows of a value begins: at the value itself."""
        return start

    def add_empty(self, offset: int) -> None:
        """Append an item that is left empty: a dash and nothing else."""
        told_cut(self._text, offset, offset, offset, self._findings)
        self.add(None, offset, offset)

    def close(self, end: int) -> None:
        """Fix the end, for lists in brackets that of the closing bracket."""
        if self.node.flow:
            self.end = end
        self.node.span = (self.start, self.end)


class MapFrame:
    """An open mapping; attributes as in `SeqFrame`."""

    # Set on few mappings, or with the first key: frames are many, made where speed counts.
    wants_key = True
    anchor: str | None = None
    _strays: Strays | None = None
    _second = False
    is_item = False
    _key: str | None = None
    _key_start: int
    _key_end: int
    _key_plain: bool

    def __init__(self, text: str, findings: Findings, start: int, *, flow: bool) -> None:
        self._text = text
        self._findings = findings
        self.node = node = YamlMap()
        node.spans = {}
        node.flow = flow
        self.start = self.end = start

    def set_key(self, key: str, start: int, end: int, *, plain: bool) -> None:
        """Take a scalar as the next key; it is checked once its value is there."""
        self._key = key
        self._key_start = start
        self._key_end = self.end = end
        self._key_plain = plain
        self.wants_key = False

    def add(self, value: Any, start: int, end: int) -> None:
        """Take the value of the key; a list or mapping in the place of a key is refused."""
        self.end = end
        if self.wants_key:
            self._refuse_key(start)
            self._key = None
            self.wants_key = False
            return
        self.wants_key = True
        key = self._key
        if key is None:
            return
        node = self.node
        if (
            key in node
            or key == _MERGE
            or (self._key_plain and (key in WORDS or key[0] in NUMERIC_START))
        ) and not self._accepts(key):
            return
        node[key] = value
        node.spans[key] = (self._key_start, self._key_end, start, end)

    def key_start(self, start: int) -> int:
        """Where what a hint shows of a value begins: at its key."""
        return self._key_start if self._key is not None else start

    def add_empty(self, offset: int) -> None:
        """Take a key without value, or an empty key."""
        if self.wants_key:
            self.set_key("", offset, offset, plain=True)
            return
        if self._key is None:
            self.add(None, offset, offset)
            return
        colon = _COLON.match(self._text, self._key_end)
        if colon is not None:
            told_cut(self._text, colon.end(), colon.end(), self._key_start, self._findings)
            self.add(None, colon.end(), colon.end())
        elif not self._is_stray():
            self.add(None, self._key_end, self._key_end)

    def close(self, end: int) -> None:
        """Fix the end, for mappings in braces that of the closing brace."""
        if self._strays is not None:
            self._strays.mend(self.node, self._findings)
        if self.node.flow:
            self.end = end
        self.node.span = (self.start, self.end)

    def _is_stray(self) -> bool:
        """Whether the key is in truth what a comma has cut off the value before it (PC007)."""
        if not (self.node.flow and self._key_plain):
            return False
        found = glued(self._key or "")
        if found is not None:
            self._take_glued(found)
            return True
        if self._strays is None:
            self._strays = Strays(self._text)
        if not self._strays.take(self.node, self._key_start, self._key_end):
            return False
        self.wants_key = True
        return True

    def _take_glued(self, found: re.Match[str]) -> None:
        """Take `valeur:10`, which is read as `valeur: 10` is, and say that a space is missing."""
        at = self._key_start + found.start("colon")
        start, end = self._key_start + found.start("value"), self._key_end
        mending = Mending(at, start, ": ", self._key_start, end)
        hint = show(mending.corrected(self._text))
        self._findings.add("PC002", at, glued_message(found["colon"]), hint, mending)
        try:
            value: Any = resolve(found["value"])
        except ScalarRefusedError:
            value = found["value"]
        key = found["key"]
        self.node[key] = value
        self.node.spans[key] = (self._key_start, at, start, end)
        self.wants_key = True

    def _accepts(self, key: str) -> bool:
        """Whether the value of a doubtful key is kept; says what is wrong with the key."""
        if key in self.node:
            if not self._findings.full:
                self._report_duplicate(key)
            return False
        if key == _MERGE and self._key_plain:
            self._findings.add(
                "PC004",
                self._key_start,
                msg("The key << (merge) is not accepted."),
                msg("Write out the keys that it would bring in."),
            )
            return False
        if self._key_plain and not self._findings.full and not _is_text(key):
            self._report_not_text(key)
        return bool(key)

    def _report_duplicate(self, key: str) -> None:
        if self._second or (self.is_item and key == next(iter(self.node))):
            self._report_second(key)
            return
        first = self._findings.line(self.node.spans[key][0])
        self._findings.add(
            "PC003",
            self._key_start,
            msg("The key {key!r} is already given on line {line}.", key=shortened(key), line=first),
            msg("Keep one of the two, or join what they say."),
        )

    def _report_second(self, key: str) -> None:
        """Say once that another item begins here, where a mapping begins anew without a dash."""
        if not self._second:
            self._second = True
            self._findings.add(
                "PC003",
                self._key_start,
                msg(
                    "The key {key!r} is given again: a new item begins here without its dash.",
                    key=shortened(key),
                ),
                msg(
                    "Write a dash before it (- {key}: …), or keep one of the two.",
                    key=shortened(key),
                ),
            )

    def _report_not_text(self, key: str) -> None:
        if key:
            message = msg("The key {key!r} does not read as text.", key=shortened(key))
            hint = msg("Put it in quotes: {mended}", mended=f'"{shortened(key)}":')
        else:
            message = msg("A key is missing before the colon.")
            hint = msg("Write the name of the key, or remove the colon.")
        self._findings.add("PC004", self._key_start, message, hint)

    def _refuse_key(self, offset: int) -> None:
        self._findings.add(
            "PC004",
            offset,
            msg("A list, a mapping or a reference cannot be a key."),
            msg("Write the key as a word; put a text that begins with {{, [ or * in quotes."),
        )


def _is_text(key: str) -> bool:
    try:
        return isinstance(resolve(key), str)
    except ScalarRefusedError:
        return False
