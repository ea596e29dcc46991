"""Each plan by itself at one date: where it stands, or why it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import A_TRAITER
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.status import Status, VoletStatus, plan_echeances, status
from plancancer_cli.i18n import Text, msg
from plancancer_cli.kinds import PLAN
from plancancer_cli.portfolio.finding import find
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.layout.new_file import slug
from plancancer_cli.storage.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche


class Late(Struct, frozen=True):
    """Something that wants an answer: late, to be documented, or to be decided."""

    echeance: Echeance
    intitule: str
    """The heading of the volet; of what the plan itself owes, what it is about."""
    fiche: Fiche | None
    """None for what the plan itself owes."""

    @property
    def pilotes(self) -> tuple[str, ...]:
        """The ids of those in charge."""
        if self.fiche is None:
            return (self.echeance.pilote,) if self.echeance.pilote else ()
        return tuple(pilote.acteur for pilote in self.fiche.pilotes)


class PlanRow(Struct, frozen=True):
    """A plan that was read.

    Attributes:
        folder: its folder, as it was named.
        status: its dashboard.
        diagnostics: what could not be read of its files.
    """

    folder: Path
    status: Status
    diagnostics: tuple[Diagnostic, ...]

    @property
    def etat(self) -> str:
        """Where the plan is in its life: `en_cours`, `clos`…"""
        return self.status.suivi.dossier.plan.value.etat.value

    @property
    def illisibles(self) -> tuple[str, ...]:
        """The files that could not be read."""
        return tuple(sorted(self.status.suivi.dossier.illisibles))

    def late(self) -> list[Late]:
        """What wants an answer: one échéance a volet and state, then what the plan itself owes."""
        found = [
            Late(first, volet.unite.intitule, fiche.fiche)
            for fiche in self.status.fiches
            for volet in fiche.volets
            for first in _firsts(volet)
        ]
        own = plan_echeances(self.status.suivi)
        return found + [Late(e, e.libelle, None) for e in own if e.etat in A_TRAITER]


class Broken(Struct, frozen=True):
    """A folder that is no plan, or one whose plan cannot be read: which, and why."""

    folder: Path
    reason: Text
    diagnostics: tuple[Diagnostic, ...] = ()


class Portfolio(Struct, frozen=True):
    """Every plan that was found, at one date."""

    on: date
    plans: tuple[PlanRow, ...]
    broken: tuple[Broken, ...]
    passed_over: tuple[Path, ...]

    @property
    def complete(self) -> bool:
        """Whether all that was asked for was read."""
        return not self.broken and not any(plan.illisibles for plan in self.plans)


def read_portfolio(
    folders: Sequence[Path], on: date, follow: Callable[[Dossier, date], Suivi] = suivi
) -> Portfolio:
    """The plans in these folders as they stand on `on`; a broken one is named beside the others."""
    found = find(folders)
    plans: list[PlanRow] = []
    broken = [
        Broken(folder, msg("It holds no plan (plan/plan.yaml), and none lies right below it."))
        if folder.is_dir()
        else Broken(folder, msg("There is no such folder."))
        for folder in found.without
    ]
    for folder in found.plans:
        loaded = load(ArbreDisque(folder))
        if loaded.dossier is None:
            reason = msg("Its plan/plan.yaml cannot be read.")
            # What keeps the plan from being read comes first, whatever else is amiss beside it.
            told = sorted(loaded.diagnostics, key=lambda each: each.location.path != PLAN)
            broken.append(Broken(folder, reason, tuple(told)))
        else:
            row = PlanRow(folder, status(follow(loaded.dossier, on)), loaded.dossier.diagnostics)
            plans.append(row)
    return Portfolio(on, tuple(plans), tuple(broken), found.passed_over)


def in_order(plans: Sequence[PlanRow], sort: str) -> list[PlanRow]:
    """The plans by `titre`; by `retard`, the most first; or by `adoption`, the oldest first."""
    keys: dict[str, Callable[[PlanRow], tuple[object, ...]]] = {
        "titre": lambda _row: (),
        "retard": lambda row: tuple(
            -n
            for n in (
                row.status.totaux.en_retard,
                row.status.totaux.a_documenter,
                row.status.totaux.a_decider,
            )
        ),
        "adoption": lambda row: (row.status.suivi.dossier.plan.value.adoption,),
    }
    return sorted(plans, key=lambda row: (*keys[sort](row), _title(row), str(row.folder)))


def _title(row: PlanRow) -> str:
    return slug(row.status.suivi.dossier.plan.value.titre)


def _firsts(volet: VoletStatus) -> Iterator[Echeance]:
    for echeances in (volet.en_retard, volet.a_documenter, volet.a_decider):
        yield from echeances[:1]
