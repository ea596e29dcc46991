"""What is recorded of a plan and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import datetime as dt

    from plancancer_cli.model.periode import Periode
    from plancancer_cli.reporting.documents.texte import Source


class Statut(Struct, frozen=True):
    """A status: its code in machine formats, its words, and its colour class."""

    code: str
    texte: str


class Entree(Struct, frozen=True):
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


class Echeance(Struct, frozen=True):
    """One dated obligation and its state; `depuis` is the first day on which it was late."""

    ref: str
    ancre: str
    titre: str
    genre: str
    etat: str
    etat_texte: str
    date: dt.date
    prevue: dt.date
    depuis: dt.date
    regle: str
    explication: str


class Report(Struct, frozen=True):
    """A decided postponement of an échéance."""

    objet: str
    au: Periode
    motif: str
    decision: str
    date: Periode
    reunion: str | None = None
    """The anchor of the meeting that its decision cites."""


class Alerte(Struct, frozen=True):
    """What a volet asks of the reader: `genre` is en_retard, a_documenter, a_decider, silence."""

    genre: str
    mot: str
    ref: str
    ancre: str
    fiche: str
    fiche_titre: str
    titre: str
    depuis: dt.date
    explication: str


class Decision(Struct, frozen=True):
    """Something that the committee is asked to decide."""

    ancre: str
    titre: str
    fiche: str
    demande: str
    date: Periode | None


class FaitNouveau(Struct, frozen=True):
    """An entry or a value dated after the last look."""

    date: Periode
    ancre: str
    titre: str
    fait: str
    source: Source | None


class Depuis(Struct, frozen=True):
    """What changed since a dt.date, by the dates of the facts."""

    date: dt.date
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


class Lien(Struct, frozen=True):
    """What a ref names, and where it stands in the document (None: nowhere)."""

    titre: str
    ancre: str | None


class Comite(Struct, frozen=True):
    """A meeting of the committee."""

    date: dt.date
    intitule: str | None
    presents: tuple[str, ...]
    decisions: tuple[tuple[str, tuple[str, ...]], ...]
    """What was decided, and the refs that each decision concerns."""
    source: Source | None
    ancre: str
    concernes: tuple[tuple[Lien, ...], ...]
    """What each decision concerns, with names and anchors, in the order of `decisions`."""

    @property
    def prises(self) -> tuple[tuple[str, tuple[Lien, ...]], ...]:
        """Each decision with what it concerns."""
        return tuple(
            (texte, liens) for (texte, _), liens in zip(self.decisions, self.concernes, strict=True)
        )
