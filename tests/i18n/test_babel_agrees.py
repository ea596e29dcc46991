"""What the program writes by a few conventions of its own is what Babel writes from CLDR."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from babel.core import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from hypothesis import given
from hypothesis import strategies as st

from i18n.babel_language import BabelLanguage, babel_language
from plancancer_cli.i18n import get_language, msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.typed.calendar import DERNIERE_ANNEE, PREMIERE_ANNEE

if TYPE_CHECKING:
    from plancancer_cli.i18n import Language

CODES = ("fr", "en")
NUMBERS = st.one_of(
    st.integers(),
    st.floats(),
    st.decimals(),
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.integers(0, 10**6),
)
DAYS = st.dates(date(PREMIERE_ANNEE, 1, 1), date(DERNIERE_ANNEE, 12, 31))
PERIODS = st.builds(
    str.format,
    st.sampled_from(("{0}", "{0}-{1:02}", "{0}-T{2}", "{0}-S{3}", "{0}-{1:02}-01")),
    st.integers(PREMIERE_ANNEE, DERNIERE_ANNEE),
    st.integers(1, 12),
    st.integers(1, 4),
    st.integers(1, 2),
).map(Periode.parse)


def both(code: str) -> tuple[BabelLanguage, Language]:
    return babel_language(code), get_language(code)


@pytest.mark.parametrize("code", CODES)
def test_every_day_of_thirty_years_is_written_the_same(code: str) -> None:
    babel, own = both(code)
    for ordinal in range(date(2000, 1, 1).toordinal(), date(2030, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert babel.date(day) == own.date(day)
        assert babel.date_short(day) == own.date_short(day)
        assert babel.month_short(day) == own.month_short(day)


@given(st.dates(), st.sampled_from(CODES))
def test_any_day_is_written_the_same(day: date, code: str) -> None:
    babel, own = both(code)
    assert babel.date(day) == own.date(day)
    assert babel.date_short(day) == own.date_short(day)


@given(PERIODS, st.sampled_from(CODES))
def test_any_period_is_written_the_same(period: Periode, code: str) -> None:
    babel, own = both(code)
    assert babel.periode(period) == own.periode(period)


@given(DAYS, DAYS, st.sampled_from(CODES))
def test_any_span_of_days_is_written_the_same(one: date, other: date, code: str) -> None:
    babel, own = both(code)
    span = Periode.parse(f"{min(one, other)}/{max(one, other)}")
    assert babel.periode(span) == own.periode(span)


@given(NUMBERS, st.one_of(st.none(), st.integers(0, 6)), st.sampled_from(CODES))
def test_any_number_is_written_the_same(
    number: float | Decimal, decimals: int | None, code: str
) -> None:
    babel, own = both(code)
    if isinstance(number, Decimal) and number.is_snan():
        return
    assert babel.number(number, decimals) == own.number(number, decimals)


@given(st.decimals(min_value=-100, max_value=100, places=4), st.sampled_from(CODES))
def test_any_ratio_is_written_the_same(ratio: Decimal, code: str) -> None:
    babel, own = both(code)
    assert babel.percent(ratio, 1) == own.percent(ratio, 1)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("fr", "1er janvier 2027, -12\u202f345,50, 31 août 2026, juin 2024 et 1er trimestre 2025"),
        ("en", "1 January 2027, -12,345.50, 31 August 2026, June 2024 and 1st quarter of 2025"),
    ],
)
def test_both_write_what_is_expected(code: str, written: str) -> None:
    values = [
        date(2027, 1, 1),
        Decimal("-12345.50"),
        date(2026, 8, 31),
        Periode.parse("2024-06"),
        Periode.parse("2025-T1"),
    ]
    for language in both(code):
        assert language.text(msg("{values}", values=values)) == written


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [
        (450_000, "450\u202f000\u00a0€", "€450,000"),
        (412_300.5, "412\u202f300,50\u00a0€", "€412,300.50"),
        (0, "0\u00a0€", "€0"),
        (1500, "1\u202f500\u00a0€", "€1,500"),
        (0.5, "0,50\u00a0€", "€0.50"),
    ],
)
def test_amounts_have_cents_or_none(amount: float, french: str, english: str) -> None:
    assert [language.euros(amount) for language in both("fr")] == [french] * 2
    assert [language.euros(amount) for language in both("en")] == [english] * 2


@given(
    st.integers(0, 10**15) | st.integers(0, 10**12).map(lambda cents: cents / 100),
    st.sampled_from(CODES),
)
def test_any_amount_is_written_the_same(amount: float, code: str) -> None:
    babel, own = both(code)
    assert babel.euros(amount) == own.euros(amount)


def test_what_was_copied_from_cldr_is_still_what_cldr_says() -> None:
    for code, locale in (("fr", "fr_FR"), ("en", "en_GB")):
        conventions = get_language(code)._conventions
        assert conventions.decimal == get_decimal_symbol(locale)
        assert conventions.thousands == get_group_symbol(locale)
        names = Locale.parse(locale).months["stand-alone"]["wide"]
        assert conventions.months == tuple(names[month] for month in range(1, 13))
