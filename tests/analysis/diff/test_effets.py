"""What a change does to lateness, judged on one day on both sides."""

from __future__ import annotations

from datetime import date

from analysis.diff.changing import ENTRY_TEXT, STATE, compared, edited
from projet import FICHE

AFTER_THE_END = date(2027, 2, 1)


def _ids(effets: object) -> list[tuple[str, str | None, str | None]]:
    return [
        (e.echeance.id, e.avant.value if e.avant else None, e.apres.value if e.apres else None)
        for e in effets
    ]


def test_a_postponement_stops_a_delay() -> None:
    found = compared(edited("fiche", ("2024-2026", "2024-2027")), on=AFTER_THE_END).effets
    assert _ids(found.reglees) == [("1.1.1/sentiers/minimum_end", "a_decider", "a_venir")]
    assert found.manquees == ()


def test_an_earlier_end_makes_one() -> None:
    found = compared(edited("fiche", ("2024-2026", "2024-2025"))).effets
    assert _ids(found.manquees) == [("1.1.1/sentiers/minimum_end", "proche", "a_decider")]


def test_what_was_undocumented_and_is_now_said_to_be_late_was_overdue_before() -> None:
    base = edited("fiche", ("    suivi:\n" + ENTRY_TEXT, ""))
    head = edited("fiche", (ENTRY_TEXT, "      - {date: 2024-03-01, statut: a_venir}\n"))
    found = compared(head, base).effets
    assert not found


def test_a_file_that_could_not_be_read_before_makes_nothing_late() -> None:
    broken = STATE | {FICHE: "code: [\n"}
    assert not compared(STATE, broken, on=AFTER_THE_END).effets
    assert not compared(broken, STATE, on=AFTER_THE_END).effets


def test_a_removed_fiche() -> None:
    head = {path: text for path, text in STATE.items() if path != FICHE}
    found = compared(head, on=AFTER_THE_END).effets
    assert ("1.1.1/sentiers/minimum_end", "a_decider", None) in _ids(found.reglees)
