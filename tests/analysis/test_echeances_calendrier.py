"""Starts, ends and minimum ends: when each wording begins to speak, and under which code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.echeances_cases import ENGLISH, at, late, only, states, volet, why
from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.rules.lateness import overdue

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

EN_COURS = "suivi: [{date: 2023-06-15, statut: en_cours, source: PV}]"
A_VENIR = "suivi: [{date: 2023-06-15, statut: a_venir, source: PV}]"


@pytest.mark.parametrize(
    ("wording", "last_day", "next_day"),
    [
        ("Dès 2023", "2023-12-31", "2024-01-01"),
        ("À partir de 2024", "2024-12-31", "2025-01-01"),
        ("À partir de février 2024", "2024-02-29", "2024-03-01"),
        ("À partir de février 2025", "2025-02-28", "2025-03-01"),
        ("À partir d’avril 2025", "2025-04-30", "2025-05-01"),
        ("À partir de la rentrée étudiante 2023", "2023-09-30", "2023-10-01"),
        ("À partir de la rentrée scolaire 2025", "2025-09-30", "2025-10-01"),
        ("À partir du 30 mai 2023", "2023-05-30", "2023-05-31"),
        ("Dès le 29 février 2024", "2024-02-29", "2024-03-01"),
        ("1er trimestre 2025", "2025-03-31", "2025-04-01"),
        ("2025", "2025-12-31", "2026-01-01"),
        ("Courant 2025", "2025-12-31", "2026-01-01"),
        ("15 mars 2025", "2025-03-15", "2025-03-16"),
        ("Jusqu’en 2026", "2026-12-31", "2027-01-01"),
        ("D’ici 2026", "2026-12-31", "2027-01-01"),
        ("Avant fin 2025", "2025-12-31", "2026-01-01"),
        ("Avant le 1er juillet 2025", "2025-06-30", "2025-07-01"),
        ("Avant le 1er mars 2028", "2028-02-29", "2028-03-01"),
    ],
)
def test_the_last_day_is_in_time_and_the_next_one_is_not(
    wording: str, last_day: str, next_day: str
) -> None:
    dossier = volet(f'calendrier: "{wording}"')
    assert late(dossier, last_day) == []
    assert late(dossier, next_day) == ["PC208"]
    assert only(dossier, next_day).echeance.isoformat() == last_day


@pytest.mark.parametrize(
    ("calendrier", "suivi", "expected"),
    [
        # A start that is past: no entry at all, an entry that says not begun, one that says begun.
        ("Dès 2023", "", ["PC208"]),
        ("Dès 2023", A_VENIR, ["PC201"]),
        ("Dès 2023", EN_COURS, []),
        # A start and an end, both past; the finding folds where the code is the same.
        ("Entre 2024 et 2026", "", ["PC208"]),
        ("Entre 2024 et 2026", A_VENIR, ["PC201", "PC202"]),
        ("Entre 2024 et 2026", EN_COURS, ["PC202"]),
        # An end alone.
        ("D’ici 2026", "", ["PC208"]),
        ("D’ici 2026", EN_COURS, ["PC202"]),
        # The plan itself says that it had begun: silence about the start is not due.
        ("Depuis 2022", "", []),
        ("À partir de janvier 2023", "", []),
        # A minimum or continuing end asks for a decision, whatever was begun.
        ("Depuis 2022 et jusqu’à 2026 au moins", "", ["PC207"]),
        ("Depuis 2022 et jusqu’à 2026 au moins", EN_COURS, ["PC207"]),
        ("Poursuite et développement jusqu’en 2026", "", ["PC207"]),
        ("Poursuite et développement jusqu’en 2026", EN_COURS, ["PC207"]),
        ("De 2024 à 2026 au moins", EN_COURS, ["PC207"]),
        # Nothing is known of it: silence comes before the decision.
        ("De 2024 à 2026 au moins", "", ["PC208"]),
        ("Jusqu’à 2026 au moins", "", ["PC208"]),
        ("Jusqu’à 2026 au moins", EN_COURS, ["PC207"]),
        # No date follows.
        ("À définir", "", []),
        ("En continu", "", []),
    ],
)
def test_each_row_of_the_table_once_everything_is_past(
    calendrier: str, suivi: str, expected: list[str]
) -> None:
    assert late(volet(f'calendrier: "{calendrier}"\n{suivi}'), "2027-01-01") == expected


def test_a_volet_without_calendrier_is_never_late() -> None:
    assert late(volet("introduction: Rien de daté."), "2099-12-31") == []


class TestAdoption:
    """What had ended at the vote had begun by then, as the plan says."""

    @pytest.mark.parametrize(
        ("adoption", "expected"),
        [
            ("2024-01-01", []),  # 2023 had ended: begun
            ("2023-12-31", ["PC208"]),  # its last day is not over at the vote
            ("2023-05-30", ["PC208"]),
            ("2023-01-01", ["PC208"]),
        ],
    )
    def test_a_start_in_the_year_of_the_vote_is_due(
        self, adoption: str, expected: list[str]
    ) -> None:
        assert late(volet("calendrier: Dès 2023", adoption=adoption), "2024-01-01") == expected

    def test_a_start_earlier_in_the_year_of_the_vote_had_begun(self) -> None:
        dossier = volet("calendrier: À partir de janvier 2023")
        assert late(dossier, "2027-01-01") == []
        assert at(dossier, "2023-05-30").echeances == ()

    def test_a_fiche_taken_up_later_counts_from_its_own_vote(self) -> None:
        ajout = 'ajout: {date: 2025-10-20, decision: "Conseil du 20 octobre 2025"}\n'
        assert late(volet("calendrier: Dès 2024", fiche=ajout), "2026-06-30") == []
        assert late(volet("calendrier: Dès 2025", fiche=ajout), "2026-01-01") == ["PC208"]

    def test_the_words_of_the_plan_can_say_that_it_had_begun(self) -> None:
        dossier = volet(
            'calendrier: {libelle: Dès 2023, deja_engage: "Poursuivre les ateliers engagés"}'
        )
        assert late(dossier, "2024-01-01") == []


class TestExplicitKeys:
    def test_they_give_the_meaning_that_the_wording_has_not(self) -> None:
        dossier = volet("calendrier: {libelle: Après les travaux, debut: 2025-06, fin: 2026-02}")
        assert states(dossier, "2025-06-30") == {"start": "proche", "end": "a_venir"}
        assert late(dossier, "2025-07-01") == ["PC208"]
        assert only(dossier, "2025-07-01", Kind.END).echeance.isoformat() == "2026-02-28"

    def test_a_minimum_end(self) -> None:
        dossier = volet(
            "calendrier: {libelle: Le temps des travaux, debut: 2022, fin: 2026, au_moins: true}"
        )
        assert late(dossier, "2026-12-31") == []
        assert late(dossier, "2027-01-01") == ["PC207"]


class TestWords:
    def test_silence_is_never_called_a_delay(self) -> None:
        assert why(volet("calendrier: Dès 2023"), "2024-01-01") == [
            (
                "To be documented since 1 January 2024 (Dès 2023: start by 31 December 2023 at the "
                "latest): no suivi is recorded."
            )
        ]

    def test_facts_without_a_status_leave_it_undocumented_and_it_says_so(self) -> None:
        dossier = volet('calendrier: Dès 2023\nsuivi: [{date: 2023-08, constat: "Une réunion."}]')
        assert late(dossier, "2024-01-01") == ["PC208"]
        assert why(dossier, "2024-01-01")[0].endswith(
            "): the suivi holds facts (the last of August 2023), but none says a status."
        )

    def test_a_delay_names_the_last_entry_and_its_reason(self) -> None:
        dossier = volet("""
            calendrier: Dès 2023
            suivi: [{date: 2023-11, statut: bloque, motif: "Marché infructueux"}]
        """)
        assert why(dossier, "2024-01-01") == [
            (
                "Late since 1 January 2024 (Dès 2023: start by 31 December 2023 at the latest): the "
                "last entry (November 2023) says “blocked”: Marché infructueux."
            )
        ]

    def test_a_fold_names_every_date_and_the_reason_once(self) -> None:
        assert why(volet("calendrier: Entre 2023 et 2026"), "2027-01-01") == [
            (
                "To be documented since 1 January 2024 (Entre 2023 et 2026: start by 31 December "
                "2023 at the latest; Entre 2023 et 2026: finish by 31 December 2026 at the latest): no suivi is "
                "recorded."
            )
        ]

    def test_a_start_recorded_after_its_last_day_is_neither_kept_nor_late(self) -> None:
        dossier = volet(
            "calendrier: Dès 2023\nsuivi: [{date: 2024-03-01, statut: en_cours, source: PV}]"
        )
        assert late(dossier, "2024-02-29") == ["PC208"]
        assert late(dossier, "2024-03-01") == []
        assert only(dossier, "2024-03-01").etat is Etat.COMMENCEE
        assert "begun by 1 March 2024 at the latest" in _explained(dossier, "2024-03-01")

    def test_the_entry_goes_with_the_verdict(self) -> None:
        found = only(volet(f"calendrier: Dès 2023\n{A_VENIR}"), "2024-01-01")
        assert (found.etat, found.libelle) == (Etat.EN_RETARD, "Dès 2023")
        assert found.selon is not None
        assert str(found.selon.quand) == "2023-06-15"

    def test_the_finding_points_at_the_calendrier(self) -> None:
        found = next(overdue(at(volet("calendrier: Dès 2023"), "2024-01-01")))
        assert (found.location.path, found.location.line) == ("actions/1.1.1-balades.yaml", 6)
        assert found.ref == "1.1.1/sentiers"


def _explained(dossier: Dossier, on: str) -> str:
    return ENGLISH.text(only(dossier, on).explication)
