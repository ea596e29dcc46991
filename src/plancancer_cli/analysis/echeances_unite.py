"""What every échéance of a volet has in common: the moment, the wording, the last entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.libelles import STATUTS

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeance import Lieu
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance


class Moment(Struct, frozen=True):
    """The date at which one looks, how far ahead, and up to when periods are listed."""

    on: date
    horizon_jours: int
    jusqu_au: date

    def near(self, due: date) -> bool:
        """Whether the last day in time lies within the horizon, or behind."""
        return (due - self.on).days <= self.horizon_jours

    def ahead(self, due: date) -> Etat:
        """The state of what is not yet due."""
        return Etat.PROCHE if self.near(due) else Etat.A_VENIR

    def lists(self, premier: date, due: date) -> bool:
        """Whether a period is listed: it begins in time, or what it asks for is due soon."""
        return premier <= self.jusqu_au or self.near(due)


class Verdict(NamedTuple):
    """A state, the rule that it breaks (None while nothing is due) and why."""

    etat: Etat
    code: str | None
    why: Text


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
) -> Echeance:
    """The échéance of a unit; it stands at the calendrier unless `lieu` says otherwise."""
    whole = _with_report(regle, terme.report)
    derniere = unite.etat.derniere
    return Echeance(
        ref=unite.ref,
        fiche=unite.fiche.code,
        kind=kind,
        objet=objet,
        echeance=terme.due,
        prevue=terme.prevue,
        etat=verdict.etat,
        code=verdict.code,
        regle=whole,
        raison=verdict.why,
        lieu=lieu or unite.lieu_calendrier,
        report=terme.report,
        entrees={
            "calendrier": libelle(unite) or None,
            "statut": unite.etat.statut.value,
            "dernier_suivi": str(derniere.repere) if derniere else None,
        },
    )


def terme(unite: Unite, objet: str, prevue: date, on: date) -> Terme:
    """When `objet` (debut, fin, a jalon's id), planned for `prevue`, is due as known on `on`."""
    report = report_applicable(unite, objet, prevue, on)
    return Terme(prevue, report.au.dernier if report else prevue, report)


def report_applicable(unite: Unite, objet: str, prevue: date, on: date) -> ReportEcheance | None:
    """The latest postponement of `objet` decided by `on`.

    One that would bring the date of the plan forward is not a postponement and moves nothing
    (PC111 names it).
    """
    decided = [
        report
        for report in unite.reports
        if report.echeance == objet and report.date.dernier <= on and report.au.dernier >= prevue
    ]
    # Sorting is stable: of two decisions of one day the later line holds.
    decided.sort(key=lambda report: report.date.dernier)
    return decided[-1] if decided else None


def libelle(unite: Unite) -> str:
    """The wording of the calendrier; empty where there is none."""
    return unite.calendrier.libelle if unite.calendrier else ""


def said(entree: EntreeSuivi | None) -> Text:
    """What the last entry says, with its reason."""
    if entree is None or entree.statut is None:
        return msg("no suivi is recorded")
    words = STATUTS[entree.statut.value]
    if entree.motif:
        return msg(
            "the last entry ({date}) says “{statut}”: {motif}",
            date=entree.repere,
            statut=words,
            motif=entree.motif.rstrip("."),
        )
    return msg("the last entry ({date}) says “{statut}”", date=entree.repere, statut=words)


def silence(unite: Unite) -> Text:
    """Why a unit is undocumented."""
    if unite.etat.entrees:
        return msg("the suivi holds facts, but none says a status")
    return msg("no suivi is recorded")


def _with_report(regle: Text, report: ReportEcheance | None) -> Text:
    if report is None:
        return regle
    return msg(
        "{regle}, postponed to {date} ({motif}; {decision})",
        regle=regle,
        date=report.au.dernier,
        motif=report.motif,
        decision=report.decision,
    )
