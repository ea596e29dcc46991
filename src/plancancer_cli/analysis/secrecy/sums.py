"""What sums give away: which unknown whole numbers have one possible value only.

A system holds variables between two bounds and equations that say that a sum of variables is
another sum. It is solved over the whole numbers: a table of counts has no half persons, and a
bound that only fractions reach would hide that a cell is given away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STEPS: Final = 50_000
"""Tightenings of a bound after which a question is given up: tables of a plan take some hundreds."""


class Unsettled(Exception):
    """The question needs more steps than are allowed."""


class Equation(Struct, frozen=True):
    """The variables of `parts` add up to those of `whole`."""

    parts: tuple[int, ...]
    whole: tuple[int, ...]

    @property
    def terms(self) -> tuple[tuple[int, int], ...]:
        """Each variable with its sign; all together they are nil."""
        return (*((v, 1) for v in self.parts), *((v, -1) for v in self.whole))


Terms: TypeAlias = "tuple[tuple[int, int], ...]"
Bounds: TypeAlias = "dict[int, tuple[int, int]]"
"""The least and the greatest value of each variable."""


class System:
    """Variables, their bounds and their equations."""

    def __init__(self, bounds: Sequence[tuple[int, int]], equations: Iterable[Equation]) -> None:
        """Variables are numbered in the order of `bounds`."""
        self._terms = [equation.terms for equation in equations]
        self._of: dict[int, list[int]] = {}
        for number, terms in enumerate(self._terms):
            for variable, _ in terms:
                self._of.setdefault(variable, []).append(number)
        self._steps = 0
        self._start: Bounds = {}
        self._feasible = True
        start = self._tightened(dict(enumerate(bounds)), range(len(self._terms)))
        if start is None:
            self._feasible = False
        else:
            self._start = start

    def given_away(self, asked: Iterable[int]) -> dict[int, int]:
        """Of the variables asked about, those that have one possible value, with that value.

        Empty where the system has no solution: what contradicts itself tells nothing. Raises
        Unsettled where a variable takes too many steps.
        """
        if not self._feasible:
            return {}
        wanted = set(asked)
        found = {v: low for v in wanted for low, high in (self._start[v],) if low == high}
        for group in self._groups():
            solution = self._solution({v: self._start[v] for v in group})
            if solution is None:
                return {}
            found |= self._fixed(group, wanted & group, solution)
        return found

    def _groups(self) -> list[set[int]]:
        """The open variables, apart where no equation holds two of them together."""
        left = {v for v, (low, high) in self._start.items() if low != high and v in self._of}
        groups = []
        while left:
            waiting, group = [left.pop()], set()
            while waiting:
                variable = waiting.pop()
                group.add(variable)
                for number in self._of[variable]:
                    near = {v for v, _ in self._terms[number]} & left
                    left -= near
                    waiting += near
            groups.append(group)
        return groups

    def _fixed(self, group: set[int], open_: set[int], solution: Bounds) -> dict[int, int]:
        """The variables of a group that have in every solution the value that they have in this one."""
        within = {v: self._start[v] for v in group}
        found = {}
        while open_:
            variable = min(open_)
            value = solution[variable][0]
            other = self._another(within, variable, value)
            if other is None:
                found[variable] = value
                open_.discard(variable)
            else:
                # Two solutions show at once every variable in which they differ to be free.
                open_ -= {v for v in open_ if other[v] != solution[v]}
        return found

    def _another(self, within: Bounds, variable: int, value: int) -> Bounds | None:
        """A solution in which the variable has another value."""
        least, greatest = within[variable]
        for low, high in ((least, value - 1), (value + 1, greatest)):
            if low <= high:
                found = self._solution({**within, variable: (low, high)}, variable)
                if found is not None:
                    return found
        return None

    def _solution(self, bounds: Bounds, moved: int | None = None) -> Bounds | None:
        """Values within the bounds that fit every equation: halving the narrowest open range."""
        self._steps = 0
        start = bounds if moved is None else self._tightened(bounds, self._of[moved])
        waiting = [start]
        while waiting:
            current = waiting.pop()
            if current is None:
                continue
            variable = _narrowest(current)
            if variable is None:
                return current
            low, high = current[variable]
            middle = (low + high) // 2
            touched = self._of[variable]
            waiting.append(self._tightened({**current, variable: (middle + 1, high)}, touched))
            waiting.append(self._tightened({**current, variable: (low, middle)}, touched))
        return None

    def _tightened(self, bounds: Bounds, touched: Iterable[int]) -> Bounds | None:
        """The bounds as far as each equation alone narrows them; None where one cannot hold."""
        waiting = dict.fromkeys(touched)
        while waiting:
            self._steps += 1
            if self._steps > STEPS:
                raise Unsettled
            number = next(iter(waiting))
            del waiting[number]
            moved = self._narrowed(bounds, self._terms[number])
            if moved is None:
                return None
            for variable in moved:
                waiting |= dict.fromkeys(self._of[variable])
        return bounds

    def _narrowed(self, bounds: Bounds, terms: Terms) -> list[int] | None:
        """Narrow the bounds of one equation; the variables that moved, None where it cannot hold.

        Variables outside of `bounds` are settled since the start.
        """
        least = greatest = 0
        for variable, sign in terms:
            low, high = bounds[variable] if variable in bounds else self._start[variable]
            least += low if sign > 0 else -high
            greatest += high if sign > 0 else -low
        if least > 0 or greatest < 0:
            return None
        moved = []
        for variable, sign in terms:
            low, high = bounds[variable] if variable in bounds else self._start[variable]
            if low == high:
                continue
            if sign > 0:
                new = max(low, high - greatest), min(high, low - least)
            else:
                new = max(low, high + least), min(high, low + greatest)
            if new[0] > new[1]:
                return None
            if new != (low, high):
                bounds[variable] = new
                moved.append(variable)
        return moved


def _narrowest(bounds: Bounds) -> int | None:
    """The open variable with the fewest values; None where all are set."""
    open_ = ((high - low, v) for v, (low, high) in bounds.items() if low != high)
    return min(open_, default=(0, None))[1]
