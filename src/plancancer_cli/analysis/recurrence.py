"""The periods of a rhythm: months, quarters, half-years, years; and what speaks of one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancancer_cli.model.periode import Periode
from plancancer_cli.typed.calendar import DERNIERE_ANNEE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTHS = {"mensuelle": 1, "trimestrielle": 3, "semestrielle": 6, "annuelle": 12}
_ONE_DAY = timedelta(days=1)


def periodes(rythme: str, premier: date) -> Iterator[Periode]:
    """The calendar periods of `rythme` from the one that holds `premier` on, to the last year
    that the files can hold. A rhythm without periods (`ponctuelle`) gives none.
    """
    months = _MONTHS.get(rythme)
    if months is None:
        return
    year, month = premier.year, (premier.month - 1) // months * months + 1
    while year <= DERNIERE_ANNEE:
        yield _periode(year, month, months)
        month += months
        if month > 12:  # noqa: PLR2004 -- months of a year
            year, month = year + 1, 1


def parle_de(jour: Periode, nommee: Periode | None, periode: Periode) -> bool:
    """Whether what is dated `jour`, and names the period `nommee` or none, speaks of `periode`.

    A partial date counts from its last day: a value of "2024" says nothing of March 2024.
    """
    return nommee.chevauche(periode) if nommee is not None else jour.dernier in periode


def couvert(periode: Periode, parts: Iterable[Periode]) -> bool:
    """Whether the parts together hold every day of the period."""
    reached = periode.premier
    for part in sorted(parts):
        if part.premier > reached:
            return False
        if part.dernier >= periode.dernier:
            return True
        reached = max(reached, part.dernier + _ONE_DAY)
    return False


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
