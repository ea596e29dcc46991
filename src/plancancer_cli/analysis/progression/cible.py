"""Whether a target is reached: the one place that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import exact, number
from plancancer_cli.model.indicateur import Evolution, Qualification

if TYPE_CHECKING:
    from plancancer_cli.model.indicateur import Cible, Indicateur, Valeur


def target_reached(indicateur: Indicateur, valeur: Valeur, cible: Cible) -> bool:
    """Whether a value reaches a target, by the expected direction alone (no baseline is needed).

    Upwards at the target or above, downwards at it or below, `maintien` within the tolerance;
    without direction, and for texts and ticks, the same value. "Less than 10" does not reach 10
    on the way up, nor "at least 10" on the way down: the bound is on the wrong side.
    """
    latest, target = number(indicateur, valeur), number(indicateur, cible)
    if latest is None or target is None:
        return _same(valeur.valeur, cible.valeur)
    match indicateur.evolution_attendue:
        case Evolution.HAUSSE:
            return latest >= target and valeur.qualification is not Qualification.MOINS_DE
        case Evolution.BAISSE:
            return latest <= target and valeur.qualification is not Qualification.AU_MOINS
        case Evolution.MAINTIEN:
            return abs(latest - target) <= (exact(indicateur.tolerance) or 0)
        case None:
            return latest == target


def _same(a: object, b: object) -> bool:
    """Whether two values that are no numbers of the series are one: `true` is not 1."""
    return isinstance(a, str | bool) and type(a) is type(b) and a == b
