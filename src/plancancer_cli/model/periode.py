"""Periods of the calendar, from one day to several years."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from plancancer_cli.typed.calendar import DERNIERE_ANNEE, PREMIERE_ANNEE

_ONE_DAY = timedelta(days=1)
_NOTATION = re.compile(
    r"(?P<annee>[0-9]{4})"
    r"(?:-(?:T(?P<trimestre>[1-4])|S(?P<semestre>[12])"
    r"|(?P<mois>[0-9]{2})(?:-(?P<jour>[0-9]{2}))?))?"
)


class Periode(Struct, frozen=True, order=True):
    """A run of whole days, `premier` and `dernier` included.

    Periods sort by their first day, then by their last one. Both days lie in the years 1900 to
    2199: a date outside them is a slip of the keyboard. Raises ValueError where they do not, and
    where the period runs backwards. The messages are for developers: what reads a file words its
    own findings.
    """

    premier: date
    dernier: date

    def __post_init__(self) -> None:
        for day in (self.premier, self.dernier):
            if isinstance(day, datetime):
                raise ValueError(  # noqa: TRY004 - data to refuse, not a mistake of the caller
                    f"a period is made of days, not of times: {day}"
                )
            if not PREMIERE_ANNEE <= day.year <= DERNIERE_ANNEE:
                raise ValueError(f"year out of {PREMIERE_ANNEE}..{DERNIERE_ANNEE}: {day}")
        if self.dernier < self.premier:
            raise ValueError(f"the period ends before it begins: {self.premier}, {self.dernier}")

    @classmethod
    def jour(cls, jour: date) -> Periode:
        """One day."""
        return cls(jour, jour)

    @classmethod
    def mois(cls, annee: int, mois: int) -> Periode:
        """The month `mois`, 1 to 12."""
        return cls._of_months(annee, mois, 1, 12)

    @classmethod
    def trimestre(cls, annee: int, trimestre: int) -> Periode:
        """The quarter `trimestre`, 1 to 4."""
        return cls._of_months(annee, trimestre, 3, 4)

    @classmethod
    def semestre(cls, annee: int, semestre: int) -> Periode:
        """The half-year `semestre`, 1 or 2."""
        return cls._of_months(annee, semestre, 6, 2)

    @classmethod
    def annee(cls, annee: int) -> Periode:
        """The calendar year `annee`."""
        return cls._of_months(annee, 1, 12, 1)

    @classmethod
    def parse(cls, value: date | int | str) -> Periode:
        """Read the notation of the files.

        2023 (a number or a text), "2023-06", "2023-06-30" (a date or a text), "2023-T1",
        "2023-S1", and from the first day of one to the last day of another: "2021/2022",
        "2024-09/2025-06", "2025-03-03/2025-03-15". Raises ValueError for anything else.
        """
        return _parse(value)

    @property
    def precision(self) -> str:
        """ "jour", "mois", "trimestre", "semestre", "annee", or "intervalle" for any other span."""
        if self.premier == self.dernier:
            return "jour"
        year, month = self.premier.year, self.premier.month
        if self == Periode.mois(year, month):
            return "mois"
        if self == Periode.trimestre(year, (month + 2) // 3):
            return "trimestre"
        if self == Periode.semestre(year, (month + 5) // 6):
            return "semestre"
        if self == Periode.annee(year):
            return "annee"
        return "intervalle"

    def __contains__(self, jour: date) -> bool:
        return self.premier <= jour <= self.dernier

    def chevauche(self, autre: Periode) -> bool:
        """Whether the two share a day."""
        return self.premier <= autre.dernier and autre.premier <= self.dernier

    def __str__(self) -> str:
        """The notation of the files, the shortest that `parse` reads back."""
        year, month = self.premier.year, self.premier.month
        match self.precision:
            case "jour":
                return self.premier.isoformat()
            case "mois":
                return f"{year}-{month:02}"
            case "trimestre":
                return f"{year}-T{(month + 2) // 3}"
            case "semestre":
                return f"{year}-S{(month + 5) // 6}"
            case "annee":
                return f"{year}"
            case _:
                return self._as_interval()

    def _as_interval(self) -> str:
        first, last = self.premier, self.dernier
        if Periode.annee(first.year).premier == first and Periode.annee(last.year).dernier == last:
            return f"{first.year}/{last.year}"
        opening = Periode.mois(first.year, first.month)
        closing = Periode.mois(last.year, last.month)
        if opening.premier == first and closing.dernier == last:
            return f"{opening}/{closing}"
        return f"{first.isoformat()}/{last.isoformat()}"

    @classmethod
    def _of_months(cls, year: int, rank: int, length: int, ranks: int) -> Periode:
        """The `rank`-th run of `length` months in a year that counts `ranks` of them."""
        if not 1 <= rank <= ranks:
            raise ValueError(f"rank out of 1..{ranks}: {rank}")
        if not PREMIERE_ANNEE <= year <= DERNIERE_ANNEE:
            raise ValueError(f"year out of {PREMIERE_ANNEE}..{DERNIERE_ANNEE}: {year}")
        last_month = rank * length
        following = date(year + last_month // 12, last_month % 12 + 1, 1)
        return cls(date(year, last_month - length + 1, 1), following - _ONE_DAY)

    @classmethod
    def _parse_one(cls, text: str) -> Periode:
        found = _NOTATION.fullmatch(text)
        if found is None:
            raise ValueError(f"not a period: {text!r}")
        parts = {name: int(digits) for name, digits in found.groupdict().items() if digits}
        match parts:
            case {"annee": year, "mois": month, "jour": day}:
                return cls.jour(date(year, month, day))
            case {"annee": year, "mois": month}:
                return cls.mois(year, month)
            case {"annee": year, "trimestre": quarter}:
                return cls.trimestre(year, quarter)
            case {"annee": year, "semestre": half}:
                return cls.semestre(year, half)
            case _:
                return cls.annee(parts["annee"])


@lru_cache(maxsize=4096)
def _parse(value: date | int | str) -> Periode:
    """See `Periode.parse`. A series names the same days over and over: each is made once."""
    if isinstance(value, date):
        return Periode.jour(value)
    if isinstance(value, int):
        return Periode.annee(value)
    first, slash, last = value.partition("/")
    opening = Periode._parse_one(first)  # noqa: SLF001 -- the second half of the same reading
    return Periode(opening.premier, Periode._parse_one(last).dernier) if slash else opening  # noqa: SLF001
