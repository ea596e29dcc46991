"""Jalons: due by the last day of their date, fulfilled by an entry that names them."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import at, late, states, volet, why
from plancancer_cli.rules.lateness import overdue


def jalon(echeance: str, *entries: str) -> str:
    listed = "".join(f"\n  - {{{entry}}}" for entry in entries)
    keys = f"jalons: [{{id: bilan, intitule: Bilan, echeance: {echeance}}}]"
    return f"calendrier: Depuis 2022\n{keys}" + (f"\nsuivi:{listed}" if entries else "")


@pytest.mark.parametrize(
    ("echeance", "last_day", "next_day"),
    [
        ("2024-06-30", "2024-06-30", "2024-07-01"),
        ("2024-02", "2024-02-29", "2024-03-01"),
        ("2025-02", "2025-02-28", "2025-03-01"),
        ("2024", "2024-12-31", "2025-01-01"),
    ],
)
def test_the_last_day_is_in_time(echeance: str, last_day: str, next_day: str) -> None:
    dossier = volet(jalon(echeance))
    assert late(dossier, last_day) == []
    assert late(dossier, next_day) == ["PC208"]


@pytest.mark.parametrize(
    "entry",
    [
        "date: 2024-06-10, jalon: bilan",
        'date: 2024-06-10, jalon: bilan, constat: "Bilan publié."',
        "date: 2024-06-10, jalon: bilan, statut: realise, source: PV",
        # Late, and recorded: no longer due.
        "date: 2024-09-10, jalon: bilan, statut: realise, source: PV",
    ],
)
def test_an_entry_that_names_it_fulfils_it(entry: str) -> None:
    assert late(volet(jalon("2024-06", entry)), "2024-10-01") == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        # Of another thing, or not known yet: of the jalon nothing is said.
        ("date: 2024-06-10, statut: en_cours, source: PV", "PC208"),
        ("date: 2024-11-10, jalon: bilan", "PC208"),
        # Evidence of nothing.
        ("date: 2024-06-10, jalon: bilan, statut: realise", "PC208"),
        # It says that it is not done, by its name or through the volet.
        ("date: 2024-06-10, jalon: bilan, statut: a_venir, source: PV", "PC204"),
        ('date: 2024-06-10, jalon: bilan, statut: bloque, motif: "Budget"', "PC204"),
        ('date: 2024-06-10, statut: bloque, motif: "Budget"', "PC204"),
    ],
)
def test_others_do_not(entry: str, code: str) -> None:
    assert late(volet(jalon("2024-06", entry)), "2024-10-01") == [code]


def test_a_jalon_that_is_blocked_leaves_the_volet_as_it_is() -> None:
    begun = "date: 2024-05-01, statut: en_cours, source: PV"
    blocked = 'date: 2024-06-10, jalon: bilan, statut: bloque, motif: "Budget"'
    (unite,) = at(volet(jalon("2024-06", begun, blocked)), "2024-10-01").unites
    assert unite.etat.statut == "en_cours"


def test_one_recorded_after_its_last_day_was_done_late() -> None:
    month = volet(jalon("2024-06", "date: 2024-09, jalon: bilan"))
    assert states(month, "2024-10-01") == {"milestone/bilan": "hors_delai"}
    # The year may hold the day: nobody says that it was late.
    year = volet(jalon("2024-06", "date: 2024, jalon: bilan"))
    assert states(year, "2025-01-01") == {"milestone/bilan": "tenue"}


def test_a_fulfilled_jalon_does_not_close_its_volet() -> None:
    keys = jalon("2024-06", "date: 2024-06-10, jalon: bilan, statut: realise, source: PV")
    dossier = volet(keys.replace("Depuis 2022", "D’ici 2024"))
    assert late(dossier, "2025-01-01") == ["PC208"]


def test_a_closed_volet_has_no_late_jalon() -> None:
    dossier = volet(jalon("2024-06", "date: 2024-09-01, statut: realise, source: PV"))
    assert late(dossier, "2024-08-31") == ["PC208"]
    assert late(dossier, "2024-09-01") == []


def test_several_are_one_finding_that_names_each_and_points_at_the_first() -> None:
    dossier = volet("""
        calendrier: Depuis 2022
        jalons:
          - {id: ouverture, intitule: Ouverture, echeance: 2024-09}
          - {id: bilan, intitule: Bilan, echeance: 2024-06}
    """)
    assert why(dossier, "2025-01-01") == [
        (
            "To be documented since 1 July 2024 (Jalon “Bilan”: by 30 June 2024 at the latest; "
            "Jalon “Ouverture”: by 30 September 2024 at the latest): no entry of the suivi speaks "
            "of it."
        )
    ]
    found = next(overdue(at(dossier, "2025-01-01")))
    assert (found.location.line, found.location.column) == (9, 48)
