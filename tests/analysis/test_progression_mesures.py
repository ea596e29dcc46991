"""Which values are known, compared and read, and how they are shown."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest

from analysis.progression_cases import END, HALFWAY, TARGET, indicateur, judge, missing, on, said
from plancancer_cli.analysis.progression import Verdict, totals_known


def test_a_flux_compares_with_a_period_as_long() -> None:
    values = [
        on(date(2024, 2, 1), 100, periode=2023),
        on(date(2025, 1, 20), 30, periode="2024-T4"),
        on(date(2025, 2, 1), 90, periode=2024),
    ]
    keys: dict[str, Any] = {"accumulation": "flux", "cibles": [], "valeur_initiale": None}
    assert "90 (2024), after 100 (2023)" in said(judge(*values, **keys))
    held = {"accumulation": "flux", "valeur_initiale": on(2022, 50), "cibles": [on(2026, 150)]}
    result = judge(*values, on(date(2025, 4, 20), 40, periode="2025-T1"), **held)
    assert result.derniere is not None
    assert (result.derniere.valeur, result.attendu) == (90, pytest.approx(100.03, abs=0.01))
    quarters = judge(on(date(2025, 4, 20), 40, periode="2025-T1"), **held)
    assert missing(quarters) == ["a value over a period as long as the baseline’s (2022)"]


def test_a_value_stands_at_the_end_of_what_it_covers_and_is_known_from_its_date() -> None:
    late = on(date(2025, 3, 1), 40, periode=2023)
    later = on(date(2024, 2, 1), 60, periode="2024-01")
    known = totals_known(indicateur(late, later), END)
    assert [valeur.valeur for valeur in known] == [40, 60]
    assert [v.valeur for v in totals_known(indicateur(late), date(2025, 2, 28))] == []


@pytest.mark.parametrize(("day", "count"), [(date(2024, 12, 30), 0), (date(2024, 12, 31), 1)])
def test_a_partial_date_counts_from_its_last_day(day: date, count: int) -> None:
    for written in (2024, "2024-12", date(2024, 12, 31)):
        assert judge(on(written, 5), on=day).mesures == count


def test_corrections_replace_what_stands_above() -> None:
    first, second = on(2023, 10), on(2023, 11, remplace=2023)
    third = on(date(2024, 1, 15), 12, remplace=2023)
    other = on(2023, 7, ventilation={"age": "x"}, remplace=2023)
    values = indicateur(first, second, third, other)
    assert [v.valeur for v in totals_known(values, END)] == [12]
    assert [v.valeur for v in totals_known(values, date(2023, 12, 31))] == [11]


def test_a_baseline_from_after_the_date_is_not_known() -> None:
    assert "a baseline" in missing(judge(on("2022-12", 3), on=date(2022, 12, 31)))


def test_a_break_restarts_the_comparison() -> None:
    rupture = {"date": 2024, "motif": "définition"}
    keys: dict[str, Any] = {"ruptures": [rupture], "cibles": [on(2026, 60)]}
    assert missing(judge(on(2023, 90), **keys)) == ["a value since the break in series (2024)"]
    result = judge(on(2023, 90), on(date(2024, 1, 1), 40), on(2025, 50), **keys)
    assert result.initiale is not None
    assert result.initiale.valeur == 40
    assert result.verdict is Verdict.A_SURVEILLER
    assert "40 (1 January 2024, first value since the break in series)" in said(result)
    assert judge(on(2023, 90), on=date(2023, 12, 31), **keys).verdict is Verdict.ATTEINTE
    restated = keys | {"valeur_initiale": on(date(2024, 2, 1), 45)}
    renewed = judge(on(2023, 90), on(date(2024, 1, 1), 40), on(2025, 50), **restated)
    assert renewed.initiale is not None
    assert renewed.initiale.valeur == 45


def test_a_flux_across_the_break_is_on_neither_side() -> None:
    rupture = {"date": "2024-06", "motif": "définition"}
    result = judge(on(2024, 9), accumulation="flux", ruptures=[rupture])
    assert "a value since the break in series (June 2024)" in missing(result)


def test_ratios_keep_their_parts() -> None:
    counts = {"numerateur": 30, "denominateur": 40}
    result = judge(on(HALFWAY, **counts), type="pourcentage", cibles=[TARGET | {"valeur": 200}])
    assert result.rapport == 0.75
    assert "75%, or 30 out of 40" in said(result)
    assert judge(on(HALFWAY, **counts), type="ratio").rapport == 0.0015
    assert judge(on(HALFWAY, 500, **counts), type="ratio").rapport == 1.0
    empty = judge(on(HALFWAY, numerateur=3, denominateur=0), type="ratio")
    assert "which says 3 out of 0" in missing(empty)[0]


def test_a_percentage_may_exceed_100() -> None:
    result = judge(on(2026, 130), type="pourcentage", cibles=[on(2026, 120)])
    assert result.verdict is Verdict.ATTEINTE


def test_what_the_source_says_of_a_value_is_shown() -> None:
    about = judge(on(HALFWAY, 480, provisoire=True, qualification="environ", secret=False))
    assert said(about).startswith("about 480 (15 May 2024, provisional); ")
    assert said(judge(on(2026, 1000, qualification="au_moins"))).startswith(
        "at least 1000 (2026): "
    )


@pytest.mark.parametrize(("direction", "side"), [("hausse", "moins_de"), ("baisse", "au_moins")])
def test_a_bound_on_the_wrong_side_never_reaches_a_target(direction: str, side: str) -> None:
    keys: dict[str, Any] = {"evolution_attendue": direction, "cibles": [on(2026, 10)]}
    keys["valeur_initiale"] = on(2022, 0 if direction == "hausse" else 20)
    assert judge(on(2026, 10, qualification="environ"), **keys).verdict is Verdict.ATTEINTE
    assert judge(on(2026, 10, qualification=side), **keys).verdict is Verdict.CIBLE_NON_ATTEINTE


def test_numbers_too_large_for_a_float_stay_finite() -> None:
    result = judge(on(HALFWAY, 10**400), cibles=[TARGET | {"valeur": 10**401}])
    assert result.rapport == 0.2
    assert result.attendu == sys.float_info.max
    assert said(result)
