"""The meetings of the comité and what is decided there."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import (
    DatePartielle,
    Identifiant,
    Jour,
    Modele,
    RefActeur,
    RefDecision,
    Texte,
    refuse,
)


class Decision(Modele):
    """A decision of the comité and the refs that it concerns."""

    id: Identifiant | None = Field(None, description="Identifiant de la décision.")
    texte: Texte = Field(description="Ce qui est décidé.")
    refs: tuple[Texte, ...] = Field(
        (), strict=False, description="Fiches, volets ou indicateurs concernés."
    )
    pilote: RefActeur | None = Field(
        None, description="Identifiant de l’acteur chargé de l’exécuter."
    )
    echeance: DatePartielle | None = Field(
        None, description="Échéance de la décision, dernier jour compris."
    )
    execute: RefDecision | None = Field(
        None,
        description="Décision antérieure dont l’exécution est constatée : date de la réunion/id.",
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.echeance is not None and self.id is None:
            raise refuse(
                "PC011",
                msg("The decision has an échéance and no id."),
                msg("Give it an id, so that its échéance has a name: id: …"),
            )
        return self


class Comite(Modele):
    """`plan/comites/<date>.yaml`: one meeting of the committee."""

    date: Jour = Field(description="Jour de la réunion, par lequel commence le nom du fichier.")
    intitule: Texte | None = Field(None, description="Intitulé de la réunion.")
    presents: tuple[RefActeur, ...] = Field(
        (), strict=False, description="Identifiants des acteurs présents ; jamais des personnes."
    )
    decisions: tuple[Decision, ...] = Field((), strict=False, description="Décisions prises.")
    source: Texte | None = Field(None, description="Adresse ou référence du compte rendu.")
