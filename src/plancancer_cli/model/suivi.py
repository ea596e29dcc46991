"""The suivi: a dated, append-only log of what is recorded about a volet, a fiche or the plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import (
    DatePartielle,
    Identifiant,
    Modele,
    PeriodeTexte,
    RefDecision,
    RefSuivi,
    Texte,
    refuse,
)
from plancancer_cli.model.reperage import Repere


class Statut(StrEnum):
    """What an entry says of the progress of a volet; lateness is concluded, never written."""

    A_VENIR = "a_venir"
    EN_COURS = "en_cours"
    BLOQUE = "bloque"
    EN_PAUSE = "en_pause"
    REALISE = "realise"
    PERENNISE = "perennise"
    TRANSFERE = "transfere"
    ABANDONNE = "abandonne"

    @property
    def clos(self) -> bool:
        """Closed: nothing more is due."""
        return self in CLOS

    @property
    def commence(self) -> bool:
        """Shows that the work has begun; `bloque` and `en_pause` alone do not."""
        return self in COMMENCES


CLOS = frozenset({Statut.REALISE, Statut.PERENNISE, Statut.TRANSFERE, Statut.ABANDONNE})
COMMENCES = frozenset({Statut.EN_COURS, Statut.REALISE, Statut.PERENNISE, Statut.TRANSFERE})
A_MOTIVER = frozenset({Statut.BLOQUE, Statut.EN_PAUSE, Statut.ABANDONNE})


class EntreeSuivi(Repere):
    """One line of a suivi."""

    date: DatePartielle | None = Field(None, description="Date du fait : jour, mois ou année.")
    statut: Statut | None = Field(
        None,
        strict=False,
        description="Statut constaté à cette date ; le retard ne s’écrit pas, il se déduit.",
    )
    constat: Texte | None = Field(None, description="Ce qui est constaté, en une phrase.")
    source: Texte | None = Field(None, description="Adresse ou référence du document source.")
    motif: Texte | None = Field(
        None, description="Raison ; obligatoire pour bloque, en_pause et abandonne."
    )
    porte_sur: tuple[Identifiant, ...] = Field(
        (), strict=False, description="Identifiants des modalités concernées."
    )
    jalon: Identifiant | None = Field(None, description="Identifiant du jalon que ce fait réalise.")
    periode: PeriodeTexte | None = Field(
        None, description="Période d’une action récurrente que ce fait concerne."
    )
    difficulte: Texte | None = Field(None, description="Difficulté rencontrée.")
    prochaine_etape: Texte | None = Field(None, description="Prochaine étape.")
    decision_attendue: Texte | None = Field(None, description="Décision attendue du comité.")
    note_interne: Texte | None = Field(
        None, description="Note qui n’apparaît pas dans les sorties publiques."
    )
    vers: Texte | None = Field(
        None, description="À qui ou à quoi l’action est transférée ; obligatoire pour transfere."
    )
    aussi: tuple[RefSuivi, ...] = Field(
        (),
        strict=False,
        description="Autres volets dont le même fait est dit : 1.3.1/jardins, ou cls:2.1/jardins d’un plan voisin.",
    )
    hors_volet: bool = Field(
        False,
        description="true pour un fait extérieur (règle nationale…), qui n’est pas un acte du volet.",
    )
    execute: RefDecision | None = Field(
        None, description="Décision du comité que ce fait exécute : date de la réunion/id."
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.statut in A_MOTIVER and not self.motif:
            raise refuse(
                "PC011",
                msg("The status {statut!r} has no reason.", statut=self.statut.value),
                msg('Add the reason to the entry: motif: "…".'),
            )
        if self.statut is Statut.TRANSFERE and not self.vers:
            raise refuse(
                "PC011",
                msg("The status 'transfere' does not say to whom."),
                msg('Add to the entry who takes it over: vers: "…".'),
            )
        if not (
            self.statut
            or self.constat
            or self.motif
            or self.decision_attendue
            or self.note_interne
            or self.difficulte
            or self.prochaine_etape
            or self.jalon
            or self.execute
        ):
            raise refuse(
                "PC011",
                msg("The entry says nothing: it has a date and no content."),
                msg("Add at least a statut or a constat."),
            )
        return self


class ReportEcheance(Modele):
    """A decided postponement: it moves an échéance and stays visible with its reason."""

    echeance: Texte = Field(
        description="Ce qui est reporté : debut, fin, ou l’identifiant d’un jalon ou d’une récurrence du plan."
    )
    au: DatePartielle = Field(description="Nouvelle échéance, dernier jour compris.")
    motif: Texte = Field(description="Raison du report.")
    decision: Texte = Field(description="Qui a décidé, et où cela est écrit.")
    date: DatePartielle = Field(description="Date de la décision.")
