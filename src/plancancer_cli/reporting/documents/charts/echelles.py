"""Scales: values to pixels, days to percentages, and the ticks that a reader expects."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

_STEPS = (1, 2, 5, 10)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MONTH_STEPS = (1, 2, 3, 6)
_TICKS = 5
_YEAR = 366
_SHORT = 75
_DAY_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class EchelleValeurs:
    """Numbers upwards from `bas` to `haut`, over `hauteur` pixels."""

    bas: Fraction
    haut: Fraction
    hauteur: float
    pas: Fraction

    @classmethod
    def autour(
        cls, values: list[Fraction], hauteur: float, *, zero: bool, entier: bool
    ) -> EchelleValeurs:
        """The scale with round ends that holds every value.

        With `zero` it holds zero too (columns are read by their length). With `entier` ticks are
        whole, for what is counted. Values that are all equal get a scale around them.
        """
        low, high = min(values), max(values)
        if zero or low == high or (low > 0 and low <= (high - low)):
            low, high = min(low, Fraction(0)), max(high, Fraction(0))
        if low == high:
            high = low + 1
        step = _round_step((high - low) / (_TICKS - 1))
        if entier:
            step = max(step, Fraction(1))
        bottom = math.floor(low / step) * step
        top = math.ceil(high / step) * step
        return cls(bottom, top if top > bottom else bottom + step, hauteur, step)

    def y(self, value: Fraction) -> float:
        """Pixels from the top."""
        part = (value - self.bas) / (self.haut - self.bas)
        return round(float((1 - part) * Fraction(self.hauteur)), 1)

    def graduations(self) -> tuple[Fraction, ...]:
        """The values of the ticks, lowest first."""
        count = int((self.haut - self.bas) / self.pas)
        return tuple(self.bas + self.pas * i for i in range(count + 1))


def _round_step(rough: Fraction) -> Fraction:
    """The next of 1, 2, 5 times a power of ten."""
    size = float(rough)
    power = Fraction(10) ** math.floor(math.log10(size)) if 0 < size < math.inf else Fraction(1)
    return next((power * step for step in _STEPS if power * step >= rough), power * 10)


@dataclass(frozen=True, slots=True)
class Graduation:
    """A tick of a time axis: `genre` says what it names (annee, mois, jour).

    `etroit` marks one that is kept on phones.
    """

    x: float
    jour: date
    genre: str
    etroit: bool
    ancre: str = "middle"
    """`start`, `middle` or `end`: a name at the edge runs inwards."""


@dataclass(frozen=True, slots=True)
class EchelleTemps:
    """Days from `premier` to `dernier`, over 0 to 100 per cent."""

    premier: date
    dernier: date

    @classmethod
    def autour(cls, days: list[date], marge: float = 0.04) -> EchelleTemps:
        """The scale that holds every day, with a margin on both sides (half a year for one day)."""
        first, last = min(days), max(days)
        span = (last - first).days
        margin = timedelta(days=max(round(span * marge), 1) if span else 183)
        return cls(_shifted(first, -margin), _shifted(last, margin))

    def x(self, day: date) -> float:
        """Percentage from the left; a day outside lies on the edge."""
        span = (self.dernier - self.premier).days or 1
        part = (day - self.premier).days / span * 100
        return round(min(max(part, 0.0), 100.0), 2)

    def graduations(self) -> tuple[Graduation, ...]:
        """First days of years; of months, or single days, where the scale is short; few."""
        span = (self.dernier - self.premier).days
        genre = "annee" if span > 2 * _YEAR else "mois" if span > _SHORT else "jour"
        days = {"annee": self._years, "mois": self._months, "jour": self._days}[genre]()
        keep = 1 if len(days) <= 4 else 2  # noqa: PLR2004 -- what fits a phone
        return tuple(
            Graduation(self.x(day), day, genre, position % keep == 0, anchored(self.x(day), 3))
            for position, day in enumerate(days)
        )

    def _years(self) -> list[date]:
        count = self.dernier.year - self.premier.year
        step = next((step for step in _YEAR_STEPS if count / step <= 8), 100)  # noqa: PLR2004
        years = range(self.premier.year, self.dernier.year + 1)
        return [
            date(year, 1, 1)
            for year in years
            if year % step == 0 and self.premier <= date(year, 1, 1) <= self.dernier
        ]

    def _months(self) -> list[date]:
        months = (self.dernier - self.premier).days / 30.4
        step = next((step for step in _MONTH_STEPS if months / step <= 6), 6)  # noqa: PLR2004
        return [
            date(year, month, 1)
            for year in range(self.premier.year, self.dernier.year + 1)
            for month in range(1, 13, step)
            if self.premier <= date(year, month, 1) <= self.dernier
        ]

    def _days(self) -> list[date]:
        span = (self.dernier - self.premier).days
        step = next(step for step in _DAY_STEPS if span / step <= 6 or step == 20)  # noqa: PLR2004
        first = self.premier.toordinal()
        return [date.fromordinal(n) for n in range(first, first + span + 1) if n % step == 0]


def anchored(x: float, edge: float) -> str:
    """Which way a text at `x` per cent runs so that it stays inside."""
    return "start" if x < edge else "end" if x > 100 - edge else "middle"


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
