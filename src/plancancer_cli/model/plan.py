"""The plan itself: identity, tree, follow-up settings; and the organisations that it names."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import msg
from plancancer_cli.model.base import (
    Code,
    Couleur,
    DatePartielle,
    Identifiant,
    Jour,
    Modele,
    RefActeur,
    Texte,
    refuse,
)
from plancancer_cli.model.calendrier import Calendrier
from plancancer_cli.model.fiche import Jalons
from plancancer_cli.model.indicateur import Frequence
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance
from plancancer_cli.model.wording import Lecture, Recurrence

NO_READING = Lecture()
"""What follows where there is no calendrier: nothing."""

FORMAT = 1
"""The version of the file layout that this program reads."""


class Gravite(StrEnum):
    """What `gravites` says: the severity of a finding, or the level of a kind of change in review."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    RECUL = "recul"
    A_RELIRE = "a_relire"

    @property
    def severity(self) -> Severity | None:
        """As the severity of a finding; None for a level of the review."""
        return Severity(self.value) if self.value in {each.value for each in Severity} else None


class EtatPlan(StrEnum):
    """Where the plan is in its life; in a plan that is `clos` nothing more is due."""

    EN_COURS = "en_cours"
    PROLONGE = "prolonge"
    EN_EVALUATION = "en_evaluation"
    CLOS = "clos"


class Noeud(Modele):
    """A level of the arborescence above the fiches (enjeu, objectif stratégique, axe…)."""

    code: Code = Field(
        description='Code du niveau, entre guillemets s’il se lit comme un nombre ("1", "1.1").'
    )
    titre: Texte = Field(description="Titre du niveau.")
    autres_libelles: tuple[Texte, ...] = Field(
        (), strict=False, description="Autres formulations du même titre dans le plan."
    )
    note: Texte | None = Field(None, description="Note du plan sur ce titre.")
    transversal: bool = Field(
        False,
        description="true si le niveau traverse les autres ; les fiches le nomment (axes_transversaux).",
    )
    enfants: tuple[Noeud, ...] = Field((), strict=False, description="Niveaux inférieurs.")

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Noeud]]:
        """This node and those below it, each with its depth (0 for the first level)."""
        yield depth, self
        for enfant in self.enfants:
            yield from enfant.walk(depth + 1)


class Terme(Modele):
    """One word of a vocabulary."""

    id: Identifiant = Field(description="Identifiant par lequel les fiches nomment le terme.")
    libelle: Texte = Field(description="Le terme, tel que la source l’écrit.")


class Vocabulaire(Modele):
    """A list of words that the plan tags its fiches with: fields of action, publics, places…"""

    libelle: Texte = Field(description="Nom du vocabulaire.")
    source: Texte | None = Field(None, description="Document d’où viennent les termes.")
    termes: tuple[Terme, ...] = Field(
        min_length=1, strict=False, description="Les termes, dans l’ordre de la source."
    )


class Seuils(Modele):
    """Thresholds of the ratio between what was done and what the trajectory expected."""

    en_bonne_voie: float = Field(
        0.95,
        gt=0,
        le=1,
        strict=False,
        description="À partir de ce rapport, l’indicateur est en bonne voie.",
    )
    a_surveiller: float = Field(
        0.60,
        ge=0,
        le=1,
        strict=False,
        description="À partir de ce rapport, l’indicateur est à surveiller.",
    )


class ParametresSuivi(Modele):
    """Follow-up settings: a rule of this repository, not of the plan."""

    frequence: Frequence = Field(
        Frequence.ANNUELLE,
        strict=False,
        description="Rythme de mesure d’un indicateur qui n’en dit rien.",
    )
    delai_jours: int = Field(
        90,
        ge=0,
        le=3650,
        description="Jours nécessaires à la publication d’une valeur, si l’indicateur n’en dit rien.",
    )
    sans_nouvelles_jours: int = Field(
        180,
        ge=1,
        le=3650,
        description="Nombre de jours sans nouvelle au-delà duquel un volet est signalé.",
    )
    horizon_jours: int = Field(
        90, ge=0, le=3650, description="Nombre de jours à l’avance dont une échéance est annoncée."
    )
    secret_statistique: int = Field(
        11, ge=0, le=1000, description="Effectif minimal d’une catégorie ventilée."
    )
    seuils: Seuils = Field(default_factory=Seuils, description="Seuils de progression.")


class PeriodePlan(Modele):
    """First and last period of the plan."""

    debut: DatePartielle = Field(description="Première période du plan.")
    fin: DatePartielle = Field(description="Dernière période du plan.")

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        _in_order(self.debut, self.fin)
        return self


def _in_order(debut: Periode | None, fin: Periode | None) -> None:
    """Raises PC016 where a start lies after the end."""
    if debut is not None and fin is not None and debut.premier > fin.dernier:
        raise refuse(
            "PC016",
            msg("This runs backwards: it begins {debut} and ends {fin}.", debut=debut, fin=fin),
            msg("Check debut and fin: the start must not lie after the end."),
        )


class RecurrencePlan(Modele):
    """Something that the plan promises of itself again and again: a meeting, a report."""

    id: Identifiant = Field(description="Identifiant de la récurrence, unique dans le plan.")
    intitule: Texte = Field(description="Ce qui doit être fait à chaque période.")
    recurrence: Recurrence = Field(
        strict=False, description="Rythme auquel un fait daté est attendu."
    )
    debut: DatePartielle | None = Field(
        None, description="Première période ; à défaut, celle de l’adoption."
    )
    fin: DatePartielle | None = Field(
        None, description="Dernière période ; à défaut, celle de la fin du plan."
    )

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        _in_order(self.debut, self.fin)
        return self


class Identite(Modele):
    """How the documents of the plan present themselves."""

    contact: Texte | None = Field(
        None, description="Service à joindre, tel qu’il s’affiche ; jamais une personne."
    )
    logo: Texte | None = Field(
        None, description="Fichier du logo, chemin depuis le dossier du projet (SVG ou PNG)."
    )
    couleurs: tuple[Couleur, ...] = Field(
        (),
        max_length=2,
        strict=False,
        description='Une ou deux couleurs, entre guillemets : ["#1d4ed8", "#0f766e"].',
    )
    pied: Texte | None = Field(None, description="Texte au pied de chaque page.")


class Gouvernance(Modele):
    """An instance that follows the plan, as the plan describes it."""

    intitule: Texte = Field(description="Nom de l’instance.")
    details: tuple[Texte, ...] = Field((), strict=False, description="Ce que le plan en dit.")


class Plan(Modele):
    """`plan/plan.yaml`."""

    format: int = Field(ge=1, description="Version du format des fichiers.")
    id: Identifiant = Field(description="Identifiant du plan.")
    titre: Texte = Field(description="Titre du plan.")
    collectivite: Texte | None = Field(None, description="Collectivité qui porte le plan.")
    langue: Texte = Field("fr", pattern="^(fr|en)$", description="Langue des documents produits.")
    adoption: Jour = Field(description="Jour du vote du plan.")
    adoption_convention: Texte | None = Field(
        None,
        description="Si la source ne donne pas ce jour : pourquoi le suivi compte à partir de celui-ci.",
    )
    periode: PeriodePlan | None = Field(None, description="Période que le plan couvre.")
    etat: EtatPlan = Field(
        EtatPlan.EN_COURS,
        strict=False,
        description="Où en est le plan ; rien n’est dû dans un plan clos.",
    )
    niveaux: tuple[Texte, ...] = Field(
        min_length=1, strict=False, description="Noms des niveaux, du plus haut à la fiche."
    )
    arborescence: tuple[Noeud, ...] = Field(
        (), strict=False, description="Les niveaux au-dessus des fiches."
    )
    vocabulaires: dict[Identifiant, Vocabulaire] = Field(
        {},
        strict=False,
        description="Vocabulaires dont les fiches portent les termes (etiquettes).",
    )
    presentation: Texte | None = Field(None, description="Ce que le plan dit de lui-même.")
    source: Texte | None = Field(None, description="Document d’où le plan est transcrit.")
    gouvernance: tuple[Gouvernance, ...] = Field(
        (), strict=False, description="Instances qui suivent le plan."
    )
    identite: Identite | None = Field(
        None, description="Contact, logo et couleurs des documents produits."
    )
    parametres_suivi: ParametresSuivi = Field(
        default_factory=ParametresSuivi,
        description="Réglages du suivi : une règle de ce dépôt, non du plan.",
    )
    gravites: dict[str, Annotated[Gravite, Strict(strict=False)]] = Field(
        {},
        strict=False,
        description="Gravité choisie pour un code de constat (PC212: info), ou niveau relevé d’un changement "
        "dans une revue (text_changed: recul).",
    )
    indicateurs: tuple[Identifiant, ...] = Field(
        (), strict=False, description="Identifiants des indicateurs du plan entier."
    )
    jalons: Jalons = Field(
        (),
        strict=False,
        description="Étapes datées du plan entier : son évaluation, son comité de suivi…",
    )
    recurrences: tuple[RecurrencePlan, ...] = Field(
        (), strict=False, description="Ce que le plan entier doit refaire à chaque période."
    )
    suivi: tuple[EntreeSuivi, ...] = Field(
        (), strict=False, description="Journal daté du plan entier."
    )
    reports_echeance: tuple[ReportEcheance, ...] = Field(
        (),
        strict=False,
        description="Reports décidés de la fin du plan (fin), d’un de ses jalons ou récurrences.",
    )

    def severity(self, code: str, default: Severity) -> Severity:
        """The severity of a code: what the plan chose, else the default."""
        chosen = self.gravites.get(code)
        return (None if chosen is None else chosen.severity) or default

    @model_validator(mode="after")
    def _known_format(self) -> Self:
        if self.format > FORMAT:
            raise refuse(
                "PC017",
                msg(
                    "The files have format {found}; this program reads up to {known}.",
                    found=str(self.format),
                    known=str(FORMAT),
                ),
                msg("Install a newer plancancer."),
            )
        return self

    def lecture(self, calendrier: Calendrier | None) -> Lecture:
        """What a calendrier means in this plan: "durée du contrat" takes the dates of `periode`."""
        if calendrier is None:
            return NO_READING
        if self.periode is None:
            return calendrier.lecture
        return calendrier.lecture.pendant(self.periode.debut, self.periode.fin)

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

    id: Identifiant = Field(description="Identifiant par lequel les fiches nomment l’acteur.")
    nom: Texte = Field(
        description="Nom de l’organisation, du service ou de la catégorie ; jamais une personne."
    )
    sigle: Texte | None = Field(None, description="Sigle, montré à la place du nom.")
    nature: NatureActeur = Field(
        NatureActeur.ORGANISATION, strict=False, description="Organisation, service ou catégorie."
    )
    rattache_a: RefActeur | None = Field(
        None, description="Identifiant de l’organisation dont c’est un service."
    )

    @property
    def nom_court(self) -> str:
        """The acronym where there is one, else the name."""
        return self.sigle or self.nom


class Acteurs(Modele):
    """`plan/acteurs.yaml`."""

    acteurs: tuple[Acteur, ...] = Field(
        (), strict=False, description="Les acteurs que le plan nomme."
    )
