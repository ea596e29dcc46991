"""Which valeur of a series is which, and which of them are in force: the one answer for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from plancancer_cli.model.indicateur import Accumulation, Valeur
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

Ventilation: TypeAlias = tuple[tuple[str, str], ...]
"""Dimensions and categories, sorted; nothing for the total."""

Identite: TypeAlias = "tuple[Periode, Ventilation]"
"""What a valeur measures."""


def mesure(accumulation: str | None, repere: T, periode: T | None) -> T:
    """What a valeur stands for in time: the periode of a flux, the date of any other.

    A flux that names no periode goes by its date; PC305 asks for the periode.
    """
    return periode if accumulation == Accumulation.FLUX and periode is not None else repere


def ventilation(categories: Mapping[str, str]) -> Ventilation:
    """A ventilation as a part of an identity: the order in which it is written does not count."""
    return tuple(categories.items() if len(categories) <= 1 else sorted(categories.items()))


def identite(accumulation: Accumulation | None, valeur: Valeur) -> Identite:
    """A valeur of a flux is identified by its periode and ventilation, any other by its date and it."""
    return (
        mesure(accumulation, valeur.repere, valeur.periode),
        ventilation(valeur.ventilation),
    )


class Registre:
    """A series, of which the lines are added from the first to the last.

    Attributes:
        corrigees: the places of the lines that a later line corrects.
    """

    def __init__(self, accumulation: Accumulation | None, valeurs: Iterable[Valeur] = ()) -> None:
        self.corrigees: set[int] = set()
        self._accumulation = accumulation
        self._length = 0
        self._dated: dict[Identite, list[tuple[int, Identite]]] = {}
        self._live: dict[Identite, list[int]] = {}
        for valeur in valeurs:
            self.add(valeur)

    def en_vigueur(self, valeur: Valeur) -> int | None:
        """The place of the first line in force that has the identity of a valeur, if there is one."""
        return next(iter(self._live.get(identite(self._accumulation, valeur), ())), None)

    def corrects(self, valeur: Valeur) -> tuple[int, ...]:
        """The places of the lines above that a valeur corrects.

        They bear the date that it names and have its ventilation. Where lines of several periodes
        bear that date, which only a flux has, those of its own periode are meant.
        """
        return tuple(place for place, _ in self._corrected(valeur))

    def dated(self, valeur: Valeur) -> bool:
        """Whether a line above bears the date that a valeur corrects and has its ventilation."""
        return bool(self._bearing(valeur))

    def add(self, valeur: Valeur) -> None:
        """Add the next line."""
        for place, name in self._corrected(valeur):
            self.corrigees.add(place)
            if place in self._live.get(name, ()):
                self._live[name].remove(place)
        name = identite(self._accumulation, valeur)
        self._live.setdefault(name, []).append(self._length)
        # A correction names a day, be it the one on which an undated page was read.
        day = valeur.date or Periode.jour(valeur.repere.dernier)
        self._dated.setdefault((day, name[1]), []).append((self._length, name))
        self._length += 1

    def _bearing(self, valeur: Valeur) -> list[tuple[int, Identite]]:
        if valeur.remplace is None:
            return []
        return self._dated.get((valeur.remplace, ventilation(valeur.ventilation)), [])

    def _corrected(self, valeur: Valeur) -> list[tuple[int, Identite]]:
        found = self._bearing(valeur)
        if len({name for _, name in found}) <= 1:
            return found
        own = identite(self._accumulation, valeur)
        return [line for line in found if line[1] == own]


def corrigees(accumulation: Accumulation | None, valeurs: Iterable[Valeur]) -> set[int]:
    """The places of the valeurs of a series that a later line corrects."""
    lines = tuple(valeurs)
    if all(valeur.remplace is None for valeur in lines):
        return set()
    return Registre(accumulation, lines).corrigees
