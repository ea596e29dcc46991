"""What an unquoted word of a YAML file stands for: the YAML 1.2 core schema, and dates.

Source: https://yaml.org/spec/1.2.2/#103-core-schema. `on`, `no`, `12:30` and `2023-06` are text.
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.findings import shortened
from plancancer_cli.storage.read.limits import MAX_DIGITS, MAX_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.i18n import Text

Scalar: TypeAlias = str | int | float | bool | date | None
_Number = TypeVar("_Number", int, float)

WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""The words that are no text."""

NUMERIC_START = frozenset("0123456789+-.")
"""The characters that a number or a date begins with."""

_NUMBER = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|(?P<int>[-+]?[0-9]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<octal>0o[0-7]+)"
    r"|(?P<hexadecimal>0x[0-9a-fA-F]+)"
    r"|(?P<special>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)


class ScalarRefusedError(ValueError):
    """A word that looks like a value and is none: a finding's code, message and hint."""

    def __init__(self, code: str, message: Text, hint: Text) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.hint = hint


def resolve(text: str) -> Scalar:
    """Return the value of an unquoted scalar.

    Raises:
        ScalarRefusedError: an impossible date (PC014); a number that is infinite, not a number,
            of more than `MAX_DIGITS` digits, or beyond `MAX_NUMBER` (PC004).
    """
    return _short(text) if len(text) <= _SHORT else _resolved(text)


_SHORT = 24
"""Characters of dates and of nearly all numbers: series hold the same ones over and over."""


def _resolved(text: str) -> Scalar:
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMERIC_START:
        return text
    match = _NUMBER.fullmatch(text)
    return text if match is None else _READERS[match.lastgroup or ""](text)


_short = lru_cache(maxsize=2**14)(_resolved)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ScalarRefusedError(
            "PC014",
            msg("The date {date!r} does not exist.", date=text),
            msg("Correct the day or the month (year-month-day); put it in quotes if it is a text."),
        ) from None


def _int(text: str, base: int = 10) -> int:
    if len(text) > MAX_DIGITS + 1:
        raise _too_long()
    try:
        value = int(text, base)
    except ValueError:  # a sign and one digit too many
        raise _too_long() from None
    return _within(value, text)


def _float(text: str) -> float:
    if len(text) > MAX_DIGITS:
        raise _too_long()
    value = float(text)
    if math.isinf(value):
        raise _not_finite(text)
    return _within(value, text)


def _within(value: _Number, text: str) -> _Number:
    if abs(value) > MAX_NUMBER:
        raise ScalarRefusedError(
            "PC004",
            msg("The number {value} is larger than is accepted.", value=shortened(text)),
            msg("Check the number; put it in quotes if it is a text."),
        )
    return value


def _special(text: str) -> float:
    raise _not_finite(text)


def _too_long() -> ScalarRefusedError:
    return ScalarRefusedError(
        "PC004",
        msg("A number has more than {limit} digits.", limit=MAX_DIGITS),
        msg("Check the number; put it in quotes if it is a text."),
    )


def _not_finite(text: str) -> ScalarRefusedError:
    return ScalarRefusedError(
        "PC004",
        msg("{value!r} is not a finite number.", value=shortened(text)),
        msg("Write the number in figures, null if it is not known, or quotes if it is a text."),
    )


_READERS: dict[str, Callable[[str], Scalar]] = {
    "date": _date,
    "int": _int,
    "float": _float,
    "octal": lambda text: _int(text[2:], 8),
    "hexadecimal": lambda text: _int(text[2:], 16),
    "special": _special,
}
