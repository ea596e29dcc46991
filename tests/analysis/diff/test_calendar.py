"""Deadlines that move, with and without a decision."""

from __future__ import annotations

import pytest

from analysis.diff.changing import FICHE_TEXT, STATE, changes, edited, kinds, lines

VOLET = "1.1.1/sentiers"
REPORT = (
    "    suivi:\n",
    (
        "    reports_echeance:\n"
        '      - {echeance: fin, au: 2027-06, motif: "Crue", decision: "Comité", date: 2026-09}\n'
        "    suivi:\n"
    ),
)


def _calendrier(wording: str) -> dict[str, str]:
    return edited("fiche", ("calendrier: 2024-2026", f"calendrier: {wording}"))


def test_a_later_end_without_a_report_needs_attention() -> None:
    found = changes(_calendrier("2024-2027"))
    assert kinds(found) == [(VOLET, "deadline_postponed", True), (VOLET, "text_changed", False)]
    assert (found[0].before, found[0].after, found[0].objet) == ("2026-12-31", "2027-12-31", "fin")
    assert (found[0].location.path, found[0].location.line) == ("actions/1.1.1-balades.yaml", 6)


def test_it_is_worded_as_a_reviewer_would() -> None:
    found = changes(_calendrier("De janvier 2024 à juin 2027"))
    assert lines([c for c in found if c.objet == "fin"], "fr") == [
        (
            "! 1.1.1/sentiers deadline_postponed: échéance de fin repoussée de six mois, sans motif"
            " (31 décembre 2026 → 30 juin 2027)"
            " (aucun report d’échéance n’en donne la raison et la décision)"
        )
    ]


def test_a_report_records_the_reason_and_needs_no_attention() -> None:
    (found,) = changes(edited("fiche", REPORT))
    assert (found.change.value, found.attention, found.after) == (
        "deadline_postponed",
        False,
        "2027-06-30",
    )
    assert "de six mois" in lines([found], "fr")[0]
    assert "Crue (Comité)" in lines([found])[0]
    assert found.location.line == 8


def test_a_report_does_not_cover_a_rewritten_calendrier() -> None:
    head = edited("fiche", REPORT, ("2024-2026", "2024-2028"))
    found = changes(head)
    assert ("deadline_postponed", True) in [(c.change.value, c.attention) for c in found]


def test_the_plan_s_own_date_rewritten_behind_a_report() -> None:
    base = edited("fiche", REPORT)
    head = edited("fiche", REPORT, ("2024-2026", "De janvier 2024 à juin 2027"))
    found = [c for c in changes(head, base) if c.objet == "fin"]
    assert kinds(found) == [(VOLET, "deadline_postponed", True)]
    assert (found[0].before, found[0].after) == ("2026-12-31", "2027-06-30")


def test_an_earlier_end() -> None:
    (found, _) = changes(_calendrier("2024-2025"))
    assert kinds([found]) == [(VOLET, "deadline_advanced", False)]
    assert lines([found], "fr") == [
        (
            "  1.1.1/sentiers deadline_advanced: échéance de fin avancée d’un an"
            " (31 décembre 2026 → 31 décembre 2025)"
        )
    ]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Dès 2024", ("deadline_removed", True)),
        ("Depuis 2023 et jusqu'à 2026 au moins", ("deadline_removed", True)),
        ("Annuel", ("deadline_removed", True)),
    ],
)
def test_an_end_that_is_none_any_more(wording: str, expected: tuple[str, bool]) -> None:
    found = changes(_calendrier(wording))
    assert expected in [(c.change.value, c.attention) for c in found]


def test_a_rhythm() -> None:
    base = _calendrier("Tous les trois mois")
    found = changes(_calendrier("Annuel"), base)
    assert (VOLET, "deadline_relaxed", True) in kinds(found)
    found = changes(base, _calendrier("Annuel"))
    assert (VOLET, "deadline_tightened", False) in kinds(found)


def _jalon(*jalons: str) -> dict[str, str]:
    text = "".join(f"      - {jalon}\n" for jalon in jalons)
    return edited("fiche", ("    suivi:\n", f"    jalons:\n{text}    suivi:\n"))


def test_jalons() -> None:
    plan = "{id: plan-de-balisage, intitule: Balisage, echeance: 2025-06-30}"
    later = plan.replace("2025-06-30", "2025-12-31")
    (found,) = changes(_jalon(plan))
    assert kinds([found]) == [(VOLET, "milestone_added", False)]
    (found,) = changes(_jalon(later), _jalon(plan))
    assert kinds([found]) == [(VOLET, "deadline_postponed", True)]
    assert found.objet == "plan-de-balisage"
    assert (
        "échéance du jalon «\u202fBalisage\u202f» repoussée de six mois" in lines([found], "fr")[0]
    )
    (found,) = changes(STATE, _jalon(plan))
    assert kinds([found]) == [(VOLET, "milestone_removed", True)]


def test_a_calendrier_written_in_full_is_no_change() -> None:
    mapping = "\n      libelle: 2024-2026\n      debut: 2024\n      fin: 2026"
    assert FICHE_TEXT.count("2024-2026") == 1
    assert changes(edited("fiche", (" 2024-2026", mapping))) == []


def test_a_modalite_with_a_calendrier_of_its_own() -> None:
    def with_modalite(wording: str) -> dict[str, str]:
        line = f"      - {{id: banc, texte: Un banc, calendrier: {wording}}}\n"
        return edited("fiche", ("    suivi:\n", f"    modalites:\n{line}    suivi:\n"))

    found = changes(with_modalite("Avant fin 2026"), with_modalite("Avant fin 2025"))
    assert (f"{VOLET}/banc", "deadline_postponed", True) in kinds(found)
