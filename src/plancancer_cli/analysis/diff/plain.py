"""Values of the files as plain data, and the form in which two of them are the same.

A file that is laid out in another way says the same: how text is wrapped, the kind of its spaces
and the way its accents are encoded do not count, nor does the `.0` of a number.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel

from plancancer_cli.model.periode import Periode

T = TypeVar("T")


def plain(value: Any) -> Any:
    """The value as JSON can say it: what a file leaves out is left out, dates are as written."""
    match value:
        case BaseModel():
            return {
                name: plain(getattr(value, name))
                for name, field in type(value).model_fields.items()
                if getattr(value, name) != field.get_default(call_default_factory=True)
            }
        case Enum():
            return value.value
        case dt.date():
            return value.isoformat()
        case Periode():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value


def canonical(value: Any) -> Any:
    """A hashable form of `plain` data that is equal for data that say the same."""
    match value:
        case BaseModel() | Enum() | dt.date() | Periode():
            return canonical(plain(value))
        case bool():
            return ("bool", value)
        case int() | float():
            return _number(value)
        case str():
            return " ".join(unicodedata.normalize("NFC", value).split())
        case Mapping():
            return frozenset((str(key), canonical(item)) for key, item in value.items())
        case list() | tuple():
            return tuple(canonical(item) for item in value)
        case _:
            return value


def same(a: Any, b: Any) -> bool:
    """Whether two values of the files say the same, in the same order."""
    return bool(canonical(a) == canonical(b))


def same_words(a: Any, b: Any) -> bool:
    """Whether two values say the same but for their typography: quotes, dashes, spaces, capitals."""
    return bool(_untypeset(canonical(a)) == _untypeset(canonical(b)))


_TYPOGRAPHY = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‐": "-", "‑": "-",
    "–": "-", "—": "-", "…": "...", "•": "-", "œ": "oe", "Œ": "oe", "æ": "ae",
})  # fmt: skip


def _untypeset(value: Any) -> Any:
    match value:
        case str():
            plainer = value.translate(_TYPOGRAPHY).casefold()
            return "".join(c for c in plainer if not c.isspace()).rstrip(".;:,")
        case tuple():
            return tuple(_untypeset(item) for item in value)
        case frozenset():
            return frozenset(_untypeset(item) for item in value)
        case _:
            return value


def same_set(a: Iterable[Any], b: Iterable[Any]) -> bool:
    """Whether two lists say the same in any order."""
    only_a, only_b = leftovers(tuple(a), tuple(b))
    return not only_a and not only_b


def leftovers(a: tuple[T, ...], b: tuple[T, ...]) -> tuple[list[int], list[int]]:
    """Positions in `a` and in `b` of what the other list does not hold as often."""
    unmatched: dict[Any, list[int]] = {}
    for position, item in enumerate(b):
        unmatched.setdefault(canonical(item), []).append(position)
    only_a = []
    for position, item in enumerate(a):
        found = unmatched.get(canonical(item))
        if found:
            found.pop(0)
        else:
            only_a.append(position)
    return only_a, sorted(position for rest in unmatched.values() for position in rest)


def _number(value: float) -> tuple[str, Any]:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    # A NaN is not equal to itself: what stands in two files is the same all the same.
    return ("number", number if number.is_finite() else str(number))
