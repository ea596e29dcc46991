"""Scales and ticks at every range."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.reporting.documents.charts.echelles import (
    _ROOM,
    EchelleTemps,
    EchelleValeurs,
    Nom,
)

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
def test_names_stand_below_what_they_name_in_order_and_apart(days: list[date]) -> None:
    scale = EchelleTemps.autour(days)
    names = scale.noms()
    assert 1 <= len(names) <= 10
    assert [n.jour for n in names] == sorted({n.jour for n in names})
    room, phone = _ROOM[scale.genre]
    assert all(after.x - before.x >= room for before, after in pairwise(names))
    kept = [n for n in names if n.etroit]
    assert kept
    assert all(after.x - before.x >= phone for before, after in pairwise(kept))
    for name in names:
        end = scale.x(end_of(name))
        assert scale.x(name.jour) <= name.x <= end
        if name.genre != "jour":
            assert name.x == pytest.approx((scale.x(name.jour) + end) / 2, abs=0.01)


@given(DAYS)
def test_ticks_are_where_years_and_months_begin(days: list[date]) -> None:
    scale = EchelleTemps.autour(days)
    ticks = scale.crans()
    assert list(ticks) == sorted(set(ticks))
    assert len(ticks) <= 30
    firsts = {
        scale.x(date(year, month, 1))
        for year in range(scale.premier.year, scale.dernier.year + 1)
        for month in ((1,) if scale.genre == "annee" else range(1, 13))
    }
    if scale.genre == "jour":
        assert list(ticks) == [n.x for n in scale.noms()]
    else:
        assert set(ticks) <= firsts
    if scale.genre == "annee" and (scale.dernier - scale.premier).days < 20 * 366:
        for name in scale.noms():  # each year that is named has its two ends, where they show
            ends = {
                scale.x(d) for d in (name.jour, end_of(name)) if scale.premier <= d <= scale.dernier
            }
            assert ends <= set(ticks)


def end_of(name: Nom) -> date:
    """The first day after what is named."""
    match name.genre:
        case "annee":
            return date(name.jour.year + 1, 1, 1)
        case "mois":
            return (name.jour + timedelta(days=31)).replace(day=1)
        case _:
            return name.jour + timedelta(days=1)


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
def test_an_axis_names_days_months_or_years(span: timedelta, genre: str) -> None:
    start = date(2024, 12, 20)
    names = EchelleTemps(start, start + span).noms()
    assert 2 <= len(names) <= 9
    assert {name.genre for name in names} == {genre}


def test_the_end_of_a_year_lies_between_two_names() -> None:
    scale = EchelleTemps.autour([date(2022, 12, 31), date(2025, 12, 31)])
    before, after = (n for n in scale.noms() if n.jour.year in {2023, 2024})
    assert before.x < scale.x(date(2023, 12, 31)) < after.x


def test_a_margin_is_not_named() -> None:
    scale = EchelleTemps.autour([date(2022, 1, 10), date(2025, 12, 31)])
    assert [n.jour.year for n in scale.noms()] == [2022, 2023, 2024, 2025]


def test_one_day_has_half_a_year_on_both_sides() -> None:
    scale = EchelleTemps.autour([date(2025, 6, 30)])
    assert scale.x(date(2025, 6, 30)) == 50
    assert scale.noms()


def test_room_can_be_left_before_the_first_day() -> None:
    days = [date(2020, 1, 1), date(2025, 1, 1)]
    assert EchelleTemps.autour(days, a_gauche=0.2).x(days[0]) > 15


def test_the_ends_of_the_calendar_are_no_accident() -> None:
    scale = EchelleTemps.autour([date.min, date.max])
    assert scale.x(date.max) == 100
    assert scale.noms()
