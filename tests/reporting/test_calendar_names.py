"""Names of the calendar feed: UIDs that a server can make a file of, texts that end no line."""

from __future__ import annotations

import re
from datetime import date

import vobject

from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.calendar_feed import calendar
from projet import MINIMAL, PLAN, projet


def feed(plan: str = MINIMAL[PLAN]) -> str:
    followed = suivi(projet({**MINIMAL, PLAN: plan}), date(2026, 11, 28))
    return calendar(followed, list(followed.echeances), get_language("fr"))


def test_no_uid_holds_a_slash_and_each_is_one_of_its_kind() -> None:
    lines = feed().replace("\r\n ", "").split("\r\n")
    uids = [line.removeprefix("UID:") for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) > 1
    assert all(re.fullmatch(r"[A-Za-z0-9.@_-]+", uid) for uid in uids)


def test_the_name_of_the_calendar_ends_no_line_and_no_list() -> None:
    title = r"Plan ; virgule, barre \ et deux-points : fin"
    plan = MINIMAL[PLAN].replace("titre: Plan exemple", f"titre: '{title}'")
    assert vobject.readOne(feed(plan)).x_wr_calname.value == title
