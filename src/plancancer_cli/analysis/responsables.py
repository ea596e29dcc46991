"""Who answers for an indicateur."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.indicateur import Indicateur


def answers_for(dossier: Dossier, indicateur: Indicateur) -> tuple[str, ...]:
    """The acteurs that are asked for an indicateur: its producteur, else its fiches' pilotes."""
    if indicateur.producteur:
        return (indicateur.producteur,)
    pilotes = {
        pilote.acteur: None
        for code in dossier.fiches_par_indicateur.get(indicateur.id, ())
        for pilote in dossier.fiche_par_code[code].value.pilotes
    }
    return tuple(pilotes)
