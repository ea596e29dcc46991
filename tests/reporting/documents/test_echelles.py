"""Scales and ticks at every range."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.reporting.documents.charts.echelles import EchelleTemps, EchelleValeurs

NUMBERS = st.lists(
    st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=10**6),
    min_size=1,
    max_size=8,
)
DAYS = st.lists(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)), min_size=1, max_size=6
)


@given(NUMBERS, st.booleans(), st.booleans())
def test_every_value_lies_on_the_scale(values: list[Fraction], zero: bool, entier: bool) -> None:
    scale = EchelleValeurs.autour(values, 200, zero=zero, entier=entier)
    assert all(0 <= scale.y(value) <= 200 for value in values)
    if zero:
        assert scale.bas <= 0 <= scale.haut


@given(NUMBERS, st.booleans())
def test_ticks_are_few_round_and_from_end_to_end(values: list[Fraction], entier: bool) -> None:
    scale = EchelleValeurs.autour(values, 200, zero=False, entier=entier)
    ticks = scale.graduations()
    assert 2 <= len(ticks) <= 7
    assert ticks[0] == scale.bas
    assert ticks[-1] == scale.haut
    assert all(tick % scale.pas == 0 for tick in ticks)


def test_what_is_counted_has_whole_ticks() -> None:
    scale = EchelleValeurs.autour([Fraction(0), Fraction(2)], 100, zero=True, entier=True)
    assert scale.graduations() == (0, 1, 2)


def test_one_value_alone_has_a_scale() -> None:
    assert EchelleValeurs.autour([Fraction(10)], 100, zero=False, entier=True).y(Fraction(10)) == 0
    assert EchelleValeurs.autour([Fraction(0)], 100, zero=False, entier=True).y(Fraction(0)) == 100


@given(NUMBERS)
def test_larger_is_higher(values: list[Fraction]) -> None:
    scale = EchelleValeurs.autour(values, 200, zero=False, entier=False)
    heights = [scale.y(value) for value in sorted(values)]
    assert heights == sorted(heights, reverse=True)


@given(DAYS)
def test_days_run_from_left_to_right_inside(days: list[date]) -> None:
    scale = EchelleTemps.autour(days)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(DAYS)
def test_date_ticks_are_first_days_in_order(days: list[date]) -> None:
    ticks = EchelleTemps.autour(days).graduations()
    assert len(ticks) <= 10
    assert [t.jour for t in ticks] == sorted({t.jour for t in ticks})
    assert all(0 <= t.x <= 100 for t in ticks)
    assert all(t.jour.day == 1 for t in ticks if t.genre != "jour")
    assert all(t.jour.month == 1 for t in ticks if t.genre == "annee")


@pytest.mark.parametrize(
    ("span", "genre"),
    [
        (timedelta(days=3), "jour"),
        (timedelta(days=40), "jour"),
        (timedelta(days=100), "mois"),
        (timedelta(days=400), "mois"),
        (timedelta(days=800), "annee"),
        (timedelta(days=40_000), "annee"),
    ],
)
def test_ticks_are_days_months_or_years(span: timedelta, genre: str) -> None:
    start = date(2024, 12, 20)
    ticks = EchelleTemps(start, start + span).graduations()
    assert 2 <= len(ticks) <= 9
    assert {tick.genre for tick in ticks} == {genre}


def test_one_day_has_half_a_year_on_both_sides() -> None:
    scale = EchelleTemps.autour([date(2025, 6, 30)])
    assert scale.x(date(2025, 6, 30)) == 50
    assert scale.graduations()


def test_the_ends_of_the_calendar_are_no_accident() -> None:
    assert EchelleTemps.autour([date.min, date.max]).x(date.max) == 100
