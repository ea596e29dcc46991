"""A value as it is typed on a command line or in a sheet, read by the type of the indicateur."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.base import nombre_francais
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur

if TYPE_CHECKING:
    from collections.abc import Mapping

_YES = frozenset({"oui", "yes", "true", "vrai", "o", "y"})
_NO = frozenset({"non", "no", "false", "faux", "n"})
_RATIO = re.compile(r"\s*([^/]+?)\s*/\s*([^/]+?)\s*")
SECRET = "secret"  # noqa: S105 -- the word of the files, not a password
"""Typed in the place of a value that was received and lies below the confidentiality threshold."""


def read_value(indicateur: Indicateur, text: str) -> Mapping[str, object]:
    """The keys of a valeur that `text` stands for: `valeur`, or a ratio's parts, or `secret`.

    `52,3`, `1 250` and `52.3 %` are numbers. Raises WriteRefused, saying what was expected.
    """
    typed = text.strip()
    if typed.casefold() == SECRET and indicateur.type is not TypeIndicateur.QUALITATIF:
        return {"valeur": None, "secret": True}
    match indicateur.type:
        case TypeIndicateur.OUI_NON:
            return {"valeur": _tick(indicateur, typed)}
        case TypeIndicateur.ETAT:
            return {"valeur": _state(indicateur, typed)}
        case TypeIndicateur.QUALITATIF:
            return {"valeur": typed}
        case TypeIndicateur.RATIO:
            return _ratio(indicateur, typed)
        case TypeIndicateur.POURCENTAGE:
            return {"valeur": _number(indicateur, typed.removesuffix("%"), typed)}
        case _:
            return {"valeur": _number(indicateur, typed, typed)}


def _number(indicateur: Indicateur, text: str, typed: str) -> int | float:
    number = nombre_francais(text)
    if number is None:
        raise refuse(
            indicateur,
            typed,
            msg("a number such as 52 or 52,3"),
            msg("Write only the number; the unit stands in the indicateur."),
        )
    return int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004


def _tick(indicateur: Indicateur, typed: str) -> bool:
    word = typed.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise refuse(indicateur, typed, msg("oui or non"), None)


def _state(indicateur: Indicateur, typed: str) -> str:
    for state in indicateur.etats:
        if state.casefold() == typed.casefold():
            return state
    raise refuse(
        indicateur,
        typed,
        msg("one of its states: {states}", states=", ".join(indicateur.etats)),
        None,
    )


def _ratio(indicateur: Indicateur, typed: str) -> Mapping[str, object]:
    parts = _RATIO.fullmatch(typed)
    if parts is None:
        raise refuse(
            indicateur,
            typed,
            msg("numerator and denominator, such as 12/40"),
            msg("Both are kept, so that the ratio can be checked."),
        )
    numerator, denominator = (_number(indicateur, part, typed) for part in parts.groups())
    if not denominator:
        raise refuse(indicateur, typed, msg("a denominator other than 0"), None)
    return {
        "valeur": round(numerator / denominator, 6),
        "numerateur": numerator,
        "denominateur": denominator,
    }


def refuse(indicateur: Indicateur, typed: str, expected: Text, hint: Text | None) -> WriteRefused:
    """The refusal of a typed value."""
    return WriteRefused(
        msg(
            "{typed!r} is no value of {id} ({type}): expected {expected}.",
            typed=typed,
            id=indicateur.id,
            type=indicateur.type.value,
            expected=expected,
        ),
        hint,
    )
