"""Progress of an indicateur: what can be said of it at a date, and from what.

The straight line from the baseline to the next target is read at the date of the latest total:
`R = (latest - initial) / (expected - initial)`, held against thresholds that the plan can set.
`docs/progression.md` is the rule in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.cible import target_reached
from plancancer_cli.analysis.progression.maintien import judge_level
from plancancer_cli.analysis.progression.manque import missing_value
from plancancer_cli.analysis.progression.mesures import totals_known
from plancancer_cli.analysis.progression.oui_non import judge_answer
from plancancer_cli.analysis.progression.phrases import amount
from plancancer_cli.analysis.progression.resultat import Progression, Verdict
from plancancer_cli.analysis.progression.situation import situate
from plancancer_cli.analysis.progression.tendance import judge_tendency
from plancancer_cli.analysis.progression.trajectoire import judge_trajectory
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Evolution, Nature, TypeIndicateur

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.progression.situation import Situation
    from plancancer_cli.i18n import Text
    from plancancer_cli.model.indicateur import Indicateur
    from plancancer_cli.model.plan import Seuils

__all__ = ["Progression", "Verdict", "amount", "progression", "target_reached", "totals_known"]

_BESIDE_COMPARATEURS = {
    Nature.RESULTAT: msg("an indicateur of result"),
    Nature.IMPACT: msg("an indicateur of impact"),
}
"""Natures on which the plan is not alone to act: no verdict of its success follows from them."""


def progression(indicateur: Indicateur, on: date, seuils: Seuils) -> Progression:
    """Return what can be said on `on` of the progress of `indicateur`, and why.

    Only totals are looked at, never breakdowns. What is dated after `on` is not known yet.
    """
    situation = situate(indicateur, on, seuils)
    if indicateur.nature is not None and indicateur.nature in _BESIDE_COMPARATEURS:
        return _without_verdict(situation, _BESIDE_COMPARATEURS[indicateur.nature])
    if indicateur.type is TypeIndicateur.QUALITATIF:
        return _qualitative(situation)
    if indicateur.type is TypeIndicateur.OUI_NON:
        return judge_answer(situation)
    if indicateur.evolution_attendue is Evolution.MAINTIEN:
        return judge_level(situation)
    if indicateur.cibles:
        return judge_trajectory(situation)
    return judge_tendency(situation)


def _without_verdict(situation: Situation, kind: Text) -> Progression:
    comparateurs = situation.indicateur.comparateurs
    beside = (
        msg("it is read beside its comparateurs")
        if comparateurs
        else msg("it would be read beside comparateurs, and has none")
    )
    return situation.conclude(
        Verdict.SANS_VERDICT,
        msg(
            "{latest}; {kind} gives no verdict on the success of the plan: {beside}.",
            latest=_latest(situation),
            kind=kind,
            beside=beside,
        ),
        manque=missing_value(situation) if situation.derniere is None else (),
    )


def _qualitative(situation: Situation) -> Progression:
    return situation.conclude(
        Verdict.NON_EVALUABLE,
        msg("{latest}; a text is read, not calculated.", latest=_latest(situation)),
        manque=missing_value(situation) if situation.derniere is None else (),
    )


def _latest(situation: Situation) -> Text:
    if situation.derniere is None:
        return msg("No value")
    return situation.words(situation.derniere)
