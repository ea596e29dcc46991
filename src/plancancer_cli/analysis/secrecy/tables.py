"""The sums that the published values of one indicateur stand in, whatever their shape.

A count of a ventilation is the sum of its categories, in each dimension; a flux over a period is
the sum of the flux over its parts, and a running total grows by what each part brings. Both hold
at once: the variables are counts of a ventilation over a stretch of time that no period cuts.
A value that was corrected is still there to be read: each state in which the table ever was gives
its own sums, which share the cells that stayed as they were.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from plancancer_cli.analysis.secrecy.sums import Equation, System, Unsettled
from plancancer_cli.model.indicateur import Accumulation, Qualification, TypeIndicateur

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from plancancer_cli.model.indicateur import Indicateur, Valeur

Breakdown: TypeAlias = "frozenset[tuple[str, str]]"
Stretch: TypeAlias = "tuple[date, date]"

MAX_TERMS: Final = 20_000
"""Terms in all sums of a table: a year of months in two dimensions of ten categories has 3 000."""

_ONE_DAY = timedelta(days=1)


class Cell(Struct, frozen=True):
    """One value of the series, as a reader meets it: `place` is its rank in the file."""

    place: int
    span: Stretch
    breakdown: Breakdown
    bounds: tuple[int, int | None]
    """What is known of the count; the second is None where nothing bounds it from above."""
    hidden: bool
    replaces: int | None
    """The place of the value that this one corrects."""


def cells_of(
    indicateur: Indicateur,
    valeurs: Sequence[Valeur],
    hidden: Collection[int],
    highest: int | None,
) -> list[Cell]:
    """The counts among the values, in the order of the file.

    The places in `hidden` are those of which the reader does not see the number: at least 1, for
    zero is never hidden, and at most `highest`. What is no whole number stands in no sum.
    """
    found: list[Cell] = []
    last: dict[object, int] = {}
    for place, valeur in enumerate(valeurs):
        bounds = (1, highest) if place in hidden else _bounds(indicateur, valeur)
        span = _span(indicateur, valeur)
        breakdown = frozenset(valeur.ventilation.items())
        replaced = None
        if valeur.remplace is not None:
            replaced = last.get((valeur.remplace, valeur.periode, breakdown))
        last[valeur.repere, valeur.periode, breakdown] = place
        if bounds is not None:
            found.append(Cell(place, span, breakdown, bounds, place in hidden, replaced))
    return found


def count_of(indicateur: Indicateur, valeur: Valeur) -> int | None:
    """The count that a value states: of a share its numerator; None where it states none."""
    number = valeur.valeur if indicateur.type is TypeIndicateur.NOMBRE else valeur.numerateur
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    return int(number) if number >= 0 and number == int(number) else None


def _bounds(indicateur: Indicateur, valeur: Valeur) -> tuple[int, int | None] | None:
    count = count_of(indicateur, valeur)
    if count is None:
        return None
    match valeur.qualification:
        case Qualification.MOINS_DE:
            return (0, max(count - 1, 0))
        case Qualification.AU_MOINS:
            return (count, None)
        case _:
            # “environ” is taken at its word: a reader does.
            return (count, count)


def _span(indicateur: Indicateur, valeur: Valeur) -> Stretch:
    """The stretch of time that a value counts: a running total counts from the beginning."""
    period = valeur.periode or valeur.repere
    match indicateur.accumulation:
        case Accumulation.FLUX:
            return period.premier, period.dernier
        case Accumulation.CUMUL:
            return date.min, valeur.repere.dernier
        case _:
            return valeur.repere.premier, valeur.repere.dernier


def meeting_hidden(cells: Sequence[Cell]) -> list[Cell]:
    """The cells whose stretch of time meets that of a hidden one, directly or through others.

    Most values of a long series have nothing to do with the few that are hidden.
    """
    runs: list[tuple[Stretch, list[Cell]]] = []
    for cell in sorted(cells, key=lambda cell: cell.span):
        if runs and cell.span[0] <= runs[-1][0][1]:
            (first, last), members = runs[-1]
            members.append(cell)
            runs[-1] = (first, max(last, cell.span[1])), members
        else:
            runs.append((cell.span, [cell]))
    kept = {c.place for _, run in runs if any(cell.hidden for cell in run) for c in run}
    return [cell for cell in cells if cell.place in kept]


class Table:
    """The system of sums of a list of cells; `variable` tells the one of a cell.

    Raises Unsettled where the sums have more terms than can be judged.
    """

    def __init__(self, indicateur: Indicateur, cells: Sequence[Cell]) -> None:
        """Cells of a stock meet only at one date, those of a flux wherever their periods do."""
        self._flows = indicateur.accumulation in {Accumulation.FLUX, Accumulation.CUMUL}
        self._declared = indicateur.ventilations
        self.cells = cells
        self._numbers: dict[object, int] = {}
        self._bounds: list[tuple[int, int | None]] = []
        self._equations: list[Equation] = []
        self._terms = 0
        self._categories = self._all_categories()
        self.variable: dict[int, int] = {}
        for cell in cells:
            self.variable[cell.place] = self._number(("cell", cell.place), cell.bounds)
        for state, standing in enumerate(_states(cells)):
            self._add(state, standing)

    def system(self) -> System:
        """The system, every unknown bounded by more than any sum of the table can be."""
        known = sum(high for _, high in self._bounds if high is not None)
        top = known + len(self._bounds) + 2
        bounds = [(low, top if high is None else high) for low, high in self._bounds]
        return System(bounds, self._equations)

    def to_hide_as_well(self, place: int) -> int | None:
        """The place of the published value that protects a hidden one best; None where none can.

        A sum with one unknown gives it away, so another value of that sum is to be hidden: rather
        one that stands in two such sums than in one, rather a part than a total, rather a small
        one. Where no such sum is left, any value in a sum with the hidden one.
        """
        at = {number: cell for cell in self.cells for number in (self.variable[cell.place],)}
        sums = [{*each.parts, *each.whole} for each in self._equations]
        unknown = {v for v, (low, high) in enumerate(self._bounds) if low != high}
        lonely = [members for members in sums if len(members & unknown) == 1]
        reached, waiting = {self.variable[place]}, [self.variable[place]]
        near: set[int] = set()
        while waiting:
            variable = waiting.pop(0)
            alone = [members for members in lonely if variable in members]
            found = {v for members in alone for v in members if _may_hide(at.get(v))}
            if found:
                return at[min(found, key=lambda v: _cost(at[v], sum(v in m for m in lonely)))].place
            for members in sums:
                if variable in members:
                    near |= {v for v in members if _may_hide(at.get(v))}
                    new = (members & unknown) - reached
                    reached |= new
                    waiting += sorted(new)
        if not near:
            return None
        return at[min(near, key=lambda v: _cost(at[v], 0))].place

    def _all_categories(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {
            dimension: dict.fromkeys(categories) for dimension, categories in self._declared.items()
        }
        for cell in self.cells:
            for dimension, category in cell.breakdown:
                found.setdefault(dimension, {})[category] = None
        return {dimension: tuple(categories) for dimension, categories in found.items()}

    def _allow(self, terms: int) -> None:
        self._terms += terms
        if self._terms > MAX_TERMS:
            raise Unsettled

    def _number(self, key: object, bounds: tuple[int, int | None] = (0, None)) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self._bounds)
            self._bounds.append(bounds)
        return self._numbers[key]

    def _add(self, state: int, standing: Sequence[Cell]) -> None:
        """The sums of the table in one of its states."""
        stretches = _stretches([cell.span for cell in standing]) if self._flows else None
        broken: dict[Stretch, set[Breakdown]] = {}
        for cell in standing:
            parts = [cell.span] if stretches is None else _within(stretches, cell.span)
            for part in parts:
                broken.setdefault(part, set()).add(cell.breakdown)
            self._allow(len(parts))
            whole = self.variable[cell.place]
            if len(parts) == 1:
                # A cell of one stretch is the count itself; the same one given twice is an equation.
                node = self._numbers.setdefault((state, parts[0], cell.breakdown), whole)
                if node != whole:
                    self._equations.append(Equation((node,), (whole,)))
                continue
            counts = tuple(self._number((state, part, cell.breakdown)) for part in parts)
            self._equations.append(Equation(counts, (whole,)))
        for stretch, breakdowns in broken.items():
            self._add_breakdowns(state, stretch, breakdowns)

    def _add_breakdowns(self, state: int, stretch: Stretch, breakdowns: set[Breakdown]) -> None:
        """Every count is the sum of its categories, in each dimension that is broken down."""
        done: set[tuple[Breakdown, str]] = set()
        waiting = list(breakdowns)
        while waiting:
            breakdown = waiting.pop()
            for dimension, category in breakdown:
                whole = breakdown - {(dimension, category)}
                if (whole, dimension) in done:
                    continue
                done.add((whole, dimension))
                children = [whole | {(dimension, c)} for c in self._categories[dimension]]
                waiting += [whole, *children]
                self._allow(len(children))
                self._equations.append(
                    Equation(
                        tuple(self._number((state, stretch, child)) for child in children),
                        (self._number((state, stretch, whole)),),
                    )
                )


def _may_hide(cell: Cell | None) -> bool:
    """Whether a value is shown and hides something once it is not: zero never is hidden."""
    return cell is not None and not cell.hidden and cell.bounds[0] > 0


def _cost(cell: Cell, sums: int) -> tuple[int, bool, int, int]:
    return -sums, not cell.breakdown, cell.bounds[0], cell.place


def _states(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The table as it stood: first with every value as first given, last with every correction."""
    by_place = {cell.place: cell for cell in cells}
    corrected = {cell.replaces for cell in cells if cell.replaces is not None}
    chains: list[list[Cell]] = []
    for cell in cells:
        if cell.place in corrected:
            continue  # it is in the chain of the one that corrects it
        chain = [cell]
        while chain[-1].replaces in by_place:
            chain.append(by_place[chain[-1].replaces])
        chains.append(chain[::-1])
    longest = max((len(chain) for chain in chains), default=0)
    return [[chain[min(state, len(chain) - 1)] for chain in chains] for state in range(longest)]


def _stretches(spans: Iterable[Stretch]) -> list[Stretch]:
    """The stretches of time that no span begins or ends within."""
    starts: set[date] = set()
    for first, last in spans:
        starts |= {first, last + _ONE_DAY}
    ordered = sorted(starts)
    return [(first, following - _ONE_DAY) for first, following in pairwise(ordered)]


def _within(stretches: Sequence[Stretch], span: Stretch) -> list[Stretch]:
    return [part for part in stretches if span[0] <= part[0] and part[1] <= span[1]]
