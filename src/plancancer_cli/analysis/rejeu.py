"""How many échéances were past and not settled month by month, by replaying the plan from today's files.

An entry counts from the date of its fact, whenever it was written: the replay says what is known
today of the past, not what was known then.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import A_TRAITER, Etat
from plancancer_cli.analysis.echeances_volet import echeances_de
from plancancer_cli.analysis.unites import unites
from plancancer_cli.analysis.verdicts import Moment
from plancancer_cli.model.plan import EtatPlan

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

_MONTHS = 60
_BUDGET = 20_000
"""How many states of volets are computed at most: a large plan shows fewer months."""
_FEWEST = 6


def est_rejeu(dossier: Dossier, on: date) -> bool:
    """Whether the files hold facts or valeurs dated after `on`: the state is then of the past.

    It is drawn from today's files, in which an entry written late stands at the date of its fact.
    """
    logs = [dossier.plan.value.suivi]
    for fiche in dossier.fiches:
        logs += [fiche.value.suivi, *(volet.suivi for volet in fiche.value.volets)]
    facts = (entree.repere.dernier for log in logs for entree in log)
    values = (v.repere.dernier for d in dossier.indicateurs for v in d.value.valeurs)
    return any(day > on for day in chain(facts, values))


class Mois(Struct, frozen=True):
    """How the work stood at the end of a day: échéances of volets, and the volets that owe them.

    A number that is missing and a target are not counted. A volet counts once in each of the
    three states in which something of it is.
    """

    jour: date
    en_retard: int
    a_documenter: int
    a_decider: int
    volets_en_retard: int
    volets_a_documenter: int
    volets_a_decider: int


def month_ends(first: date, last: date) -> list[date]:
    """The last days of the months from that of `first` on, then `last` itself."""
    ends: list[date] = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
        end = date(year, month, 1) - timedelta(days=1)
        if end >= last:
            return [*ends, last] if first <= last else []
        ends.append(end)


def replay(dossier: Dossier, on: date) -> tuple[Mois, ...]:
    """The months from the vote to `on`, the latest ones where there are many."""
    if dossier.plan.value.etat is EtatPlan.CLOS:
        return ()
    volets = sum(len(document.value.volets) for document in dossier.fiches)
    allowed = max(_FEWEST, min(_MONTHS, _BUDGET // max(volets, 1)))
    ends = month_ends(dossier.plan.value.adoption, on)[-allowed:]
    return tuple(_at(dossier, day) for day in ends)


def _at(dossier: Dossier, on: date) -> Mois:
    moment = Moment(on, 0, on)
    found: dict[Etat, list[tuple[str, str]]] = {etat: [] for etat in A_TRAITER}
    for unite in unites(dossier, on):
        # A modalité with a calendrier of its own counts for its volet.
        volet = (unite.fiche.code, str(unite.chemin[1]))
        for echeance in echeances_de(unite, moment):
            if echeance.etat in found:
                found[echeance.etat].append(volet)
    every = [len(found[etat]) for etat in A_TRAITER]
    volets = [len(set(found[etat])) for etat in A_TRAITER]
    return Mois(on, *every, *volets)
