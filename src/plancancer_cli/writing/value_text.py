"""A value as it is typed on a command line or in a sheet, read by the type of the indicateur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur
from plancancer_cli.typed.money import two_readings
from plancancer_cli.typed.numbers import ALONE, TypedNumber, is_decimal, read_alone, written
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.text import regular, simplified
from plancancer_cli.typed.ticks import read_tick

if TYPE_CHECKING:
    from collections.abc import Mapping

PERCENT = "%"
SECRET = "secret"  # noqa: S105 -- the word of the files, not a password
"""Typed in the place of a value that was received and lies below the confidentiality threshold."""


def read_value(
    indicateur: Indicateur, text: str, *, confirmed: bool = False
) -> Mapping[str, object]:
    """The keys of a valeur that `text` stands for: `valeur`, or a ratio's parts, or `secret`.

    `52,3`, `1 250` and `52.3 %` are numbers. Raises WriteRefused, saying what was expected, and for
    `1,250` unless it is confirmed that it is 1.25.
    """
    typed = text.strip()
    if regular(typed) == SECRET and indicateur.type is not TypeIndicateur.QUALITATIF:
        return {"valeur": None, "secret": True}
    match indicateur.type:
        case TypeIndicateur.OUI_NON:
            return {"valeur": _tick(indicateur, typed)}
        case TypeIndicateur.ETAT:
            return {"valeur": _state(indicateur, typed)}
        case TypeIndicateur.QUALITATIF:
            return {"valeur": typed}
        case TypeIndicateur.RATIO:
            return _ratio(indicateur, typed, confirmed=confirmed)
        case _:
            return {"valeur": read_quantity(indicateur, typed, confirmed=confirmed)}


def read_quantity(indicateur: Indicateur, typed: str, *, confirmed: bool) -> int | float:
    """The number that stands for a value of the indicateur. Raises WriteRefused."""
    number = _number(indicateur, typed)
    if not (confirmed or _has_decimals(indicateur)):
        _require_one_reading(typed, number)
    return number.value


def read_part(indicateur: Indicateur, typed: str, *, confirmed: bool) -> int | float:
    """The number that stands for a numerator or denominator: a count. Raises WriteRefused."""
    number = _number(indicateur, typed)
    if not confirmed:
        _require_one_reading(typed, number)
    return number.value


def _number(indicateur: Indicateur, typed: str) -> TypedNumber:
    percent = indicateur.type is TypeIndicateur.POURCENTAGE
    try:
        return read_alone(typed, PERCENT if percent and PERCENT in typed else indicateur.unite)
    except NotReadError as unread:
        expected = msg("a number such as 52 or 52,3")
        why = None if unread.hint is ALONE else unread.reason
        raise refuse(indicateur, typed, expected, unread.hint, why) from None


def _require_one_reading(typed: str, number: TypedNumber) -> None:
    """Refuse `1,250`, which may be 1.25 or 1250. Raises WriteRefused."""
    if number.thousands is not None:
        both = two_readings(typed, number.value, number.thousands)
        raise WriteRefused(
            both.reason,
            msg("Write {other} without a separator; or add --confirm if it is {one}.",
                one=written(number.value), other=str(number.thousands)),
        )  # fmt: skip


def _has_decimals(indicateur: Indicateur) -> bool:
    """Whether numbers with decimals are usual here: in a share, a grade, or a series that has some."""
    if indicateur.type is not TypeIndicateur.NOMBRE:
        return True
    return any(is_decimal(valeur.valeur) for valeur in indicateur.valeurs)


def _tick(indicateur: Indicateur, typed: str) -> bool:
    try:
        return read_tick(typed)
    except NotReadError as unread:
        raise refuse(indicateur, typed, msg("oui or non"), unread.hint) from None


def _state(indicateur: Indicateur, typed: str) -> str:
    same = [state for state in indicateur.etats if state == typed] or [
        state for state in indicateur.etats if simplified(state) == simplified(typed)
    ]
    if len(same) == 1:
        return same[0]
    raise refuse(
        indicateur,
        typed,
        msg("one of its states: {states}", states=", ".join(indicateur.etats)),
        None,
    )


def _ratio(indicateur: Indicateur, typed: str, *, confirmed: bool) -> Mapping[str, object]:
    parts = typed.split("/")
    if len(parts) != 2 or not all(part.strip() for part in parts):  # noqa: PLR2004
        raise refuse(
            indicateur,
            typed,
            msg("numerator and denominator, such as 12/40"),
            msg("Both are kept, so that the ratio can be checked."),
        )
    numerator, denominator = (read_part(indicateur, part, confirmed=confirmed) for part in parts)
    if not denominator:
        raise refuse(indicateur, typed, msg("a denominator other than 0"), None)
    return {
        "valeur": round(numerator / denominator, 6),
        "numerateur": numerator,
        "denominateur": denominator,
    }


def refuse(
    indicateur: Indicateur, typed: str, expected: Text, hint: Text | None, why: Text | None = None
) -> WriteRefused:
    """The refusal of a typed value; `why` where the reader knows more than that it is none."""
    if why is not None:
        return WriteRefused(
            msg(
                "{why} {id} ({type}) takes {expected}.",
                why=why,
                id=indicateur.id,
                type=indicateur.type.value,
                expected=expected,
            ),
            hint,
        )
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
