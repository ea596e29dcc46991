"""The words for the states and kinds of échéances: one word for one thing, in every output."""

from __future__ import annotations

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.suivi import EntreeSuivi, Statut

ETATS: dict[Etat, Text] = {
    Etat.EN_RETARD: msg("late"),
    Etat.NON_DOCUMENTEE: msg("to be documented"),
    Etat.A_DECIDER: msg("to be decided"),
    Etat.NON_ATTEINTE: msg("target missed"),
    Etat.NON_RECUE: msg("value awaited"),
    Etat.PROCHE: msg("near"),
    Etat.A_VENIR: msg("to come"),
    Etat.HORS_DELAI: msg("done after the last day"),
    Etat.COMMENCEE: msg("begun, since when not known"),
    Etat.TENUE: msg("met"),
}
"""In the order in which they are counted: what asks for something first."""

KINDS: dict[Kind, Text] = {
    Kind.START: msg("start"),
    Kind.END: msg("end"),
    Kind.MINIMUM_END: msg("decision"),
    Kind.RECURRENCE: msg("period"),
    Kind.MILESTONE: msg("jalon"),
    Kind.MEASUREMENT: msg("measurement"),
    Kind.TARGET: msg("target"),
    Kind.PLAN_END: msg("end of the plan"),
    Kind.MEETING: msg("meeting"),
    Kind.DECISION: msg("decision of the comité"),
}


def etat_words(echeance: Echeance) -> Text:
    """The state in words; of a start whose date nobody gave, the day by which it had begun."""
    selon = echeance.selon
    if echeance.etat is Etat.COMMENCEE and selon is not None:
        return msg("begun by {date} at the latest", date=selon.quand.dernier)
    if selon is not None and selon.non_date and echeance.etat is Etat.HORS_DELAI:
        return msg("done by {date} at the latest", date=selon.dit_le)
    if selon is not None and _only_closed(echeance, selon.source):
        after = echeance.etat is Etat.HORS_DELAI
        return msg("closed after the last day") if after else msg("closed in time")
    return ETATS[echeance.etat]


def _only_closed(echeance: Echeance, source: object) -> bool:
    """Whether a closure settles it, and nothing says that it was done."""
    if echeance.etat not in {Etat.TENUE, Etat.HORS_DELAI} or not isinstance(source, EntreeSuivi):
        return False
    if source.statut is Statut.ABANDONNE:
        return True
    closed = source.statut is not None and source.statut.clos
    return closed and echeance.etat is Etat.HORS_DELAI and echeance.kind in _NOT_THE_END


_NOT_THE_END = frozenset({Kind.START, Kind.RECURRENCE, Kind.MILESTONE})
