"""Periods as a wording names them, complete or leaning on the next one, and their conventions.

"De septembre à décembre 2024" names a month that has no year of its own: it is a `Fragment` that
takes what it lacks from the one after it.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.model.periode import Periode
from plancancer_cli.model.wording.lexicon import RANKS_OF_UNIT, Partie, Unite
from plancancer_cli.typed.calendar import DERNIER

_ONE_DAY = timedelta(days=1)

# The seasons of the French calendar, with the fixed days that it is printed with: the exact day of
# an equinox or a solstice moves by one from year to year.
_SEASONS = (
    ((3, 20), (6, 20)),
    ((6, 21), (9, 22)),
    ((9, 23), (12, 20)),
)
_WINTER = ((12, 21), (3, 19))
_TWO_YEARS = frozenset({Unite.HIVER, Unite.ANNEE_SCOLAIRE})
_RANKED = frozenset(RANKS_OF_UNIT)


class Fragment(Struct, frozen=True):
    """A period of a wording.

    `first` and `stop` are the tokens that it covers, `stop` excluded. `rang` is the day, the
    quarter, the half-year, the fortnight or the season; `annee` the first year of what has two.
    `jour_semaine` counts from Monday, 0.
    """

    first: int
    stop: int
    unite: Unite
    rang: int = 0
    mois: int = 0
    annee: int | None = None
    partie: Partie | None = None
    jour_semaine: int | None = None

    def completed_by(self, following: Fragment) -> Fragment:
        """This fragment with what it lacks taken from `following`, where that has a sense."""
        if self.annee is not None or following.annee is None:
            return self
        match self.unite:
            case Unite.PARTIE:
                whole = replace(following, first=self.first, stop=self.stop)
                return replace(whole, partie=self.partie, jour_semaine=None)
            case Unite.NOMBRE if following.unite is Unite.JOUR:
                unit, month = Unite.JOUR, following.mois
            case Unite.RANG if following.unite is Unite.JOUR and self.rang == 1:
                unit, month = Unite.JOUR, following.mois
            case Unite.RANG if following.unite in _RANKED:
                unit, month = following.unite, following.mois
            case Unite.NOMBRE | Unite.RANG:
                return self
            case _:
                unit, month = self.unite, self.mois
        if following.unite in _TWO_YEARS | {Unite.ANNEE}:
            return self
        return replace(self, unite=unit, mois=month, annee=following.annee)

    def periode(self, annee: int) -> Periode:
        """The period, in the year `annee`. Raises ValueError where the calendar has none."""
        whole = self._whole(annee)
        if self.partie is None or self.partie is Partie.COURANT:
            return whole
        return third(whole, self.partie.value)

    def _whole(self, annee: int) -> Periode:  # noqa: PLR0911 - one kind of period, one line
        match self.unite:
            case Unite.JOUR:
                return Periode.jour(date(annee, self.mois, self.rang))
            case Unite.MOIS:
                return Periode.mois(annee, self.mois)
            case Unite.QUINZAINE:
                return _fortnight(Periode.mois(annee, self.mois), self._rank())
            case Unite.TRIMESTRE:
                return Periode.trimestre(annee, self._rank())
            case Unite.SEMESTRE:
                return Periode.semestre(annee, self._rank())
            case Unite.ANNEE:
                return Periode.annee(annee)
            case Unite.ANNEE_SCOLAIRE:
                return Periode(date(annee, 9, 1), date(annee + 1, 8, 31))
            case Unite.HIVER:
                return Periode(date(annee, *_WINTER[0]), date(annee + 1, *_WINTER[1]))
            case Unite.SAISON:
                first, last = _SEASONS[self.rang]
                return Periode(date(annee, *first), date(annee, *last))
            case _:
                raise ValueError(f"not a whole period: {self.unite}")

    def _rank(self) -> int:
        return RANKS_OF_UNIT[self.unite] if self.rang == DERNIER else self.rang


def third(periode: Periode, rank: int) -> Periode:
    """The beginning (0), the middle (1) or the end (2) of a period, one third each.

    Whole months where the period counts a multiple of three of them, ten days for a month (the
    third lasts until its end), else whole days. Raises ValueError under three days.
    """
    if periode.precision == "mois":
        days = ((1, 10), (11, 20), (21, periode.dernier.day))[rank]
        return Periode(*(periode.premier.replace(day=day) for day in days))
    months = _whole_months(periode)
    if months and months % 3 == 0:
        first = _month_after(periode.premier, rank * months // 3)
        following = _month_after(periode.premier, (rank + 1) * months // 3)
        return Periode(first, following - _ONE_DAY)
    size = (periode.dernier - periode.premier).days + 1
    bounds = [periode.premier + timedelta(days=size * part // 3) for part in range(4)]
    return Periode(bounds[rank], bounds[rank + 1] - _ONE_DAY)


def _whole_months(periode: Periode) -> int:
    """How many months the period is made of; 0 where it cuts one."""
    first, following = periode.premier, periode.dernier + _ONE_DAY
    if first.day != 1 or following.day != 1:
        return 0
    return (following.year - first.year) * 12 + following.month - first.month


def _month_after(first: date, months: int) -> date:
    elapsed = first.month - 1 + months
    return date(first.year + elapsed // 12, elapsed % 12 + 1, 1)


def _fortnight(mois: Periode, rank: int) -> Periode:
    if rank == 1:
        return Periode(mois.premier, mois.premier.replace(day=15))
    return Periode(mois.premier.replace(day=16), mois.dernier)
