"""What the valeurs of a volet's indicateurs say of it: news, and evidence that work was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import exact, number
from plancancer_cli.analysis.recurrence import parle_de
from plancancer_cli.analysis.verdicts import ValeurDe
from plancancer_cli.model.indicateur import Nature, Qualification
from plancancer_cli.model.serie import corrigees

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.indicateur import Indicateur, Valeur
    from plancancer_cli.model.periode import Periode

_OF_THE_WORK = frozenset({Nature.STRUCTURE, Nature.PROCESSUS, Nature.ACTIVITE})
"""Natures that count what is done; a result or an impact may come from elsewhere."""


def mesures(dossier: Dossier, ids: Iterable[str], on: date) -> tuple[ValeurDe, ...]:
    """The valeurs of these indicateurs known on a day, without those that a later line corrects."""
    found = (dossier.indicateur_par_id.get(id_) for id_ in ids)
    return tuple(
        ValeurDe(document.value, valeur)
        for document in found
        if document is not None
        for valeur in _in_force(document.value, on)
    )


def documente(mesure: ValeurDe, depuis: date) -> bool:
    """Whether a valeur shows that something was done since a day: above zero, of what is done.

    What was counted before the vote is where the plan began, and shows no start of its own.
    """
    counts = mesure.indicateur.nature in _OF_THE_WORK and mesure.quand.dernier >= depuis
    return counts and _above_zero(mesure.indicateur, mesure.valeur)


def mesure_la_periode(valeur: Valeur, periode: Periode) -> bool:
    """Whether a valeur names a period or is dated in it; an undated one measures none."""
    if valeur.periode is None and valeur.date is None:
        return False
    return parle_de(valeur.repere, valeur.periode, periode)


def _above_zero(indicateur: Indicateur, valeur: Valeur) -> bool:
    """Secrecy hides from one to the threshold, never zero; "less than 5" may be none at all."""
    if valeur.secret:
        return True
    if valeur.qualification is Qualification.MOINS_DE:
        return False
    if valeur.valeur is True:
        return True
    numerator = exact(valeur.numerateur)
    if valeur.valeur is None and numerator is not None:
        return numerator > 0
    counted = number(indicateur, valeur)
    return counted is not None and counted > 0


def _in_force(indicateur: Indicateur, on: date) -> list[Valeur]:
    known = [valeur for valeur in indicateur.valeurs if valeur.repere.dernier <= on]
    corrected = corrigees(indicateur.accumulation, known)
    return [valeur for place, valeur in enumerate(known) if place not in corrected]
