"""Dates in figures: 15/03/2025, 2025-03-15, 2025-03, 03/2025."""

from __future__ import annotations

from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.fragment import Fragment
from plancancer_cli.model.wording.lexicon import Unite
from plancancer_cli.typed import calendar
from plancancer_cli.typed.calendar import DERNIERE_ANNEE, PREMIERE_ANNEE
from plancancer_cli.typed.text import Kind

_YEAR_DIGITS = 4
_SHORT = 2
_MONTHS = 12
_FIGURES = 3


def read_year(cursor: Cursor) -> int | None:
    """The year that comes next, read; None for anything but a number of four digits.

    Raises CalendrierIllisible for a year outside 1900 to 2199.
    """
    token = cursor.peek()
    if token.kind is not Kind.NUMBER or len(token.text) != _YEAR_DIGITS:
        return None
    year = int(token.text)
    if not PREMIERE_ANNEE <= year <= DERNIERE_ANNEE:
        raise cursor.refuse(refusals.year_out_of_range, cursor.index, cursor.index + 1)
    cursor.index += 1
    return year


def is_short_number(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether a number of one or two digits comes next."""
    token = cursor.peek(ahead)
    return token.kind is Kind.NUMBER and len(token.text) <= _SHORT


def read_figures(cursor: Cursor) -> Fragment | None:
    """The date in figures that comes next, read; None where there is none.

    The figures are glued to one and the same separator. Raises CalendrierIllisible for a month or a
    year that cannot be.
    """
    first = cursor.index
    figures = _glued_figures(cursor)
    try:
        found = calendar.ordered(figures) or _month_before_more(figures)
    except calendar.ShortYearError as short:
        place = first + 2 * short.place
        raise cursor.refuse(refusals.short_year, place, place + 1) from None
    if found is None:
        return None
    if found.day is None and figures[0] == found.year and int(found.month) > _MONTHS:
        raise cursor.refuse(refusals.short_year, first + 2, first + 3)
    cursor.index = first + (5 if found.day else 3)
    return _fragment(cursor, first, found.year, found.month, found.day or "")


def _month_before_more(figures: list[str]) -> calendar.Figures | None:
    """The month that two of the figures name, where the third begins another period."""
    return calendar.ordered(figures[:2]) if len(figures) == _FIGURES else None


def _fragment(cursor: Cursor, first: int, year: str, month: str, day: str) -> Fragment:
    stop = cursor.index
    if not PREMIERE_ANNEE <= int(year) <= DERNIERE_ANNEE:
        raise cursor.refuse(refusals.year_out_of_range, first, stop)
    if not 1 <= int(month) <= _MONTHS:
        raise cursor.refuse(refusals.impossible, first, stop)
    if not day:
        return Fragment(first, stop, Unite.MOIS, mois=int(month), annee=int(year))
    return Fragment(first, stop, Unite.JOUR, rang=int(day), mois=int(month), annee=int(year))


def _glued_figures(cursor: Cursor) -> list[str]:
    """The numbers, three at most, that the same separator holds together from here on."""
    figures = [cursor.peek().text] if cursor.peek().kind is Kind.NUMBER else []
    separator = cursor.peek(1)
    while figures and len(figures) < _FIGURES:
        sign, number = cursor.peek(2 * len(figures) - 1), cursor.peek(2 * len(figures))
        if sign.text not in calendar.SEPARATORS or sign.text != separator.text:
            break
        if number.kind is not Kind.NUMBER or not (sign.glued and number.glued):
            break
        figures.append(number.text)
    return figures
