"""What holds for every series of values."""

from __future__ import annotations

import math
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.progression_cases import BASELINE, TARGET, judge, on, said
from plancancer_cli.analysis.progression import Verdict

DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))
SERIES = st.lists(st.tuples(DAYS, st.integers(-2000, 2000)), unique_by=lambda v: v[0], max_size=6)


@given(SERIES, st.lists(st.tuples(DAYS, st.integers(0, 9**9)), max_size=4), st.booleans())
def test_breakdowns_never_change_the_conclusion(
    series: list[tuple[date, int]], parts: list[tuple[date, int]], targeted: bool
) -> None:
    assume(series)
    keys = {} if targeted else {"cibles": []}
    totals = [on(day, valeur) for day, valeur in series]
    broken_down = [on(day, valeur, ventilation={"age": "x"}) for day, valeur in parts]
    assert judge(*broken_down, *totals, **keys) == judge(*totals, **keys)


@given(SERIES.flatmap(lambda s: st.tuples(st.just(s), st.permutations(s))), st.booleans())
def test_the_order_of_the_lines_does_not_matter(
    both: tuple[list[tuple[date, int]], list[tuple[date, int]]], targeted: bool
) -> None:
    keys = {} if targeted else {"cibles": []}
    first, second = ([on(*value) for value in series] for series in both)
    assert judge(*first, **keys) == judge(*second, **keys)


@given(SERIES, DAYS)
def test_later_values_are_not_known(series: list[tuple[date, int]], today: date) -> None:
    past = [on(*value) for value in series if value[0] <= today]
    assert judge(*(on(*value) for value in series), on=today) == judge(*past, on=today)


@given(
    st.integers(-500, 1500),
    DAYS,
    st.sampled_from([0.001, 0.1, 3, 1000]),
    st.integers(-50, 50),
    st.booleans(),
)
def test_the_unit_does_not_matter(
    valeur: int, day: date, scale: float, shift: int, mirrored: bool
) -> None:
    factor = -scale if mirrored else scale

    def other(x: int) -> float:
        return round((x + shift) * factor, 6)

    plain = judge(on(day, valeur))
    scaled = judge(
        on(day, other(valeur)),
        evolution_attendue="baisse" if mirrored else "hausse",
        valeur_initiale=BASELINE | {"valeur": other(0)},
        cibles=[TARGET | {"valeur": other(1000)}],
    )
    assert (plain.verdict, plain.rapport) == (scaled.verdict, scaled.rapport)


NUMBERS = st.one_of(st.integers(), st.floats())


DIRECTIONS = st.sampled_from(["hausse", "baisse", "maintien"])


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS), st.tuples(DAYS, DAYS, DAYS), DIRECTIONS)
def test_whatever_the_numbers_something_finite_is_said(
    numbers: tuple[float, float, float], days: tuple[date, date, date], direction: str
) -> None:
    (initial, latest, target), (a, b, c) = numbers, days
    result = judge(
        on(b, latest),
        evolution_attendue=direction,
        tolerance=1,
        valeur_initiale=on(a, initial),
        cibles=[on(c, target)],
    )
    assert result.rapport is None or math.isfinite(result.rapport)
    assert result.attendu is None or math.isfinite(result.attendu)
    assert (result.verdict is Verdict.NON_EVALUABLE) == bool(result.manque)
    assert said(result)
