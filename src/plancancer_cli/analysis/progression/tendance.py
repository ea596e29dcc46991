"""The tendency of an indicateur without target: up, down or stable, as expected or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.manque import (
    missing_baseline,
    missing_direction,
    missing_target,
    missing_value,
)
from plancancer_cli.analysis.progression.mesures import comparable
from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Evolution

if TYPE_CHECKING:
    from plancancer_cli.analysis.progression.mesures import Point
    from plancancer_cli.analysis.progression.resultat import Progression
    from plancancer_cli.analysis.progression.situation import Situation
    from plancancer_cli.i18n import Text


def judge_tendency(situation: Situation) -> Progression:
    """Compare the latest value with the one before it, or with the baseline if that is later."""
    latest = situation.point(situation.derniere)
    unread = missing_value(situation)
    previous = None if unread or latest is None else _previous(situation, latest)
    if latest is None or previous is None:
        return situation.not_evaluable((*unread, *_missing(situation)))
    verdict = _verdict(situation, latest, previous)
    return situation.conclude(verdict, _sentence(situation, verdict, latest, previous))


def _missing(situation: Situation) -> tuple[Text, ...]:
    """What would allow a comparison, with a target or without one."""
    missing = (
        *missing_baseline(situation),
        *missing_direction(situation),
        *missing_target(situation),
    )
    if situation.derniere is None or situation.initiale is None:
        return missing
    return (*missing, msg("an earlier value to compare with"))


def _previous(situation: Situation, latest: Point) -> Point | None:
    """The last point before the latest that may be compared with it."""
    baseline = () if situation.initiale is None else (situation.initiale,)
    points = map(situation.point, (*baseline, *situation.serie))
    earlier = [
        point
        for point in points
        if point is not None
        and point.day < latest.day
        and comparable(situation.indicateur, point.mesure, latest.mesure)
    ]
    # `max` keeps the first of equals: the last of the file comes first.
    return max(reversed(earlier), key=lambda point: point.day, default=None)


def _verdict(situation: Situation, latest: Point, previous: Point) -> Verdict:
    if latest.number == previous.number:
        return Verdict.STABLE
    rises = latest.number > previous.number
    match situation.indicateur.evolution_attendue:
        case Evolution.HAUSSE:
            return Verdict.TENDANCE_FAVORABLE if rises else Verdict.TENDANCE_DEFAVORABLE
        case Evolution.BAISSE:
            return Verdict.TENDANCE_DEFAVORABLE if rises else Verdict.TENDANCE_FAVORABLE
        case _:
            return Verdict.TENDANCE


def _sentence(situation: Situation, verdict: Verdict, latest: Point, previous: Point) -> Text:
    now, before = situation.words(latest.mesure), situation.words(previous.mesure)
    movement = msg("going up") if latest.number > previous.number else msg("going down")
    match verdict:
        case Verdict.STABLE:
            return msg(
                "{latest}, after {previous}: stable; no target is set.", latest=now, previous=before
            )
        case Verdict.TENDANCE_FAVORABLE:
            return msg(
                "{latest}, after {previous}: {movement}, as expected; no target is set.",
                latest=now,
                previous=before,
                movement=movement,
            )
        case Verdict.TENDANCE_DEFAVORABLE:
            return msg(
                "{latest}, after {previous}: {movement}, against the direction expected; "
                "no target is set.",
                latest=now,
                previous=before,
                movement=movement,
            )
        case _:
            return msg(
                "{latest}, after {previous}: {movement}; no target is set and no direction is "
                "expected.",
                latest=now,
                previous=before,
                movement=movement,
            )
