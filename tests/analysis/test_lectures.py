"""What follows from a calendrier, in words that a reader can check."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import ENGLISH, at, volet
from plancancer_cli.analysis.lectures import reading


@pytest.mark.parametrize(
    ("calendrier", "expected"),
    [
        ("À partir de 2024", ["start by 31 December 2024 at the latest"]),
        ("Depuis 2022", ["had begun at the adoption, as the plan says"]),
        ("À partir de janvier 2023", ["had begun at the adoption, as the plan says"]),
        (
            "2023-2026",
            [
                "start by 31 December 2023 at the latest",
                "decide by 31 December 2026 whether to renew, make permanent or close it",
            ],
        ),
        (
            "2020-2026",
            [
                "had begun at the adoption, as the plan says",
                "decide by 31 December 2026 whether to renew, make permanent or close it",
            ],
        ),
        (
            "Depuis 2022 et jusqu’à 2026 au moins",
            [
                "had begun at the adoption, as the plan says",
                "decide by 31 December 2026 whether to renew, make permanent or close it",
            ],
        ),
        ("Annuel", ["one dated fact a calendar year"]),
        ("Mensuel", ["one dated fact a month"]),
        ("Annuel à partir de 2025", ["one dated fact a calendar year", "from 1 January 2025 on"]),
        (
            "Tous les ans jusqu’en 2026",
            ["one dated fact a calendar year", "until 31 December 2026"],
        ),
        (
            "Annuel jusqu’en 2026 au moins",
            [
                "one dated fact a calendar year",
                "decide by 31 December 2026 whether to renew, make permanent or close it",
            ],
        ),
        ("En continu", ["continues without an end of its own"]),
        ("À définir", ["no date follows from it"]),
    ],
)
def test_each_conclusion_is_said(calendrier: str, expected: list[str]) -> None:
    (unite,) = at(volet(f'calendrier: "{calendrier}"'), "2024-06-01").unites
    assert [ENGLISH.text(clause) for clause in reading(unite)] == expected


def test_nothing_is_said_of_a_calendrier_that_is_not_there() -> None:
    (unite,) = at(volet("introduction: Rien de daté."), "2024-06-01").unites
    assert reading(unite) == []
