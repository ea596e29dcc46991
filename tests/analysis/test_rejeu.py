"""Replaying a plan month by month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents_projects import FICTIF, REEL, TODAY, dossier
from plancancer_cli.analysis.echeance import A_TRAITER
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.rejeu import month_ends, replay
from plancancer_cli.analysis.status import status

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_each_month_is_the_plan_at_its_last_day(root: Path) -> None:
    files = dossier(root)
    months = replay(files, TODAY)
    assert months[-1].jour == TODAY
    for month in (*months[::7], months[-1]):
        then = suivi(files, month.jour)
        volets = [volet for row in status(then).fiches for volet in row.volets]
        assert month.volets_en_retard == sum(1 for volet in volets if volet.en_retard)
        assert month.volets_a_documenter == sum(1 for volet in volets if volet.a_documenter)
        assert month.volets_a_decider == sum(1 for volet in volets if volet.a_decider)
        # What the plan itself owes belongs to no fiche and to no volet.
        of_volets = [e for e in then.echeances if e.fiche]
        counts = [sum(1 for e in of_volets if e.etat is etat) for etat in A_TRAITER]
        assert [month.en_retard, month.a_documenter, month.a_decider] == counts


def test_a_volet_that_misses_several_periods_owes_several_echeances() -> None:
    last = replay(dossier(REEL), TODAY)[-1]
    # Seven starts; the gardens for 2023 and 2024; the week of 2023; four rhythms of modalités for
    # each of three years. 3.1.3 owes its start and its sessions: a volet counts once.
    assert last.a_documenter == 7 + 2 + 1 + 4 * 3
    assert last.volets_a_documenter == 7 + 1 + 1 + 4 - 1


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_months_end_on_their_last_days(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    ends = month_ends(first, last)
    assert ends[-1] == last
    assert all((end + timedelta(days=1)).day == 1 for end in ends[:-1])
    assert ends == sorted(set(ends))
    assert ends[0] >= first


def test_before_the_vote_there_is_no_month() -> None:
    assert month_ends(date(2025, 1, 2), date(2025, 1, 1)) == []
