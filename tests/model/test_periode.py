from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.model.periode import Periode

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("notation", "first", "last", "precision"),
    [
        ("2023", "2023-01-01", "2023-12-31", "annee"),
        ("2023-06", "2023-06-01", "2023-06-30", "mois"),
        ("2024-02", "2024-02-01", "2024-02-29", "mois"),
        ("2023-12", "2023-12-01", "2023-12-31", "mois"),
        ("2023-06-30", "2023-06-30", "2023-06-30", "jour"),
        ("2023-T1", "2023-01-01", "2023-03-31", "trimestre"),
        ("2023-T4", "2023-10-01", "2023-12-31", "trimestre"),
        ("2023-S1", "2023-01-01", "2023-06-30", "semestre"),
        ("2023-S2", "2023-07-01", "2023-12-31", "semestre"),
        ("2021/2022", "2021-01-01", "2022-12-31", "intervalle"),
        ("2024-09/2025-08", "2024-09-01", "2025-08-31", "intervalle"),
        ("2025-03-03/2025-03-15", "2025-03-03", "2025-03-15", "intervalle"),
        ("1900", "1900-01-01", "1900-12-31", "annee"),
        ("2199-12-31", "2199-12-31", "2199-12-31", "jour"),
    ],
)
def test_notation_of_the_files(notation: str, first: str, last: str, precision: str) -> None:
    periode = Periode.parse(notation)

    assert (periode.premier, periode.dernier) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )
    assert periode.precision == precision
    assert str(periode) == notation


def test_a_number_is_a_year_and_a_date_a_day() -> None:
    assert Periode.parse(2023) == Periode.annee(2023)
    assert Periode.parse(date(2023, 6, 30)) == Periode.jour(date(2023, 6, 30))


def test_an_interval_takes_the_shortest_notation() -> None:
    assert str(Periode.parse("2023-S1/2023-S2")) == "2023"
    assert str(Periode.parse("2023-T1/2023-T2")) == "2023-S1"
    assert str(Periode.parse("2023-06-01/2023-06-30")) == "2023-06"
    assert str(Periode.parse("2023-T2/2023-T3")) == "2023-04/2023-09"
    assert str(Periode.parse("2023-01-01/2024-12-31")) == "2023/2024"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "bientôt",
        "23",
        "02023",
        "2023-6",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2023-T5",
        "2023-T0",
        "2023-S3",
        "2023-t1",
        "2023/",
        "/2023",
        "2023/2021",
        "2021/2022/2023",
        " 2023",
        "2023\n",
        "２０２３",
        "1899",
        "2200",
        "1899-12-31",
        "2199/2200",
        "20230630",
        0,
        23,
        -2023,
        2200,
        True,
        date(1899, 12, 31),
        date(2200, 1, 1),
        datetime(2023, 6, 30, 12),  # noqa: DTZ001 - refused whatever its zone
    ],
)
def test_anything_else_is_refused(value: date | int | str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Periode.parse(value)


def test_a_period_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Periode(date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize(("build", "rank"), [("mois", 13), ("trimestre", 0), ("semestre", 3)])
def test_ranks_have_bounds(build: str, rank: int) -> None:
    with pytest.raises(ValueError, match="rank"):
        getattr(Periode, build)(2024, rank)


def test_both_ends_belong_to_a_period() -> None:
    june = Periode.mois(2024, 6)

    assert date(2024, 6, 1) in june
    assert date(2024, 6, 30) in june
    assert date(2024, 5, 31) not in june
    assert date(2024, 7, 1) not in june


def test_periods_sort_by_first_day_then_last_day() -> None:
    periods = [Periode.parse(text) for text in ("2024", "2024-01", "2023-12", "2024-T1")]

    assert [str(periode) for periode in sorted(periods)] == [
        "2023-12",
        "2024-01",
        "2024-T1",
        "2024",
    ]


@given(DAYS, DAYS)
def test_every_period_is_read_back_from_its_notation(one: date, other: date) -> None:
    periode = Periode(min(one, other), max(one, other))

    assert Periode.parse(str(periode)) == periode


@given(st.integers(1900, 2199), st.sampled_from([("mois", 12), ("trimestre", 4), ("semestre", 2)]))
def test_the_parts_of_a_year_follow_each_other_and_fill_it(
    year: int, part: tuple[str, int]
) -> None:
    name, count = part
    parts = [getattr(Periode, name)(year, rank) for rank in range(1, count + 1)]

    assert Periode(parts[0].premier, parts[-1].dernier) == Periode.annee(year)
    assert all(
        after.premier - before.dernier == timedelta(days=1)
        for before, after in itertools.pairwise(parts)
    )
    assert {periode.precision for periode in parts} == {name}


@given(st.text(max_size=30))
def test_no_text_raises_anything_but_value_error(text: str) -> None:
    try:
        periode = Periode.parse(text)
    except ValueError:
        return
    assert Periode.parse(str(periode)) == periode


@given(DAYS, DAYS, DAYS, DAYS)
def test_periods_overlap_where_they_share_a_day(a: date, b: date, c: date, d: date) -> None:
    one, other = Periode(min(a, b), max(a, b)), Periode(min(c, d), max(c, d))

    shared = any(day in one and day in other for day in (a, b, c, d))

    assert one.chevauche(other) == other.chevauche(one) == shared
