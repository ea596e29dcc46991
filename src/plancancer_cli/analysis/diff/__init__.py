"""What a change of the plan means: two states of it, compared by id and not by line.

Pure: two `Dossier` and a date give the changes, those that weaken or rewrite marked, and what they
do to lateness. A new layout, another order, a renamed file or id is no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff import (
    calendar,
    comites,
    indicateurs,
    settings,
    statuts,
    structure,
    suivi,
    text,
)
from plancancer_cli.analysis.diff.change import Change, Diff, Effet, Effets, Kind
from plancancer_cli.analysis.diff.decisions import with_decision
from plancancer_cli.analysis.diff.effets import effets
from plancancer_cli.analysis.diff.exigences import unexplained
from plancancer_cli.analysis.diff.identite import Comparaison
from plancancer_cli.analysis.diff.niveaux import with_level
from plancancer_cli.analysis.diff.preuves import Preuves
from plancancer_cli.analysis.diff.progres import progres, shown_better

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from plancancer_cli.model.dossier import Dossier

__all__ = ["Change", "Comparaison", "Diff", "Effet", "Effets", "Kind", "diff"]

SUBJECTS: tuple[Callable[[Comparaison], Iterator[Change]], ...] = (
    structure.changes,
    suivi.changes,
    comites.changes,
    settings.changes,
    indicateurs.attachments,
    indicateurs.changes,
    text.changes,
)
"""What is compared, the heaviest first."""


def diff(base: Dossier, head: Dossier, on: date) -> Diff:
    """Every change from `base` to `head`, and what they do to what is shown on `on`.

    What was asked and is no longer asked, is asked later or is shown better without anything behind
    it is a change of its own wherever no other one tells of it.
    """
    comparaison = Comparaison(base, head)
    preuves = Preuves(comparaison, on)
    found = [
        *calendar.changes(comparaison, preuves),
        *statuts.changes(comparaison, preuves),
    ]
    found += [change for subject in SUBJECTS for change in subject(comparaison)]
    found += unexplained(comparaison, on, preuves, found)
    found += shown_better(comparaison, on, preuves, found)
    raised = (with_level(change, base.plan.value) for change in _without_echoes(found))
    decided = (with_decision(change, head, on) for change in raised)
    return Diff(tuple(decided), effets(comparaison, on), progres(comparaison, on))


def _without_echoes(changes: list[Change]) -> Iterator[Change]:
    """One fact is told once: an entry that changes the status shows as the new status."""
    told = [change for change in changes if change.change in {Kind.STATUS_CHANGED, *_MOVES}]
    for change in changes:
        if change.change is not Kind.ENTRY_ADDED or not any(_tells(t, change) for t in told):
            yield change


_MOVES = frozenset({Kind.DEADLINE_POSTPONED, Kind.DEADLINE_ADVANCED})


def _tells(status: Change, entry: Change) -> bool:
    """Whether a status or a new date follows from this entry.

    The entry may stand in the suivi of the whole fiche.
    """
    if status.change in _MOVES:
        return status.ref == entry.ref and entry.objet == f"reports_echeance/{status.objet}"
    of_it = status.ref == entry.ref or status.ref.startswith(f"{entry.ref}/")
    return of_it and status.location == entry.location
