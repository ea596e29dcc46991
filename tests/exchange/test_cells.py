"""Cells: dates and numbers the French way, ticks, breakdowns, texts that look like formulas."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.breakdowns import read_breakdown, write_breakdown
from plancancer_cli.exchange.cells import neutral, restored, tick_of
from plancancer_cli.exchange.columns import recognise
from plancancer_cli.exchange.dates import period_of
from plancancer_cli.model.periode import Periode


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-21", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        (" 1/2/2026 ", "2026-02-01"),
        ("21.11.2026", "2026-11-21"),
        ("21-11-2026", "2026-11-21"),
        ("2026/11/21", "2026-11-21"),
        ("2026-11-21 00:00:00", "2026-11-21"),
        ("21 novembre 2026", "2026-11-21"),
        ("1er août 2026", "2026-08-01"),
        ("11/2026", "2026-11"),
        ("nov.-26", "2026-11"),
        ("févr-26", "2026-02"),
        ("Novembre 2026", "2026-11"),
        ("juil. 2026", "2026-07"),
        ("2026", "2026"),
        ("T1 2026", "2026-T1"),
        ("1er trimestre 2026", "2026-T1"),
        ("2e semestre 2026", "2026-S2"),
        ("2021/2022", "2021/2022"),
        ("du 01/09/2025 au 31/08/2026", "2025-09/2026-08"),
        ("sept. 2025 à août 2026", "2025-09/2026-08"),
        (2026, "2026"),
        (2026.0, "2026"),
        (date(2026, 11, 21), "2026-11-21"),
    ],
)
def test_dates_as_people_and_spreadsheets_write_them(typed: str | int | date, meant: str) -> None:
    assert period_of(typed) == Periode.parse(meant)


@pytest.mark.parametrize(
    "typed",
    ["31/02/2026", "21/11/26", "13/2026", "jui 2026", "bientôt", "46000", 46000, 2026.5,
     "x " * 4000, "26-nov", "2026-13", "1 - 2 - 3"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: str | float) -> None:
    with pytest.raises(WriteRefused):
        period_of(typed)


def test_ticks() -> None:
    assert [tick_of(word) for word in ("Oui", "x", "1", "VRAI", True)] == [True] * 5
    assert [tick_of(word) for word in ("non", "0", "FAUX", False)] == [False] * 4
    with pytest.raises(WriteRefused):
        tick_of("peut-être")


@pytest.mark.parametrize("text", ["=1+1", "+33", "-x", "@SUM(A1)", "\tx", "＝1", "'=1", "''=1"])
def test_a_formula_is_made_inert_and_read_back(text: str) -> None:
    assert neutral(text) == ("+33" if text == "+33" else f"'{text}")
    assert restored(neutral(text)) == text


@given(st.text(alphabet="'=+-@\t 1a\n"))
def test_no_text_is_lost_to_the_apostrophe(text: str) -> None:
    assert restored(neutral(text)) == text
    assert neutral(text)[:1] not in {"=", "@", "\t"}


_NAMES = st.text(alphabet='ab;="é, ', min_size=1).map(str.strip).filter(bool)


@given(st.dictionaries(_NAMES, _NAMES))
def test_a_breakdown_is_read_back(ventilation: dict[str, str]) -> None:
    assert read_breakdown(write_breakdown(ventilation)) == ventilation


def test_a_breakdown_as_it_is_typed() -> None:
    assert read_breakdown("tranche_age=18-25; sexe=F") == {"tranche_age": "18-25", "sexe": "F"}
    assert read_breakdown(" sexe = F ; ") == {"sexe": "F"}
    for wrong in ("18-25", "=x", "sexe=", "sexe=F; sexe=H", ";"):
        with pytest.raises(WriteRefused):
            read_breakdown(wrong)


def test_headers_are_recognised_whatever_their_case_and_accents() -> None:
    header = ["\ufeffIndicateur", " DATE ", "Valeur", "Période", "Numérateur", "", "Libellé",
              "ventilation.Tranche d’âge"]  # fmt: skip
    assert recognise(header) == (
        "indicateur", "date", "valeur", "periode", "numerateur", None, "libelle",
        "ventilation.Tranche d’âge",
    )  # fmt: skip
