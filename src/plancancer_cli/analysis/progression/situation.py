"""What is known of an indicateur at a date, before anything is concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.progression.cible import target_reached
from plancancer_cli.analysis.progression.mesures import (
    comparable,
    measured_on,
    number,
    point,
    span,
    to_float,
    totals_known,
)
from plancancer_cli.analysis.progression.phrases import measured
from plancancer_cli.analysis.progression.resultat import Progression, Verdict
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import Accumulation, Evolution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from plancancer_cli.analysis.progression.mesures import Mesure, Point
    from plancancer_cli.model.indicateur import (
        Cible,
        Indicateur,
        Rupture,
        Valeur,
        ValeurReference,
    )
    from plancancer_cli.model.plan import Seuils


class Situation(Struct, frozen=True):
    """An indicateur as it was known at a date.

    Attributes:
        indicateur: the series.
        on: the date.
        seuils: the thresholds of the plan.
        totaux: every known total.
        serie: those that compare with one another: all of them, or those since the last break.
        rupture: the last break in the series, if there was one.
        initiale: the baseline of the series.
        derniere: the value to judge; from before the break where none came since.
        cible: the target to judge by.
    """

    indicateur: Indicateur
    on: date
    seuils: Seuils
    totaux: tuple[Valeur, ...]
    serie: tuple[Valeur, ...]
    rupture: Rupture | None
    initiale: ValeurReference | Valeur | None
    derniere: Valeur | None
    cible: Cible | None

    def conclude(
        self,
        verdict: Verdict,
        explication: Text,
        *,
        rapport: Fraction | None = None,
        attendu: Fraction | None = None,
        manque: tuple[Text, ...] = (),
    ) -> Progression:
        """Return the conclusion with its inputs."""
        return Progression(
            indicateur=self.indicateur.id,
            verdict=verdict,
            rapport=None if rapport is None else to_float(rapport),
            derniere=self.derniere,
            initiale=self.initiale,
            cible=self.cible,
            attendu=None if attendu is None else to_float(attendu),
            manque=manque,
            explication=explication,
            seuils=self.seuils,
            mesures=len(self.totaux),
        )

    def not_evaluable(self, manque: tuple[Text, ...]) -> Progression:
        """Return that nothing can be said, and what is missing for it."""
        if self.derniere is None:
            sentence = msg("Not evaluable, for want of {missing}.", missing=manque)
        else:
            sentence = msg(
                "{latest}: not evaluable, for want of {missing}.",
                latest=self.words(self.derniere),
                missing=manque,
            )
        return self.conclude(Verdict.NON_EVALUABLE, sentence, manque=manque)

    def point(self, mesure: Mesure | None) -> Point | None:
        """The number of a value and its day, if it bears one."""
        return point(self.indicateur, mesure)

    @property
    def reached(self) -> bool:
        """Whether the value that is judged reaches the target."""
        if self.derniere is None or self.cible is None:
            return False
        return target_reached(self.indicateur, self.derniere, self.cible)

    @property
    def missed(self) -> bool:
        """Whether the target's date is past, a value of then or later is there, and misses it."""
        if self.derniere is None or self.cible is None or self.reached:
            return False
        due = measured_on(self.cible)
        return self.on > due and measured_on(self.derniere) >= due

    def words(self, mesure: Mesure) -> Text:
        """A value with its date; a baseline that a break in the series made says so."""
        restarts = mesure is self.initiale and mesure is not self.indicateur.valeur_initiale
        return measured(self.indicateur, mesure, restarts=restarts)


def situate(indicateur: Indicateur, on: date, seuils: Seuils) -> Situation:
    """Gather what was known on `on`: later values, breaks and baselines are not."""
    known = totals_known(indicateur, on)
    # What an undated page says is shown where nothing else is known; no line is drawn to it.
    totaux = tuple(valeur for valeur in known if valeur.datee) or known
    rupture = _last_break(indicateur, on)
    serie = tuple(v for v in totaux if _since(indicateur, v, rupture))
    initiale = _baseline(indicateur, on, serie, rupture)
    derniere = _judged(indicateur, serie or totaux, initiale)
    day = on if derniere is None else measured_on(derniere)
    cible = _next_target(indicateur, day)
    return Situation(indicateur, on, seuils, totaux, serie, rupture, initiale, derniere, cible)


def _last_break(indicateur: Indicateur, on: date) -> Rupture | None:
    """The last break that had happened; one dated by a year happened on its first day."""
    known = [rupture for rupture in indicateur.ruptures if rupture.date.premier <= on]
    return max(known, key=lambda rupture: rupture.date.premier, default=None)


def _since(indicateur: Indicateur, mesure: Mesure, rupture: Rupture | None) -> bool:
    """Whether a value lies after the break; a flux that runs across it lies on neither side."""
    if rupture is None:
        return True
    covered = span(mesure)
    flux = indicateur.accumulation is Accumulation.FLUX
    return (covered.premier if flux else covered.dernier) >= rupture.date.premier


def _baseline(
    indicateur: Indicateur, on: date, serie: tuple[Valeur, ...], rupture: Rupture | None
) -> ValeurReference | Valeur | None:
    """`valeur_initiale`; after a break, one stated since, else the first number since."""
    stated = indicateur.valeur_initiale
    if stated is not None and stated.date.dernier <= on and _since(indicateur, stated, rupture):
        return stated
    if rupture is None:
        return None
    return next((valeur for valeur in serie if number(indicateur, valeur) is not None), None)


def _judged(
    indicateur: Indicateur, values: Sequence[Valeur], initiale: ValeurReference | Valeur | None
) -> Valeur | None:
    """The latest value; where it is held against the baseline, one that compares if there is."""
    held = indicateur.cibles or indicateur.evolution_attendue is Evolution.MAINTIEN
    if initiale is None or not held:
        return next(reversed(values), None)
    like = [valeur for valeur in values if comparable(indicateur, valeur, initiale)]
    return next(reversed(like or values), None)


def _next_target(indicateur: Indicateur, day: date) -> Cible | None:
    targets = sorted(indicateur.cibles, key=measured_on)
    ahead = (cible for cible in targets if measured_on(cible) >= day)
    return next(ahead, targets[-1] if targets else None)
