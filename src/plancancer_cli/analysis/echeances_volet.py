"""The échéances that follow from a calendrier: start, end, recurrence, jalons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.analysis.echeances_recurrence import recurring
from plancancer_cli.analysis.echeances_unite import (
    Moment,
    Verdict,
    echeance,
    libelle,
    report_applicable,
    said,
    silence,
    terme,
)
from plancancer_cli.analysis.jalons import etapes
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.suivi import Statut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.analysis.jalons import Etape
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.fiche import Jalon
    from plancancer_cli.model.periode import Periode

__all__ = ["Moment", "echeances_de", "report_applicable"]

_NOT_FULFILLED = frozenset({Statut.A_VENIR, Statut.BLOQUE, Statut.EN_PAUSE})


def echeances_de(unite: Unite, moment: Moment) -> Iterator[Echeance]:
    """Every échéance of one volet (or modalité) at a moment."""
    lecture = unite.lecture
    if lecture.recurrence is not None:
        yield from recurring(unite, moment)
        # The end of a rhythm asks for nothing, unless the plan says that it is not the end.
        if lecture.fin is not None and unite.fin_ouverte:
            yield _end(unite, lecture.fin, moment)
    else:
        if lecture.debut is not None and not unite.etat.commence_selon_plan:
            yield _start(unite, lecture.debut, moment)
        if lecture.fin is not None:
            yield _end(unite, lecture.fin, moment)
    for position, etape in enumerate(etapes(unite.jalons, unite.etat.entrees)):
        if etape.jalon.echeance is not None:
            yield _milestone(unite, position, etape, etape.jalon.echeance, moment)


def _start(unite: Unite, debut: Periode, moment: Moment) -> Echeance:
    when = terme(unite, "debut", debut.dernier, moment.on)
    regle = msg(
        "{libelle}: start by {date} at the latest", libelle=libelle(unite), date=when.prevue
    )
    return echeance(unite, Kind.START, when, regle, _start_verdict(unite, when.due, moment))


def _start_verdict(unite: Unite, due: date, moment: Moment) -> Verdict:
    state = unite.etat
    if state.commence:
        return Verdict(Etat.TENUE, None, _begun(unite, due))
    if state.clos:
        return Verdict(Etat.TENUE, None, said(state.derniere))
    if moment.on <= due:
        why = msg("to be started by {date} at the latest", date=due)
        return Verdict(moment.ahead(due), None, why)
    if not state.documente:
        return Verdict(Etat.NON_DOCUMENTEE, "PC208", silence(unite))
    return Verdict(Etat.EN_RETARD, "PC201", said(state.derniere))


def _begun(unite: Unite, due: date) -> Text:
    """The first entry that shows it begun; a late one does not say when it began."""
    first = next(e for e in unite.etat.entrees if e.statut is not None and e.statut.commence)
    if first.repere.premier > due:
        return msg(
            "begun: the first entry that says so is dated {date}, after the last day in time",
            date=first.repere,
        )
    return msg("begun: the first entry that says so is dated {date}", date=first.repere)


def _end(unite: Unite, fin: Periode, moment: Moment) -> Echeance:
    when = terme(unite, "fin", fin.dernier, moment.on)
    if unite.fin_ouverte:
        regle = msg(
            "{libelle}: decide by {date} whether to renew, make permanent or close",
            libelle=libelle(unite),
            date=when.prevue,
        )
        verdict = _minimum_verdict(unite, when.due, moment)
        return echeance(unite, Kind.MINIMUM_END, when, regle, verdict)
    regle = msg(
        "{libelle}: finish by {date} at the latest", libelle=libelle(unite), date=when.prevue
    )
    return echeance(unite, Kind.END, when, regle, _end_verdict(unite, when.due, moment))


def _end_verdict(unite: Unite, due: date, moment: Moment) -> Verdict:
    state = unite.etat
    if state.clos:
        return Verdict(Etat.TENUE, None, said(state.derniere))
    if moment.on <= due:
        why = msg("to be finished by {date} at the latest", date=due)
        return Verdict(moment.ahead(due), None, why)
    if state.commence:
        return Verdict(Etat.EN_RETARD, "PC202", said(state.derniere))
    if state.commence_selon_plan:
        why = (
            said(state.derniere)
            if state.documente
            else msg("the plan says that it had begun; no suivi is recorded since")
        )
        return Verdict(Etat.EN_RETARD, "PC202", why)
    if not state.documente:
        return Verdict(Etat.NON_DOCUMENTEE, "PC208", silence(unite))
    # Not begun at its end: where a start was due, that is the delay to name; else the end is.
    return Verdict(
        Etat.EN_RETARD, "PC201" if unite.lecture.debut else "PC202", said(state.derniere)
    )


def _minimum_verdict(unite: Unite, due: date, moment: Moment) -> Verdict:
    state = unite.etat
    if state.clos:
        return Verdict(Etat.TENUE, None, said(state.derniere))
    if moment.on <= due:
        why = msg("a decision is due by {date}: renew, make permanent or close", date=due)
        return Verdict(moment.ahead(due), None, why)
    if _never_heard_of(unite):
        return Verdict(Etat.NON_DOCUMENTEE, "PC208", silence(unite))
    return Verdict(
        Etat.EN_RETARD,
        "PC207",
        msg("the date passed and no entry says that it was renewed, made permanent or closed"),
    )


def _never_heard_of(unite: Unite) -> bool:
    """Whether neither an entry nor the plan says that it began, and no start will say so.

    There is nothing to renew yet: silence comes first, and must not weigh less than a decision.
    """
    state, lecture = unite.etat, unite.lecture
    asked_otherwise = lecture.debut is not None or lecture.recurrence is not None
    return not (asked_otherwise or state.documente or state.commence_selon_plan)


def _milestone(
    unite: Unite, position: int, etape: Etape, planned: Periode, moment: Moment
) -> Echeance:
    jalon = etape.jalon
    when = terme(unite, jalon.id, planned.dernier, moment.on)
    regle = msg(
        "Jalon “{intitule}”: by {date} at the latest", intitule=jalon.intitule, date=when.prevue
    )
    return echeance(
        unite,
        Kind.MILESTONE,
        when,
        regle,
        _waiting(etape, _milestone_verdict(unite, jalon, when.due, moment)),
        objet=jalon.id,
        lieu=unite.lieu("jalons", position, "echeance"),
    )


def _waiting(etape: Etape, verdict: Verdict) -> Verdict:
    """The verdict, and what the jalon waits for where it is not met."""
    if verdict.etat is Etat.TENUE or etape.attente is None:
        return verdict
    why = msg("{why}; it {waits}", why=verdict.why, waits=etape.attente)
    return Verdict(verdict.etat, verdict.code, why)


def _milestone_verdict(unite: Unite, jalon: Jalon, due: date, moment: Moment) -> Verdict:
    fulfilling = [
        entree
        for entree in unite.etat.entrees
        if entree.jalon == jalon.id and entree.statut not in _NOT_FULFILLED
    ]
    if fulfilling:
        return Verdict(Etat.TENUE, None, msg("recorded on {date}", date=fulfilling[0].date))
    if unite.etat.clos:
        return Verdict(Etat.TENUE, None, said(unite.etat.derniere))
    if moment.on <= due:
        return Verdict(moment.ahead(due), None, msg("due by {date} at the latest", date=due))
    return Verdict(
        Etat.EN_RETARD, "PC204", msg("no entry of the suivi says that this jalon is fulfilled")
    )
