"""PC108, PC111, PC115 and PC116: reports d'échéance that move nothing, or that nobody decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg
from plancancer_cli.rules.references import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.fiche import Volet
    from plancancer_cli.model.plan import Plan
    from plancancer_cli.model.suivi import ReportEcheance


class Reporte(Struct, frozen=True):
    """A report d'échéance, where it stands, and the dates that it may move, by their names.

    A name whose date is None is known and has no date. `adoption` is the vote of the plan, or of
    the fiche where it was added later.
    """

    document: Document[Any]
    chemin: Chemin
    ref: str
    report: ReportEcheance
    dates: Mapping[str, date | None]
    adoption: date


def reportes(dossier: Dossier) -> Iterator[Reporte]:
    """Every report d'échéance: of the plan, then of each volet."""
    plan = dossier.plan.value
    for place, report in enumerate(plan.reports_echeance):
        chemin: Chemin = ("reports_echeance", place)
        yield Reporte(dossier.plan, chemin, plan.id, report, _of_plan(plan), plan.adoption)
    for document in dossier.fiches:
        fiche = document.value
        adoption = fiche.ajout.date if fiche.ajout else plan.adoption
        for rank, volet in enumerate(fiche.volets):
            for place, report in enumerate(volet.reports_echeance):
                chemin = ("volets", rank, "reports_echeance", place)
                ref = f"{fiche.code}/{volet.id}"
                yield Reporte(document, chemin, ref, report, _of_volet(plan, volet), adoption)


def backwards(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC111: a new date that is earlier than the one of the plan, so that nothing is postponed."""
    for reporte in reportes(dossier):
        report, prevue = reporte.report, reporte.dates.get(reporte.report.echeance)
        if prevue is not None and report.au.dernier < prevue:
            yield finding(
                "PC111",
                reporte.document.locate((*reporte.chemin, "au")),
                msg(
                    "The new date ({au!r}) is earlier than the one that it postpones ({prevue!r}).",
                    au=report.au,
                    prevue=prevue,
                ),
                msg("Write a date after {prevue!r}, or remove this line.", prevue=prevue),
                ref=reporte.ref,
            )


def without_date(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a start or an end that the calendrier does not give, a jalon without a date."""
    for reporte in reportes(dossier):
        echeance, dates = reporte.report.echeance, reporte.dates
        if echeance in dates and dates[echeance] is None:
            yield finding(
                "PC108",
                reporte.document.locate((*reporte.chemin, "echeance")),
                msg("This volet gives no date of {echeance!r} to postpone.", echeance=echeance)
                if reporte.document is not dossier.plan
                else msg("The plan gives no date of {echeance!r} to postpone.", echeance=echeance),
                msg(
                    "Correct echeance (debut, fin or the id of a jalon), or write the date in "
                    "calendrier or in jalons."
                )
                if reporte.document is not dossier.plan
                else msg("Correct echeance, or write the date in periode or in jalons."),
                ref=reporte.ref,
            )


def unknown_of_plan(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a report of the plan that names none of its dates; those of volets are mentions."""
    for reporte in reportes(dossier):
        if reporte.document is dossier.plan and reporte.report.echeance not in reporte.dates:
            yield finding(
                "PC108",
                reporte.document.locate((*reporte.chemin, "echeance")),
                msg("The plan has no date named {name!r}.", name=reporte.report.echeance),
                near(
                    reporte.report.echeance,
                    reporte.dates.keys(),
                    msg("Write fin, or the id of a jalon or recurrence of the plan."),
                ),
                ref=reporte.ref,
            )


def before_the_plan(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC116: decided before there was anything to postpone; partial dates by their last day."""
    for reporte in reportes(dossier):
        if reporte.report.date.dernier < reporte.adoption:
            yield finding(
                "PC116",
                reporte.document.locate((*reporte.chemin, "date")),
                msg(
                    "The postponement is dated {date!r}, before the adoption ({adoption!r}).",
                    date=reporte.report.date,
                    adoption=reporte.adoption,
                ),
                msg("Correct date: it is the day of the decision, not the date that is postponed."),
                ref=reporte.ref,
            )


RULES = (backwards, without_date, unknown_of_plan, before_the_plan)


def _of_plan(plan: Plan) -> dict[str, date | None]:
    fin = plan.periode.fin.dernier if plan.periode else None
    found: dict[str, date | None] = {"fin": fin}
    for recurrence in plan.recurrences:
        found[recurrence.id] = recurrence.fin.dernier if recurrence.fin else fin
    for jalon in plan.jalons:
        found[jalon.id] = jalon.echeance.dernier if jalon.echeance else None
    return found


def _of_volet(plan: Plan, volet: Volet) -> dict[str, date | None]:
    lecture = plan.lecture(volet.calendrier)
    found: dict[str, date | None] = {
        "debut": lecture.debut.dernier if lecture.debut else None,
        "fin": lecture.fin.dernier if lecture.fin else None,
    }
    for jalon in volet.jalons:
        found[jalon.id] = jalon.echeance.dernier if jalon.echeance else None
    return found
