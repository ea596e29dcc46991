"""The straight line from the baseline to the target, and the level that is to be kept."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.progression.manque import (
    missing_baseline,
    missing_direction,
    missing_since_baseline,
    missing_target,
    missing_value,
)
from plancancer_cli.analysis.progression.mesures import exact
from plancancer_cli.analysis.progression.phrases import expected, rounded_down
from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Evolution

if TYPE_CHECKING:
    from plancancer_cli.analysis.progression.mesures import Point
    from plancancer_cli.analysis.progression.resultat import Progression
    from plancancer_cli.analysis.progression.situation import Situation
    from plancancer_cli.i18n import Text
    from plancancer_cli.model.plan import Seuils

TROP_TOT = Fraction(1, 10)
"""Nothing is said before this part of the time between baseline and target."""


def judge_trajectory(situation: Situation) -> Progression:
    """Compare the latest value with what the straight line expects at its date."""
    missing = (
        *missing_value(situation),
        *missing_baseline(situation),
        *missing_since_baseline(situation),
        *missing_direction(situation),
        *missing_target(situation),
    )
    latest, initial, target = map(
        situation.point, (situation.derniere, situation.initiale, situation.cible)
    )
    if missing or latest is None or initial is None or target is None:
        return situation.not_evaluable(missing)
    line = _Line(situation, latest, initial, target)
    return line.against_direction() or line.judged()


class _Line(Struct, frozen=True):
    """The line of one indicateur, every piece of which is known."""

    situation: Situation
    latest: Point
    initial: Point
    target: Point

    @property
    def elapsed(self) -> Fraction:
        """The part of the way in time, 1 from the day of the target on."""
        start, now, end = self.initial.day, self.latest.day, self.target.day
        return Fraction(1) if now >= end else Fraction((now - start).days, (end - start).days)

    @property
    def awaited(self) -> Fraction:
        """What the line expects at the date of the latest value."""
        return self.initial.number + (self.target.number - self.initial.number) * self.elapsed

    def against_direction(self) -> Progression | None:
        """Nothing can be said where the target lies on the other side of the baseline."""
        initial, target = self.initial, self.target
        upwards = self.situation.indicateur.evolution_attendue is Evolution.HAUSSE
        way = target.number - initial.number
        if way == 0 or (way > 0) == upwards:
            return None
        contradiction = msg(
            "a target in the expected direction (baseline {initial}, target {target})",
            initial=self.situation.words(initial.mesure),
            target=self.situation.words(target.mesure),
        )
        return self.situation.not_evaluable((contradiction,))

    def judged(self) -> Progression:
        """The verdict, with R where there was a way to go at the date of the latest value."""
        awaited = self.awaited
        way = awaited - self.initial.number
        ratio = (self.latest.number - self.initial.number) / way if way else None
        verdict = self._verdict(ratio)
        return self.situation.conclude(
            verdict,
            self._sentence(verdict, ratio),
            rapport=None if verdict is Verdict.TROP_TOT else ratio,
            attendu=awaited,
        )

    def _verdict(self, ratio: Fraction | None) -> Verdict:
        if self.situation.reached:
            return Verdict.ATTEINTE
        if self.situation.missed:
            return Verdict.CIBLE_NON_ATTEINTE
        if self.elapsed < TROP_TOT:
            return Verdict.TROP_TOT
        # Without a way to go the baseline was the target, and it is no longer met.
        if ratio is None or ratio < 0:
            return Verdict.EVOLUTION_DEFAVORABLE
        return by_thresholds(ratio, self.situation.seuils)

    def _sentence(self, verdict: Verdict, ratio: Fraction | None) -> Text:
        latest, initial, target = (
            self.situation.words(at.mesure) for at in (self.latest, self.initial, self.target)
        )
        if verdict is Verdict.ATTEINTE:
            return msg(
                "{latest}: the target {target} is reached, from {initial}.",
                latest=latest,
                target=target,
                initial=initial,
            )
        if verdict is Verdict.CIBLE_NON_ATTEINTE:
            return msg(
                "{latest}: the target {target} was not reached in time, from {initial}.",
                latest=latest,
                target=target,
                initial=initial,
            )
        if verdict is Verdict.TROP_TOT:
            return msg(
                "{latest}: too early to judge, less than a tenth of the time from {initial} to "
                "{target} has passed.",
                latest=latest,
                initial=initial,
                target=target,
            )
        if ratio is None:
            return msg(
                "{latest}: further from the target {target}, which the baseline {initial} met.",
                latest=latest,
                target=target,
                initial=initial,
            )
        return msg(
            "{latest}; expected on the line from {initial} to {target}: {expected}; ratio {ratio} "
            "(on track from {good}, to watch from {watch}).",
            latest=latest,
            initial=initial,
            target=target,
            expected=expected(self.situation.indicateur, self.awaited),
            ratio=rounded_down(ratio),
            good=self.situation.seuils.en_bonne_voie,
            watch=self.situation.seuils.a_surveiller,
        )


def by_thresholds(ratio: Fraction, seuils: Seuils) -> Verdict:
    """The verdict of a ratio that is not negative."""
    if ratio >= (exact(seuils.en_bonne_voie) or 0):
        return Verdict.EN_BONNE_VOIE
    if ratio >= (exact(seuils.a_surveiller) or 0):
        return Verdict.A_SURVEILLER
    return Verdict.ECART_IMPORTANT
