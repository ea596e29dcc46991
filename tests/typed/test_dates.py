"""Days, months, quarters, years and spans as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.i18n import get_language
from plancancer_cli.model.indicateur import Valeur
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.validation import validate
from plancancer_cli.typed.calendar import MONTHS
from plancancer_cli.typed.dates import read_day, read_period
from plancancer_cli.typed.refusal import NotReadError

LANGUAGES = [get_language("fr"), get_language("en")]
ENGLISH = LANGUAGES[1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25/09/2025", "2025-09-25"),
        ("25-09-2025", "2025-09-25"),
        ("25.9.2025", "2025-09-25"),
        ("2025/09/25", "2025-09-25"),
        ("2025-9-5", "2025-09-05"),
        ("2025-09-25 00:00:00", "2025-09-25"),
        ("25 septembre 2025", "2025-09-25"),
        ("le 25 sept. 2025", "2025-09-25"),
        ("jeudi 25 septembre 2025", "2025-09-25"),
        ("1er janvier 2026", "2026-01-01"),
        ("09/2025", "2025-09"),
        ("2025/09", "2025-09"),
        ("septembre 2025", "2025-09"),
        ("Sept. 2025", "2025-09"),
        ("mois de septembre 2025", "2025-09"),
        ("nov.-26", "2026-11"),
        ("S1 2025", "2025-S1"),
        ("2025 S1", "2025-S1"),
        ("1S2025", "2025-S1"),
        ("1er semestre 2025", "2025-S1"),
        ("second semestre de l’année 2025", "2025-S2"),
        ("1er trimestre 2025", "2025-T1"),
        ("2ème trim. 2025", "2025-T2"),
        ("T3/2025", "2025-T3"),
        ("trimestre 4 2025", "2025-T4"),
        ("année 2025", "2025"),
        ("2025", "2025"),
        ("2021-2022", "2021/2022"),
        ("de 2021 à 2022", "2021/2022"),
        ("de septembre à décembre 2024", "2024-09/2024-12"),
        ("du 3 au 15 mars 2025", "2025-03-03/2025-03-15"),
        ("01/09/2025 au 31/08/2026", "2025-09/2026-08"),
        ("09/2024 - 06/2025", "2024-09/2025-06"),
        ("T1 à T3 2025", "2025-01/2025-09"),
    ],
)
def test_what_has_one_meaning_is_read(typed: str, meant: str) -> None:
    assert str(Periode.parse(read_period(typed))) == meant


@pytest.mark.parametrize(
    ("typed", "reason", "hint"),
    [
        ("03/04/25", "has two figures", "the four figures of the year"),
        ("25-09-25", "has two figures", "the four figures of the year"),
        ("25 septembre 25", "has two figures", "the four figures of the year"),
        ("septembre 25", "has two figures", "the four figures of the year"),
        ("11/22/2026", "has no month 22", "write 2026-11-22 if that is the day"),
        ("31/02/2026", "not a date that exists", "2026-11-21"),
        ("2025-09-31", "not a date that exists", "2026-11-21"),
        ("13/2026", "not a date that exists", "2026-11-21"),
        ("T5 2025", "not a date that exists", "2026-T4"),
        ("25 septembre", "has no year", "2026-11-21"),
        ("lundi 25 septembre 2025", "another day of the week", "2026-11-21"),
        ("01/01/3025", "is not between 1900 and 2199", "2026-11-21"),
        ("de 2026 à 2025", "ends before it begins", "order"),
        ("bientôt", "is no date", "2026-11-21"),
        ("20250925", "is no date", "2026-11-21"),
        ("46000", "is no date", "2026-11-21"),
        ("2026.5", "is no date", "2026-11-21"),
        ("3er trimestre 2025", "is no date", "2026-T4"),
        ("", "is no date", "2026-11-21"),
        ("x" * 4000, "too long", "2026-11-21"),
    ],
)
def test_what_is_not_certain_is_refused_with_the_way_out(
    typed: str, reason: str, hint: str
) -> None:
    with pytest.raises(NotReadError) as refused:
        read_period(typed)
    assert reason in ENGLISH.text(refused.value.reason)
    assert hint in ENGLISH.text(refused.value.hint)


def test_a_day_is_no_month() -> None:
    assert read_day("22 novembre 2026") == read_day("22/11/2026") == date(2026, 11, 22)
    with pytest.raises(NotReadError) as refused:
        read_day("novembre 2026")
    assert "Write a day that exists" in ENGLISH.text(refused.value.hint)


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PERIODS = st.one_of(
    st.builds(Periode.jour, DAYS),
    st.builds(Periode.mois, st.integers(1900, 2199), st.integers(1, 12)),
    st.builds(Periode.trimestre, st.integers(1900, 2199), st.integers(1, 4)),
    st.builds(Periode.semestre, st.integers(1900, 2199), st.integers(1, 2)),
    st.builds(Periode.annee, st.integers(1900, 2199)),
    st.builds(lambda a, b: Periode(min(a, b), max(a, b)), DAYS, DAYS),
)


@given(PERIODS)
def test_the_notation_of_the_files_is_read_as_it_is(periode: Periode) -> None:
    assert Periode.parse(read_period(str(periode))) == periode


@given(PERIODS, st.sampled_from(LANGUAGES))
def test_what_is_written_for_readers_is_read_back(periode: Periode, language: object) -> None:
    written = language.periode(periode)  # type: ignore[attr-defined]
    assert Periode.parse(read_period(written)) == periode


@given(DAYS, st.sampled_from(LANGUAGES))
def test_days_in_figures_and_in_words_are_read_back(day: date, language: object) -> None:
    for text in (language.date(day), language.date_short(day)):  # type: ignore[attr-defined]
        assert read_day(text) == day
    month = Periode.mois(day.year, day.month)
    assert read_period(language.month_short(day)) == str(month)  # type: ignore[attr-defined]


@pytest.mark.parametrize("rank", MONTHS)
def test_every_name_of_a_month_is_read(rank: int) -> None:
    for name in MONTHS[rank].split(","):
        assert read_period(f"{name.strip()} 2025") == f"2025-{rank:02}"


@given(st.text("0123456789/-. TSs1er", max_size=14))
def test_whatever_is_read_is_a_period(typed: str) -> None:
    try:
        read = read_period(typed)
    except NotReadError:
        return
    assert Periode.parse(read).premier.year >= 1900


@pytest.mark.parametrize(
    ("key", "typed", "hint"),
    [
        ("date", "25/09/2025", "Write: 2025-09-25"),
        ("date", "septembre 2025", "Write: 2025-09"),
        ("date", "S1 2025", "Write a day (2024-06-30), a month (2024-06) or a year (2024)."),
        ("periode", "S1 2025", "Write: 2025-S1"),
        ("periode", "1er trimestre 2025", "Write: 2025-T1"),
        ("periode", "03/04/25", "Write the day, the month and the four figures of the year"),
        ("periode", "bientôt", "Write a day (2024-06-30), a month (2024-06) or a year (2024)."),
    ],
)
def test_the_files_keep_their_notation_and_a_finding_shows_it(
    key: str, typed: str, hint: str
) -> None:
    data = {"date": "2025", "valeur": 1} | {key: typed}
    value, (defaut,) = validate(Valeur, data)
    assert value is None
    assert ENGLISH.text(defaut.hint or "").startswith(hint)
