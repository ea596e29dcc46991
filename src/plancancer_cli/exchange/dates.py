"""Dates and periods as people type them in a sheet, and as spreadsheets rewrite them."""

from __future__ import annotations

import re
from datetime import date

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, Shown, simplified, text_of
from plancancer_cli.i18n import msg
from plancancer_cli.model.periode import Periode

_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_SHORTEST = 3
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})(?:er)?_)?([a-z]+)_([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.0+)?)?$")
_PART = re.compile(
    r"(?:(?P<letter>[ts])_?(?P<n>[1-4])|(?P<m>[1-4])(?:er|e|eme|nd)?_(?P<word>trimestre|semestre))"
    r"_(?P<year>[0-9]{4})"
)
_RANGE = re.compile(r"(?:du|de)?\s*(?P<first>.+?)\s+(?:-|–|—|au|à|a)\s+(?P<last>.+)", re.IGNORECASE)
_CENTURY = 2000
_SHORT_YEAR = 100
_LONGEST = 60


def period_of(cell: Cell) -> Periode:
    """The day, month, quarter, half-year, year or span that a cell names. Raises WriteRefused.

    Read are the notation of the files, French days (21/11/2026), months (11/2026, novembre 2026,
    and `nov.-26`, into which spreadsheets turn 2026-11), `T1 2026`, `1er semestre 2026`, and spans
    (`01/09/2025 au 31/08/2026`).
    """
    if isinstance(cell, Periode):
        return cell
    if isinstance(cell, Shown):
        cell = cell.value
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell) if isinstance(cell, date | int) else text_of(cell)
    try:
        return _read(text)
    except ValueError:
        raise WriteRefused(
            msg("{value!r} is no date.", value=text),
            msg("Write 2026-11-21, 21/11/2026, 2026-11, 2026-T4 or 2026."),
        ) from None


def _read(text: str) -> Periode:
    try:
        return Periode.parse(text)
    except ValueError:
        pass
    day = _TIME.sub("", text)
    one = Periode.parse(day) if day != text else _one(text)
    if one is not None:
        return one
    span = _RANGE.fullmatch(text)
    if span is None or len(text) > _LONGEST:
        raise ValueError(text)
    return Periode(_read(span["first"]).premier, _read(span["last"]).dernier)


def _one(text: str) -> Periode | None:
    """A single period; None where the text has another form. Raises ValueError."""
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        return Periode.jour(date(year, month, day))
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return Periode.jour(date(year, month, day))
    if found := _MONTH.fullmatch(text):
        return Periode.mois(int(found[2]), int(found[1]))
    bare = simplified(text)
    if found := _PART.fullmatch(bare):
        quarter = (found["letter"] or found["word"][0]) == "t"
        rank, year = int(found["n"] or found["m"]), int(found["year"])
        return Periode.trimestre(year, rank) if quarter else Periode.semestre(year, rank)
    if found := _IN_WORDS.fullmatch(bare):
        return _in_words(found[1], found[2], int(found[3]))
    return None


def _in_words(day: str | None, word: str, year: int) -> Periode | None:
    ranks = [rank for rank, name in enumerate(_MONTHS, 1) if name.startswith(word)]
    if len(ranks) != 1 or len(word) < _SHORTEST:
        return None
    full = year + _CENTURY if year < _SHORT_YEAR else year
    return Periode.jour(date(full, ranks[0], int(day))) if day else Periode.mois(full, ranks[0])
