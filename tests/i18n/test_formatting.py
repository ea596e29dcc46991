"""How each language writes what a message carries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.i18n import get_language, msg

FR = get_language("fr")
EN = get_language("en")


@dataclass(frozen=True)
class Span:
    """What the model's `Periode` looks like from here."""

    premier: date
    dernier: date
    precision: str

    def __str__(self) -> str:
        return "as in the file"


def span(precision: str, start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end), precision)


@pytest.mark.parametrize(
    ("day", "french", "short", "english", "iso"),
    [
        ("2024-12-31", "31 décembre 2024", "31/12/2024", "31 December 2024", "2024-12-31"),
        ("2027-01-01", "1er janvier 2027", "01/01/2027", "1 January 2027", "2027-01-01"),
        ("2025-08-09", "9 août 2025", "09/08/2025", "9 August 2025", "2025-08-09"),
        ("0987-02-03", "3 février 987", "03/02/0987", "3 February 987", "0987-02-03"),
    ],
)
def test_days(day: str, french: str, short: str, english: str, iso: str) -> None:
    value = date.fromisoformat(day)
    assert FR.date(value) == french
    assert FR.date_short(value) == short
    assert EN.date(value) == english
    assert EN.date_short(value) == iso


@pytest.mark.parametrize(
    ("period", "french", "english"),
    [
        (span("jour", "2023-06-01", "2023-06-01"), "1er juin 2023", "1 June 2023"),
        (span("mois", "2024-06-01", "2024-06-30"), "juin 2024", "June 2024"),
        (span("annee", "2024-01-01", "2024-12-31"), "2024", "2024"),
        (
            span("trimestre", "2025-01-01", "2025-03-31"),
            "1er trimestre 2025",
            "1st quarter of 2025",
        ),
        (span("trimestre", "2025-10-01", "2025-12-31"), "4e trimestre 2025", "4th quarter of 2025"),
        (span("semestre", "2025-07-01", "2025-12-31"), "2e semestre 2025", "2nd half of 2025"),
        (
            span("intervalle", "2024-09-01", "2025-08-31"),
            "du 1er septembre 2024 au 31 août 2025",
            "1 September 2024 to 31 August 2025",
        ),
        (span("intervalle", "2021-01-01", "2022-12-31"), "de 2021 à 2022", "2021 to 2022"),
    ],
)
def test_periods(period: Span, french: str, english: str) -> None:
    assert FR.periode(period) == french
    assert EN.periode(period) == english
    assert FR.text(msg("{p}", p=period)) == french


def test_a_period_of_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="siecle"):
        FR.periode(span("siecle", "2001-01-01", "2100-12-31"))


@pytest.mark.parametrize(
    ("number", "decimals", "french", "english"),
    [
        (0, None, "0", "0"),
        (2024, None, "2024", "2024"),
        (9999, None, "9999", "9999"),
        (10_000, None, "10\u202f000", "10,000"),
        (-1_234_567, None, "-1\u202f234\u202f567", "-1,234,567"),
        (52.3, None, "52,3", "52.3"),
        (52.0, None, "52", "52"),
        (0.1 + 0.2, 2, "0,3", "0.3"),
        (Decimal("52.30"), None, "52,30", "52.30"),
        (Decimal("12345.678"), 1, "12\u202f345,7", "12,345.7"),
        (2.5, 0, "3", "3"),
        (-2.5, 0, "-3", "-3"),
        (-0.004, 2, "0", "0"),
        (1e-7, None, "0,0000001", "0.0000001"),
        (1e22, None, "10" + "\u202f000" * 7, "10" + ",000" * 7),
        (Decimal("1e999999999"), None, "1e+999999999", "1e+999999999"),
        (Decimal("1.25e-400"), None, "1,25e-400", "1.25e-400"),
        (float("nan"), None, "NaN", "NaN"),
        (float("-inf"), None, "-∞", "-∞"),
    ],
)
def test_numbers(number: float | Decimal, decimals: int | None, french: str, english: str) -> None:
    assert FR.number(number, decimals) == french
    assert EN.number(number, decimals) == english


def test_an_endless_integer_is_cut() -> None:
    assert FR.number(10**5000) == "1e+5000"
    assert FR.quote(-(10**5000)) == "«\u202f-1e+5000\u202f»"


@pytest.mark.parametrize(
    ("ratio", "decimals", "french", "english"),
    [
        (0, 0, "0\u00a0%", "0%"),
        (0.425, 0, "43\u00a0%", "43%"),
        (0.425, 1, "42,5\u00a0%", "42.5%"),
        (Decimal("-0.07"), 0, "-7\u00a0%", "-7%"),
        (0.07, 1, "7\u00a0%", "7%"),
        (125, 0, "12\u202f500\u00a0%", "12,500%"),
    ],
)
def test_percentages(ratio: float | Decimal, decimals: int, french: str, english: str) -> None:
    assert FR.percent(ratio, decimals) == french
    assert EN.percent(ratio, decimals) == english


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a et b", "a and b"),
        (["a", "b", "c"], "a, b et c", "a, b and c"),
        (
            [date(2024, 1, 1), True, 1.5],
            "1er janvier 2024, oui et 1,5",
            "1 January 2024, yes and 1.5",
        ),
    ],
)
def test_lists(items: list[str], french: str, english: str) -> None:
    assert FR.list(items) == french
    assert EN.list(tuple(items)) == english


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("réalisé", "«\u202fréalisé\u202f»", "“réalisé”"),
        (["a", "b"], "«\u202fa\u202f» et «\u202fb\u202f»", "“a” and “b”"),
        (52.3, "«\u202f52.3\u202f»", "“52.3”"),
        (10_000, "«\u202f10000\u202f»", "“10000”"),
        (True, "«\u202ftrue\u202f»", "“true”"),
        (None, "«\u202fnull\u202f»", "“null”"),
        (date(2024, 1, 1), "«\u202f2024-01-01\u202f»", "“2024-01-01”"),
        (
            span("mois", "2024-06-01", "2024-06-30"),
            "«\u202fas in the file\u202f»",
            "“as in the file”",
        ),
        ("a\x1b[31m\n", "«\u202fa\\x1b[31m\\n\u202f»", "“a\\x1b[31m\\n”"),
    ],
)
def test_what_is_quoted_reads_as_in_the_file(value: object, french: str, english: str) -> None:
    text = msg("{value!r}", value=value)
    assert FR.text(text) == FR.quote(value) == french
    assert EN.text(text) == EN.quote(value) == english


@pytest.mark.parametrize("value", [dt.datetime(2024, 1, 1, tzinfo=dt.UTC), {}, Fraction(1, 2)])
def test_a_value_without_written_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        FR.text(msg("{value}", value=value))
    with pytest.raises(TypeError, match=type(value).__name__):
        FR.quote(value)


def test_nothing_is_only_written_in_quotes() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        FR.text(msg("{value}", value=None))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=3
    )
)
def test_a_written_number_reads_back(value: Decimal) -> None:
    assert Decimal(EN.number(value).replace(",", "")) == value
    assert Decimal(FR.number(value).replace("\u202f", "").replace(",", ".")) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_has_a_short_form(value: float) -> None:
    written = FR.number(value)
    assert len(written) < 50
    assert " " not in written


@given(st.integers(-(10**20), 10**20), st.integers(0, 6))
def test_rounding_moves_a_number_by_half_a_unit_at_most(thousandths: int, decimals: int) -> None:
    value = Decimal(thousandths).scaleb(-3)
    rounded = Decimal(EN.number(value, decimals).replace(",", ""))
    assert abs(rounded - value) <= Decimal(1).scaleb(-decimals) / 2
