"""The suivi is only ever added to; its latest entry bears the status."""

from __future__ import annotations

import pytest

from analysis.diff.changing import STATE, changes, edited, kinds, lines

VOLET = "1.1.1/sentiers"
ENTRY = '      - {date: 2024-03-01, statut: en_cours, constat: "Ouvert", source: "journal"}\n'


def _entries(*entries: str) -> dict[str, str]:
    return edited("fiche", (ENTRY, "".join(f"      - {entry}\n" for entry in entries)))


FIRST = ENTRY.strip().removeprefix("- ")


def test_a_fact_that_is_added() -> None:
    (found,) = changes(_entries(FIRST, '{date: 2025-04, constat: "Trois sentiers", source: "s"}'))
    assert kinds([found]) == [(VOLET, "entry_added", False)]
    assert (found.before, found.after["constat"]) == (None, "Trois sentiers")
    assert found.location.line == 9


@pytest.mark.parametrize(
    ("entry", "attention"),
    [
        ('statut: realise, source: "s"', False),
        ("statut: realise", True),
        ('statut: perennise, source: "s"', False),
        ('statut: a_venir, source: "s"', True),
        ('statut: bloque, motif: "Crue"', False),
        ('statut: abandonne, motif: "Crue", source: "s"', True),
    ],
)
def test_a_new_status(entry: str, attention: bool) -> None:
    (found,) = changes(_entries(FIRST, f"{{date: 2025-04-01, {entry}}}"))
    assert kinds([found]) == [(VOLET, "status_changed", attention)]
    assert found.before == "en_cours"
    assert found.location.line == 9


def test_reopening_is_a_step_back() -> None:
    closed = _entries(FIRST, '{date: 2025-04-01, statut: realise, source: "s"}')
    text = '{date: 2025-05-01, statut: bloque, motif: "Crue"}'
    base = edited(
        "fiche", (ENTRY, ENTRY + '      - {date: 2025-04-01, statut: realise, source: "s"}\n')
    )
    assert base == closed
    head = _entries(FIRST, '{date: 2025-04-01, statut: realise, source: "s"}', text)
    assert kinds(changes(head, base)) == [(VOLET, "status_changed", True)]


def test_an_entry_that_is_rewritten() -> None:
    (found,) = changes(_entries(FIRST.replace("Ouvert", "Fermé")))
    assert kinds([found]) == [(VOLET, "history_rewritten", True)]
    told = "history_rewritten: ligne de suivi du 1er mars 2024 réécrite\u00a0: constat"
    assert told in lines([found], "fr")[0]
    assert (found.before["constat"], found.after["constat"]) == ("Ouvert", "Fermé")


def test_an_entry_with_another_date_is_that_entry_rewritten() -> None:
    (found,) = changes(_entries(FIRST.replace("2024-03-01", "2023-12-01")))
    assert kinds([found]) == [(VOLET, "history_rewritten", True)]
    assert found.after["date"] == "2023-12-01"


def test_an_entry_that_is_removed() -> None:
    head = edited("fiche", ("    suivi:\n" + ENTRY, ""))
    assert kinds(changes(head)) == [
        (VOLET, "status_changed", True),
        (VOLET, "history_rewritten", True),
    ]


def test_a_closed_part_without_a_source() -> None:
    jalon = (
        "    jalons:\n      - {id: balise, intitule: Balise, echeance: 2026-12-31}\n    suivi:\n"
    )
    base = edited("fiche", ("    suivi:\n", jalon))
    entry = ENTRY + "      - {date: 2025-04-01, statut: realise, jalon: balise}\n"
    head = edited("fiche", ("    suivi:\n", jalon), (ENTRY, entry))
    assert kinds(changes(head, base)) == [(VOLET, "entry_added", True)]


def test_the_suivi_of_the_fiche_and_of_the_plan() -> None:
    entry = 'suivi:\n  - {date: 2025-01-01, constat: "Comité réuni", source: "s"}\n'
    head = edited("fiche", ("pilotes:", entry + "pilotes:"))
    assert kinds(changes(head)) == [("1.1.1", "entry_added", False)]
    head = edited("plan", ("niveaux:", entry + "niveaux:"))
    assert kinds(changes(head)) == [("plan-exemple", "entry_added", False)]
    assert kinds(changes(STATE, head)) == [("plan-exemple", "history_rewritten", True)]


def test_a_status_of_the_whole_fiche_is_told_once_for_its_volet() -> None:
    entry = "suivi:\n  - {date: 2025-01-01, statut: realise}\n"
    head = edited("fiche", ("pilotes:", entry + "pilotes:"))
    assert kinds(changes(head)) == [(VOLET, "status_changed", True)]


def test_a_report_that_is_changed_or_removed() -> None:
    report = '{echeance: fin, au: 2027-06, motif: "Crue", decision: "Comité", date: 2026-09-01}'

    def with_report(text: str) -> dict[str, str]:
        lines_ = f"    reports_echeance:\n      - {text}\n    suivi:\n"
        return edited("fiche", ("    suivi:\n", lines_))

    found = changes(with_report(report.replace("Crue", "Travaux")), with_report(report))
    assert kinds(found) == [(VOLET, "history_rewritten", True)]
    found = changes(STATE, with_report(report))
    assert (VOLET, "history_rewritten", True) in kinds(found)
    assert (VOLET, "deadline_advanced", False) in kinds(found)


def test_a_closed_plan() -> None:
    found = changes(edited("plan", ("niveaux:", "etat: clos\nniveaux:")))
    assert kinds(found) == [("plan-exemple", "status_changed", True)]
