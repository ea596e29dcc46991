"""A fiche, its volets and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime as dt

    from plancancer_cli.reporting.documents.charts.frise import LigneFrise
    from plancancer_cli.reporting.documents.texte import Bloc, Fragment, Source
    from plancancer_cli.reporting.documents.vues.faits import (
        Alerte,
        Echeance,
        Entree,
        Report,
        Statut,
    )
    from plancancer_cli.reporting.documents.vues.indicateurs import Indicateur, LienFiche


class Modalite(Struct, frozen=True):
    """One bullet of a volet."""

    texte: tuple[Fragment, ...]
    details: tuple[tuple[Fragment, ...], ...]
    calendrier: str | None


class GroupeModalites(Struct, frozen=True):
    """Bullets under one heading inside a volet, or without heading."""

    intitule: str | None
    items: tuple[Modalite, ...]


class JalonSansEcheance(Struct, frozen=True):
    """A jalon to which the plan gives no date, and where it stands."""

    intitule: str
    situation: str


class Volet(Struct, frozen=True):
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
    jalons_sans_echeance: tuple[JalonSansEcheance, ...]
    frise: LigneFrise


class Note(Struct, frozen=True):
    """A footnote of a fiche."""

    numero: int
    ancre: str
    texte: str


class LigneBudget(Struct, frozen=True):
    """An amount in euros and how firm it is."""

    annee: str
    montant: str
    stade: str
    financeur: str | None
    source: Source | None


class Fiche(Struct, frozen=True):
    """One fiche-action."""

    code: str
    ancre: str
    titre: str
    objectif: str | None
    chemin: tuple[tuple[str, str], ...]
    """The levels between the first one and the fiche, and the transversal ones: name and title."""
    etiquettes: tuple[tuple[str, tuple[str, ...]], ...]
    """The terms that it is tagged with, by the name of their vocabulary."""
    liens: tuple[tuple[str, str], ...]
    """Other plans that it names, with their code, and in what words."""
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
    ajout: tuple[dt.date, str] | None
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


class Enjeu(Struct, frozen=True):
    """A node of the first level and the fiches below it; `code` is None outside the tree."""

    code: str | None
    titre: str
    ancre: str
    note: str | None
    statut: Statut
    fiches: tuple[Fiche, ...]
    transversal: bool = False
    traversees: tuple[LienFiche, ...] = ()
    """Of a transversal level: the fiches of other levels that it cuts across."""
    remarque: str | None = None
    """What is said below the title: what it cuts across, or that it holds nothing."""
    niveaux_vides: tuple[str, ...] = ()
    """The levels below it that hold no fiche: name, code and title."""

    @property
    def marques(self) -> frozenset[str]:
        """The kinds of marks that its timeline shows, for the key."""
        lines = [volet.frise for fiche in self.fiches for volet in fiche.volets]
        found = {mark.genre for line in lines for mark in line.reperes}
        found |= {delay.genre for line in lines for delay in line.retards}
        return frozenset(found | ({"report"} if any(line.glissements for line in lines) else set()))
