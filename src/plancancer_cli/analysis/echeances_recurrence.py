"""The échéances of a rhythm: one dated fact, one value or one stated reason for each period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.analysis.echeances_unite import Moment, Terme, Verdict, echeance, libelle, said
from plancancer_cli.analysis.recurrence import couvert, parle_de, periodes
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.suivi import A_MOTIVER, Statut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.suivi import EntreeSuivi

_NOTHING_DONE = A_MOTIVER | {Statut.A_VENIR}


def recurring(unite: Unite, moment: Moment) -> Iterator[Echeance]:
    """One échéance a period, from the one of the adoption (or of the start) to that of the end."""
    lecture = unite.lecture
    if lecture.recurrence is None:
        return
    first = max(unite.adoption, lecture.debut.premier) if lecture.debut else unite.adoption
    for periode in periodes(lecture.recurrence.value, first):
        ended = lecture.fin is not None and periode.premier > lecture.fin.dernier
        if ended or not moment.lists(periode.premier, periode.dernier):
            return
        yield _of_periode(unite, periode, moment)


def rhythm_ended(unite: Unite, on: date) -> bool:
    """Whether a rhythm is over: `fin` ends it, unless a decision is due then."""
    lecture = unite.lecture
    if lecture.recurrence is None or lecture.fin is None or unite.fin_ouverte:
        return False
    return lecture.fin.dernier < on


def _of_periode(unite: Unite, periode: Periode, moment: Moment) -> Echeance:
    due = periode.dernier
    regle = msg(
        "{libelle}: one dated fact for {periode}, by {date}",
        libelle=libelle(unite),
        periode=periode,
        date=due,
    )
    verdict = _verdict(unite, periode, moment)
    when = Terme(due, due, None)
    return echeance(unite, Kind.RECURRENCE, when, regle, verdict, objet=str(periode))


def _verdict(unite: Unite, periode: Periode, moment: Moment) -> Verdict:
    settled = _settled(unite, periode)
    if settled is not None:
        return Verdict(Etat.TENUE, None, settled)
    if unite.etat.clos:
        return Verdict(Etat.TENUE, None, said(unite.etat.derniere))
    if moment.on <= periode.dernier:
        why = msg("one dated fact is asked for {periode}", periode=periode)
        return Verdict(moment.ahead(periode.dernier), None, why)
    why = msg("no fact, no value and no reason is recorded for {periode}", periode=periode)
    return Verdict(Etat.EN_RETARD, "PC203", why)


def _settled(unite: Unite, periode: Periode) -> Text | None:
    """What shows for a period: a fact, a value, or the stated reason why there is none."""
    for entree in unite.etat.entrees:
        if _is_fact(entree) and parle_de(entree.repere, entree.periode, periode):
            return msg("recorded on {date}", date=entree.repere)
    for valeur in unite.valeurs:
        if parle_de(valeur.repere, valeur.periode, periode):
            return msg("measured on {date}", date=valeur.repere)
    return _excused(unite, periode)


def _is_fact(entree: EntreeSuivi) -> bool:
    """Whether an entry shows something: a mere reason for a named period does not."""
    excuse = entree.periode is not None and entree.motif and not (entree.statut or entree.constat)
    return entree.statut not in _NOTHING_DONE and not excuse


def _excused(unite: Unite, periode: Periode) -> Text | None:
    """The reason stated for the whole of a period; a pause that began in it states one too."""
    stated = [entree for entree in unite.etat.entrees if entree.motif]
    named = [entree for entree in stated if entree.periode]
    if couvert(periode, [entree.periode for entree in named if entree.periode]):
        reasons = [e for e in named if e.periode and e.periode.chevauche(periode)]
    else:
        reasons = [
            entree
            for entree in stated
            if entree.periode is None
            and entree.statut in A_MOTIVER
            and entree.repere.dernier in periode
        ]
    if not reasons:
        return None
    return msg(
        "nothing was done, for a stated reason: {motif}", motif=str(reasons[0].motif).rstrip(".")
    )
