"""The periods of a rhythm: months, quarters, half-years, years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = 12
_MONTHS = {"mensuelle": 1, "trimestrielle": 3, "semestrielle": 6, "annuelle": _YEAR}


def periodes(rythme: str, premier: date, dernier: date) -> Iterator[Periode]:
    """The calendar periods of `rythme` from the one that holds `premier` to the one that begins
    at or before `dernier`. A rhythm without periods (`ponctuelle`) gives none."""
    months = _MONTHS.get(rythme)
    if months is None:
        return
    year, month = premier.year, (premier.month - 1) // months * months + 1
    while date(year, month, 1) <= dernier:
        yield _periode(year, month, months)
        month += months
        if month > _YEAR:
            year, month = year + 1, 1


def _periode(year: int, month: int, months: int) -> Periode:
    match months:
        case 1:
            return Periode.mois(year, month)
        case 3:
            return Periode.trimestre(year, (month - 1) // 3 + 1)
        case 6:
            return Periode.semestre(year, (month - 1) // 6 + 1)
        case _:
            return Periode.annee(year)
