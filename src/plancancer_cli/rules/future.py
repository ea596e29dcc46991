"""PC311: what is dated after the day taken for today, and does not count yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg_n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.periode import Periode


def not_yet_known(suivi: Suivi) -> Iterator[Diagnostic]:
    """One finding a file: how many entries and values count later, and the date of the first.

    In a replay of a past date these are what was not known then; today they are slips, or plans.
    """
    dossier = suivi.dossier
    plan = dossier.plan.value
    of_plan: list[tuple[Chemin, Periode]] = [
        *((("suivi", place), entree.repere) for place, entree in enumerate(plan.suivi)),
        *((("reports_echeance", place), r.date) for place, r in enumerate(plan.reports_echeance)),
    ]
    yield from _finding(suivi, dossier.plan.path, of_plan, plan.id)
    for fiche in dossier.fiches:
        dates = [*_entries(fiche.value)]
        yield from _finding(suivi, fiche.path, dates, fiche.value.code)
    for indicateur in dossier.indicateurs:
        values = indicateur.value.valeurs
        found: list[tuple[Chemin, Periode]] = [
            (("valeurs", place, "date"), valeur.repere) for place, valeur in enumerate(values)
        ]
        yield from _finding(suivi, indicateur.path, found, indicateur.value.id)


def _entries(fiche: Fiche) -> Iterator[tuple[Chemin, Periode]]:
    for place, entree in enumerate(fiche.suivi):
        yield ("suivi", place, "date"), entree.repere
    for rank, volet in enumerate(fiche.volets):
        for place, entree in enumerate(volet.suivi):
            yield ("volets", rank, "suivi", place, "date"), entree.repere
        for place, report in enumerate(volet.reports_echeance):
            yield ("volets", rank, "reports_echeance", place, "date"), report.date


def _finding(
    suivi: Suivi, path: str, dated: list[tuple[Chemin, Periode]], ref: str
) -> Iterator[Diagnostic]:
    on: date = suivi.on
    later = [(chemin, day) for chemin, day in dated if day.dernier > on]
    if not later:
        return
    chemin, first = min(later, key=lambda pair: pair[1].dernier)
    yield finding(
        "PC311",
        suivi.dossier.document_par_chemin[path].locate(chemin),
        msg_n(
            len(later),
            "One line counts after {on} only: {first}.",
            "{n} lines count after {on} only, the first: {first}.",
            on=on,
            first=first,
        ),
        ref=ref,
    )
