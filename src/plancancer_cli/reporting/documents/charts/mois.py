"""How many volets were late or undocumented at the end of each month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from plancancer_cli.reporting.documents.charts.echelles import EchelleValeurs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plancancer_cli.reporting.documents.rejeu import Mois

HAUTEUR = 150


@dataclass(frozen=True, slots=True)
class Colonne:
    """One month: late from the ground up, undocumented on top of it. Pixels from the top."""

    jour: date
    x: float
    largeur: float
    en_retard: int
    a_documenter: int
    y_retard: float
    h_retard: float
    y_documenter: float
    h_documenter: float


@dataclass(frozen=True, slots=True)
class GrapheMois:
    """The chart; `reperes` are the first months of the years with their place."""

    hauteur: int
    colonnes: tuple[Colonne, ...]
    graduations: tuple[tuple[float, str], ...]
    annees: tuple[tuple[float, int], ...]


def graphe(mois: Sequence[Mois]) -> GrapheMois | None:
    """Columns of equal width in order; None where there is no month to show."""
    if not mois:
        return None
    highest = [Fraction(m.en_retard + m.a_documenter) for m in mois]
    echelle = EchelleValeurs.autour([Fraction(0), *highest], HAUTEUR, zero=True, entier=True)
    step = 100 / len(mois)
    columns = tuple(_column(m, i * step, step, echelle) for i, m in enumerate(mois))
    years = tuple(
        (column.x, column.jour.year)
        for position, column in enumerate(columns)
        if column.jour.month == 1 or position == 0
    )
    ticks = tuple((echelle.y(value), str(value)) for value in echelle.graduations())
    return GrapheMois(HAUTEUR, columns, ticks, _apart(years))


def _apart(years: tuple[tuple[float, int], ...]) -> tuple[tuple[float, int], ...]:
    """Without the year of a short beginning, whose name would run into the next."""
    if len(years) > 1 and years[1][0] - years[0][0] < 12:  # noqa: PLR2004 -- per cent of the width
        return years[1:]
    return years


def _column(mois: Mois, left: float, step: float, echelle: EchelleValeurs) -> Colonne:
    ground = echelle.y(Fraction(0))
    late = echelle.y(Fraction(mois.en_retard))
    top = echelle.y(Fraction(mois.en_retard + mois.a_documenter))
    return Colonne(
        jour=mois.jour,
        x=round(left + step * 0.12, 2),
        largeur=round(step * 0.76, 2),
        en_retard=mois.en_retard,
        a_documenter=mois.a_documenter,
        y_retard=late,
        h_retard=round(ground - late, 1),
        y_documenter=top,
        h_documenter=round(late - top, 1),
    )
