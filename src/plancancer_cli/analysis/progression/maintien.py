"""A level that is to be kept, judged against the tolerance that the indicateur states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.manque import (
    missing_baseline,
    missing_since_baseline,
    missing_target,
    missing_value,
)
from plancancer_cli.analysis.progression.mesures import exact, to_float
from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.analysis.progression.trajectoire import by_thresholds
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from fractions import Fraction

    from plancancer_cli.analysis.progression.resultat import Progression
    from plancancer_cli.analysis.progression.situation import Situation


def judge_level(situation: Situation) -> Progression:
    """Compare the latest value with the level to keep: the target's, else the baseline's.

    Within the tolerance the level is kept: reached where the target's date has come, on track
    before. Outside, the tolerance over the deviation is held against the threshold `a_surveiller`.
    """
    tolerance = exact(situation.indicateur.tolerance)
    missing = (
        *missing_value(situation),
        *missing_baseline(situation),
        *missing_since_baseline(situation),
        *(missing_target(situation) if situation.cible is not None else ()),
        *((msg("a tolerance"),) if tolerance is None else ()),
    )
    latest = situation.point(situation.derniere)
    level = situation.point(situation.cible or situation.initiale)
    if missing or tolerance is None or latest is None or level is None:
        return situation.not_evaluable(missing)
    deviation = abs(latest.number - level.number)
    sentence = msg(
        "{latest}; level to keep: {level}; deviation: {deviation}, for a tolerance of {tolerance}.",
        latest=situation.words(latest.mesure),
        level=situation.words(level.mesure),
        deviation=_difference(deviation),
        tolerance=_difference(tolerance),
    )
    due = situation.cible is not None and latest.day >= level.day
    verdict = _kept(due=due) if deviation <= tolerance else _left(situation, deviation, tolerance)
    if deviation > tolerance and situation.missed:
        verdict = Verdict.CIBLE_NON_ATTEINTE
    return situation.conclude(verdict, sentence, attendu=level.number)


def _kept(*, due: bool) -> Verdict:
    return Verdict.ATTEINTE if due else Verdict.EN_BONNE_VOIE


def _left(situation: Situation, deviation: Fraction, tolerance: Fraction) -> Verdict:
    verdict = by_thresholds(tolerance / deviation, situation.seuils)
    # Outside the tolerance, however little, the level is not kept.
    return Verdict.A_SURVEILLER if verdict is Verdict.EN_BONNE_VOIE else verdict


def _difference(value: Fraction) -> float:
    """A difference with enough digits not to seem equal to the tolerance that it exceeds."""
    return to_float(round(value, 6))
