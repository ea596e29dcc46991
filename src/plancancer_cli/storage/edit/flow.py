"""One item as one line of YAML in braces: `{date: 2024-01-01, valeur: 52.3, source: "https://…"}`.

Texts always stand in double quotes, so that no comma, colon or number in them changes what is read;
escapes are used only where YAML needs them. YAML 1.2.2, chapters 7.3.1 and 7.4.2.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.storage.read.characters import FORBIDDEN
from plancancer_cli.storage.read.scalars import WORDS, resolve

_SAFE_WORD = re.compile(r"[^\W\d](?:[\w./-]*\w)?")
# Other programs read these as yes and no (YAML 1.1).
_OLD_BOOLEANS = frozenset({"y", "n", "yes", "no", "on", "off"})
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Word(str):
    """An id, or a word of a fixed list: written without quotes where YAML reads it as text."""

    __slots__ = ()


def flow(value: object) -> str:
    """Return a value as it is written inside braces.

    Texts are quoted, except `Word` and members of a `StrEnum`; a `Periode` takes its notation
    (2023, 2023-06, 2023-T1).

    Raises:
        WriteRefused: a text holds a character that the reader refuses (PC005).
        TypeError: a type that has no written form.
        ValueError: a number that is infinite or not a number.
    """
    match value:
        case Mapping():
            pairs = (f"{_key(key)}: {flow(item)}" for key, item in value.items())
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str():
            return _word(value) if isinstance(value, Word | StrEnum) else _quoted(value)
        case bool() | None:
            return {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            return _number(value)
    if isinstance(value, Periode) or (isinstance(value, date) and not isinstance(value, datetime)):
        return str(value)
    raise TypeError(f"no written form: {value!r}")


def as_read(value: object) -> Any:
    """Return what the reader makes of `flow(value)`: plain strings, ints, floats, dicts, lists."""
    match value:
        case str():
            return "".join(value)
        case Periode():
            return resolve(str(value))
        case Mapping():
            return {as_read(key): as_read(item) for key, item in value.items()}
        case list() | tuple():
            return [as_read(item) for item in value]
    return value


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key is a text: {key!r}")
    return _word(key)


def _word(text: str) -> str:
    plain = _SAFE_WORD.fullmatch(text) is not None and text not in WORDS
    return str.__str__(text) if plain and text.lower() not in _OLD_BOOLEANS else _quoted(text)


def _quoted(text: str) -> str:
    found = FORBIDDEN.search(text)
    if found is not None:
        raise WriteRefused(
            msg("The text holds the invisible character {char}.", char=f"U+{ord(found[0]):04X}"),
            msg("Type the text again instead of pasting it."),
        )
    return f'"{text.translate(_ESCAPES)}"'


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(int(value))
    if not math.isfinite(value):
        raise ValueError(f"not a finite number: {value!r}")
    return repr(float(value))
