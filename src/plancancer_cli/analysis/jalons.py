"""The jalons of a volet in their order: which are fulfilled, and which wait for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.dits import d_un_jalon
from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.verdicts import Dit
    from plancancer_cli.i18n import Text
    from plancancer_cli.model.fiche import Jalon
    from plancancer_cli.model.suivi import EntreeSuivi


class Etape(Struct, frozen=True):
    """One jalon and what the known entries say of it and of those that come first."""

    jalon: Jalon
    fait: Dit | None
    """What says that it is fulfilled."""
    attend: tuple[Jalon, ...]
    """The jalons that come first (`apres`) and that no entry says are fulfilled."""

    @property
    def attente(self) -> Text | None:
        """What it still waits for; None where it is fulfilled or waits for nothing."""
        if self.fait is not None or not self.attend:
            return None
        first, *others = (jalon.intitule for jalon in self.attend)
        if not others:
            return msg("waits for “{intitule}”", intitule=first)
        return msg_n(
            len(others),
            "waits for “{intitule}” and {n} other jalon",
            "waits for “{intitule}” and {n} other jalons",
            intitule=first,
        )

    @property
    def situation(self) -> Text:
        """Where it stands, in words."""
        if self.fait is not None:
            return msg("recorded on {date}", date=self.fait.quand)
        return self.attente or msg("nothing is recorded of it")


def etapes(jalons: Iterable[Jalon], entrees: Iterable[EntreeSuivi]) -> tuple[Etape, ...]:
    """Every jalon with its state; `entrees` are those known, in the order of their dates."""
    steps = tuple(jalons)
    known = tuple(entrees)
    said = {jalon.id: d_un_jalon(known, jalon.id) for jalon in steps}
    done = {id_: dits[-1] for id_, dits in said.items() if dits and dits[-1].fait}
    by_id = {jalon.id: jalon for jalon in steps}
    return tuple(
        Etape(
            jalon,
            done.get(jalon.id),
            tuple(by_id[id_] for id_ in jalon.apres if id_ in by_id and id_ not in done),
        )
        for jalon in steps
    )


def sans_echeance(steps: Iterable[Etape]) -> tuple[Etape, ...]:
    """The jalons to which the plan gives no date: no échéance tells of them."""
    return tuple(step for step in steps if step.jalon.echeance is None)
