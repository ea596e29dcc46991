"""Replaying a plan month by month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents_projects import FICTIF, REEL, TODAY, dossier
from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.rejeu import month_ends, replay
from plancancer_cli.analysis.status import status

if TYPE_CHECKING:
    from pathlib import Path

NOT_WORK = {Kind.MINIMUM_END, Kind.MEASUREMENT, Kind.TARGET}


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_each_month_is_the_plan_at_its_last_day(root: Path) -> None:
    files = dossier(root)
    months = replay(files, TODAY)
    assert months[-1].jour == TODAY
    for month in (*months[::7], months[-1]):
        then = suivi(files, month.jour)
        totals = status(then).totaux
        assert month.volets_en_retard == totals.en_retard
        assert month.volets_a_documenter == totals.non_documentes
        late = [e for e in then.echeances if e.etat is Etat.EN_RETARD and e.kind not in NOT_WORK]
        silent = [e for e in then.echeances if e.etat is Etat.NON_DOCUMENTEE]
        assert (month.en_retard, month.a_documenter) == (len(late), len(silent))


def test_a_volet_that_misses_several_periods_owes_several_echeances() -> None:
    last = replay(dossier(REEL), TODAY)[-1]
    assert (last.volets_en_retard, last.en_retard) == (1, 3)


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
