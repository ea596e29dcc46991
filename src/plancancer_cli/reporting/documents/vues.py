"""What a template gets: plain values, in the order of the document and in the reader's words.

Dates stay dates (templates write them with the filters `date` and `date_courte`), everything that
had to be decided or worded is decided and worded. A city that writes its own template can lean on
these names: they only ever gain fields (`docs/gabarits.md`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.model.periode import Periode
    from plancancer_cli.reporting.documents.charts.frise import Axe, LigneFrise
    from plancancer_cli.reporting.documents.charts.mois import GrapheMois
    from plancancer_cli.reporting.documents.charts.repartition import Repartition
    from plancancer_cli.reporting.documents.charts.serie import GrapheSerie
    from plancancer_cli.reporting.documents.texte import Bloc, Fragment, Source


_GLANCE = 12


@dataclass(frozen=True, slots=True)
class Statut:
    """A status: its code in machine formats, its words, and its colour class."""

    code: str
    texte: str


@dataclass(frozen=True, slots=True)
class Entree:
    """An entry of a suivi. `note_interne` is None in a public document."""

    date: Periode
    statut: Statut | None
    constat: str | None
    motif: str | None
    source: Source | None
    periode: Periode | None
    porte_sur: tuple[str, ...]
    jalon: str | None
    difficulte: str | None
    prochaine_etape: str | None
    decision_attendue: str | None
    vers: str | None
    note_interne: str | None


@dataclass(frozen=True, slots=True)
class Echeance:
    """One dated obligation and its state; `depuis` is the first day on which it was late."""

    ref: str
    ancre: str
    titre: str
    genre: str
    etat: str
    etat_texte: str
    date: date
    prevue: date
    depuis: date
    regle: str
    explication: str


@dataclass(frozen=True, slots=True)
class Report:
    """A decided postponement of an échéance."""

    objet: str
    au: Periode
    motif: str
    decision: str
    date: Periode


@dataclass(frozen=True, slots=True)
class Alerte:
    """What a volet asks of the reader: `genre` is en_retard, a_documenter, a_decider, silence."""

    genre: str
    mot: str
    ref: str
    ancre: str
    fiche: str
    fiche_titre: str
    titre: str
    depuis: date
    explication: str


@dataclass(frozen=True, slots=True)
class Modalite:
    """One bullet of a volet."""

    texte: tuple[Fragment, ...]
    details: tuple[tuple[Fragment, ...], ...]
    calendrier: str | None


@dataclass(frozen=True, slots=True)
class GroupeModalites:
    """Bullets under one heading inside a volet, or without heading."""

    intitule: str | None
    items: tuple[Modalite, ...]


@dataclass(frozen=True, slots=True)
class Volet:
    """A part of a fiche with its own calendrier."""

    ref: str
    ancre: str
    intitule: str
    calendrier: str | None
    lecture: str
    statut: Statut
    derniere: Entree | None
    alertes: tuple[Alerte, ...]
    echeances: tuple[Echeance, ...]
    suivi: tuple[Entree, ...]
    reports: tuple[Report, ...]
    introduction: str | None
    modalites: tuple[GroupeModalites, ...]
    frise: LigneFrise


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of a fiche."""

    numero: int
    ancre: str
    texte: str


@dataclass(frozen=True, slots=True)
class LigneBudget:
    """An amount in euros and how firm it is."""

    annee: str
    montant: str
    stade: str
    financeur: str | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Mesure:
    """A value as people read it, and where it comes from."""

    date: Periode
    periode: Periode | None
    valeur: str
    ventilation: str | None
    source: Source | None
    note: str | None
    provisoire: bool
    remplacee: bool = False


@dataclass(frozen=True, slots=True)
class Cible:
    """A target: what, when, set by whom."""

    date: Periode
    valeur: str
    fixee_par: str
    source: Source | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class Comparateur:
    """The same measure at another scale."""

    libelle: str
    perimetre: str | None
    valeurs: tuple[Mesure, ...]


@dataclass(frozen=True, slots=True)
class LienFiche:
    """A fiche that another part of the document points at."""

    code: str
    titre: str
    ancre: str


@dataclass(frozen=True, slots=True)
class Indicateur:
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


@dataclass(frozen=True, slots=True)
class Fiche:
    """One fiche-action."""

    code: str
    ancre: str
    titre: str
    objectif: str | None
    statut: Statut
    resume: str
    alertes: tuple[Alerte, ...]
    volets: tuple[Volet, ...]
    pilotes: tuple[str, ...]
    partenaires: tuple[str, ...]
    public_cible: str | None
    contexte: tuple[Bloc, ...]
    objectifs: tuple[Modalite, ...]
    notes: tuple[Note, ...]
    remarques: tuple[str, ...]
    ressources: tuple[tuple[str, str | None], ...]
    inegalites: tuple[tuple[str, str], ...]
    suivi: tuple[Entree, ...]
    budget: tuple[LigneBudget, ...]
    ajout: tuple[date, str] | None
    succede_a: str | None
    indicateurs: tuple[Indicateur, ...]
    filtre_enjeu: str
    filtre_pilotes: str
    filtre_situation: str

    @property
    def indicateurs_mesures(self) -> tuple[Indicateur, ...]:
        """Those that have a value."""
        return tuple(i for i in self.indicateurs if i.mesure)

    @property
    def indicateurs_sans_mesure(self) -> tuple[Indicateur, ...]:
        """Those that have none."""
        return tuple(i for i in self.indicateurs if not i.mesure)


@dataclass(frozen=True, slots=True)
class Enjeu:
    """A node of the first level and the fiches below it; `code` is None outside the tree."""

    code: str | None
    titre: str
    ancre: str
    note: str | None
    statut: Statut
    fiches: tuple[Fiche, ...]

    @property
    def marques(self) -> frozenset[str]:
        """The kinds of marks that its timeline shows, for the key."""
        lines = [volet.frise for fiche in self.fiches for volet in fiche.volets]
        found = {mark.genre for line in lines for mark in (*line.reperes, *line.retards)}
        return frozenset(found | ({"report"} if any(line.glissements for line in lines) else set()))


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A count of the summary; `ton` as in verdicts, or the kind of alert."""

    nombre: str
    mot: str
    ton: str
    ancre: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the committee is asked to decide."""

    ancre: str
    titre: str
    fiche: str
    demande: str
    date: Periode | None


@dataclass(frozen=True, slots=True)
class FaitNouveau:
    """An entry or a value dated after the last look."""

    date: Periode
    ancre: str
    titre: str
    fait: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Depuis:
    """What changed since a date, by the dates of the facts."""

    date: date
    faits: tuple[FaitNouveau, ...]
    valeurs: tuple[FaitNouveau, ...]
    nouveaux_retards: tuple[Echeance, ...]
    regles: tuple[Echeance, ...]
    """Overdue then, settled since."""
    reports: tuple[FaitNouveau, ...]

    @property
    def vide(self) -> bool:
        """Whether nothing changed."""
        return not (
            self.faits or self.valeurs or self.nouveaux_retards or self.regles or self.reports
        )


@dataclass(frozen=True, slots=True)
class Comite:
    """A meeting of the committee."""

    date: date
    intitule: str | None
    presents: tuple[str, ...]
    decisions: tuple[tuple[str, tuple[str, ...]], ...]
    source: Source | None


@dataclass(frozen=True, slots=True)
class Choix:
    """One choice of a filter: the value that fiches carry and the words."""

    valeur: str
    texte: str
    nombre: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The identity of the plan."""

    titre: str
    collectivite: str | None
    langue: str
    adoption: date
    etat: str
    periode: str | None
    presentation: str | None
    source: str | None
    gouvernance: tuple[tuple[str, tuple[str, ...]], ...]
    niveaux: tuple[str, ...]
    suivi: tuple[Entree, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the document was made from. `revision` is None where Git does not say."""

    version: str
    revision: str | None
    modifie: bool
    revision_du: date | None = None


@dataclass(frozen=True, slots=True)
class Reglages:
    """The follow-up settings, in words where a default of the plan applies."""

    frequence: str
    delai_jours: int
    sans_nouvelles_jours: int
    horizon_jours: int
    secret_statistique: int
    en_bonne_voie: float
    a_surveiller: float


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that a report shows."""

    langue: str
    date: date
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
    illisibles: tuple[str, ...] = ()
    valeurs_retenues: int = 0
    extra: dict[str, str] = field(default_factory=dict)

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
