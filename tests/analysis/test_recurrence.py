"""The periods of a rhythm, and what speaks of one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.analysis.recurrence import couvert, parle_de, periodes
from plancancer_cli.model.periode import Periode
from plancancer_cli.typed.calendar import DERNIERE_ANNEE

RYTHMES = ("mensuelle", "trimestrielle", "semestrielle", "annuelle")
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def first(rythme: str, day: str, count: int = 3) -> list[str]:
    return [str(p) for p in islice(periodes(rythme, date.fromisoformat(day)), count)]


@pytest.mark.parametrize(
    ("rythme", "day", "expected"),
    [
        ("annuelle", "2023-05-30", ["2023", "2024", "2025"]),
        ("semestrielle", "2023-05-30", ["2023-S1", "2023-S2", "2024-S1"]),
        ("semestrielle", "2023-07-01", ["2023-S2", "2024-S1", "2024-S2"]),
        ("trimestrielle", "2023-12-31", ["2023-T4", "2024-T1", "2024-T2"]),
        ("mensuelle", "2023-11-30", ["2023-11", "2023-12", "2024-01"]),
        ("ponctuelle", "2023-11-30", []),
    ],
)
def test_from_the_period_that_holds_the_day(rythme: str, day: str, expected: list[str]) -> None:
    assert first(rythme, day) == expected


@pytest.mark.parametrize("rythme", RYTHMES)
def test_they_end_with_the_last_year_that_a_file_can_hold(rythme: str) -> None:
    *_, last = periodes(rythme, date(DERNIERE_ANNEE - 1, 1, 1))
    assert last.dernier == date(DERNIERE_ANNEE, 12, 31)


@given(rythme=st.sampled_from(RYTHMES), day=DAYS)
def test_they_follow_each_other_without_a_gap(rythme: str, day: date) -> None:
    found = list(islice(periodes(rythme, day), 30))
    assert day in found[0]
    for before, after in pairwise(found):
        assert after.premier == before.dernier + timedelta(days=1)


class TestSpeaksOf:
    YEAR = Periode.annee(2024)

    @pytest.mark.parametrize("day", ["2024-01-01", "2024-12-31", "2024-06", "2024"])
    def test_a_date_by_its_last_day(self, day: str) -> None:
        assert parle_de(Periode.parse(day), None, self.YEAR)

    @pytest.mark.parametrize("day", ["2023-12-31", "2025-01-01", "2023", "2025"])
    def test_not_another_year(self, day: str) -> None:
        assert not parle_de(Periode.parse(day), None, self.YEAR)

    def test_a_year_is_not_each_of_its_months(self) -> None:
        assert not parle_de(self.YEAR, None, Periode.mois(2024, 3))
        assert parle_de(self.YEAR, None, Periode.mois(2024, 12))

    def test_the_period_that_it_names_comes_first(self) -> None:
        assert parle_de(Periode.parse("2025-02-03"), self.YEAR, Periode.mois(2024, 3))
        assert not parle_de(Periode.parse("2025-02-03"), self.YEAR, Periode.annee(2025))


class TestCovered:
    YEAR = Periode.annee(2024)

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ([], False),
            (["2024"], True),
            (["2023/2025"], True),
            (["2024-01"], False),
            (["2024-S1", "2024-S2"], True),
            (["2024-S2", "2024-S1"], True),
            (["2024-01/2024-08", "2024-06/2024-12"], True),
            (["2024-01-01/2024-06-29", "2024-S2"], False),
            (["2024-01-02/2024-12-31"], False),
            (["2024-01-01/2024-12-30"], False),
            (["2023", "2025"], False),
            (["2024-02", "2023/2025"], True),
        ],
    )
    def test_every_day_or_not(self, parts: list[str], expected: bool) -> None:
        assert couvert(self.YEAR, [Periode.parse(part) for part in parts]) is expected

    @given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=4))
    def test_as_counting_the_days_would(self, spans: list[tuple[int, int]]) -> None:
        parts = [
            Periode(Periode.mois(2024, min(span)).premier, Periode.mois(2024, max(span)).dernier)
            for span in spans
        ]
        days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
        assert couvert(self.YEAR, parts) is all(any(d in part for part in parts) for d in days)
