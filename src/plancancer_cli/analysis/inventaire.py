"""Every indicateur of a follow-up with its last value, its verdict and who gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.progression import Progression, progression
from plancancer_cli.analysis.responsables import answers_for

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Indicateur


class LigneIndicateur(Struct, frozen=True):
    """One indicateur at a date.

    Attributes:
        progression: its last total and its verdict.
        fiches: the codes of the fiches that ask for it, in the order of the plan.
        acteurs: who is asked for it: its producteur, else the pilotes of its fiches.
        jamais_mesure: whether no value at all is known of it, by breakdown neither.
    """

    document: Document[Indicateur]
    progression: Progression
    fiches: tuple[str, ...]
    acteurs: tuple[str, ...]
    jamais_mesure: bool


def inventaire(suivi: Suivi) -> list[LigneIndicateur]:
    """The indicateurs in the order of the first fiche that asks for each, then of their ids."""
    dossier = suivi.dossier
    seuils = dossier.plan.value.parametres_suivi.seuils
    fiches = sorted(dossier.fiches, key=lambda d: dossier.arborescence.rang(d.value))
    places = {document.value.code: place for place, document in enumerate(fiches)}
    rows = [
        LigneIndicateur(
            document,
            progression(document.value, suivi.on, seuils),
            tuple(dossier.fiches_par_indicateur.get(document.value.id, ())),
            answers_for(dossier, document.value),
            not any(v.repere.dernier <= suivi.on for v in document.value.valeurs),
        )
        for document in dossier.indicateurs
    ]

    def rank(row: LigneIndicateur) -> tuple[int, str]:
        first = min((places[code] for code in row.fiches if code in places), default=len(places))
        return (first, row.document.value.id)

    return sorted(rows, key=rank)
