"""Where each acteur that answers for something stands: what it has to treat, what it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.a_traiter import pilotes_de, valeurs_attendues
from plancancer_cli.analysis.selection import of_acteur
from plancancer_cli.analysis.status import status

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.status import Totaux


class LignePilote(Struct, frozen=True):
    """One acteur and the counts of `status --pilote` for it."""

    acteur: str
    totaux: Totaux


def par_pilote(suivi: Suivi) -> list[LignePilote]:
    """Each pilote and producteur, the one with the most to treat first."""
    dossier = suivi.dossier
    ids = {p.acteur for document in dossier.fiches for p in document.value.pilotes}
    ids |= {acteur for acteur in valeurs_attendues(suivi) if acteur}
    ids |= {acteur for e in suivi.echeances for acteur in pilotes_de(dossier, e)}
    lines = [LignePilote(id_, status(of_acteur(suivi, id_)).totaux) for id_ in ids]

    def rank(line: LignePilote) -> tuple[int, int, int, int, str]:
        totals = line.totaux
        return (
            -totals.en_retard,
            -totals.a_documenter,
            -totals.a_decider,
            -totals.non_recues,
            line.acteur,
        )

    return sorted(lines, key=rank)
