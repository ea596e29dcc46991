"""What one acteur has to do: everything past that it answers for, the values that it owes, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.a_traiter import LigneATraiter, a_traiter
from plancancer_cli.analysis.echeance import Echeance, Etat
from plancancer_cli.analysis.selection import of_acteur
from plancancer_cli.analysis.status import Status, status

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.suivi import EntreeSuivi


class Agenda(Struct, frozen=True):
    """One acteur at a date; the counts are those of `status --pilote`.

    Attributes:
        status: the part of the plan that it pilots and the indicateurs that it owes.
        lignes: what it has to treat, the worst first.
        valeurs: the awaited values that it owes, in the order of the échéances.
        decisions: the decisions that the suivi of its fiches awaits of the comité, with their ref.
        prochaines: what comes next, values included, the nearest first.
    """

    status: Status
    lignes: tuple[LigneATraiter, ...]
    valeurs: tuple[Echeance, ...]
    decisions: tuple[tuple[str, EntreeSuivi], ...]
    prochaines: tuple[Echeance, ...]

    @property
    def vide(self) -> bool:
        """Whether nothing is asked of it."""
        return not (self.lignes or self.valeurs or self.decisions or self.prochaines)


def agenda(suivi: Suivi, acteur: str) -> Agenda:
    """The agenda of an acteur, by its id; an empty one where it answers for nothing."""
    own = of_acteur(suivi, acteur)
    judged = status(own)
    coming = [e for e in own.echeances if e.etat in {Etat.PROCHE, Etat.A_VENIR}]
    return Agenda(
        judged,
        tuple(a_traiter(judged)),
        tuple(e for e in own.echeances if e.etat is Etat.NON_RECUE),
        tuple(decisions_attendues(own.dossier, own.on)),
        tuple(coming),
    )


def decisions_attendues(dossier: Dossier, on: date) -> list[tuple[str, EntreeSuivi]]:
    """What entries ask the comité to decide, each with its ref.

    The last entry of a suivi speaks: a later one without the question settles it.
    """
    last: dict[str, EntreeSuivi] = {}
    for ref, entree in dossier.entrees():
        before = last.get(ref)
        known = entree.repere.dernier <= on and ref != dossier.plan.value.id
        if known and (before is None or before.repere.dernier < entree.repere.dernier):
            last[ref] = entree
    return [(ref, entree) for ref, entree in last.items() if entree.decision_attendue]
