"""A whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime as dt

    from plancancer_cli.reporting.documents.charts.frise import Axe
    from plancancer_cli.reporting.documents.charts.mois import GrapheMois
    from plancancer_cli.reporting.documents.charts.repartition import Repartition
    from plancancer_cli.reporting.documents.vues.faits import (
        Alerte,
        Comite,
        Decision,
        Depuis,
        Echeance,
        Entree,
    )
    from plancancer_cli.reporting.documents.vues.fiches import Enjeu, Fiche
    from plancancer_cli.reporting.documents.vues.indicateurs import Indicateur
    from plancancer_cli.reporting.documents.vues_couverture import Couverture, Inegalites


class Chiffre(Struct, frozen=True):
    """A count of the summary; `ton` as in verdicts, or the kind of alert."""

    nombre: str
    mot: str
    ton: str
    ancre: str | None = None


class Choix(Struct, frozen=True):
    """One choice of a filter: the value that fiches carry and the words."""

    valeur: str
    texte: str
    nombre: int


class Plan(Struct, frozen=True):
    """The identity of the plan."""

    titre: str
    collectivite: str | None
    langue: str
    adoption: dt.date
    etat: str
    periode: str | None
    presentation: str | None
    source: str | None
    gouvernance: tuple[tuple[str, tuple[str, ...]], ...]
    niveaux: tuple[str, ...]
    adoption_convention: str | None
    """Why follow-up counts from `adoption` where the source does not give that day."""
    suivi: tuple[Entree, ...]


class Provenance(Struct, frozen=True):
    """What the document was made from. `revision` is None where Git does not say."""

    version: str
    revision: str | None
    modifie: bool
    revision_du: dt.date | None = None


class Reglages(Struct, frozen=True):
    """The follow-up settings, in words where a default of the plan applies."""

    frequence: str
    delai_jours: int
    sans_nouvelles_jours: int
    horizon_jours: int
    secret_statistique: int
    en_bonne_voie: float
    a_surveiller: float


class Document(Struct, frozen=True):
    """Everything that a report shows."""

    langue: str
    date: dt.date
    public: bool
    plan: Plan
    provenance: Provenance
    reglages: Reglages
    constat: tuple[str, ...]
    chiffres: tuple[Chiffre, ...]
    en_retard: tuple[Alerte, ...]
    a_documenter: tuple[Alerte, ...]
    a_decider: tuple[Alerte, ...]
    decisions: tuple[Decision, ...]
    sans_nouvelles: tuple[Alerte, ...]
    prochaines: tuple[Echeance, ...]
    depuis: Depuis | None
    enjeux: tuple[Enjeu, ...]
    indicateurs: tuple[Indicateur, ...]
    indicateurs_plan: tuple[Indicateur, ...]
    comites: tuple[Comite, ...]
    filtres: dict[str, tuple[Choix, ...]]
    axe: Axe
    repartition: Repartition
    mois: GrapheMois | None
    couvertures: tuple[Couverture, ...] = ()
    inegalites: Inegalites | None = None
    illisibles: tuple[str, ...] = ()
    valeurs_retenues: int = 0
    extra: dict[str, str] = {}
    support: str = "ecran"
    """What an HTML template writes for: `ecran`, or `papier` where a PDF is made of it."""

    @property
    def fiches(self) -> tuple[Fiche, ...]:
        """Every fiche in order."""
        return tuple(fiche for enjeu in self.enjeux for fiche in enjeu.fiches)

    @property
    def indicateurs_detailles(self) -> tuple[Indicateur, ...]:
        """Those with something to show."""
        return tuple(i for i in self.indicateurs if i.detaille)

    @property
    def indicateurs_non_mesures(self) -> tuple[Indicateur, ...]:
        """Those of which only the definition is known."""
        return tuple(i for i in self.indicateurs if not i.detaille)
