"""Commas that cut a value in two inside braces: PC007.

YAML reads `{valeur: 52,3}` as the value 52 and a key `3` without value, and what follows the comma
of an unquoted text as another key. People who type French numbers and sentences mean neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Mending
from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.findings import shortened
from plancancer_cli.storage.read.scalars import ScalarRefusedError, resolve

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.read.findings import Findings
    from plancancer_cli.storage.read.nodes import YamlMap
    from plancancer_cli.storage.read.scalars import Scalar

_DECIMAL_COMMA = re.compile(r"([-+]?[0-9]+),([0-9]+)")
_NOT_PLAIN = tuple("\"'[{*&")


class Strays:
    """The pieces that commas have cut off the values of one mapping in braces."""

    __slots__ = ("_ends", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[str, int] = {}

    def take(self, node: YamlMap, start: int, end: int) -> bool:
        """Take the key at `start`, `end` as a piece of the value before it, if that can be."""
        if not node:
            return False
        before = next(reversed(node))
        value_start, value_end = node.spans[before][2:]
        between = self._text[self._ends.get(before, value_end) : start]
        if between.strip() != "," or self._text.startswith(_NOT_PLAIN, value_start):
            return False
        self._ends[before] = end
        return True

    def mend(self, node: YamlMap, findings: Findings) -> None:
        """Report each cut value with the mended line, and read it as that line does."""
        for key, end in self._ends.items():
            key_start, key_end, start, cut = node.spans[key]
            whole = self._text[start:end]
            number = _DECIMAL_COMMA.fullmatch(whole)
            node.spans[key] = (key_start, key_end, start, end)
            node[key] = " ".join(whole.split()) if number is None else _number(number)
            _report(findings, cut, key, number, node[key], (key_start, start, end), self._text)


def _number(match: re.Match[str]) -> Scalar:
    text = f"{match[1]}.{match[2]}"
    try:
        return resolve(text)
    except ScalarRefusedError:
        return match[0]


def _report(
    findings: Findings,
    offset: int,
    key: str,
    number: re.Match[str] | None,
    text: Scalar,
    stretch: tuple[int, int, int],
    source: str,
) -> None:
    first, start, end = stretch
    if number is not None:
        message = msg(
            "The comma of {number!r} cuts the number in two.", number=shortened(number[0])
        )
        mending = Mending(start, end, f"{number[1]}.{number[2]}", first, end)
        hint = msg("Write a decimal point: {mended}", mended=shortened(mending.corrected(source)))
    else:
        message = msg("The comma cuts the value of {key!r} in two.", key=shortened(key))
        mending = Mending(start, end, quoted(str(text)), first, end)
        hint = put_in_quotes(mending.corrected(source))
    findings.add("PC007", offset, message, hint, mending)


def show(mended: str) -> Text:
    """Return the hint that shows the mended line where it is short."""
    return msg("Write: {mended}", mended=shortened(mended))


def put_in_quotes(mended: str) -> Text:
    """Return the hint to put a text in quotes, with the mended line where it is short."""
    if shortened(mended) != mended:
        return msg("Put the text in quotes.")
    return msg("Put the text in quotes: {mended}", mended=mended)


def quoted(text: str) -> str:
    """Return a text in the quotes of YAML that need the fewest escapes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
