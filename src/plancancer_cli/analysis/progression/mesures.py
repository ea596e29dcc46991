"""Reading measurements: which totals are known, when they count from, which number they bear."""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from plancancer_cli.model.indicateur import (
    Accumulation,
    Cible,
    Indicateur,
    TypeIndicateur,
    Valeur,
    ValeurReference,
)
from plancancer_cli.model.serie import corrigees

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.model.periode import Periode

Mesure: TypeAlias = Valeur | ValeurReference | Cible
"""Anything of an indicateur that is dated and bears a value."""


class Point(Struct, frozen=True):
    """A value that bears a number, and the day at which it stands on a trajectory."""

    mesure: Mesure
    number: Fraction
    day: date


def point(indicateur: Indicateur, mesure: Mesure | None) -> Point | None:
    """Return the point that a value gives, if it bears a number."""
    bears = None if mesure is None else number(indicateur, mesure)
    if mesure is None or bears is None:
        return None
    return Point(mesure, bears, measured_on(mesure))


def totals_known(indicateur: Indicateur, on: date) -> tuple[Valeur, ...]:
    """Return the totals dated up to `on`, corrections applied, in the order of what they measure.

    A partial date counts from its last day. A correction drops what it corrects (`Registre`);
    one dated after `on` is not known yet and drops nothing. Values that measure the
    same day are in the order of the file, so that the later line holds. A `secret` value is there,
    without a number.
    """
    known = [v for v in indicateur.valeurs if v.total and v.repere.dernier <= on]
    corrected = corrigees(indicateur.accumulation, known)
    kept = [valeur for place, valeur in enumerate(known) if place not in corrected]
    return tuple(sorted(kept, key=lambda v: (measured_on(v), v.repere.dernier)))


def span(mesure: Mesure) -> Periode:
    """What a value speaks of: the period that it covers where it names one, else its date."""
    if not isinstance(mesure, Valeur):
        return mesure.date
    return mesure.repere if mesure.periode is None else mesure.periode


def measured_on(mesure: Mesure) -> date:
    """Return the day at which a value stands on a trajectory: the last one that it speaks of."""
    return span(mesure).dernier


def comparable(indicateur: Indicateur, a: Mesure, b: Mesure) -> bool:
    """Whether two values may be compared: those of a flux cover periods of the same length.

    To a tenth, so that months, quarters and years all compare with their like. A flux dated by a
    day alone does not say how long it ran: it is taken at its word.
    """
    if indicateur.accumulation is not Accumulation.FLUX:
        return True
    lengths = sorted(length for length in (_days(a), _days(b)) if length is not None)
    return len(lengths) < 2 or (lengths[1] - lengths[0]) * 10 <= lengths[1]  # noqa: PLR2004


def _days(mesure: Mesure) -> int | None:
    covered = span(mesure)
    stated = isinstance(mesure, Valeur) and mesure.periode is not None
    if not stated and covered.premier == covered.dernier:
        return None
    return (covered.dernier - covered.premier).days + 1


def number(indicateur: Indicateur, mesure: Mesure) -> Fraction | None:
    """Return the number of a value, exactly as it is written, or None where it has none.

    A written `valeur` comes first, else the numerator over the denominator (times 100 in a
    percentage). A state is its rank in `etats`, from 0. There is no number in a secret value, a
    text, a tick, a NaN, nor in a score outside the declared scale.
    """
    if indicateur.type is TypeIndicateur.ETAT:
        states = indicateur.etats
        return Fraction(states.index(mesure.valeur)) if mesure.valeur in states else None
    if not indicateur.type.numerique:
        return None
    value = exact(mesure.valeur)
    if mesure.valeur is None and isinstance(mesure, Valeur):
        value = quotient(indicateur, mesure)
    return value if value is not None and on_scale(indicateur, value) else None


def quotient(indicateur: Indicateur, valeur: Valeur) -> Fraction | None:
    """Return the numerator over the denominator, in the unit of the indicateur."""
    numerator, denominator = exact(valeur.numerateur), exact(valeur.denominateur)
    if numerator is None or not denominator:
        return None
    return numerator / denominator * (100 if in_percent(indicateur) else 1)


def in_percent(indicateur: Indicateur) -> bool:
    """Whether values are written as percentages: 42 stands for 42 %."""
    return indicateur.type is TypeIndicateur.POURCENTAGE or indicateur.unite == "%"


def on_scale(indicateur: Indicateur, value: Fraction) -> bool:
    """Whether a score can be given at all on the declared scale; other types have no bounds."""
    scale = indicateur.echelle
    if scale is None or indicateur.type is not TypeIndicateur.SATISFACTION:
        return True
    low, high = exact(scale.min), exact(scale.max)
    return (low is None or low <= value) and (high is None or value <= high)


def is_number(value: object) -> bool:
    """Whether a value of a file is a number that `exact` reads."""
    return type(value) is int or (isinstance(value, float) and math.isfinite(value))


def exact(value: object) -> Fraction | None:
    """Return a number of a file as the decimal that is written there: 0.1 is one tenth.

    Thresholds are then met exactly, whatever the unit.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value)
    return Fraction(repr(value)) if isinstance(value, float) and math.isfinite(value) else None


def to_float(value: Fraction) -> float:
    """Return the nearest float, the largest there is where the number is larger still."""
    try:
        return float(value)
    except OverflowError:
        return sys.float_info.max if value > 0 else -sys.float_info.max
