"""The measurements of one indicateur with its baseline, target and trajectory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import (
    measured_on,
    number,
    span,
    to_float,
    totals_known,
)
from plancancer_cli.model.indicateur import Accumulation, TypeIndicateur, Valeur
from plancancer_cli.reporting.documents.charts.echelles import (
    EchelleTemps,
    EchelleValeurs,
    Graduation,
    anchored,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.analysis.progression.mesures import Mesure
    from plancancer_cli.model.indicateur import Indicateur

HAUTEUR = 190
_LABELS = 8
"""Beyond so many points only the first and the last one carry their number."""
_COUNTED = frozenset({TypeIndicateur.NOMBRE})


@dataclass(frozen=True, slots=True)
class Point:
    """A value: percentage, pixels, its number; bars begin at `x` and are `largeur` wide."""

    x: float
    y: float
    nombre: float
    provisoire: bool
    nomme: bool
    x_barre: float
    largeur: float
    h_barre: float
    y_barre: float
    ancre: str
    """`start`, `middle` or `end`: which way its number runs."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class GrapheSerie:
    """The chart. `barres`: columns over periods, else points joined where they compare."""

    hauteur: int
    barres: bool
    sol: float
    valeurs: tuple[tuple[float, float], ...]
    """Ticks of the value axis: pixels and number."""
    temps: tuple[Graduation, ...]
    points: tuple[Point, ...]
    segments: tuple[Trait, ...]
    trajectoire: Trait | None
    initiale: Point | None
    cible: Point | None
    ruptures: tuple[float, ...]
    aujourdhui: float | None


def graphe(indicateur: Indicateur, progression: Progression, on: date) -> GrapheSerie | None:
    """The chart of the totals known on `on`; None where there is nothing to compare.

    No number was measured, or a single one without baseline or target.
    """
    totals = [v for v in totals_known(indicateur, on) if number(indicateur, v) is not None]
    if not totals or not indicateur.type.numerique:
        return None
    baseline = _numbered(indicateur, progression.initiale)
    if isinstance(baseline, Valeur):
        baseline = None  # the first value since a break: it is among the points
    target = _numbered(indicateur, progression.cible)
    if len(totals) == 1 and baseline is None and target is None:
        return None  # a lone number says all that a drawing of it would
    every: list[Mesure] = [m for m in (*totals, baseline, target) if m is not None]
    bars = indicateur.accumulation is Accumulation.FLUX
    days = [measured_on(m) for m in every] + [on]
    if bars:
        days += [span(m).premier for m in totals]
    temps = EchelleTemps.autour(days)
    numbers = [n for n in (number(indicateur, m) for m in every) if n is not None]
    if indicateur.echelle is not None:
        # A score is read on its whole scale: a cut one would make a dip look like a fall.
        numbers += [Fraction(indicateur.echelle.min), Fraction(indicateur.echelle.max)]
    echelle = EchelleValeurs.autour(numbers, HAUTEUR, zero=bars, entier=_whole(indicateur, numbers))
    # Zero where the scale holds it, else its end that is nearest to zero.
    ground = echelle.y(min(max(echelle.bas, Fraction(0)), echelle.haut))
    draw = _Draw(indicateur, temps, echelle, ground)
    points = tuple(draw.points(totals))
    breaks = [r.date.premier for r in indicateur.ruptures if r.date.premier <= on]
    return GrapheSerie(
        hauteur=HAUTEUR,
        barres=bars,
        sol=ground,
        valeurs=tuple((echelle.y(v), to_float(v)) for v in echelle.graduations()),
        temps=temps.graduations(),
        points=points,
        segments=() if bars else tuple(_joined(totals, points, breaks)),
        trajectoire=draw.trajectory(progression),
        initiale=draw.point(baseline) if baseline else None,
        cible=draw.point(target) if target else None,
        ruptures=tuple(temps.x(day) for day in breaks),
        aujourdhui=temps.x(on),
    )


def _numbered(indicateur: Indicateur, mesure: Mesure | None) -> Mesure | None:
    return mesure if mesure is not None and number(indicateur, mesure) is not None else None


def _whole(indicateur: Indicateur, numbers: list[Fraction]) -> bool:
    return indicateur.type in _COUNTED and all(n.denominator == 1 for n in numbers)


@dataclass(frozen=True, slots=True)
class _Draw:
    indicateur: Indicateur
    temps: EchelleTemps
    echelle: EchelleValeurs
    sol: float
    """Where columns stand."""

    def points(self, totals: list[Valeur]) -> Iterable[Point]:
        every = len(totals) <= _LABELS
        for position, valeur in enumerate(totals):
            ends = position in {0, len(totals) - 1}
            yield self.point(valeur, named=every or ends)

    def point(self, mesure: Mesure, *, named: bool = True) -> Point:
        value = number(self.indicateur, mesure) or Fraction(0)
        x = self.temps.x(measured_on(mesure))
        covered = span(mesure)
        left = self.temps.x(covered.premier)
        right = self.temps.x(covered.dernier + timedelta(days=1))
        y = self.echelle.y(value)
        bar = max(right - left - 0.8, 1.2)
        return Point(
            x=x,
            y=y,
            nombre=to_float(value),
            provisoire=isinstance(mesure, Valeur) and mesure.provisoire,
            nomme=named,
            x_barre=round((left + right - bar) / 2, 2),
            largeur=round(bar, 2),
            h_barre=round(abs(self.sol - y), 1),
            y_barre=min(self.sol, y),
            ancre=anchored(x, 8),
        )

    def trajectory(self, progression: Progression) -> Trait | None:
        start = _numbered(self.indicateur, progression.initiale)
        end = _numbered(self.indicateur, progression.cible)
        if start is None or end is None or progression.attendu is None:
            return None
        a, b = self.point(start), self.point(end)
        return Trait(a.x, a.y, b.x, b.y)


def _joined(totals: list[Valeur], points: tuple[Point, ...], breaks: list[date]) -> Iterable[Trait]:
    """Lines between neighbours; what does not compare, across a break, is not joined."""
    for position in range(len(points) - 1):
        start, end = measured_on(totals[position]), measured_on(totals[position + 1])
        if not any(start < day <= end for day in breaks):
            a, b = points[position], points[position + 1]
            yield Trait(a.x, a.y, b.x, b.y)
