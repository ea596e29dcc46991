"""The timeline of the volets: what their calendriers ask for, and the facts that are recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.reporting.documents.charts.echelles import EchelleTemps, Nom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.status import VoletStatus
    from plancancer_cli.model.wording import Lecture

_LONGEST = timedelta(days=366 * 15)
"""How far from the vote the timeline goes: one date of 2199 must not flatten all the others."""


class Axe(Struct, frozen=True):
    """The time axis that every line shares; `aujourdhui` is the percentage of the report's date."""

    echelle: EchelleTemps
    crans: tuple[float, ...]
    noms: tuple[Nom, ...]
    aujourdhui: float
    jour: date


class Barre(Struct, frozen=True):
    """What the calendrier covers; open where the plan states no beginning or no end."""

    x: float
    largeur: float
    ouverte_avant: bool
    ouverte_apres: bool


class Repere(Struct, frozen=True):
    """A mark on a line. `genre`: fait, jalon, jalon_tenu, jalon_manque, terme, decision, annee…."""

    x: float
    genre: str


class Retard(Struct, frozen=True):
    """From the day after the last day in time to the report's date."""

    x: float
    largeur: float
    genre: str


class Glissement(Struct, frozen=True):
    """A postponement: from the date before it to the date after it."""

    de: float
    a: float


class LigneFrise(Struct, frozen=True):
    """One volet."""

    barre: Barre | None
    retards: tuple[Retard, ...]
    reperes: tuple[Repere, ...]
    glissements: tuple[Glissement, ...]


NO_LINE = LigneFrise(None, (), (), ())
"""What stands for a line where nothing is drawn."""


def axe(volets: Iterable[VoletStatus], adoption: date, fin: date | None, on: date) -> Axe:
    """The axis that holds the plan, every calendrier and today."""
    days = [adoption, on, *([fin] if fin else [])]
    for volet in volets:
        lecture = volet.unite.lecture
        days += [p.premier for p in (lecture.debut,) if p]
        days += [p.dernier for p in (lecture.debut, lecture.fin) if p]
        days += [e.echeance for e in volet.echeances]
    low, high = _bounded(adoption, -_LONGEST), _bounded(adoption, _LONGEST)
    kept = [min(max(day, low), high) for day in days if day != on] + [on]
    echelle = EchelleTemps(date(min(kept).year, 1, 1), date(max(kept).year, 12, 31))
    return Axe(echelle, echelle.crans(), echelle.noms(), echelle.x(on), on)


def ligne(volet: VoletStatus, repere: Axe, adoption: date) -> LigneFrise:
    """The line of one volet."""
    return LigneFrise(
        barre=_bar(volet.unite.lecture, repere.echelle, adoption),
        retards=tuple(_delays(volet, repere)),
        reperes=tuple(_marks(volet, repere.echelle)),
        glissements=tuple(
            Glissement(repere.echelle.x(e.prevue), repere.echelle.x(e.echeance))
            for e in volet.echeances
            if e.report is not None and e.echeance > e.prevue
        ),
    )


def _bar(lecture: Lecture, echelle: EchelleTemps, adoption: date) -> Barre | None:
    debut, fin = lecture.debut, lecture.fin
    if debut is None and fin is None and lecture.recurrence is None and not lecture.deja_engage:
        return None
    # "Jusqu'en 2026" and "Annuel" state no beginning: the bar comes in at the vote, open.
    first = debut.premier if debut else adoption
    last = fin.dernier if fin else echelle.dernier
    left, right = echelle.x(first), echelle.x(last)
    return Barre(
        x=left,
        largeur=round(max(right - left, 0.6), 2),
        ouverte_avant=debut is None,
        ouverte_apres=fin is None or lecture.au_moins or lecture.continu,
    )


def _delays(volet: VoletStatus, repere: Axe) -> Iterable[Retard]:
    oldest: dict[str, date] = {}
    for echeance in volet.echeances:
        genre = _kind_of_delay(echeance)
        if genre is not None:
            oldest.setdefault(genre, echeance.echeance)
    for genre, due in oldest.items():
        left = repere.echelle.x(due + timedelta(days=1))
        yield Retard(left, round(max(repere.aujourdhui - left, 0.6), 2), genre)


_DELAYS = {
    Etat.EN_RETARD: "en_retard",
    Etat.NON_DOCUMENTEE: "a_documenter",
    Etat.A_DECIDER: "a_decider",
}
_JALONS = {
    Etat.TENUE: "jalon_tenu",
    Etat.HORS_DELAI: "jalon_tenu",
    Etat.EN_RETARD: "jalon_manque",
}


def _kind_of_delay(echeance: Echeance) -> str | None:
    return _DELAYS.get(echeance.etat)


def _marks(volet: VoletStatus, echelle: EchelleTemps) -> Iterable[Repere]:
    for entree in volet.unite.etat.entrees:
        yield Repere(echelle.x(entree.repere.dernier), "fait")
    for echeance in volet.echeances:
        if echeance.kind is Kind.MILESTONE:
            yield Repere(echelle.x(echeance.echeance), _JALONS.get(echeance.etat, "jalon"))
        elif echeance.kind in {Kind.END, Kind.MINIMUM_END}:
            genre = "terme" if echeance.kind is Kind.END else "decision"
            yield Repere(echelle.x(echeance.echeance), genre)
        elif echeance.kind is Kind.START:
            yield Repere(echelle.x(echeance.echeance), "depart")


def _bounded(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
