"""The words and figures of the calendar, as French people write them; of English, what we print."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PREMIERE_ANNEE = 1900
DERNIERE_ANNEE = 2199
"""A year outside of these two is a slip of the keyboard."""

DERNIER = -1
"""The rank of "dernier"."""

MONTHS: Mapping[int, str] = {
    1: "janvier, janv., janv, jan., jan",
    2: "février, févr., févr, fév., fév",
    3: "mars",
    4: "avril, avr., avr",
    5: "mai",
    6: "juin",
    7: "juillet, juill., juill, juil., juil",
    8: "août",
    9: "septembre, sept., sept, sep., sep",
    10: "octobre, oct., oct",
    11: "novembre, nov., nov",
    12: "décembre, déc., déc",
}
"""The names of the months, in full and cut short."""

ENGLISH_MONTHS: Mapping[int, str] = {
    1: "january",
    2: "february",
    3: "march",
    4: "april",
    5: "may",
    6: "june",
    7: "july",
    8: "august",
    9: "september",
    10: "october",
    11: "november",
    12: "december",
}

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

RANKS: Mapping[int, str] = {
    1: "premier, première, premiers, premières",
    2: "deuxième, second, seconde, deuxièmes",
    3: "troisième, troisièmes",
    4: "quatrième, quatrièmes",
    DERNIER: "dernier, dernière",
}

RANK_SUFFIXES: Mapping[str, frozenset[int] | None] = {
    "er": frozenset({1}),
    "re": frozenset({1}),
    "ere": frozenset({1}),
    "ier": frozenset({1}),
    "iere": frozenset({1}),
    "nd": frozenset({2}),
    "nde": frozenset({2}),
    "d": frozenset({2}),
    "de": frozenset({2}),
    "o": None,
    "e": None,
    "em": None,
    "eme": None,
    "ieme": None,
}
"""What is glued to a number to make it a rank, and the numbers that take it (None: any)."""

QUARTER = "trimestre, trimestres, trim., trim"
HALF_YEAR = "semestre, semestres, sem., sem"

SEPARATORS = "/-."
"""What holds the figures of one date together: always the same sign, without spaces."""


class Figures(NamedTuple):
    """A date in figures, as it was written; `day` is None for a month."""

    year: str
    month: str
    day: str | None


class ShortYearError(ValueError):
    """A year of two figures; `place` is its rank among the figures of the date."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def ordered(figures: Sequence[str]) -> Figures | None:
    """Which figure is the year, the month, the day: `2025-03-15`, `15/03/2025`, `2025-03`, `03/2025`.

    The year has four figures and stands first or last; between them, the day comes before the month
    as in French. None where the figures are no date. Raises ShortYearError for three figures
    without a year of four.
    """
    match [len(figure) for figure in figures]:
        case [4, 1 | 2, 1 | 2]:
            return Figures(figures[0], figures[1], figures[2])
        case [1 | 2, 1 | 2, 4]:
            return Figures(figures[2], figures[1], figures[0])
        case [4, 2]:
            return Figures(figures[0], figures[1], None)
        case [1 | 2, 4]:
            return Figures(figures[1], figures[0], None)
        case [1 | 2, 1 | 2, 1 | 2]:
            raise ShortYearError(2)
    return None
