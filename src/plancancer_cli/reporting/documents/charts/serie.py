"""The measurements of one indicateur with its baseline, target and trajectory."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

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
    Nom,
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
_NARROW = 290
"""Pixels of the narrowest drawing, beside its table: numbers that would meet there are left out."""
_DIGIT = 7.5
_BELOW, _ABOVE = 19, -9
"""Pixels from a mark to the foot of its number."""
_COUNTED = frozenset({TypeIndicateur.NOMBRE})


class Point(Struct, frozen=True):
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
    dy: int
    """Pixels from the mark down to the foot of its number."""


class Trait(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


class GrapheSerie(Struct, frozen=True):
    """The chart. `barres`: columns over periods, else points joined where they compare."""

    hauteur: int
    barres: bool
    sol: float
    tronquee: bool
    """Whether the value axis begins above zero (or ends below it)."""
    provisoire: bool
    """Whether an unconfirmed value is drawn."""
    valeurs: tuple[tuple[float, float], ...]
    """Ticks of the value axis: pixels and number."""
    crans: tuple[float, ...]
    """Ticks of the time axis."""
    noms: tuple[Nom, ...]
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
    temps = EchelleTemps.autour(days, a_gauche=_room_before(indicateur, baseline))
    numbers = [n for n in (number(indicateur, m) for m in every) if n is not None]
    if indicateur.echelle is not None:
        # A score is read on its whole scale: a cut one would make a dip look like a fall.
        numbers += [Fraction(indicateur.echelle.min), Fraction(indicateur.echelle.max)]
    echelle = EchelleValeurs.autour(numbers, HAUTEUR, zero=bars, entier=_whole(indicateur, numbers))
    # Zero where the scale holds it, else its end that is nearest to zero.
    ground = echelle.y(min(max(echelle.bas, Fraction(0)), echelle.haut))
    draw = _Draw(indicateur, temps, echelle, ground, bars)
    points = draw.points(totals)
    breaks = [r.date.premier for r in indicateur.ruptures if r.date.premier <= on]
    return GrapheSerie(
        hauteur=HAUTEUR,
        barres=bars,
        sol=ground,
        valeurs=tuple((echelle.y(v), to_float(v)) for v in echelle.graduations()),
        tronquee=not echelle.bas <= 0 <= echelle.haut,
        provisoire=any(point.provisoire for point in points),
        crans=temps.crans(),
        noms=temps.noms(),
        points=points,
        segments=() if bars else tuple(_joined(totals, points, breaks)),
        trajectoire=draw.trajectory(progression),
        initiale=draw.point(baseline) if baseline else None,
        cible=draw.target(target, totals[-1]) if target else None,
        ruptures=tuple(temps.x(day) for day in breaks),
        aujourdhui=temps.x(on),
    )


def _width(value: Fraction | float) -> float:
    """Per cent of the narrowest drawing that a number takes."""
    return min(len(f"{float(value):g}") * _DIGIT * 100 / _NARROW, 25.0)


def _numbered(indicateur: Indicateur, mesure: Mesure | None) -> Mesure | None:
    return mesure if mesure is not None and number(indicateur, mesure) is not None else None


def _room_before(indicateur: Indicateur, baseline: Mesure | None) -> float | None:
    """The margin before the first day: the number of a baseline stands to the left of its mark."""
    value = number(indicateur, baseline) if baseline is not None else None
    return None if value is None else (_width(to_float(value)) + 4) / 100


def _whole(indicateur: Indicateur, numbers: list[Fraction]) -> bool:
    return indicateur.type in _COUNTED and all(n.denominator == 1 for n in numbers)


class _Draw(Struct, frozen=True):
    indicateur: Indicateur
    temps: EchelleTemps
    echelle: EchelleValeurs
    sol: float
    """Where columns stand."""
    barres: bool

    def points(self, totals: list[Valeur]) -> tuple[Point, ...]:
        """In order; a number that would run into a later one is left to the table."""
        every = len(totals) <= _LABELS
        found: list[Point] = []
        taken = 200.0
        for position in range(len(totals) - 1, -1, -1):
            point = self.point(totals[position])
            if every or position in {0, len(totals) - 1}:
                centre = point.x_barre + point.largeur / 2 if self.barres else point.x
                half = _width(point.nombre) / 2
                if centre + half < taken:
                    taken = centre - half
                    point = replace(point, nomme=True)
            found.append(point)
        return tuple(reversed(found))

    def target(self, mesure: Mesure, latest: Mesure) -> Point:
        """The target; its number stands on the side that the line to it does not come from."""
        point, before = self.point(mesure), self.point(latest)
        falls = before.y < point.y and point.y + _BELOW <= HAUTEUR
        return replace(point, dy=_BELOW if falls else _ABOVE - 1)

    def point(self, mesure: Mesure) -> Point:
        """A mark, and where its number would stand above it."""
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
            nomme=False,
            x_barre=round((left + right - bar) / 2, 2),
            largeur=round(bar, 2),
            h_barre=round(abs(self.sol - y), 1),
            y_barre=min(self.sol, y),
            ancre=anchored(x, 8),
            dy=_ABOVE,
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
