"""Values of an indicateur in words, with their date and what the source says of them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import (
    in_percent,
    number,
    quotient,
    span,
    to_float,
)
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Qualification, TypeIndicateur, Valeur

if TYPE_CHECKING:
    from plancancer_cli.analysis.progression.mesures import Mesure
    from plancancer_cli.i18n import Param
    from plancancer_cli.model.indicateur import Indicateur

_SYMBOL_LENGTH = 3
"""A unit up to this long (%, €, km²) is a symbol; a longer one is a noun that has to agree."""
_SIGNIFICANT = 3


def measured(indicateur: Indicateur, mesure: Mesure, *, restarts: bool = False) -> Text:
    """Return a value with its date: `about 10 (September 2023, provisional)`.

    `restarts` says that it is the first of a series that a break began.
    """
    day: Param = span(mesure)
    if isinstance(mesure, Valeur) and mesure.provisoire:
        day = msg("{date}, provisional", date=day)
    if restarts:
        day = msg("{date}, first value since the break in series", date=day)
    return msg("{value} ({date})", value=amount(indicateur, mesure), date=day)


def amount(indicateur: Indicateur, mesure: Mesure) -> Param:
    """Return a value as people read it: qualified, with its symbol; never None."""
    value = _plain(indicateur, mesure)
    match mesure.qualification if isinstance(mesure, Valeur) else None:
        case Qualification.ENVIRON:
            return msg("about {value}", value=value)
        case Qualification.AU_MOINS:
            return msg("at least {value}", value=value)
        case Qualification.MOINS_DE:
            return msg("less than {value}", value=value)
        case None:
            return value


def _plain(indicateur: Indicateur, mesure: Mesure) -> Param:
    match mesure.valeur:
        case str() as text:
            return _state(indicateur, mesure) or msg("{value!r}", value=text)
        case bool() as tick:
            return tick
        case int() | float() as written:
            return with_symbol(indicateur, written)
        case _ if isinstance(mesure, Valeur) and not mesure.secret:
            return _ratio(indicateur, mesure)
        case _:
            return msg("a withheld value")


def _state(indicateur: Indicateur, mesure: Mesure) -> Text | None:
    rank = number(indicateur, mesure)
    if rank is None or indicateur.type is not TypeIndicateur.ETAT:
        return None
    return msg("{state!r}, {rank}", state=mesure.valeur, rank=expected(indicateur, rank))


def _ratio(indicateur: Indicateur, valeur: Valeur) -> Text:
    parts = msg(
        "{numerator} out of {denominator}",
        numerator=valeur.numerateur or 0,
        denominator=valeur.denominateur or 0,
    )
    value = quotient(indicateur, valeur)
    if value is None:
        return parts
    return msg("{value}, or {parts}", value=with_symbol(indicateur, readable(value)), parts=parts)


def expected(indicateur: Indicateur, value: Fraction) -> Param:
    """Return a calculated value as people read it; for a state, its place among the states."""
    if indicateur.type is TypeIndicateur.ETAT:
        return msg("state {rank} of {count}", rank=readable(value + 1), count=len(indicateur.etats))
    return with_symbol(indicateur, readable(value))


def with_symbol(indicateur: Indicateur, value: float) -> Param:
    """Return a number with the symbol of its unit, if that has one."""
    unit = indicateur.unite or ("%" if in_percent(indicateur) else None)
    if unit is None or len(unit) > _SYMBOL_LENGTH:
        return value
    if unit == "%":
        return msg("{value}%", value=value)  # a language has its own space before it, or none
    return msg("{value} {unit}", value=value, unit=unit)


def readable(value: Fraction) -> float:
    """Return a calculated number with three significant digits, and whole from 100 on."""
    size = abs(to_float(value))
    power = math.floor(math.log10(size)) if size else 0
    return to_float(Fraction(round(value, max(0, _SIGNIFICANT - 1 - power))))


def rounded_down(rapport: Fraction) -> float:
    """Return R with two decimals, rounded down: what is shown never meets a threshold R misses."""
    return to_float(Fraction(math.floor(rapport * 100), 100))
