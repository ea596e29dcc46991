"""What the plan owes itself: its end, its jalons and rhythms, its meetings, their decisions."""

from __future__ import annotations

from textwrap import dedent

import pytest

from analysis.echeances_cases import ENGLISH, at, plan_text, readable, words
from plancancer_cli.analysis.status import status
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.rules.lateness import overdue
from projet import PLAN

COPIL = "plan/comites/2023-06-10-copil.yaml"
NEXT = "plan/comites/2024-03-05-copil.yaml"
DECISION = """
    date: 2023-06-10
    source: PV
    decisions: [{id: former, texte: "Former les agents.", pilote: ville, echeance: 2023-12}]
"""


def plan(keys: str = "", **comites: str) -> Dossier:
    """A plan with these keys and the files of these meetings (`copil`, `suivant`)."""
    names = {"copil": COPIL, "suivant": NEXT}
    files = {PLAN: plan_text(more=keys)}
    return readable(files | {names[name]: dedent(text) for name, text in comites.items()})


def states(dossier: Dossier, on: str) -> dict[str, str]:
    return {
        "/".join(filter(None, (e.kind.value, e.objet))): e.etat.value
        for e in at(dossier, on).echeances
    }


class TestEnd:
    PERIODE = "periode: {debut: 2020, fin: 2024}"

    def test_a_decision_is_due_after_its_last_day(self) -> None:
        assert states(plan(self.PERIODE), "2024-12-31") == {"plan_end": "proche"}
        assert states(plan(self.PERIODE), "2025-01-01") == {"plan_end": "a_decider"}

    @pytest.mark.parametrize("etat", ["prolonge", "en_evaluation", "clos"])
    def test_a_plan_that_says_how_it_goes_on_owes_none(self, etat: str) -> None:
        assert states(plan(f"{self.PERIODE}\netat: {etat}"), "2025-01-01") == {}

    def test_a_postponement_moves_it(self) -> None:
        moved = (
            "{echeance: fin, au: 2026, motif: Bilan, decision: Conseil du 1er mars, date: 2024-06}"
        )
        dossier = plan(f"{self.PERIODE}\nreports_echeance: [{moved}]")
        assert states(dossier, "2025-01-01") == {"plan_end": "a_venir"}
        assert states(dossier, "2027-01-01") == {"plan_end": "a_decider"}

    def test_it_is_one_warning_on_the_plan_and_no_all_clear(self) -> None:
        dossier = plan(self.PERIODE)
        (found,) = overdue(at(dossier, "2025-01-01"))
        assert (found.code, found.severity, found.ref) == ("PC207", "warning", "plan-exemple")
        assert (found.location.path, found.hint is not None) == (PLAN, True)
        totaux = status(at(dossier, "2025-01-01")).totaux
        assert (totaux.a_decider, totaux.rien_a_traiter) == (1, False)


class TestJalons:
    KEYS = "jalons: [{id: evaluation, intitule: Évaluation, echeance: 2024-06}]"

    @pytest.mark.parametrize(
        ("suivi", "etat"),
        [
            ("", "non_documentee"),
            ("{date: 2024-05-02, constat: Une réunion.}", "non_documentee"),
            ("{date: 2024-05-02, jalon: evaluation, constat: Rendue.}", "tenue"),
            ("{date: 2024-09-02, jalon: evaluation, constat: Rendue.}", "hors_delai"),
            ("{date: 2024-05-02, jalon: evaluation, statut: a_venir, source: PV}", "en_retard"),
        ],
    )
    def test_spoken_of_by_the_journal_of_the_plan(self, suivi: str, etat: str) -> None:
        dossier = plan(f"{self.KEYS}\nsuivi: [{suivi}]")
        assert states(dossier, "2024-10-01") == {"milestone/evaluation": etat}

    def test_one_without_a_date_is_no_echeance(self) -> None:
        assert states(plan("jalons: [{id: evaluation, intitule: Évaluation}]"), "2030-01-01") == {}


class TestRhythms:
    KEYS = "recurrences: [{id: rapport, intitule: Rapport annuel, recurrence: annuelle, fin: 2024}]"

    def test_each_period_is_asked_for_until_the_end(self) -> None:
        assert states(plan(self.KEYS), "2026-01-01") == {
            "recurrence/2023": "non_documentee",
            "recurrence/2024": "non_documentee",
        }

    @pytest.mark.parametrize(
        "entry",
        [
            "{date: 2024-03-01, periode: 2023, constat: Publié.}",
            "{date: 2023-11-01, jalon: rapport, constat: Publié.}",
        ],
    )
    def test_by_an_entry_that_names_it_or_its_period(self, entry: str) -> None:
        found = states(plan(f"{self.KEYS}\nsuivi: [{entry}]"), "2025-01-01")
        assert found == {"recurrence/2023": "tenue", "recurrence/2024": "non_documentee"}

    def test_any_other_fact_of_the_plan_says_nothing_of_it(self) -> None:
        dossier = plan(f"{self.KEYS}\nsuivi: [{{date: 2023-11-01, constat: Un article.}}]")
        assert states(dossier, "2024-01-01")["recurrence/2023"] == "non_documentee"

    def test_the_meetings_keep_a_rhythm_of_meetings(self) -> None:
        keys = "recurrences: [{id: suivi, intitule: Comité de suivi, recurrence: annuelle}]"
        found = states(plan(keys, copil=DECISION), "2023-12-31")
        assert found["recurrence/2023"] == "tenue"


class TestMeetings:
    def test_one_ahead_and_one_of_which_nothing_is_recorded(self) -> None:
        dossier = plan(copil="\n    date: 2023-06-10\n    intitule: Copil\n")
        assert states(dossier, "2023-06-10") == {"meeting": "proche"}
        assert states(dossier, "2023-06-11") == {"meeting": "non_documentee"}

    def test_one_that_was_held(self) -> None:
        dossier = plan(copil="\n    date: 2023-06-10\n    source: PV\n")
        assert states(dossier, "2023-06-11") == {"meeting": "tenue"}


class TestDecisions:
    def test_not_known_before_the_meeting_nor_late_without_a_word(self) -> None:
        dossier = plan(copil=DECISION)
        assert "decision/former" not in states(dossier, "2023-06-09")
        assert states(dossier, "2023-12-31")["decision/former"] == "proche"
        assert states(dossier, "2024-01-01")["decision/former"] == "non_documentee"

    @pytest.mark.parametrize(
        ("entry", "etat"),
        [
            ("{date: 2023-11-02, constat: Formés., execute: 2023-06-10/former}", "tenue"),
            ("{date: 2024-02-02, constat: Formés., execute: 2023-06-10/former}", "hors_delai"),
            (
                "{date: 2023-11-02, statut: bloque, motif: Budget, execute: 2023-06-10/former}",
                "en_retard",
            ),
        ],
    )
    def test_an_entry_notes_it(self, entry: str, etat: str) -> None:
        dossier = plan(f"suivi: [{entry}]", copil=DECISION)
        assert states(dossier, "2024-03-01")["decision/former"] == etat

    def test_a_later_meeting_notes_it(self) -> None:
        later = (
            "\n    date: 2024-03-05\n"
            "    decisions: [{texte: Les agents sont formés., execute: 2023-06-10/former}]\n"
        )
        dossier = plan(copil=DECISION, suivant=later)
        assert states(dossier, "2024-03-04")["decision/former"] == "non_documentee"
        assert states(dossier, "2024-03-05")["decision/former"] == "hors_delai"

    def test_the_finding_says_which_and_what_to_write(self) -> None:
        (found,) = overdue(at(plan(copil=DECISION), "2024-01-01"))
        assert words([found]) == [
            (
                "To be documented since 1 January 2024 (Decision of 10 June 2023 “Former les "
                "agents”: by 31 December 2023 at the latest): no later meeting and no entry says "
                "that it was carried out."
            )
        ]
        assert found.hint is not None
        assert "execute: 2023-06-10/former" in ENGLISH.text(found.hint)
