"""What changed between two dates: what is dated after the first, and how lateness moved.

A fact is news by its own date, whenever it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.unites import volet_ref

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.indicateur import Indicateur, Valeur
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance

PLAN = ""
"""The ref under which the suivi of the plan itself is told."""


class Changements(Struct, frozen=True):
    """The news, each list in order of its dates.

    `entrees` and `reports` come with the ref of their fiche or volet (`PLAN` for the plan's own);
    `valeurs` holds the new totals of every indicateur that has some, the latest last.
    """

    depuis: date
    entrees: tuple[tuple[str, EntreeSuivi], ...]
    valeurs: tuple[tuple[Indicateur, tuple[Valeur, ...]], ...]
    reports: tuple[tuple[str, ReportEcheance], ...]
    nouveaux_retards: tuple[Echeance, ...]
    """Missed now and not then; a number that did not come is no news."""
    regles: tuple[Echeance, ...]
    """Missed then, settled since."""


def changements(avant: Suivi, maintenant: Suivi) -> Changements:
    """What the second follow-up knows from the day after the first up to its own date."""
    dossier = maintenant.dossier
    missed_then = {e.id for e in avant.echeances if e.manquee}
    work = [e for e in maintenant.echeances if e.kind is not Kind.MEASUREMENT]

    def new(day: Periode) -> bool:
        return avant.on < day.dernier <= maintenant.on

    entrees = [(ref, e) for ref, e in _entries(dossier) if new(e.repere)]
    reports = [(ref, r) for ref, r in _postponements(dossier) if new(r.date)]
    valeurs = [
        (document.value, fresh)
        for document in dossier.indicateurs
        if (fresh := _in_order(v for v in document.value.valeurs if v.total and new(v.repere)))
    ]
    return Changements(
        depuis=avant.on,
        entrees=tuple(sorted(entrees, key=lambda item: item[1].repere.dernier)),
        valeurs=tuple(sorted(valeurs, key=lambda item: item[1][-1].repere.dernier)),
        reports=tuple(sorted(reports, key=lambda item: item[1].date.dernier)),
        nouveaux_retards=tuple(e for e in work if e.manquee and e.id not in missed_then),
        regles=tuple(e for e in work if not e.manquee and e.id in missed_then),
    )


def _in_order(valeurs: Iterator[Valeur]) -> tuple[Valeur, ...]:
    return tuple(sorted(valeurs, key=lambda valeur: valeur.repere.dernier))


def _entries(dossier: Dossier) -> Iterator[tuple[str, EntreeSuivi]]:
    yield from ((PLAN, entree) for entree in dossier.plan.value.suivi)
    for document in dossier.fiches:
        fiche = document.value
        yield from ((fiche.code, entree) for entree in fiche.suivi)
        for volet in fiche.volets:
            yield from ((volet_ref(fiche, volet), entree) for entree in volet.suivi)


def _postponements(dossier: Dossier) -> Iterator[tuple[str, ReportEcheance]]:
    for document in dossier.fiches:
        for volet in document.value.volets:
            ref = volet_ref(document.value, volet)
            yield from ((ref, report) for report in volet.reports_echeance)
