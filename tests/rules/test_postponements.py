"""PC111 and PC108: a postponement moves a date that there is, to a later one."""

from __future__ import annotations

import pytest

from plancancer_cli.rules.postponements import backwards, without_date
from projet import minimal, places, textes


def fiche(report: str, calendrier: str = "De 2024 à 2025") -> str:
    return (
        "code: 1.1.1\ntitre: Balades\npilotes: [ville]\nindicateurs: [balades]\nvolets:\n"
        f"  - id: sentiers\n    intitule: Sentiers\n    calendrier: {calendrier}\n"
        "    jalons: [{id: signaletique, intitule: Signalétique, echeance: 2024-06-30}, "
        "{id: pose, intitule: Pose, apres: [signaletique]}]\n"
        "    reports_echeance:\n"
        f"      - {{{report}, motif: retard, decision: comité, date: 2024-01-01}}\n"
    )


@pytest.mark.parametrize(
    ("report", "column"),
    [
        ("echeance: debut, au: 2024-11", 31),
        ("echeance: debut, au: 2024", None),
        ("echeance: debut, au: 2025-01", None),
        ("echeance: fin, au: 2025-12-30", 29),
        ("echeance: fin, au: 2026", None),
        ("echeance: signaletique, au: 2024-06-29", 38),
        ("echeance: signaletique, au: 2024-06", None),
        ("echeance: autre, au: 2020", None),
    ],
)
def test_a_postponement_goes_forward(report: str, column: int | None) -> None:
    expected = [] if column is None else [("PC111", 11, column)]
    assert places(backwards, minimal(fiche=fiche(report))) == expected


def test_both_dates_are_said() -> None:
    (found,) = backwards(minimal(fiche=fiche("echeance: fin, au: 2025-06")))
    (text,) = textes([found])
    assert text == (
        "actions/1.1.1-balades.yaml:11:29 PC111 The new date (“2025-06”) is earlier than the one "
        "that it postpones (“2025-12-31”). | Write a date after “2025-12-31”, or remove this line."
    )
    assert found.ref == "1.1.1/sentiers"


@pytest.mark.parametrize(
    ("calendrier", "echeance", "found"),
    [
        ("Dès 2024", "debut", False),
        ("Dès 2024", "fin", True),
        ("Jusqu'en 2026", "debut", True),
        ("Jusqu'en 2026", "fin", False),
        ("null", "debut", True),
        ("null", "signaletique", False),
        ("null", "pose", True),
        ("null", "autre", False),
    ],
)
def test_what_is_postponed_exists(calendrier: str, echeance: str, *, found: bool) -> None:
    text = fiche(f"echeance: {echeance}, au: 2027", calendrier)
    expected = [("PC108", 11, 20)] if found else []
    assert places(without_date, minimal(fiche=text)) == expected
