"""Why a state is what it is: a verdict in one clause, with the entry and the date that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.dits import est_excuse
from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.verdicts import ValeurDe
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.model.suivi import EntreeSuivi

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plancancer_cli.analysis.verdicts import Dit, Verdict


def raison(kind: Kind, verdict: Verdict, due: date, silence: Callable[[], Text]) -> Text:
    """The reason of a verdict; `silence` says what is known of what no entry speaks of."""
    if verdict.etat in {Etat.A_VENIR, Etat.PROCHE}:
        return _ahead(kind, due)
    if verdict.etat is Etat.NON_DOCUMENTEE or verdict.selon is None:
        decide = verdict.etat is Etat.A_DECIDER
        return _to_decide(kind, verdict) if decide else _unknown(kind, silence)
    match verdict.etat:
        case Etat.A_DECIDER:
            return _to_decide(kind, verdict)
        case Etat.EN_RETARD:
            return said(verdict.selon)
        case Etat.COMMENCEE:
            return msg(
                "begun by {date} at the latest: the first record of it is dated after the last "
                "day, and since when is not known",
                date=verdict.selon.quand.dernier,
            )
        case Etat.HORS_DELAI:
            return _after(verdict, verdict.selon)
        case _:
            return _kept(kind, verdict.selon)


def said(dit: Dit) -> Text:
    """What an entry says, with its date and its reason."""
    entree = dit.source
    if not isinstance(entree, EntreeSuivi) or entree.statut is None:
        return msg("recorded on {date}", date=dit.quand)
    words = STATUTS[entree.statut.value]
    if entree.motif:
        return msg(
            "the last entry ({date}) says “{statut}”: {motif}",
            date=entree.repere,
            statut=words,
            motif=entree.motif.rstrip("."),
        )
    return msg("the last entry ({date}) says “{statut}”", date=entree.repere, statut=words)


def _ahead(kind: Kind, due: date) -> Text:
    match kind:
        case Kind.START:
            return msg("to be started by {date} at the latest", date=due)
        case Kind.END:
            return msg("to be finished by {date} at the latest", date=due)
        case Kind.MINIMUM_END | Kind.PLAN_END:
            return msg("a decision is due by {date}", date=due)
        case Kind.RECURRENCE:
            return msg("one dated fact is asked for by {date}", date=due)
        case _:
            return msg("due by {date} at the latest", date=due)


def _unknown(kind: Kind, silence: Callable[[], Text]) -> Text:
    match kind:
        case Kind.RECURRENCE:
            return msg("no fact, no value and no reason is recorded for this period")
        case Kind.MILESTONE:
            return msg("no entry of the suivi speaks of it")
        case _:
            return silence()


def _to_decide(kind: Kind, verdict: Verdict) -> Text:
    if kind is Kind.PLAN_END:
        return msg("its etat is still “en_cours”: prolong it, evaluate it or close it")
    why = msg("the date passed and no entry says that it was renewed, made permanent or closed")
    if verdict.selon is None:
        return why
    return msg("{first}; {second}", first=why, second=said(verdict.selon))


def _kept(kind: Kind, dit: Dit) -> Text:
    entree = dit.source
    if isinstance(entree, EntreeSuivi):
        if est_excuse(entree):
            motif = str(entree.motif).rstrip(".")
            return msg("nothing was done, for a stated reason: {motif}", motif=motif)
        if entree.statut is not None and entree.statut.clos and kind is not Kind.RECURRENCE:
            return said(dit)
    if kind is Kind.START:
        return msg("begun: the first record that says so is dated {date}", date=dit.quand)
    if isinstance(entree, ValeurDe):
        return msg("measured on {date}", date=dit.quand)
    return msg("recorded on {date}", date=dit.quand)


def _after(verdict: Verdict, dit: Dit) -> Text:
    if verdict.apres is not None:
        return msg(
            "begun by {date} at the latest; after the last day {said}",
            date=dit.quand.dernier,
            said=_earlier(verdict.apres),
        )
    if dit.non_date:
        return msg(
            "done by {date} at the latest: the page that says so bears no date", date=dit.dit_le
        )
    return msg("after the last day in time: {said}", said=said(dit))


def _earlier(dit: Dit) -> Text:
    entree = dit.source
    if not isinstance(entree, EntreeSuivi) or entree.statut is None:
        return msg("it was not begun ({date})", date=dit.quand)
    return msg(
        "the entry of {date} said “{statut}”",
        date=entree.repere,
        statut=STATUTS[entree.statut.value],
    )
