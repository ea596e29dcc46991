"""How many échéances were late, to be documented or to be decided at the end of each month."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.reporting.documents.charts.echelles import EchelleValeurs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plancancer_cli.analysis.rejeu import Mois

HAUTEUR = 150
_ROOM = 9
"""Per cent of the width that the name of a year takes on a phone, by half: two must not touch."""


class Colonne(Struct, frozen=True):
    """One month: late from the ground up, then to be documented, then to be decided. Pixels from the top."""

    jour: date
    x: float
    largeur: float
    en_retard: int
    a_documenter: int
    a_decider: int
    volets_en_retard: int
    volets_a_documenter: int
    volets_a_decider: int
    y_retard: float
    h_retard: float
    y_documenter: float
    h_documenter: float
    y_decider: float
    h_decider: float


class GrapheMois(Struct, frozen=True):
    """The chart; years are named in the middle of their columns, with a tick where they begin."""

    hauteur: int
    colonnes: tuple[Colonne, ...]
    graduations: tuple[tuple[float, str], ...]
    crans: tuple[float, ...]
    annees: tuple[tuple[float, int], ...]


def graphe(mois: Sequence[Mois]) -> GrapheMois | None:
    """Columns of equal width in order; None where there is no month to show."""
    if not mois:
        return None
    highest = [Fraction(m.en_retard + m.a_documenter + m.a_decider) for m in mois]
    echelle = EchelleValeurs.autour([Fraction(0), *highest], HAUTEUR, zero=True, entier=True)
    step = 100 / len(mois)
    columns = tuple(_column(m, i * step, step, echelle) for i, m in enumerate(mois))
    ticks = tuple((echelle.y(value), str(value)) for value in echelle.graduations())
    starts, names = _years(mois)
    return GrapheMois(HAUTEUR, columns, ticks, starts, names)


def _years(mois: Sequence[Mois]) -> tuple[tuple[float, ...], tuple[tuple[float, int], ...]]:
    """Where years begin, and their names; a short beginning or end goes without."""
    step = 100 / len(mois)
    starts, names, before = [], [], 0
    for year, group in groupby(m.jour.year for m in mois):
        count = len(list(group))
        starts.append(round(before * step, 2))
        if count * step >= _ROOM or count == len(mois):
            names.append((round((before + count / 2) * step, 2), year))
        before += count
    return (*starts, 100.0), tuple(names)


def _column(mois: Mois, left: float, step: float, echelle: EchelleValeurs) -> Colonne:
    ground = echelle.y(Fraction(0))
    late = echelle.y(Fraction(mois.en_retard))
    silent = echelle.y(Fraction(mois.en_retard + mois.a_documenter))
    top = echelle.y(Fraction(mois.en_retard + mois.a_documenter + mois.a_decider))
    return Colonne(
        jour=mois.jour,
        x=round(left + step * 0.12, 2),
        largeur=round(step * 0.76, 2),
        en_retard=mois.en_retard,
        a_documenter=mois.a_documenter,
        a_decider=mois.a_decider,
        volets_en_retard=mois.volets_en_retard,
        volets_a_documenter=mois.volets_a_documenter,
        volets_a_decider=mois.volets_a_decider,
        y_retard=late,
        h_retard=round(ground - late, 1),
        y_documenter=silent,
        h_documenter=round(late - silent, 1),
        y_decider=top,
        h_decider=round(silent - top, 1),
    )
