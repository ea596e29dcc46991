"""An answer, yes or no: there is no way between the two, so no trajectory is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.manque import missing_target, missing_value
from plancancer_cli.analysis.progression.mesures import measured_on
from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Evolution

if TYPE_CHECKING:
    from plancancer_cli.analysis.progression.mesures import Mesure
    from plancancer_cli.analysis.progression.resultat import Progression
    from plancancer_cli.analysis.progression.situation import Situation
    from plancancer_cli.model.indicateur import Cible, Valeur


def judge_answer(situation: Situation) -> Progression:
    """Compare the latest answer with the expected one: the target's, else yes.

    Neither baseline nor direction is needed; without target, `baisse` expects no and `maintien`
    the answer of the baseline.
    """
    missing = (
        *missing_value(situation),
        *(missing_target(situation) if situation.cible is not None else ()),
    )
    if missing or situation.derniere is None:
        return situation.not_evaluable(missing)
    wanted = _wanted(situation)
    if situation.derniere.valeur is wanted:
        return _given(situation, situation.derniere)
    lost = _earlier(situation, situation.derniere, wanted)
    if lost is not None:
        return situation.conclude(
            Verdict.EVOLUTION_DEFAVORABLE,
            msg(
                "{latest}, after {previous}: the expected answer was there and no longer is.",
                latest=situation.words(situation.derniere),
                previous=situation.words(lost),
            ),
        )
    if situation.cible is None:
        return situation.not_evaluable(missing_target(situation))
    return _awaited(situation, situation.derniere, situation.cible)


def _wanted(situation: Situation) -> bool:
    if situation.cible is not None and isinstance(situation.cible.valeur, bool):
        return situation.cible.valeur
    match situation.indicateur.evolution_attendue:
        case Evolution.BAISSE:
            return False
        case Evolution.MAINTIEN if situation.initiale is not None:
            return situation.initiale.valeur is not False
        case _:
            return True


def _earlier(situation: Situation, latest: Valeur, wanted: bool) -> Mesure | None:  # noqa: FBT001
    """The value or baseline before the latest, if it had the expected answer."""
    baseline = () if situation.initiale is None else (situation.initiale,)
    earlier = [
        mesure
        for mesure in (*baseline, *situation.serie)
        if measured_on(mesure) < measured_on(latest)
    ]
    before = max(reversed(earlier), key=measured_on, default=None)
    return before if before is not None and before.valeur is wanted else None


def _given(situation: Situation, latest: Valeur) -> Progression:
    words = situation.words(latest)
    if situation.cible is None:
        sentence = msg("{latest}: the expected answer, without a target.", latest=words)
    else:
        target = situation.words(situation.cible)
        sentence = msg("{latest}: the target {target} is reached.", latest=words, target=target)
    return situation.conclude(Verdict.ATTEINTE, sentence)


def _awaited(situation: Situation, latest: Valeur, target: Cible) -> Progression:
    now, then = situation.words(latest), situation.words(target)
    if situation.missed:
        return situation.conclude(
            Verdict.CIBLE_NON_ATTEINTE,
            msg("{latest}: the target {target} was not reached in time.", latest=now, target=then),
        )
    return situation.conclude(
        Verdict.TROP_TOT,
        msg(
            "{latest}: the target {target} is not due yet, and yes or no has no halfway.",
            latest=now,
            target=then,
        ),
    )
