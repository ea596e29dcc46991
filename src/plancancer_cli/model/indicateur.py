"""An indicateur: one measurable series, one file in `indicators/`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import (
    DatePartielle,
    Identifiant,
    Modele,
    PeriodeTexte,
    RefActeur,
    Texte,
    Textes,
    ValeurScalaire,
    refuse,
)
from plancancer_cli.model.reperage import Repere


class TypeIndicateur(StrEnum):
    """What kind of value a measurement is."""

    NOMBRE = "nombre"
    POURCENTAGE = "pourcentage"
    RATIO = "ratio"
    SATISFACTION = "satisfaction"
    OUI_NON = "oui_non"
    ETAT = "etat"
    QUALITATIF = "qualitatif"

    @property
    def numerique(self) -> bool:
        """Whether values are numbers, so that a trajectory can be read."""
        return self in _NUMERIQUES


_NUMERIQUES = frozenset(
    {
        TypeIndicateur.NOMBRE,
        TypeIndicateur.POURCENTAGE,
        TypeIndicateur.RATIO,
        TypeIndicateur.SATISFACTION,
    }
)


class Nature(StrEnum):
    """What the indicateur speaks of; indicateurs of different nature are never averaged."""

    STRUCTURE = "structure"
    PROCESSUS = "processus"
    ACTIVITE = "activite"
    RESULTAT = "resultat"
    IMPACT = "impact"


class Usage(StrEnum):
    """Whether the number serves the follow-up or the evaluation."""

    SUIVI = "suivi"
    EVALUATION = "evaluation"


class Accumulation(StrEnum):
    """How values of successive dates relate."""

    STOCK = "stock"
    FLUX = "flux"
    CUMUL = "cumul"


class Evolution(StrEnum):
    """The direction in which the plan wants the number to go; it has no default."""

    HAUSSE = "hausse"
    BAISSE = "baisse"
    MAINTIEN = "maintien"


class Frequence(StrEnum):
    """How often a value is expected."""

    MENSUELLE = "mensuelle"
    TRIMESTRIELLE = "trimestrielle"
    SEMESTRIELLE = "semestrielle"
    ANNUELLE = "annuelle"
    PONCTUELLE = "ponctuelle"


class Compte(StrEnum):
    """What a number counts: the secrecy of statistics protects people, not things."""

    PERSONNES = "personnes"
    CHOSES = "choses"


class Qualification(StrEnum):
    """How the source qualifies the number."""

    ENVIRON = "environ"
    AU_MOINS = "au_moins"
    MOINS_DE = "moins_de"


class Auteur(StrEnum):
    """Who set a target."""

    PLAN = "plan"
    COMITE = "comite"


class Valeur(Repere):
    """One measurement.

    With `consulte` it is undated: true at the latest on the day on which its page was read. Such a
    value is shown and is news; it stands on no trajectory and measures no period or target.
    """

    date: DatePartielle | None = Field(None, description="Date de la mesure : jour, mois ou année.")
    valeur: ValeurScalaire = Field(
        None,
        description="Valeur mesurée : nombre, true ou false, ou texte, selon le type de l’indicateur.",
    )
    periode: PeriodeTexte | None = Field(
        None, description="Période que la valeur couvre ; attendue pour un flux."
    )
    ventilation: dict[str, Texte] = Field(
        # A default that can change is copied with care, 100 000 times for 100 000 values.
        default_factory=dict,
        description="Dimension et catégorie de la valeur ; rien pour le total.",
    )
    numerateur: int | float | None = Field(
        None, description="Numérateur d’un ratio ou d’un pourcentage."
    )
    denominateur: int | float | None = Field(
        None, description="Dénominateur d’un ratio ou d’un pourcentage."
    )
    source: Texte | None = Field(
        None, description="Adresse ou référence du document d’où vient la valeur."
    )
    note: Texte | None = Field(None, description="Précision utile à la lecture de la valeur.")
    provisoire: bool = Field(False, description="true si la valeur n’est pas confirmée.")
    qualification: Qualification | None = Field(
        None, strict=False, description="Ce que la source dit de la précision du nombre."
    )
    secret: bool = Field(
        False,
        description="true pour une valeur reçue, sous le seuil de secret, qui n’est pas écrite.",
    )
    remplace: DatePartielle | None = Field(
        None, description="Date de la valeur que cette ligne corrige."
    )

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.secret:
            self._without_numbers()
        ratio = self.numerateur is not None and self.denominateur is not None
        if self.valeur is None and not self.secret and not ratio:
            raise refuse(
                "PC011",
                msg("The measurement has no value."),
                msg("Add valeur: …, or record the gap under indisponible with its reason."),
            )
        return self

    def _without_numbers(self) -> None:
        """A secret value carries no number of any kind, in a note neither."""
        if any(n is not None for n in (self.valeur, self.numerateur, self.denominateur)):
            raise refuse(
                "PC301",
                msg("A value marked secret shows its number."),
                msg("Remove valeur, numerateur and denominateur: Git remembers what is written."),
            )
        if self.note is not None and any(character.isdecimal() for character in self.note):
            raise refuse(
                "PC301",
                msg("The note of a value marked secret holds a figure."),
                msg("Write the note without figures: Git remembers what is written."),
            )

    @property
    def datee(self) -> bool:
        """Whether it is known when it was true: by its date, or by the period that it covers."""
        return self.date is not None or self.periode is not None

    @property
    def total(self) -> bool:
        """Whether this is the total, the only series that progress looks at."""
        return not self.ventilation


class ValeurReference(Modele):
    """A baseline: a dated value with its source."""

    date: DatePartielle = Field(description="Date de la valeur de départ.")
    valeur: ValeurScalaire = Field(description="Valeur de départ.")
    source: Texte | None = Field(
        None, description="Adresse ou référence du document d’où vient la valeur."
    )
    note: Texte | None = Field(None, description="Précision utile à la lecture de la valeur.")


class Cible(Modele):
    """A target: what is to be reached at a date, set by whom."""

    date: DatePartielle = Field(description="Échéance de la cible, dernier jour compris.")
    valeur: ValeurScalaire = Field(description="Valeur visée.")
    source: Texte | None = Field(None, description="Où la cible est écrite.")
    fixee_par: Auteur = Field(Auteur.PLAN, strict=False, description="Qui a fixé la cible.")
    decision: Texte | None = Field(
        None, description="Décision du comité ; obligatoire avec fixee_par : comite."
    )

    @model_validator(mode="after")
    def _decided(self) -> Self:
        if self.fixee_par is Auteur.COMITE and not self.decision:
            raise refuse(
                "PC011",
                msg("A target set by the comité does not name its decision."),
                msg("Add decision: … to the target."),
            )
        return self


class Comparateur(Modele):
    """The same measure at another scale (region, country): shown beside, never a value here."""

    libelle: Texte = Field(description="Ce qui est comparé (France, département…).")
    perimetre: Texte | None = Field(None, description="Territoire ou public du comparateur.")
    valeurs: tuple[Valeur, ...] = Field((), strict=False, description="Valeurs du comparateur.")


class Rupture(Modele):
    """A date from which values no longer compare with earlier ones."""

    date: DatePartielle = Field(description="Date de la rupture de série.")
    motif: Texte = Field(description="Raison de la rupture (définition, périmètre, méthode…).")


class Indisponible(Modele):
    """A period for which a value will not come."""

    periode: PeriodeTexte = Field(description="Période pour laquelle aucune valeur ne viendra.")
    motif: Texte = Field(description="Raison pour laquelle elle ne viendra pas.")


class Echelle(Modele):
    """The scale of a satisfaction score."""

    min: int | float = Field(description="Note la plus basse.")
    max: int | float = Field(description="Note la plus haute.")


class Indicateur(Modele):
    """One indicateur and its values."""

    id: Identifiant = Field(description="Identifiant, égal au nom du fichier sans .yaml.")
    libelle: Texte = Field(description="Libellé court.")
    libelle_source: Textes = Field(
        (),
        description="La puce du plan, mot pour mot ; une liste si l’indicateur répond à plusieurs.",
    )
    complementaire: bool = Field(
        False, description="true pour un indicateur qui ne répond à aucune puce du plan."
    )
    definition: Texte | None = Field(None, description="Ce qui est compté exactement.")
    type: TypeIndicateur = Field(strict=False, description="Type de valeur.")
    nature: Nature | None = Field(
        None, strict=False, description="Ce dont l’indicateur parle (codage de ce dépôt)."
    )
    usage: Usage | None = Field(None, strict=False, description="À quoi sert le nombre.")
    unite: Texte | None = Field(None, description="Unité : ce qui est compté.")
    compte: Compte | None = Field(
        None,
        strict=False,
        description="Si le nombre compte des personnes, que le secret statistique protège, ou des choses.",
    )
    perimetre: Texte | None = Field(None, description="Territoire ou public compté.")
    accumulation: Accumulation | None = Field(
        None, strict=False, description="Lien entre les valeurs de dates successives."
    )
    evolution_attendue: Evolution | None = Field(
        None,
        strict=False,
        description="Sens dans lequel le plan veut faire aller le nombre ; sans elle, rien n’est dit d’un progrès.",
    )
    tolerance: int | float | None = Field(
        None, ge=0, description="Écart admis autour de la valeur initiale, pour un maintien."
    )
    frequence: Frequence | None = Field(
        None, strict=False, description="Rythme de mesure ; à défaut, celui du plan."
    )
    delai_jours: int | None = Field(
        None,
        ge=0,
        le=3650,
        description="Jours nécessaires à la publication d’une valeur ; à défaut, ceux du plan.",
    )
    etats: tuple[Texte, ...] = Field(
        (), strict=False, description="États possibles, du premier au dernier (type etat)."
    )
    echelle: Echelle | None = Field(None, description="Échelle des notes (type satisfaction).")
    producteur: RefActeur | None = Field(
        None,
        description="Identifiant de l’acteur qui fournit la valeur ; à défaut, les pilotes de la fiche.",
    )
    valeur_initiale: ValeurReference | None = Field(None, description="Valeur de départ.")
    cibles: tuple[Cible, ...] = Field((), strict=False, description="Cibles datées.")
    ventilations: dict[str, Annotated[tuple[Texte, ...], Strict(strict=False)]] = Field(
        {}, description="Dimensions déclarées, chacune avec ses catégories (liste vide : toutes)."
    )
    comparateurs: tuple[Comparateur, ...] = Field(
        (), strict=False, description="Autres échelles, montrées à côté."
    )
    ruptures: tuple[Rupture, ...] = Field(
        (),
        strict=False,
        description="Dates à partir desquelles les valeurs ne se comparent plus aux précédentes.",
    )
    indisponible: tuple[Indisponible, ...] = Field(
        (),
        strict=False,
        description="Périodes sans valeur, chacune avec sa raison ; elles ne sont pas en retard.",
    )
    valeurs: tuple[Valeur, ...] = Field(
        (), strict=False, description="Mesures, une par ligne ; les nouvelles s’ajoutent à la fin."
    )
    anciens_ids: tuple[Identifiant, ...] = Field(
        (), strict=False, description="Identifiants que cet indicateur a portés."
    )
