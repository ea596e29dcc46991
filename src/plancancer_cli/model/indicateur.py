"""An indicateur: one measurable series, one file in `indicators/`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, Strict, WithJsonSchema, model_validator

from plancancer_cli.i18n import msg
from plancancer_cli.model.base import (
    DatePartielle, Identifiant, Modele, PeriodeTexte, Texte, Textes, refuse, shown,
)


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
    {TypeIndicateur.NOMBRE, TypeIndicateur.POURCENTAGE, TypeIndicateur.RATIO, TypeIndicateur.SATISFACTION}
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


class Qualification(StrEnum):
    """How the source qualifies the number."""

    ENVIRON = "environ"
    AU_MOINS = "au_moins"
    MOINS_DE = "moins_de"


class Auteur(StrEnum):
    """Who set a target."""

    PLAN = "plan"
    COMITE = "comite"


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise refuse(
        "PC012",
        msg("Found {value!r} where one value belongs.", value=shown(value)),
        msg("Write a number, true or false, or a text between quotes."),
    )


ValeurScalaire = Annotated[
    Any,
    BeforeValidator(_scalar),
    WithJsonSchema({"type": ["number", "string", "boolean", "null"]}),
]
"""A number, a tick or a text: which one the type of the indicateur says (a rule checks it)."""


class Valeur(Modele):
    """One measurement, identified by its date and ventilation."""

    date: DatePartielle = Field(description="Date de la mesure (jour, mois ou année).")
    valeur: ValeurScalaire = Field(None, description="Valeur mesurée.")
    periode: PeriodeTexte | None = Field(None, description="Période couverte (obligatoire pour un flux).")
    ventilation: dict[str, Texte] = Field({}, description="Dimension : modalité. Vide pour le total.")
    numerateur: int | float | None = Field(None, description="Numérateur d'un ratio.")
    denominateur: int | float | None = Field(None, description="Dénominateur d'un ratio.")
    source: Texte | None = Field(None, description="Adresse ou référence du document source.")
    note: Texte | None = Field(None, description="Précision utile à la lecture de la valeur.")
    provisoire: bool = Field(False, description="Valeur non confirmée.")
    qualification: Qualification | None = Field(None, strict=False, description="environ, au_moins, moins_de.")
    secret: bool = Field(False, description="Valeur reçue, sous le seuil de secret, non montrée.")
    remplace: DatePartielle | None = Field(None, description="Date de la valeur que celle-ci corrige.")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.secret and self.valeur is not None:
            raise refuse(
                "PC301",
                msg("A value marked secret shows its number."),
                msg("Remove the number (valeur: null): Git remembers what is written."),
            )
        ratio = self.numerateur is not None and self.denominateur is not None
        if self.valeur is None and not self.secret and not ratio:
            raise refuse(
                "PC011",
                msg("The measurement has no value."),
                msg("Add valeur: …, or record the gap under indisponible with its reason."),
            )
        return self

    @property
    def total(self) -> bool:
        """Whether this is the total, the only series that progress looks at."""
        return not self.ventilation

    @property
    def identite(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Date and ventilation: two values with the same are the same measurement."""
        return str(self.date), tuple(sorted(self.ventilation.items()))


class ValeurReference(Modele):
    """A baseline: a dated value with its source."""

    date: DatePartielle = Field(description="Date de la valeur.")
    valeur: ValeurScalaire = Field(description="Valeur.")
    source: Texte | None = Field(None, description="D'où vient la valeur.")
    note: Texte | None = Field(None, description="Précision.")


class Cible(Modele):
    """A target: what is to be reached at a date, set by whom."""

    date: DatePartielle = Field(description="Échéance de la cible (dernier jour compris).")
    valeur: ValeurScalaire = Field(description="Valeur visée.")
    source: Texte | None = Field(None, description="Où la cible est écrite.")
    fixee_par: Auteur = Field(Auteur.PLAN, strict=False, description="plan ou comite.")
    decision: Texte | None = Field(None, description="Décision du comité (obligatoire si comite).")

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

    libelle: Texte = Field(description="Ce qui est comparé.")
    perimetre: Texte | None = Field(None, description="Territoire ou public.")
    valeurs: tuple[Valeur, ...] = Field((), strict=False, description="Valeurs du comparateur.")


class Rupture(Modele):
    """A date from which values no longer compare with earlier ones."""

    date: DatePartielle = Field(description="Date de la rupture de série.")
    motif: Texte = Field(description="Raison (changement de définition, de périmètre…).")


class Indisponible(Modele):
    """A period for which a value will not come."""

    periode: PeriodeTexte = Field(description="Période sans valeur.")
    motif: Texte = Field(description="Raison.")


class Echelle(Modele):
    """The scale of a satisfaction score."""

    min: int | float = Field(description="Note la plus basse.")
    max: int | float = Field(description="Note la plus haute.")


class Indicateur(Modele):
    """One indicateur and its values."""

    id: Identifiant = Field(description="Identifiant, égal au nom du fichier.")
    libelle: Texte = Field(description="Libellé court.")
    libelle_source: Textes = Field((), description="La puce du plan, mot pour mot (ou plusieurs).")
    complementaire: bool = Field(False, description="Ne répond à aucune puce du plan.")
    definition: Texte | None = Field(None, description="Définition.")
    type: TypeIndicateur = Field(strict=False, description="Type de valeur.")
    nature: Nature | None = Field(None, strict=False, description="Nature de l'indicateur.")
    usage: Usage | None = Field(None, strict=False, description="suivi ou evaluation.")
    unite: Texte | None = Field(None, description="Unité : ce qui est compté.")
    perimetre: Texte | None = Field(None, description="Territoire ou public compté.")
    accumulation: Accumulation | None = Field(None, strict=False, description="stock, flux ou cumul.")
    evolution_attendue: Evolution | None = Field(None, strict=False, description="hausse, baisse, maintien.")
    tolerance: int | float | None = Field(None, ge=0, description="Écart admis pour un maintien.")
    frequence: Frequence | None = Field(None, strict=False, description="Rythme de mesure.")
    delai_jours: int | None = Field(None, ge=0, le=3650, description="Délai de publication, en jours.")
    etats: tuple[Texte, ...] = Field((), strict=False, description="États, du premier au dernier.")
    echelle: Echelle | None = Field(None, description="Échelle de satisfaction.")
    producteur: Identifiant | None = Field(None, description="Acteur qui fournit la valeur.")
    valeur_initiale: ValeurReference | None = Field(None, description="Valeur de départ.")
    cibles: tuple[Cible, ...] = Field((), strict=False, description="Cibles datées.")
    ventilations: dict[str, Annotated[tuple[Texte, ...], Strict(strict=False)]] = Field({}, description="Dimensions déclarées.")
    comparateurs: tuple[Comparateur, ...] = Field((), strict=False, description="Autres échelles.")
    ruptures: tuple[Rupture, ...] = Field((), strict=False, description="Ruptures de série.")
    indisponible: tuple[Indisponible, ...] = Field((), strict=False, description="Périodes sans valeur.")
    valeurs: tuple[Valeur, ...] = Field((), strict=False, description="Mesures, en ajout seul.")
    anciens_ids: tuple[Identifiant, ...] = Field((), strict=False, description="Anciens identifiants.")
