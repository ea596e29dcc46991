"""What is missing for a judgement, as noun phrases: "for want of a baseline"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import (
    comparable,
    exact,
    measured_on,
    number,
    span,
)
from plancancer_cli.analysis.progression.phrases import amount
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.indicateur import TypeIndicateur, Valeur

if TYPE_CHECKING:
    from plancancer_cli.analysis.progression.mesures import Mesure
    from plancancer_cli.analysis.progression.situation import Situation
    from plancancer_cli.model.indicateur import Indicateur


def missing_value(situation: Situation) -> tuple[Text, ...]:
    """Why there is no value to judge: none came, none since a break, or it cannot be read."""
    latest, rupture = situation.derniere, situation.rupture
    if latest is None:
        return (_no_total(situation),)
    if not latest.datee:
        return (msg("the date of the value, which its page does not give"),)
    if rupture is not None and not situation.serie:
        return (msg("a value since the break in series ({date})", date=rupture.date),)
    return missing_number(
        situation.indicateur, latest, msg("the latest value ({date})", date=span(latest))
    )


def _no_total(situation: Situation) -> Text:
    if any(valeur.repere.dernier <= situation.on for valeur in situation.indicateur.valeurs):
        return msg("a total (only breakdowns are recorded)")
    return msg("a value")


def missing_since_baseline(situation: Situation) -> tuple[Text, ...]:
    """Why the latest value cannot be held against the baseline, where both are there."""
    latest, initial = situation.derniere, situation.initiale
    if latest is None or initial is None:
        return ()
    if not comparable(situation.indicateur, latest, initial):
        return (
            msg("a value over a period as long as the baseline’s ({date})", date=span(initial)),
        )
    if measured_on(latest) < measured_on(initial):
        return (msg("a value since the baseline ({date})", date=span(initial)),)
    return ()


def missing_baseline(situation: Situation) -> tuple[Text, ...]:
    """Why there is no baseline; after a break only a value is missing, as the first makes one."""
    initial = situation.initiale
    if initial is None:
        return () if situation.rupture is not None else (msg("a baseline"),)
    return missing_number(
        situation.indicateur, initial, msg("the baseline ({date})", date=span(initial))
    )


def missing_direction(situation: Situation) -> tuple[Text, ...]:
    """The expected direction has no default."""
    if situation.indicateur.evolution_attendue is None:
        return (msg("an expected direction"),)
    return ()


def missing_target(situation: Situation) -> tuple[Text, ...]:
    """Why there is no target."""
    target = situation.cible
    if target is None:
        return (msg("a target"),)
    return missing_number(
        situation.indicateur, target, msg("the target ({date})", date=span(target))
    )


def missing_number(indicateur: Indicateur, mesure: Mesure, where: Text) -> tuple[Text, ...]:
    """Why a value cannot be read, in terms of what the type of the indicateur asks for."""
    answer = indicateur.type is TypeIndicateur.OUI_NON
    if isinstance(mesure.valeur, bool) if answer else number(indicateur, mesure) is not None:
        return ()
    if isinstance(mesure, Valeur) and mesure.secret:
        return (msg("the number of {where}, which is withheld", where=where),)
    found = amount(indicateur, mesure)
    if answer:
        return (msg("true or false in {where}, which says {found}", where=where, found=found),)
    if indicateur.type is TypeIndicateur.ETAT:
        return (msg("a declared state in {where}, which says {found}", where=where, found=found),)
    scale = indicateur.echelle
    if scale is not None and exact(mesure.valeur) is not None:
        return (
            msg(
                "a score from {low} to {high} in {where}, which says {found}",
                low=scale.min,
                high=scale.max,
                where=where,
                found=found,
            ),
        )
    return (msg("a number in {where}, which says {found}", where=where, found=found),)
