"""The échéances that follow from a calendrier: start, end, recurrence, jalons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind, Lieu
from plancancer_cli.analysis.recurrence import periodes
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance, Statut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.fiche import Jalon
    from plancancer_cli.model.periode import Periode

_SAYS_NOT_DONE = frozenset({Statut.A_VENIR, Statut.BLOQUE, Statut.EN_PAUSE, Statut.ABANDONNE})


@dataclass(frozen=True, slots=True)
class Moment:
    """The date at which one looks, how far ahead, and up to when periods are listed."""

    on: date
    horizon_jours: int
    jusqu_au: date

    def ahead(self, due: date) -> Etat:
        """The state of what is not yet due."""
        return Etat.PROCHE if due <= self.on + timedelta(days=self.horizon_jours) else Etat.A_VENIR


def echeances_de(unite: Unite, moment: Moment) -> Iterator[Echeance]:
    """Every échéance of one volet (or modalité) at a moment."""
    lecture = unite.lecture
    if lecture.recurrence is not None:
        yield from _recurrence(unite, moment)
    else:
        if lecture.debut is not None and not unite.etat.commence_selon_plan:
            yield _start(unite, lecture.debut, moment)
        if lecture.fin is not None:
            yield _end(unite, lecture.fin, moment)
    for position, jalon in enumerate(unite.jalons):
        yield _milestone(unite, position, jalon, moment)


def report_applicable(unite: Unite, objet: str, prevue: date, on: date) -> ReportEcheance | None:
    """The latest postponement of `objet` (debut, fin, a jalon's id) decided by `on`.

    One that would bring the date forward is not a postponement and moves nothing (PC111 names it).
    """
    decided = [
        report
        for report in unite.reports
        if report.echeance == objet and report.date.dernier <= on and report.au.dernier >= prevue
    ]
    # Sorting is stable: of two decisions of one day the later line holds.
    decided.sort(key=lambda report: report.date.dernier)
    return decided[-1] if decided else None


def _libelle(unite: Unite) -> str:
    return unite.calendrier.libelle if unite.calendrier else ""


def _start(unite: Unite, debut: Periode, moment: Moment) -> Echeance:
    prevue = debut.dernier
    report = report_applicable(unite, "debut", prevue, moment.on)
    due = report.au.dernier if report else prevue
    regle = _with_report(
        msg("{libelle}: start by {date} at the latest", libelle=_libelle(unite), date=prevue),
        report,
    )
    etat, code, why = _start_verdict(unite, due, moment)
    return _echeance(unite, Kind.START, "", (prevue, due), (etat, code, regle, why), report)


def _start_verdict(unite: Unite, due: date, moment: Moment) -> tuple[Etat, str | None, Text]:
    state = unite.etat
    if state.commence:
        return Etat.TENUE, None, _begun(unite, due)
    if state.clos:
        return Etat.TENUE, None, _said(state.derniere)
    if moment.on <= due:
        return moment.ahead(due), None, msg("To be started by {date} at the latest.", date=due)
    if not state.documente:
        return Etat.NON_DOCUMENTEE, "PC208", _silence(unite)
    return Etat.EN_RETARD, "PC201", _said(state.derniere)


def _begun(unite: Unite, due: date) -> Text:
    """The first entry that shows it begun; one dated after the last day does not say when it began."""
    first = next(e for e in unite.etat.entrees if e.statut is not None and e.statut.commence)
    if first.date.premier > due:
        return msg(
            "Begun: the first entry that says so is dated {date}, after the last day in time.",
            date=first.date,
        )
    return msg("Begun: the first entry that says so is dated {date}.", date=first.date)


def _end(unite: Unite, fin: Periode, moment: Moment) -> Echeance:
    lecture = unite.lecture
    prevue = fin.dernier
    report = report_applicable(unite, "fin", prevue, moment.on)
    due = report.au.dernier if report else prevue
    open_ended = lecture.au_moins or lecture.continu
    if open_ended:
        kind, regle = (
            Kind.MINIMUM_END,
            msg(
                "{libelle}: decide by {date} whether to renew, make permanent or close",
                libelle=_libelle(unite),
                date=prevue,
            ),
        )
    else:
        kind, regle = (
            Kind.END,
            msg("{libelle}: finish by {date} at the latest", libelle=_libelle(unite), date=prevue),
        )
    verdict = _minimum_verdict if open_ended else _end_verdict
    etat, code, why = verdict(unite, due, moment)
    regle = _with_report(regle, report)
    return _echeance(unite, kind, "", (prevue, due), (etat, code, regle, why), report)


def _end_verdict(unite: Unite, due: date, moment: Moment) -> tuple[Etat, str | None, Text]:
    state = unite.etat
    if state.clos:
        return Etat.TENUE, None, _said(state.derniere)
    if moment.on <= due:
        return moment.ahead(due), None, msg("To be finished by {date} at the latest.", date=due)
    if state.commence:
        return Etat.EN_RETARD, "PC202", _said(state.derniere)
    if state.commence_selon_plan:
        why = (
            _said(state.derniere)
            if state.documente
            else msg("The plan says that it had begun; no suivi is recorded since.")
        )
        return Etat.EN_RETARD, "PC202", why
    if not state.documente:
        return Etat.NON_DOCUMENTEE, "PC208", _silence(unite)
    # Not begun at its end: where a start was due, that is the delay to name; else the end is.
    return Etat.EN_RETARD, "PC201" if unite.lecture.debut else "PC202", _said(state.derniere)


def _minimum_verdict(unite: Unite, due: date, moment: Moment) -> tuple[Etat, str | None, Text]:
    if unite.etat.clos:
        return Etat.TENUE, None, _said(unite.etat.derniere)
    if moment.on <= due:
        return (
            moment.ahead(due),
            None,
            msg("A decision is due by {date}: renew, make permanent or close.", date=due),
        )
    return (
        Etat.EN_RETARD,
        "PC207",
        msg("The date passed and no entry says that it was renewed, made permanent or closed."),
    )


def _milestone(unite: Unite, position: int, jalon: Jalon, moment: Moment) -> Echeance:
    prevue = jalon.echeance.dernier
    report = report_applicable(unite, jalon.id, prevue, moment.on)
    due = report.au.dernier if report else prevue
    regle = _with_report(
        msg("Jalon “{intitule}”: by {date} at the latest", intitule=jalon.intitule, date=prevue),
        report,
    )
    etat, code, why = _milestone_verdict(unite, jalon, due, moment)
    lieu = unite.lieu("jalons", position, "echeance")
    return _echeance(
        unite, Kind.MILESTONE, jalon.id, (prevue, due), (etat, code, regle, why), report, lieu
    )


def _milestone_verdict(
    unite: Unite, jalon: Jalon, due: date, moment: Moment
) -> tuple[Etat, str | None, Text]:
    fulfilling = [
        entree
        for entree in unite.etat.entrees
        if entree.jalon == jalon.id
        and entree.statut not in {Statut.A_VENIR, Statut.BLOQUE, Statut.EN_PAUSE}
    ]
    if fulfilling:
        return Etat.TENUE, None, msg("Recorded on {date}.", date=fulfilling[0].date)
    if unite.etat.clos:
        return Etat.TENUE, None, _said(unite.etat.derniere)
    if moment.on <= due:
        return moment.ahead(due), None, msg("Due by {date} at the latest.", date=due)
    return Etat.EN_RETARD, "PC204", msg("No entry of the suivi names this jalon.")


def _recurrence(unite: Unite, moment: Moment) -> Iterator[Echeance]:
    recurrence = unite.lecture.recurrence
    if recurrence is None:
        return
    debut, fin = unite.lecture.debut, unite.lecture.fin
    first = max(unite.adoption, debut.premier) if debut else unite.adoption
    last = min(moment.jusqu_au, fin.dernier) if fin else moment.jusqu_au
    lieu = unite.lieu_calendrier
    for periode in periodes(recurrence.value, first, last):
        regle = msg(
            "{libelle}: one dated fact for {periode}, by {date}",
            libelle=_libelle(unite),
            periode=periode,
            date=periode.dernier,
        )
        etat, code, why = _recurrence_verdict(unite, periode, moment)
        dates = (periode.dernier, periode.dernier)
        yield _echeance(
            unite, Kind.RECURRENCE, str(periode), dates, (etat, code, regle, why), None, lieu
        )


def _recurrence_verdict(
    unite: Unite, periode: Periode, moment: Moment
) -> tuple[Etat, str | None, Text]:
    settled = _settled(unite, periode)
    if settled is not None:
        return Etat.TENUE, None, settled
    state = unite.etat
    if state.clos and state.derniere is not None and state.derniere.date.premier <= periode.dernier:
        return Etat.TENUE, None, _said(state.derniere)
    if moment.on <= periode.dernier:
        return (
            moment.ahead(periode.dernier),
            None,
            msg("One dated fact is asked for {periode}.", periode=periode),
        )
    return (
        Etat.EN_RETARD,
        "PC203",
        msg("No entry, no value and no reason is recorded for {periode}.", periode=periode),
    )


def _settled(unite: Unite, periode: Periode) -> Text | None:
    """What shows for a period: a fact, a value, or the stated reason why there is none."""
    for entree in unite.etat.entrees:
        if entree.periode is not None and entree.motif and entree.periode.chevauche(periode):
            return msg("Nothing was done, for a stated reason: {motif}.", motif=entree.motif)
        if entree.statut not in _SAYS_NOT_DONE and (entree.periode or entree.date).chevauche(
            periode
        ):
            return msg("Recorded on {date}.", date=entree.date)
    for valeur in unite.valeurs:
        if (valeur.periode or valeur.date).chevauche(periode):
            return msg("Measured on {date}.", date=valeur.date)
    return None


def _echeance(
    unite: Unite,
    kind: Kind,
    objet: str,
    dates: tuple[date, date],
    verdict: tuple[Etat, str | None, Text, Text],
    report: ReportEcheance | None,
    lieu: Lieu | None = None,
) -> Echeance:
    etat, code, regle, why = verdict
    prevue, due = dates
    derniere = unite.etat.derniere
    return Echeance(
        ref=unite.ref,
        fiche=unite.fiche.code,
        kind=kind,
        objet=objet,
        echeance=due,
        prevue=prevue,
        etat=etat,
        code=code,
        regle=regle,
        explication=msg("{regle}. {why}", regle=regle, why=why),
        lieu=lieu or unite.lieu_calendrier,
        report=report,
        entrees={
            "calendrier": _libelle(unite) or None,
            "statut": unite.etat.statut.value,
            "dernier_suivi": str(derniere.date) if derniere else None,
        },
    )


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


def _said(entree: EntreeSuivi | None) -> Text:
    if entree is None or entree.statut is None:
        return msg("No suivi is recorded.")
    said = STATUTS[entree.statut.value]
    if entree.motif:
        return msg(
            "The last entry ({date}) says “{statut}”: {motif}.",
            date=entree.date,
            statut=said,
            motif=entree.motif,
        )
    return msg("The last entry ({date}) says “{statut}”.", date=entree.date, statut=said)


def _silence(unite: Unite) -> Text:
    if unite.etat.entrees:
        return msg("The suivi holds facts, but none says a status.")
    return msg("No suivi is recorded.")
