"""PC111 and PC108: reports d'échéance that move nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.fiche import Fiche, Volet
    from plancancer_cli.model.suivi import ReportEcheance

_OF_CALENDRIER = ("debut", "fin")


def backwards(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC111: a new date that is earlier than the one of the plan, so that nothing is postponed."""
    for document, chemin, volet, report in _reports(dossier):
        prevue = _planned(volet, report.echeance)
        if prevue is not None and report.au.dernier < prevue:
            yield finding(
                "PC111",
                document.locate((*chemin, "au")),
                msg(
                    "The new date ({au!r}) is earlier than the one that it postpones ({prevue!r}).",
                    au=report.au,
                    prevue=prevue,
                ),
                msg("Write a date after {prevue!r}, or remove this line.", prevue=prevue),
                ref=f"{document.value.code}/{volet.id}",
            )


def without_date(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a start or an end that the calendrier does not give, a jalon without a date."""
    for document, chemin, volet, report in _reports(dossier):
        named = {*_OF_CALENDRIER, *(jalon.id for jalon in volet.jalons)}
        if report.echeance in named and _planned(volet, report.echeance) is None:
            yield finding(
                "PC108",
                document.locate((*chemin, "echeance")),
                msg(
                    "This volet gives no date of {echeance!r} to postpone.",
                    echeance=report.echeance,
                ),
                msg(
                    "Correct echeance (debut, fin or the id of a jalon), or write the date in "
                    "calendrier or in jalons."
                ),
                ref=f"{document.value.code}/{volet.id}",
            )


def _reports(
    dossier: Dossier,
) -> Iterator[tuple[Document[Fiche], Chemin, Volet, ReportEcheance]]:
    for document in dossier.fiches:
        for rank, volet in enumerate(document.value.volets):
            for place, report in enumerate(volet.reports_echeance):
                yield document, ("volets", rank, "reports_echeance", place), volet, report


def _planned(volet: Volet, echeance: str) -> date | None:
    """The day that the plan gives for a start, an end or a jalon; None where it gives none."""
    for jalon in volet.jalons:
        if jalon.id == echeance:
            return jalon.echeance.dernier if jalon.echeance else None
    lecture = volet.calendrier.lecture if volet.calendrier else None
    if lecture is None or echeance not in _OF_CALENDRIER:
        return None
    periode = lecture.debut if echeance == "debut" else lecture.fin
    return periode.dernier if periode else None
