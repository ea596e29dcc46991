"""What every échéance of a volet has in common: its date, its wording, its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.analysis.echeance import Echeance, Kind
from plancancer_cli.analysis.raisons import raison
from plancancer_cli.analysis.silences import silence
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancancer_cli.analysis.echeance import Lieu
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.analysis.verdicts import Verdict
    from plancancer_cli.model.suivi import ReportEcheance


class Terme(NamedTuple):
    """A date of the plan and where it stands after a postponement."""

    prevue: date
    due: date
    report: ReportEcheance | None


def echeance(
    unite: Unite,
    kind: Kind,
    terme: Terme,
    regle: Text,
    verdict: Verdict,
    *,
    objet: str = "",
    lieu: Lieu | None = None,
    attente: Text | None = None,
) -> Echeance:
    """The échéance of a unit; it stands at the calendrier unless `lieu` says otherwise.

    `attente` says what it waits for where it is not met.
    """
    why = raison(kind, verdict, terme.due, lambda: silence(unite))
    if attente is not None:
        why = msg("{why}; it {waits}", why=why, waits=attente)
    return Echeance(
        ref=unite.ref,
        fiche=unite.fiche.code,
        kind=kind,
        objet=objet,
        echeance=terme.due,
        prevue=terme.prevue,
        etat=verdict.etat,
        regle=with_report(regle, terme.report),
        raison=why,
        lieu=lieu or unite.lieu_calendrier,
        selon=verdict.selon,
        report=terme.report,
        libelle=libelle(unite),
    )


def terme(unite: Unite, objet: str, prevue: date, on: date) -> Terme:
    """When `objet` (debut, fin, a jalon's id), planned for `prevue`, is due as known on `on`."""
    return terme_de(unite.reports, objet, prevue, on)


def terme_de(reports: Iterable[ReportEcheance], objet: str, prevue: date, on: date) -> Terme:
    """The same from the postponements that are written."""
    report = _applicable(reports, objet, prevue, on)
    return Terme(prevue, report.au.dernier if report else prevue, report)


def report_applicable(unite: Unite, objet: str, prevue: date, on: date) -> ReportEcheance | None:
    """The postponement of `objet` of a unit that holds on a day."""
    return _applicable(unite.reports, objet, prevue, on)


def _applicable(
    reports: Iterable[ReportEcheance], objet: str, prevue: date, on: date
) -> ReportEcheance | None:
    """The latest postponement of `objet` decided by `on`.

    One that would bring the date of the plan forward is not a postponement and moves nothing
    (PC111 names it).
    """
    decided = [
        report
        for report in reports
        if report.echeance == objet and report.date.dernier <= on and report.au.dernier >= prevue
    ]
    # Sorting is stable: of two decisions of one day the later line holds.
    decided.sort(key=lambda report: report.date.dernier)
    return decided[-1] if decided else None


def libelle(unite: Unite) -> str:
    """The wording of the calendrier; empty where there is none."""
    return unite.calendrier.mots if unite.calendrier else ""


def with_report(regle: Text, report: ReportEcheance | None) -> Text:
    """The rule, with the decision that moved its date."""
    if report is None:
        return regle
    return msg(
        "{regle}, postponed to {date} ({motif}; {decision})",
        regle=regle,
        date=report.au.dernier,
        motif=report.motif,
        decision=report.decision,
    )
