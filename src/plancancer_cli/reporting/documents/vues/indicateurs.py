"""An indicateur with its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.reporting.documents.charts.serie import GrapheSerie
    from plancancer_cli.reporting.documents.texte import Source


_GLANCE = 12
"""How many values are taken in at a glance."""


class Mesure(Struct, frozen=True):
    """A value as people read it, and where it comes from."""

    date: Periode
    periode: Periode | None
    valeur: str
    ventilation: str | None
    source: Source | None
    note: str | None
    provisoire: bool
    remplacee: bool = False


class Cible(Struct, frozen=True):
    """A target: what, when, set by whom."""

    date: Periode
    valeur: str
    fixee_par: str
    source: Source | None
    decision: str | None
    reunion: str | None = None
    """The anchor of the meeting that its decision cites."""


class Comparateur(Struct, frozen=True):
    """The same measure at another scale."""

    libelle: str
    perimetre: str | None
    valeurs: tuple[Mesure, ...]


class LienFiche(Struct, frozen=True):
    """A fiche that another part of the document points at."""

    code: str
    titre: str
    ancre: str


class Indicateur(Struct, frozen=True):
    """One indicateur with its values and what can be said of them."""

    id: str
    ancre: str
    libelle: str
    libelle_source: tuple[str, ...]
    complementaire: bool
    definition: str | None
    unite: str | None
    perimetre: str | None
    codage: str
    frequence: str
    frequence_par_defaut: bool
    producteur: str
    fiches: tuple[LienFiche, ...]
    mesure: bool
    verdict: str
    verdict_code: str
    ton: str
    explication: str
    manque: str
    derniere: Mesure | None
    initiale: Mesure | None
    cible: Cible | None
    attendu: str | None
    valeurs: tuple[Mesure, ...]
    ventilees: tuple[Mesure, ...]
    cibles: tuple[Cible, ...]
    comparateurs: tuple[Comparateur, ...]
    ruptures: tuple[tuple[Periode, str], ...]
    indisponible: tuple[tuple[Periode, str], ...]
    retenues: int
    """How many unconfirmed values a public document leaves out."""
    attentes: tuple[str, ...]
    """What is overdue of it: values that did not come, targets that were not met."""
    graphe: GrapheSerie | None
    numerique: bool = True
    """Whether its values are numbers, and not texts or states."""

    @property
    def longue(self) -> bool:
        """Whether its values fill more than a glance."""
        return len(self.valeurs) > _GLANCE

    @property
    def detaille(self) -> bool:
        """Whether there is more to show than its name: a value, a target, something beside it."""
        return bool(
            self.valeurs
            or self.ventilees
            or self.initiale
            or self.cibles
            or self.comparateurs
            or self.retenues
        )
