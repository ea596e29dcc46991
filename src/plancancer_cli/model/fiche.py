"""A fiche-action: one file in `actions/`, everything that its page of the plan says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plancancer_cli.model.base import (
    Code, DatePartielle, Identifiant, Jour, Modele, Texte,
)
from plancancer_cli.model.calendrier import CalendrierOuLibelle
from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance


class Rattachement(Modele):
    """The enjeu and the objectif as the page of the fiche words them."""

    enjeu: Texte | None = Field(None, description="Enjeu de référence, tel que la fiche l'écrit.")
    objectif: Texte | None = Field(None, description="Objectif stratégique, tel que la fiche l'écrit.")


class Note(Modele):
    """A footnote; `[^6]` in the text calls it."""

    numero: int = Field(ge=1, description="Numéro de la note dans le plan.")
    texte: Texte = Field(description="Texte de la note.")


class ObjectifOperationnel(Modele):
    """One bullet of the objectifs opérationnels."""

    texte: Texte = Field(description="L'objectif, mot pour mot.")
    details: tuple[Texte, ...] = Field((), strict=False, description="Sous-points.")


class Modalite(Modele):
    """One bullet of a volet."""

    texte: Texte = Field(description="La modalité, mot pour mot.")
    details: tuple[Texte, ...] = Field((), strict=False, description="Sous-points.")
    groupe: Texte | None = Field(None, description="Intertitre sous lequel la modalité figure.")
    id: Identifiant | None = Field(None, description="Identifiant, si le suivi en parle.")
    calendrier: CalendrierOuLibelle | None = Field(None, description="Calendrier propre à la modalité.")


class Jalon(Modele):
    """A milestone: a dated step inside a volet."""

    id: Identifiant = Field(description="Identifiant du jalon dans le volet.")
    intitule: Texte = Field(description="Ce qui doit être fait.")
    echeance: DatePartielle = Field(description="Échéance (dernier jour compris).")


class Volet(Modele):
    """A part of a fiche with its own heading and calendrier."""

    id: Identifiant = Field(description="Identifiant du volet dans la fiche.")
    intitule: Texte = Field(description="Intitulé du volet, tel que la fiche l'écrit.")
    calendrier: CalendrierOuLibelle | None = Field(None, description="Calendrier du volet.")
    introduction: Texte | None = Field(None, description="Texte placé avant les modalités.")
    modalites: tuple[Modalite, ...] = Field((), strict=False, description="Modalités opérationnelles.")
    jalons: tuple[Jalon, ...] = Field((), strict=False, description="Jalons datés.")
    suivi: tuple[EntreeSuivi, ...] = Field((), strict=False, description="Suivi daté, en ajout seul.")
    reports_echeance: tuple[ReportEcheance, ...] = Field((), strict=False, description="Reports décidés.")
    indicateurs: tuple[Identifiant, ...] = Field((), strict=False, description="Indicateurs du volet.")
    anciens_ids: tuple[Identifiant, ...] = Field((), strict=False, description="Anciens identifiants.")


class Inegalites(Modele):
    """The three questions on social and territorial inequalities; `null` is a tick not readable."""

    determinants_de_sante: bool | None = Field(None, description="Vise des déterminants de santé ?")
    universalisme_proportionne: bool | None = Field(None, description="Universalisme proportionné ?")
    participation_citoyenne: bool | None = Field(None, description="Démarche participative ?")


class Ressources(Modele):
    """Resources as the fiche states them; `null` is an empty heading."""

    financieres: Texte | None = Field(None, description="Ressources financières.")
    humaines: Texte | None = Field(None, description="Ressources humaines.")
    logistiques: Texte | None = Field(None, description="Ressources logistiques.")


class RolePilote(StrEnum):
    """The part of a pilote among several."""

    CHEF_DE_FILE = "chef_de_file"
    COPILOTE = "copilote"


class Pilote(Modele):
    """An acteur in charge of the fiche."""

    acteur: Identifiant = Field(description="Identifiant dans plan/acteurs.yaml.")
    role: RolePilote | None = Field(None, strict=False, description="Chef de file ou copilote.")


def _pilote(value: Any) -> Any:
    return {"acteur": value} if isinstance(value, str) else value


class StadeBudget(StrEnum):
    """How firm an amount is; the three are never added up."""

    ANNONCE = "annonce"
    VOTE = "vote"
    EXECUTE = "execute"


class LigneBudget(Modele):
    """One amount, in euros."""

    annee: int = Field(ge=1900, le=2199, description="Année.")
    montant: int | float = Field(ge=0, description="Montant en euros.")
    stade: StadeBudget = Field(strict=False, description="Annoncé, voté ou exécuté.")
    financeur: Identifiant | None = Field(None, description="Acteur qui finance.")
    source: Texte | None = Field(None, description="Document source.")


class Ajout(Modele):
    """An action taken up after the vote of the plan; counted apart."""

    date: Jour = Field(description="Date de la décision.")
    decision: Texte = Field(description="Décision qui a ajouté la fiche.")


class Fiche(Modele):
    """One fiche-action."""

    code: Code = Field(description="Code de la fiche dans le plan, par exemple 1.2.1.")
    titre: Texte = Field(description="Titre de la fiche.")
    rattachement: Rattachement | None = Field(None, description="Enjeu et objectif de référence.")
    contexte: Texte | None = Field(None, description="Contexte et enjeux.")
    notes: tuple[Note, ...] = Field((), strict=False, description="Notes de bas de page.")
    remarques: tuple[Texte, ...] = Field((), strict=False, description="Remarques sur la transcription.")
    objectifs_operationnels: tuple[ObjectifOperationnel, ...] = Field(
        (), strict=False, description="Objectifs opérationnels."
    )
    volets: tuple[Volet, ...] = Field((), strict=False, description="Volets, avec leur calendrier.")
    inegalites: Inegalites = Field(
        default_factory=Inegalites, description="Actions sur les inégalités de santé."
    )
    public_cible: Texte | None = Field(None, description="Public cible.")
    pilotes: tuple[Annotated[Pilote, BeforeValidator(_pilote)], ...] = Field(
        (), strict=False, description="Pilotes (identifiants d'acteurs)."
    )
    pilotes_source: Texte | None = Field(None, description="La case « Pilote », mot pour mot.")
    partenaires: tuple[Identifiant, ...] = Field((), strict=False, description="Partenaires.")
    partenaires_source: Texte | None = Field(None, description="La case « Partenaires », mot pour mot.")
    ressources: Ressources = Field(default_factory=Ressources, description="Ressources mobilisées.")
    indicateurs: tuple[Identifiant, ...] = Field((), strict=False, description="Indicateurs de la fiche.")
    suivi: tuple[EntreeSuivi, ...] = Field((), strict=False, description="Suivi de la fiche entière.")
    budget: tuple[LigneBudget, ...] = Field((), strict=False, description="Budget.")
    ajout: Ajout | None = Field(None, description="Fiche ajoutée après le vote du plan.")
    succede_a: Texte | None = Field(None, description="Fiche d'un plan antérieur.")
    anciens_ids: tuple[Texte, ...] = Field((), strict=False, description="Anciens codes.")
