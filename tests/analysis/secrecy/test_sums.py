"""What sums give away, against every assignment tried one by one."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from plancancer_cli.analysis.secrecy import sums
from plancancer_cli.analysis.secrecy.sums import Equation, System, Unsettled


def brute(bounds: list[tuple[int, int]], equations: list[Equation]) -> dict[int, int]:
    """Every variable that has the same value in all solutions, by trying them all."""
    seen: list[set[int]] = [set() for _ in bounds]
    for values in product(*(range(low, high + 1) for low, high in bounds)):
        if all(sum(sign * values[v] for v, sign in each.terms) == 0 for each in equations):
            for variable, value in enumerate(values):
                seen[variable].add(value)
    return {v: next(iter(values)) for v, values in enumerate(seen) if len(values) == 1}


def test_one_hidden_part_is_the_rest_of_its_sum() -> None:
    system = System([(1, 10), (7, 7), (12, 12)], [Equation((0, 1), (2,))])
    assert system.given_away([0]) == {0: 5}


def test_two_hidden_parts_protect_each_other() -> None:
    system = System([(1, 10), (1, 10), (7, 7), (12, 12)], [Equation((0, 1, 2), (3,))])
    assert system.given_away([0, 1]) == {}


@pytest.mark.parametrize(("whole", "each"), [(2, 1), (20, 10)])
def test_two_hidden_parts_at_the_end_of_their_range_are_given_away(whole: int, each: int) -> None:
    system = System([(1, 10), (1, 10), (whole, whole)], [Equation((0, 1), (2,))])
    assert system.given_away([0, 1]) == {0: each, 1: each}


def test_rows_and_columns_together_tell_what_neither_tells_alone() -> None:
    # Hidden: the four corners of a square of which rows and columns are known; then one of them too.
    square = [
        Equation((0, 1), (4,)), Equation((2, 3), (5,)),
        Equation((0, 2), (6,)), Equation((1, 3), (7,)),
    ]  # fmt: skip
    margins = [(8, 8), (9, 9), (7, 7), (10, 10)]
    assert System([*[(1, 10)] * 4, *margins], square).given_away(range(4)) == {}
    known = System([(3, 3), *[(1, 10)] * 3, *margins], square)
    assert known.given_away(range(4)) == {0: 3, 1: 5, 2: 4, 3: 5}


def test_what_contradicts_itself_gives_nothing_away() -> None:
    system = System([(1, 3), (9, 9)], [Equation((0,), (1,))])
    assert system.given_away([0]) == {}


def test_what_takes_too_long_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "STEPS", 3)
    equations = [Equation((v, v + 1), (v + 2,)) for v in range(8)]
    with pytest.raises(Unsettled):
        System([(0, 50)] * 10, equations).given_away(range(10))


def test_as_trying_every_assignment() -> None:
    random = Random(20261128)
    for _ in range(1000):
        count = random.randint(2, 6)
        bounds = []
        for _ in range(count):
            low = random.randint(0, 2)
            bounds.append((low, low + random.randint(0, 3)))
        equations = []
        for _ in range(random.randint(1, 4)):
            members = random.sample(range(count), random.randint(2, count))
            cut = random.randint(1, len(members) - 1)
            equations.append(Equation(tuple(members[:cut]), tuple(members[cut:])))
        found = System(bounds, equations).given_away(range(count))
        assert found == brute(bounds, equations), (bounds, equations)
