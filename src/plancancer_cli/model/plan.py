"""The plan itself: identity, tree, follow-up settings; and the organisations that it names."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import msg
from plancancer_cli.model.base import Code, DatePartielle, Identifiant, Jour, Modele, Texte, refuse
from plancancer_cli.model.indicateur import Frequence
from plancancer_cli.model.suivi import EntreeSuivi

FORMAT = 1
"""The version of the file layout that this program reads."""


class EtatPlan(StrEnum):
    """Where the plan is in its life; in a plan that is `clos` nothing more is due."""

    EN_COURS = "en_cours"
    PROLONGE = "prolonge"
    EN_EVALUATION = "en_evaluation"
    CLOS = "clos"


class Noeud(Modele):
    """A level of the arborescence above the fiches (enjeu, objectif stratégique, axe…)."""

    code: Code = Field(description="Code, entre guillemets s'il n'a qu'un point.")
    titre: Texte = Field(description="Titre.")
    autres_libelles: tuple[Texte, ...] = Field((), strict=False, description="Autres formulations du plan.")
    note: Texte | None = Field(None, description="Note du plan sur ce titre.")
    enfants: tuple[Noeud, ...] = Field((), strict=False, description="Niveaux inférieurs.")

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Noeud]]:
        """This node and those below it, each with its depth (0 for the first level)."""
        yield depth, self
        for enfant in self.enfants:
            yield from enfant.walk(depth + 1)


class Seuils(Modele):
    """Thresholds of the ratio between what was done and what the trajectory expected."""

    en_bonne_voie: float = Field(0.95, gt=0, le=1, strict=False, description="À partir de ce rapport.")
    a_surveiller: float = Field(0.60, ge=0, le=1, strict=False, description="À partir de ce rapport.")


class ParametresSuivi(Modele):
    """Follow-up settings: a rule of this repository, not of the plan."""

    frequence: Frequence = Field(Frequence.ANNUELLE, strict=False, description="Rythme de mesure par défaut.")
    delai_jours: int = Field(90, ge=0, le=3650, description="Délai de publication d'une valeur, en jours.")
    sans_nouvelles_jours: int = Field(180, ge=1, le=3650, description="Silence admis, en jours.")
    horizon_jours: int = Field(90, ge=0, le=3650, description="Échéances annoncées à l'avance, en jours.")
    secret_statistique: int = Field(11, ge=0, le=1000, description="Effectif minimal d'une ventilation.")
    seuils: Seuils = Field(default_factory=Seuils, description="Seuils de progression.")


class PeriodePlan(Modele):
    """First and last period of the plan."""

    debut: DatePartielle = Field(description="Première période.")
    fin: DatePartielle = Field(description="Dernière période.")


class Gouvernance(Modele):
    """An instance that follows the plan, as the plan describes it."""

    intitule: Texte = Field(description="Nom de l'instance.")
    details: tuple[Texte, ...] = Field((), strict=False, description="Ce que le plan en dit.")


class Plan(Modele):
    """`plan/plan.yaml`."""

    format: int = Field(ge=1, description="Version du format des fichiers.")
    id: Identifiant = Field(description="Identifiant du plan.")
    titre: Texte = Field(description="Titre du plan.")
    collectivite: Texte | None = Field(None, description="Collectivité qui porte le plan.")
    langue: Texte = Field("fr", pattern="^(fr|en)$", description="Langue des documents produits.")
    adoption: Jour = Field(description="Date du vote.")
    periode: PeriodePlan | None = Field(None, description="Période du plan.")
    etat: EtatPlan = Field(EtatPlan.EN_COURS, strict=False, description="en_cours, prolonge, en_evaluation, clos.")
    niveaux: tuple[Texte, ...] = Field(min_length=1, strict=False, description="Noms des niveaux, fiche comprise.")
    arborescence: tuple[Noeud, ...] = Field((), strict=False, description="Les niveaux au-dessus des fiches.")
    presentation: Texte | None = Field(None, description="Ce que le plan dit de lui-même.")
    source: Texte | None = Field(None, description="Document source.")
    gouvernance: tuple[Gouvernance, ...] = Field((), strict=False, description="Instances de suivi.")
    parametres_suivi: ParametresSuivi = Field(
        default_factory=ParametresSuivi, description="Réglages du suivi (règle de ce dépôt)."
    )
    gravites: dict[str, Severity] = Field({}, strict=False, description="Gravité par code de constat.")
    indicateurs: tuple[Identifiant, ...] = Field((), strict=False, description="Indicateurs du plan entier.")
    suivi: tuple[EntreeSuivi, ...] = Field((), strict=False, description="Suivi du plan entier.")

    @model_validator(mode="after")
    def _known_format(self) -> Self:
        if self.format > FORMAT:
            raise refuse(
                "PC017",
                msg(
                    "The files have format {found}; this program reads up to {known}.",
                    found=str(self.format), known=str(FORMAT),
                ),
                msg("Install a newer plancancer."),
            )
        return self

    def noeuds(self) -> Iterator[tuple[int, Noeud]]:
        """Every node of the arborescence in order, with its depth."""
        for noeud in self.arborescence:
            yield from noeud.walk()


class NatureActeur(StrEnum):
    """An organisation, a service of one, or a category; never a person."""

    ORGANISATION = "organisation"
    SERVICE = "service"
    CATEGORIE = "categorie"


class Acteur(Modele):
    """An organisation that the plan names. No person, no mail address, no phone number."""

    id: Identifiant = Field(description="Identifiant.")
    nom: Texte = Field(description="Nom.")
    sigle: Texte | None = Field(None, description="Sigle.")
    nature: NatureActeur = Field(NatureActeur.ORGANISATION, strict=False, description="Nature.")
    rattache_a: Identifiant | None = Field(None, description="Organisation dont c'est un service.")

    @property
    def nom_court(self) -> str:
        """The acronym where there is one, else the name."""
        return self.sigle or self.nom


class Acteurs(Modele):
    """`plan/acteurs.yaml`."""

    acteurs: tuple[Acteur, ...] = Field((), strict=False, description="Organisations du plan.")


class Decision(Modele):
    """A decision of the comité and the refs that it concerns."""

    id: Identifiant | None = Field(None, description="Identifiant de la décision.")
    texte: Texte = Field(description="Ce qui est décidé.")
    refs: tuple[Texte, ...] = Field((), strict=False, description="Fiches, volets ou indicateurs concernés.")


class Comite(Modele):
    """`plan/comites/<date>.yaml`: one meeting of the committee."""

    date: Jour = Field(description="Date de la réunion.")
    intitule: Texte | None = Field(None, description="Intitulé.")
    presents: tuple[Identifiant, ...] = Field((), strict=False, description="Organisations présentes.")
    decisions: tuple[Decision, ...] = Field((), strict=False, description="Décisions.")
    source: Texte | None = Field(None, description="Compte rendu.")
