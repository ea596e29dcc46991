"""Scales: values to pixels, days to percentages, and the ticks that a reader expects."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

_STEPS = (1, 2, 5, 10)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MONTH_STEPS = (1, 2, 3, 4, 6)
_DAY_STEPS = (1, 2, 5, 10, 20)
_TICKS = 5
_YEAR = 366
_MONTH = 31
_SHORT = 75
_MOST_TICKS = 30
_ROOM = {"annee": (11, 15), "mois": (18, 25), "jour": (24, 32)}
"""Per cent of the width that a name takes with its gap: beside a table, and on a phone."""


class EchelleValeurs(Struct, frozen=True):
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
        part = float(value - self.bas) / float(self.haut - self.bas)
        return round((1 - part) * self.hauteur, 1)

    def graduations(self) -> tuple[Fraction, ...]:
        """The values of the ticks, lowest first."""
        count = int((self.haut - self.bas) / self.pas)
        return tuple(self.bas + self.pas * i for i in range(count + 1))


def _round_step(rough: Fraction) -> Fraction:
    """The next of 1, 2, 5 times a power of ten."""
    size = float(rough)
    power = Fraction(10) ** math.floor(math.log10(size)) if 0 < size < math.inf else Fraction(1)
    return next((power * step for step in _STEPS if power * step >= rough), power * 10)


class Nom(Struct, frozen=True):
    """The name of a year, a month or a day (`genre`: annee, mois, jour) below a time axis.

    A year or a month is named in the middle of what the axis shows of it; its ticks are its ends.
    `etroit` marks a name that a phone has room for; `ancre` is `start`, `middle` or `end`.
    """

    x: float
    jour: date
    genre: str
    etroit: bool
    ancre: str = "middle"


class EchelleTemps(Struct, frozen=True):
    """Days from `premier` to `dernier`, over 0 to 100 per cent."""

    premier: date
    dernier: date

    @classmethod
    def autour(
        cls, days: list[date], marge: float = 0.04, *, a_gauche: float | None = None
    ) -> EchelleTemps:
        """The scale that holds every day, with a margin on both sides (half a year for one day).

        `a_gauche` is the margin before the first day where it needs more, part of the span.
        """
        first, last = min(days), max(days)
        span = (last - first).days

        def margin(part: float) -> timedelta:
            return timedelta(days=max(round(span * part), 1) if span else 183)

        return cls(_shifted(first, -margin(a_gauche or marge)), _shifted(last, margin(marge)))

    def x(self, day: date) -> float:
        """Percentage from the left; a day outside lies on the edge."""
        span = (self.dernier - self.premier).days or 1
        part = (day - self.premier).days / span * 100
        return round(min(max(part, 0.0), 100.0), 2)

    @property
    def genre(self) -> str:
        """What the axis names: years, months where it is short, days where it is very short."""
        span = (self.dernier - self.premier).days
        return "annee" if span > 2 * _YEAR else "mois" if span > _SHORT else "jour"

    def crans(self) -> tuple[float, ...]:
        """The ticks: where years or months begin, or the days that are named."""
        if self.genre == "jour":
            return tuple(nom.x for nom in self.noms())
        starts = self._starts(self.genre)
        if len(starts) > _MOST_TICKS:
            named = {nom.jour for nom in self.noms()}
            starts = [day for day in starts if day in named]
        return tuple(self.x(day) for day in starts if day >= self.premier)

    def noms(self) -> tuple[Nom, ...]:
        """The names below the axis, few enough to stand beside each other."""
        genre = self.genre
        wide, narrow = _ROOM[genre]
        places = self._places(genre, wide)
        kept = _apart([x for x, _ in places], wide)
        places = [place for place, keep in zip(places, kept, strict=True) if keep]
        phone = _apart([x for x, _ in places], narrow)
        edge = narrow / 2 if genre == "jour" else 0
        return tuple(
            Nom(x, day, genre, keep, anchored(x, edge))
            for (x, day), keep in zip(places, phone, strict=True)
        )

    def _places(self, genre: str, room: float) -> list[tuple[float, date]]:
        span = (self.dernier - self.premier).days or 1
        if genre == "jour":
            first = self.premier.toordinal()
            step = next((s for s in _DAY_STEPS if s * 100 / span >= room), _DAY_STEPS[-1])
            days = (date.fromordinal(n) for n in range(first, first + span + 1) if n % step == 0)
            return [(self.x(day), day) for day in days]
        length, steps = {"annee": (_YEAR, _YEAR_STEPS), "mois": (_MONTH, _MONTH_STEPS)}[genre]
        step = next((s for s in steps if s * length * 100 / span >= room), steps[-1])
        shown = [
            (self.x(start), self.x(_next(start, genre)), start) for start in self._starts(genre)
        ]
        return [
            (round((left + right) / 2, 2), start)
            for left, right, start in shown
            if (start.year if genre == "annee" else start.month - 1) % step == 0
            # Of the sliver that a margin shows nothing is to be read.
            and (right - left >= room / 2 or 0 < left < right < 100)  # noqa: PLR2004
        ]

    def _starts(self, genre: str) -> list[date]:
        """The first days of the years or months that the axis shows, be it in part."""
        years = range(self.premier.year, self.dernier.year + 1)
        months = (1,) if genre == "annee" else range(1, 13)
        days = (date(year, month, 1) for year in years for month in months)
        return [day for day in days if day <= self.dernier and _next(day, genre) > self.premier]


def _apart(places: list[float], room: float) -> list[bool]:
    """Which of the names have room; what an edge cuts gives way to its whole neighbour."""
    found = [True] * len(places)
    if len(places) > 2:  # noqa: PLR2004
        found[0] = places[1] - places[0] >= room
        found[-1] = places[-1] - places[-2] >= room
    last = -math.inf
    for position, x in enumerate(places):
        found[position] = found[position] and x - last >= room
        last = x if found[position] else last
    return found


def _next(start: date, genre: str) -> date:
    """The first day of the next year or month; the last day of the calendar where there is none."""
    try:
        if genre == "annee":
            return date(start.year + 1, 1, 1)
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    except ValueError:
        return date.max


def anchored(x: float, edge: float) -> str:
    """Which way a text at `x` per cent runs so that it stays inside."""
    return "start" if x < edge else "end" if x > 100 - edge else "middle"


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
