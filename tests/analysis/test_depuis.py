"""What changed between two dates."""

from __future__ import annotations

from datetime import date

import pytest

from documents_projects import FICTIF, TODAY, dossier
from plancancer_cli.analysis.depuis import PLAN, Changements, changements
from plancancer_cli.analysis.echeances import suivi

FILES = dossier(FICTIF)


def between(since: date, on: date = TODAY) -> Changements:
    return changements(suivi(FILES, since), suivi(FILES, on))


@pytest.mark.parametrize("since", [date(2023, 1, 1), date(2025, 11, 18), date(2026, 5, 26)])
def test_news_are_dated_after_the_first_day_up_to_the_second(since: date) -> None:
    found = between(since, date(2026, 6, 30))
    days = [e.repere for _, e in found.entrees] + [r.date for _, r in found.reports]
    days += [v.repere for _, fresh in found.valeurs for v in fresh]
    assert days
    assert all(since < day.dernier <= date(2026, 6, 30) for day in days)


def test_each_list_is_in_order_of_its_dates() -> None:
    found = between(date(2023, 1, 1))
    for days in (
        [e.repere.dernier for _, e in found.entrees],
        [fresh[-1].repere.dernier for _, fresh in found.valeurs],
        [r.date.dernier for _, r in found.reports],
    ):
        assert len(days) > 1
        assert days == sorted(days)


def test_two_spans_tell_what_one_tells() -> None:
    middle, whole = date(2025, 6, 1), between(date(2023, 1, 1))
    parts = between(date(2023, 1, 1), middle), between(middle)
    assert whole.entrees == parts[0].entrees + parts[1].entrees
    assert whole.reports == parts[0].reports + parts[1].reports


def test_the_suivi_of_the_plan_is_told_too() -> None:
    refs = {ref for ref, _ in between(date(2023, 1, 1)).entrees}
    assert PLAN in refs
    assert any(ref.startswith("B.1/") for ref in refs)


def test_lateness_that_came_and_went() -> None:
    assert [e.ref for e in between(date(2026, 5, 26)).nouveaux_retards] == ["A.1/pistes-cyclables"]
    settled = between(date(2025, 6, 1), date(2026, 1, 15)).regles
    assert [e.ref for e in settled] == ["A.1/pistes-cyclables"]
    assert not any(e.manquee for e in settled)


def test_nothing_changes_in_no_time() -> None:
    found = between(TODAY)
    assert found.entrees + found.reports == ()
    assert found.valeurs == ()
    assert found.nouveaux_retards + found.regles == ()
