"""A fiche-action: one file in `actions/`, everything that its page of the plan says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, Strict, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import (
    Code,
    DatePartielle,
    Identifiant,
    Jour,
    Modele,
    RefActeur,
    Texte,
    refuse,
)
from plancancer_cli.model.calendrier import CalendrierOuLibelle
from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance


class Rattachement(Modele):
    """The enjeu and the objectif as the page of the fiche words them."""

    enjeu: Texte | None = Field(None, description="Enjeu de référence, tel que la fiche l’écrit.")
    objectif: Texte | None = Field(
        None, description="Objectif stratégique de référence, tel que la fiche l’écrit."
    )


class Note(Modele):
    """A footnote; `[^6]` in the text calls it."""

    numero: int = Field(
        ge=1, description="Numéro de la note dans le plan ; le texte l’appelle par [^6]."
    )
    texte: Texte = Field(description="Texte de la note.")


class ObjectifOperationnel(Modele):
    """One bullet of the objectifs opérationnels."""

    texte: Texte = Field(description="L’objectif, mot pour mot.")
    details: tuple[Texte, ...] = Field((), strict=False, description="Sous-points de l’objectif.")


class Modalite(Modele):
    """One bullet of a volet."""

    texte: Texte = Field(description="La modalité, mot pour mot.")
    details: tuple[Texte, ...] = Field((), strict=False, description="Sous-points de la modalité.")
    groupe: Texte | None = Field(None, description="Intertitre sous lequel la modalité figure.")
    id: Identifiant | None = Field(
        None, description="Identifiant, à donner si le suivi parle de cette modalité (porte_sur)."
    )
    calendrier: CalendrierOuLibelle | None = Field(
        None, description="Calendrier propre à la modalité : une formulation, ou le détail."
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.calendrier is not None and self.id is None:
            raise refuse(
                "PC011",
                msg("The modalité has a calendrier and no id."),
                msg("Give it an id, so that its échéances have a name: id: …"),
            )
        return self


def circle_of(attend: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The first circle among names that wait for others, its first name again at the end.

    `attend` gives for each name those that it waits for; empty where they have an order.
    """
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if name in way:
            return (*way[way.index(name) :], name)
        if name not in done:
            for before in attend.get(name, ()):
                if circle := walk(before, (*way, name)):
                    return circle
            done.add(name)
        return ()

    return next((circle for name in attend if (circle := walk(name, ()))), ())


class Jalon(Modele):
    """A milestone: a step inside a volet, with a date, after another one, or both."""

    id: Identifiant = Field(description="Identifiant du jalon, unique dans le volet.")
    intitule: Texte = Field(description="Ce qui doit être fait.")
    echeance: DatePartielle | None = Field(
        None,
        description="Échéance : jour, mois ou année, dernier jour compris ; rien si le plan n’en donne pas.",
    )
    apres: tuple[Identifiant, ...] = Field(
        (),
        strict=False,
        description="Identifiants des jalons du même volet (ou du plan) que celui-ci attend.",
    )


def _in_an_order(jalons: tuple[Jalon, ...]) -> tuple[Jalon, ...]:
    circle = circle_of({jalon.id: jalon.apres for jalon in jalons})
    if circle:
        raise refuse(
            "PC016",
            msg("These jalons wait for each other: {circle}.", circle=" → ".join(circle)),
            msg("Remove from apres the jalon that does not have to come first."),
        )
    return jalons


Jalons = Annotated[tuple[Jalon, ...], AfterValidator(_in_an_order)]
"""Jalons of one volet or of the plan: raises PC016 where they wait for each other in a circle."""


class Volet(Modele):
    """A part of a fiche with its own heading and calendrier."""

    id: Identifiant = Field(description="Identifiant du volet, unique dans la fiche.")
    intitule: Texte = Field(description="Intitulé du volet, tel que la fiche l’écrit.")
    calendrier: CalendrierOuLibelle | None = Field(
        None,
        description="Calendrier du volet : la formulation du plan (« Dès 2023 »), ou le détail.",
    )
    introduction: Texte | None = Field(None, description="Texte placé avant les modalités.")
    modalites: tuple[Modalite, ...] = Field(
        (), strict=False, description="Modalités opérationnelles, dans l’ordre du plan."
    )
    jalons: Jalons = Field((), strict=False, description="Étapes datées du volet.")
    suivi: tuple[EntreeSuivi, ...] = Field(
        (),
        strict=False,
        description="Journal daté du volet ; les nouvelles lignes s’ajoutent à la fin.",
    )
    reports_echeance: tuple[ReportEcheance, ...] = Field(
        (), strict=False, description="Reports d’échéance décidés, avec leur motif."
    )
    indicateurs: tuple[Identifiant, ...] = Field(
        (), strict=False, description="Identifiants des indicateurs propres à ce volet."
    )
    anciens_ids: tuple[Identifiant, ...] = Field(
        (), strict=False, description="Identifiants que ce volet a portés."
    )


class Inegalites(Modele):
    """The three questions on social and territorial inequalities; `null` is a tick not readable."""

    determinants_de_sante: bool | None = Field(
        None,
        description="L’action vise-t-elle des déterminants de santé ? null si la case est illisible.",
    )
    universalisme_proportionne: bool | None = Field(
        None,
        description="L’action applique-t-elle l’universalisme proportionné ? null si la case est illisible.",
    )
    participation_citoyenne: bool | None = Field(
        None,
        description="L’action prévoit-elle une démarche participative ? null si la case est illisible.",
    )


class Ressources(Modele):
    """Resources as the fiche states them; `null` is an empty heading."""

    financieres: Texte | None = Field(
        None, description="Ressources financières ; null si la fiche ne dit rien."
    )
    humaines: Texte | None = Field(
        None, description="Ressources humaines ; null si la fiche ne dit rien."
    )
    logistiques: Texte | None = Field(
        None, description="Ressources logistiques ; null si la fiche ne dit rien."
    )


class RolePilote(StrEnum):
    """The part of a pilote among several."""

    CHEF_DE_FILE = "chef_de_file"
    COPILOTE = "copilote"


class Pilote(Modele):
    """An acteur in charge of the fiche."""

    acteur: RefActeur = Field(description="Identifiant de l’acteur dans plan/acteurs.yaml.")
    role: RolePilote | None = Field(None, strict=False, description="Rôle parmi plusieurs pilotes.")


def _pilote(value: Any) -> Any:
    return {"acteur": value} if isinstance(value, str) else value


class StadeBudget(StrEnum):
    """How firm an amount is; the three are never added up."""

    ANNONCE = "annonce"
    VOTE = "vote"
    EXECUTE = "execute"


class LigneBudget(Modele):
    """One amount, in euros."""

    annee: int = Field(ge=1900, le=2199, description="Année du montant.")
    montant: int | float = Field(ge=0, description="Montant en euros.")
    stade: StadeBudget = Field(
        strict=False, description="Fermeté du montant ; les trois stades ne s’additionnent pas."
    )
    financeur: RefActeur | None = Field(None, description="Identifiant de l’acteur qui finance.")
    source: Texte | None = Field(None, description="Document ou adresse où le montant est écrit.")


class Lien(Modele):
    """What a fiche says of another plan."""

    plan: Identifiant = Field(description="Identifiant de l’autre plan.")
    ref: Code | None = Field(None, description="Code du niveau ou de la fiche de l’autre plan.")
    texte: Texte = Field(description="Ce que la fiche en dit, mot pour mot.")


class Ajout(Modele):
    """An action taken up after the vote of the plan; counted apart."""

    date: Jour = Field(description="Jour de la décision.")
    decision: Texte = Field(description="Décision qui a ajouté la fiche, et où elle est écrite.")


class Fiche(Modele):
    """One fiche-action."""

    code: Code = Field(
        description="Code de la fiche dans le plan, celui par lequel commence le nom du fichier."
    )
    titre: Texte = Field(description="Titre de la fiche.")
    sous: Code | None = Field(
        None,
        description="Code du niveau de la fiche, si son code ne le dit pas ; plan pour le plan entier.",
    )
    axes_transversaux: tuple[Code, ...] = Field(
        (), strict=False, description="Codes des niveaux transversaux dont la fiche relève."
    )
    rattachement: Rattachement | None = Field(
        None, description="Enjeu et objectif que la page de la fiche nomme."
    )
    contexte: Texte | None = Field(None, description="Contexte et enjeux, mot pour mot.")
    notes: tuple[Note, ...] = Field((), strict=False, description="Notes de bas de page.")
    remarques: tuple[Texte, ...] = Field(
        (), strict=False, description="Remarques de ce dépôt sur la transcription."
    )
    objectifs_operationnels: tuple[ObjectifOperationnel, ...] = Field(
        (), strict=False, description="Objectifs opérationnels."
    )
    volets: tuple[Volet, ...] = Field(
        (), strict=False, description="Volets de la fiche, chacun avec son calendrier et son suivi."
    )
    inegalites: Inegalites = Field(
        default_factory=Inegalites, description="Les trois questions sur les inégalités de santé."
    )
    public_cible: Texte | None = Field(None, description="Public cible.")
    pilotes: tuple[Annotated[Pilote, BeforeValidator(_pilote)], ...] = Field(
        (), strict=False, description="Pilotes : identifiants d’acteurs, ou acteur et rôle."
    )
    pilotes_source: Texte | None = Field(
        None, description="La case « Pilote » du plan, mot pour mot."
    )
    partenaires: tuple[RefActeur, ...] = Field(
        (), strict=False, description="Identifiants des acteurs partenaires."
    )
    partenaires_source: Texte | None = Field(
        None, description="La case « Partenaires » du plan, mot pour mot."
    )
    ressources: Ressources = Field(
        default_factory=Ressources,
        description="Ressources mobilisées, telles que la fiche les écrit.",
    )
    indicateurs: tuple[Identifiant, ...] = Field(
        (),
        strict=False,
        description="Identifiants des indicateurs de la fiche, un fichier chacun dans indicators/.",
    )
    suivi: tuple[EntreeSuivi, ...] = Field(
        (), strict=False, description="Journal daté de la fiche entière."
    )
    budget: tuple[LigneBudget, ...] = Field(
        (), strict=False, description="Montants annoncés, votés ou exécutés."
    )
    ajout: Ajout | None = Field(
        None, description="À remplir pour une fiche ajoutée après le vote du plan."
    )
    etiquettes: dict[Identifiant, Annotated[tuple[Identifiant, ...], Strict(strict=False)]] = Field(
        {},
        strict=False,
        description="Termes des vocabulaires du plan dont la fiche relève, par vocabulaire.",
    )
    liens: tuple[Lien, ...] = Field(
        (), strict=False, description="Autres plans que la fiche nomme, et leurs actions."
    )
    succede_a: Texte | None = Field(
        None, description="Fiche d’un plan antérieur que celle-ci poursuit."
    )
    anciens_ids: tuple[Texte, ...] = Field(
        (), strict=False, description="Codes que cette fiche a portés."
    )
