"""Statistical secrecy, judged on whole tables: what is small, and what sums give away all the same.

Primary: a count of people in a ventilation, 1 to the threshold less one, written as a number, as a
numerator, or as a share that gives it away with its denominator. Secondary: a hidden count that
what is published determines. Zero hides nobody and is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.secrecy.sums import Unsettled
from plancancer_cli.analysis.secrecy.tables import Table, cells_of, count_of, meeting_hidden
from plancancer_cli.model.indicateur import Compte, Qualification, TypeIndicateur

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from plancancer_cli.model.indicateur import Indicateur, Valeur

_SHARES = frozenset({TypeIndicateur.RATIO, TypeIndicateur.POURCENTAGE})
_OF_A_HUNDRED = 100


class GivenAway(Struct, frozen=True):
    """A hidden count that the published ones determine.

    Attributes:
        place: its rank among the values.
        propose: the rank of the value to hide as well; None where none would help.
        settled: false where the table is too large to be judged: it is then held to be given away.
    """

    place: int
    propose: int | None
    settled: bool = True


def small_count(indicateur: Indicateur, valeur: Valeur, threshold: int) -> bool:
    """Whether the value shows a count of a ventilation between 1 and the threshold less one."""
    if valeur.total or not _counts(indicateur):
        return False
    return any(0 < count < threshold for count in _counts_shown(indicateur, valeur))


def given_away(
    indicateur: Indicateur,
    valeurs: Sequence[Valeur],
    threshold: int,
    hidden: Collection[int] = (),
) -> list[GivenAway]:
    """The hidden counts that sums determine, each with the value to hide as well.

    Hidden are the values marked `secret` and the places in `hidden`, of which the number is known
    here and not to the reader.
    """
    if not _counts(indicateur) or not any(
        valeur.secret or place in hidden for place, valeur in enumerate(valeurs)
    ):
        return []
    view = _View(indicateur, tuple(valeurs), threshold)
    unseen = frozenset(p for p, v in enumerate(valeurs) if v.secret) | frozenset(hidden)
    try:
        exact = view.exact(unseen)
    except Unsettled:
        return [GivenAway(place, None, settled=False) for place in sorted(unseen)]
    return [GivenAway(place, view.also_to_hide(place, unseen)) for place in exact]


def to_hide(indicateur: Indicateur, valeurs: Sequence[Valeur], threshold: int) -> frozenset[int]:
    """The places of the values that a publication must not show.

    Small counts first, then one more value after the other until no sum gives one away; where
    that cannot be settled, every value of a ventilation.
    """
    if not _counts(indicateur):
        return frozenset()
    hidden = {p for p, valeur in enumerate(valeurs) if small_count(indicateur, valeur, threshold)}
    unseen = frozenset(p for p, v in enumerate(valeurs) if v.secret or p in hidden)
    view = _View(indicateur, tuple(valeurs), threshold)
    try:
        while exact := view.exact(unseen):
            unseen |= view.protectors(exact, unseen)
    except Unsettled:
        unseen |= {p for p, v in enumerate(valeurs) if not v.total}
    return frozenset(p for p in unseen if not valeurs[p].secret)


class _View(Struct, frozen=True):
    """What a reader of the published values can work out."""

    indicateur: Indicateur
    valeurs: tuple[Valeur, ...]
    threshold: int

    def exact(self, unseen: frozenset[int]) -> list[int]:
        """The hidden places of which a reader finds the number.

        A reader knows that zero is never hidden, and takes every hidden value to be below the
        threshold as long as the sums allow it. A number found in that way which is not the true
        one gives nothing away.
        """
        found: set[int] = set()
        for highest in (None, self.threshold - 1):
            table = self._table(unseen, highest)
            asked = {table.variable[cell.place]: cell.place for cell in table.cells if cell.hidden}
            for variable, number in table.system().given_away(asked).items():
                true = count_of(self.indicateur, self.valeurs[asked[variable]])
                # Of a value hidden to protect another, the number itself may be known.
                if number < self.threshold and true in {None, number}:
                    found.add(asked[variable])
        return sorted(found)

    def also_to_hide(self, place: int, unseen: frozenset[int]) -> int | None:
        """The value to hide as well so that `place` is protected; None where none would help."""
        return self._table(unseen, None).to_hide_as_well(place)

    def protectors(self, exact: Iterable[int], unseen: frozenset[int]) -> frozenset[int]:
        """The values to hide as well, one after the other. Raises Unsettled where there is none."""
        found: frozenset[int] = frozenset()
        for place in exact:
            more = self.also_to_hide(place, unseen | found)
            found |= set() if more is None else {more}
        if not found:
            raise Unsettled
        return found

    def _table(self, unseen: frozenset[int], highest: int | None) -> Table:
        cells = cells_of(self.indicateur, self.valeurs, unseen, highest)
        return Table(self.indicateur, meeting_hidden(cells))


def _counts(indicateur: Indicateur) -> bool:
    """Whether the indicateur may count people: it does unless it says that it counts things."""
    countable = indicateur.type is TypeIndicateur.NOMBRE or indicateur.type in _SHARES
    return countable and indicateur.compte is not Compte.CHOSES


def _counts_shown(indicateur: Indicateur, valeur: Valeur) -> Iterator[float]:
    """The numbers of people that a value writes, or gives away by its share and denominator."""
    if valeur.qualification is Qualification.MOINS_DE:
        return
    for number in (valeur.numerateur, valeur.denominateur):
        if number is not None:
            yield number
    number = valeur.valeur
    if isinstance(number, bool) or not isinstance(number, int | float):
        return
    if indicateur.type is TypeIndicateur.NOMBRE:
        yield number
    elif valeur.denominateur is not None:
        whole = _OF_A_HUNDRED if indicateur.type is TypeIndicateur.POURCENTAGE else 1
        # Half a person either way: a share is rounded, and still points at one number.
        nearest = round(number * valeur.denominateur / whole)
        yield nearest
