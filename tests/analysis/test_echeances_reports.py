"""Reports d'échéance: the latest decided holds, stays visible, and makes nothing earlier late."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import ENGLISH, at, late, only, states, volet
from plancancer_cli.analysis.echeance import Kind


def report(echeance: str, au: str, date: str, motif: str = "Travaux") -> str:
    return f'{{echeance: {echeance}, au: {au}, motif: "{motif}", decision: "Comité", date: {date}}}'


def postponed(*reports: str, calendrier: str = "Dès 2024", suivi: str = "[]") -> str:
    listed = "".join(f"\n  - {line}" for line in reports)
    jalon = "[{id: bilan, intitule: Bilan, echeance: 2024-06}]"
    return f"calendrier: {calendrier}\njalons: {jalon}\nsuivi: {suivi}\nreports_echeance:{listed}"


def test_a_start_is_moved_to_the_last_day_of_the_new_date() -> None:
    dossier = volet(postponed(report("debut", "2025-06", "2024-12-01")))
    found = only(dossier, "2025-06-30", Kind.START)
    assert (found.prevue.isoformat(), found.echeance.isoformat()) == ("2024-12-31", "2025-06-30")
    assert [e.kind for e in at(dossier, "2025-06-30").echeances if e.manquee] == ["milestone"]
    assert [e.kind for e in at(dossier, "2025-07-01").echeances if e.manquee] == [
        "milestone",
        "start",
    ]


def test_it_is_not_known_before_it_was_decided() -> None:
    dossier = volet(postponed(report("debut", "2025-06", "2025-02-15")))
    assert only(dossier, "2025-02-14", Kind.START).etat == "non_documentee"
    assert only(dossier, "2025-02-15", Kind.START).etat == "a_venir"


def test_a_decision_dated_by_its_month_counts_from_the_end_of_it() -> None:
    dossier = volet(postponed(report("debut", "2025-06", "2025-02")))
    assert only(dossier, "2025-02-27", Kind.START).etat == "non_documentee"
    assert only(dossier, "2025-02-28", Kind.START).etat == "a_venir"


def test_the_latest_decided_holds_even_when_it_is_the_shorter() -> None:
    lines = [report("debut", "2027", "2024-11-01"), report("debut", "2025", "2025-03-01")]
    for ordered in (lines, lines[::-1]):
        dossier = volet(postponed(*ordered))
        assert only(dossier, "2025-02-28", Kind.START).echeance.isoformat() == "2027-12-31"
        assert only(dossier, "2025-03-01", Kind.START).echeance.isoformat() == "2025-12-31"


def test_of_two_decisions_of_one_day_the_later_line_holds() -> None:
    lines = [report("debut", "2026", "2024-11-01"), report("debut", "2025", "2024-11-01")]
    found = only(volet(postponed(*lines)), "2024-12-01", Kind.START)
    assert found.echeance.isoformat() == "2025-12-31"


def test_the_reason_and_the_decision_stay_visible() -> None:
    dossier = volet(postponed(report("debut", "2025-06", "2024-12-01", motif="Fouilles")))
    found = only(dossier, "2025-07-01", Kind.START)
    assert ENGLISH.text(found.explication) == (
        "Dès 2024: start by 31 December 2024 at the latest, postponed to 30 June 2025 (Fouilles; "
        "Comité); no suivi is recorded."
    )
    assert found.report is not None
    assert found.report.motif == "Fouilles"


@pytest.mark.parametrize("au", ["2023", "2024-06", "2024-12-30"])
def test_one_that_brings_the_date_forward_moves_nothing(au: str) -> None:
    dossier = volet(postponed(report("debut", au, "2023-06-01")))
    found = only(dossier, "2024-12-31", Kind.START)
    assert (found.echeance.isoformat(), found.report) == ("2024-12-31", None)


def test_one_that_brings_the_date_forward_does_not_undo_an_earlier_decision() -> None:
    lines = [report("debut", "2026", "2024-11-01"), report("debut", "2023", "2025-03-01")]
    found = only(volet(postponed(*lines)), "2025-06-01", Kind.START)
    assert found.echeance.isoformat() == "2026-12-31"


@pytest.mark.parametrize(
    ("calendrier", "kind", "code"),
    [
        ("D’ici 2024", Kind.END, "PC202"),
        ("Depuis 2022 et jusqu’à 2024 au moins", Kind.MINIMUM_END, "PC207"),
        ("Poursuite jusqu’en 2024", Kind.MINIMUM_END, "PC207"),
    ],
)
def test_an_end_is_moved_too(calendrier: str, kind: Kind, code: str) -> None:
    dossier = volet(
        postponed(
            report("fin", "2025", "2024-12-01"),
            calendrier=calendrier,
            suivi="[{date: 2023-09-01, statut: en_cours, source: PV}]",
        )
    )
    assert only(dossier, "2025-12-31", kind).echeance.isoformat() == "2025-12-31"
    assert code not in late(dossier, "2025-12-31")
    assert code in late(dossier, "2026-01-01")


def test_a_jalon_is_moved_by_its_id() -> None:
    dossier = volet(postponed(report("bilan", "2024-09", "2024-06-15")))
    assert only(dossier, "2024-09-30", Kind.MILESTONE).etat == "proche"
    assert only(dossier, "2024-10-01", Kind.MILESTONE).etat == "non_documentee"


def test_each_date_is_moved_alone() -> None:
    dossier = volet(postponed(report("fin", "2028", "2024-01-01"), calendrier="2024-2026"))
    assert late(dossier, "2025-01-01") == ["PC208"]
    assert only(dossier, "2025-01-01", Kind.MINIMUM_END).echeance.isoformat() == "2028-12-31"


def test_the_name_of_the_echeance_does_not_change_with_its_date() -> None:
    planned = only(volet("calendrier: Dès 2024"), "2024-12-01")
    moved = only(volet(postponed(report("debut", "2025", "2024-12-01"))), "2024-12-01", Kind.START)
    assert planned.echeance != moved.echeance
    assert planned.id == moved.id == "1.1.1/sentiers/start"


def test_the_end_of_a_rhythm_is_moved_and_asks_for_more_periods() -> None:
    ended = volet("calendrier: Tous les ans jusqu’en 2024")
    moved = volet(
        "calendrier: Tous les ans jusqu’en 2024\n"
        f"reports_echeance: [{report('fin', '2025', '2024-12-01')}]"
    )
    years = ["recurrence/2023", "recurrence/2024"]
    assert list(states(ended, "2027-01-01")) == years
    assert list(states(moved, "2027-01-01")) == [*years, "recurrence/2025"]
    assert list(states(moved, "2024-11-30")) == years
