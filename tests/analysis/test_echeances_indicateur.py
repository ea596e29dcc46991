"""Periods to be measured (PC205) and targets (PC206)."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import (
    at,
    fiche_text,
    indicateur_text,
    late,
    mesure,
    plan_text,
    readable,
    states,
    why,
)
from plancancer_cli.rules.lateness import overdue
from projet import FICHE, INDICATEUR, PLAN

CORRECTED = "{date: 2024-06-01, valeur: 9, remplace: 2024-06-01}"


def missing(keys: str, on: str, **more: str) -> list[str]:
    """The periods for which no value came."""
    found = states(mesure(keys, **more), on)
    return [
        name.removeprefix("measurement/")
        for name, etat in found.items()
        if name.startswith("measurement/") and etat == "non_recue"
    ]


class TestPeriods:
    def test_the_first_full_period_after_the_vote_and_the_delay(self) -> None:
        # Voted in May 2023: 2023 is not a full year. 90 days after 2024-12-31 is 2025-03-31.
        assert missing("", "2025-03-31") == []
        assert missing("", "2025-04-01") == ["2024"]
        assert missing("", "2026-04-01") == ["2024", "2025"]

    def test_a_delay_counts_the_days_of_a_leap_year(self) -> None:
        keys = "frequence: semestrielle\ndelai_jours: 60"
        # 60 days after 2023-12-31 is 2024-02-29.
        assert missing(keys, "2024-02-29") == []
        assert missing(keys, "2024-03-01") == ["2023-S2"]

    def test_without_delay_the_day_after(self) -> None:
        assert missing("delai_jours: 0", "2024-12-31") == []
        assert missing("delai_jours: 0", "2025-01-01") == ["2024"]

    @pytest.mark.parametrize(
        ("frequence", "expected"),
        [
            ("mensuelle", ["2023-06", "2023-07", "2023-08", "2023-09"]),
            ("trimestrielle", ["2023-T3"]),
            ("semestrielle", []),
            ("annuelle", []),
            ("ponctuelle", []),
        ],
    )
    def test_each_frequency(self, frequence: str, expected: list[str]) -> None:
        # 2024-01-01 is past the delay of what ended by 2023-09-30 (90 days: 2023-12-29).
        assert missing(f"frequence: {frequence}", "2024-01-01") == expected

    def test_a_vote_on_the_first_day_of_a_period_asks_for_it(self) -> None:
        dossier = readable(
            {
                PLAN: plan_text("2024-01-01"),
                FICHE: fiche_text("calendrier: Depuis 2020", more="indicateurs: [balades]\n"),
                INDICATEUR: indicateur_text(""),
            }
        )
        assert late(dossier, "2025-04-01") == ["PC205"]

    def test_the_plan_sets_the_defaults(self) -> None:
        settings = "parametres_suivi: {frequence: trimestrielle, delai_jours: 10}"
        assert missing("", "2023-10-11", plan=settings) == ["2023-T3"]
        assert missing("frequence: annuelle", "2024-12-31", plan=settings) == []

    def test_one_finding_names_every_period_and_is_a_warning_of_the_indicateur(self) -> None:
        dossier = mesure("")
        found = list(overdue(at(dossier, "2026-11-21")))
        assert [(f.code, f.severity, f.ref, f.location.path) for f in found] == [
            ("PC205", "warning", "balades", "indicators/balades.yaml")
        ]
        assert why(dossier, "2026-11-21") == [
            "No value for 2 periods: 2024 and 2025 (the first expected by 31 March 2025)."
        ]


class TestValues:
    @pytest.mark.parametrize(
        "valeur",
        [
            "date: 2024-11-05, valeur: 3",
            "date: 2024-11, valeur: 3",
            "date: 2024, valeur: 3",
            "date: 2025-02-03, periode: 2024, valeur: 3",
            "date: 2025-02-03, periode: 2024-T4, valeur: 3",
            "date: 2024-11-05, secret: true",
            "date: 2024-11-05, valeur: 3, provisoire: true",
        ],
    )
    def test_a_value_of_the_period(self, valeur: str) -> None:
        assert missing(f"valeurs: [{{{valeur}}}]", "2025-06-01") == []

    @pytest.mark.parametrize(
        "valeur",
        [
            "date: 2023-12-31, valeur: 3",
            "date: 2025-01-01, valeur: 3",
            "date: 2024-02-03, periode: 2023, valeur: 3",
            "date: 2025-06-02, periode: 2024, valeur: 3",  # not known yet
        ],
    )
    def test_others(self, valeur: str) -> None:
        assert missing(f"valeurs: [{{{valeur}}}]", "2025-06-01") == ["2024"]

    def test_a_partial_date_counts_from_its_last_day(self) -> None:
        keys = "frequence: mensuelle\ndelai_jours: 0\nvaleurs: [{date: 2023, valeur: 3}]"
        assert missing(keys, "2024-01-01") == [f"2023-{month:02}" for month in range(6, 12)]

    def test_a_value_of_a_named_year_covers_its_months(self) -> None:
        keys = (
            "frequence: mensuelle\ndelai_jours: 0\n"
            "valeurs: [{date: 2023-12-31, periode: 2023, valeur: 3}]"
        )
        assert missing(keys, "2024-01-01") == []


class TestUnavailable:
    def test_a_stated_period_is_not_late(self) -> None:
        gap = 'indisponible: [{periode: 2024, motif: "Enquête tous les deux ans"}]'
        assert missing(gap, "2026-04-01") == ["2025"]

    def test_its_reason_is_shown(self) -> None:
        gap = 'indisponible: [{periode: 2024, motif: "Enquête tous les deux ans"}]'
        from analysis.echeances_cases import ENGLISH

        found = next(e for e in at(mesure(gap), "2025-06-01").echeances if e.objet == "2024")
        assert ENGLISH.text(found.explication).endswith(
            "; no value will come: Enquête tous les deux ans."
        )

    def test_several_years_at_once(self) -> None:
        gap = 'indisponible: [{periode: 2024/2025, motif: "Logiciel arrêté"}]'
        assert missing(gap, "2027-04-01") == ["2026"]

    def test_a_gap_of_a_month_is_no_reason_for_a_year(self) -> None:
        gap = 'indisponible: [{periode: 2024-01, motif: "Panne"}]'
        assert missing(gap, "2025-04-01") == ["2024"]

    def test_gaps_that_follow_each_other_cover_together(self) -> None:
        gaps = "indisponible: [{periode: 2024-S2, motif: A}, {periode: 2024-S1, motif: B}]"
        assert missing(gaps, "2025-04-01") == []

    def test_a_target_in_it_is_not_measured_for_a_reason(self) -> None:
        keys = (
            "frequence: ponctuelle\ncibles: [{date: 2024, valeur: 10}]\n"
            'indisponible: [{periode: 2024, motif: "Enquête annulée"}]'
        )
        assert late(mesure(keys), "2026-01-01") == []


class TestTargets:
    KEYS = "frequence: ponctuelle\ncibles: [{date: 2024-06-30, valeur: 10}]\n"

    def codes(self, valeurs: str, on: str) -> list[str]:
        return late(mesure(f"{self.KEYS}valeurs: [{valeurs}]"), on)

    def test_the_date_and_the_delay_have_to_pass(self) -> None:
        # 90 days after 2024-06-30.
        assert self.codes("", "2024-09-28") == []
        assert self.codes("", "2024-09-29") == ["PC206"]

    @pytest.mark.parametrize("date", ["2024-06", "2024", "2024-12-31"])
    def test_a_partial_date_is_due_by_its_last_day(self, date: str) -> None:
        keys = f"frequence: ponctuelle\ndelai_jours: 0\ncibles: [{{date: {date}, valeur: 10}}]"
        last = {"2024-06": "2024-06-30"}.get(date, "2024-12-31")
        following = {"2024-06": "2024-07-01"}.get(date, "2025-01-01")
        assert late(mesure(keys), last) == []
        assert late(mesure(keys), following) == ["PC206"]

    @pytest.mark.parametrize(
        ("valeurs", "expected"),
        [
            ("{date: 2024-06-30, valeur: 10}", []),
            ("{date: 2024-05-01, valeur: 11}", []),
            ("{date: 2024-06-30, valeur: 9}", ["PC206"]),
            # The last one up to the date counts, not the best one and not a later one.
            ("{date: 2024-01-01, valeur: 12}, {date: 2024-06-01, valeur: 9}", ["PC206"]),
            ("{date: 2024-06-01, valeur: 9}, {date: 2024-07-01, valeur: 12}", ["PC206"]),
            ("{date: 2024-07-01, valeur: 12}", ["PC206"]),
            # A partial date counts from its last day, which is after the target.
            ("{date: 2024, valeur: 12}", ["PC206"]),
            # A correction holds; a breakdown is no total; a secret value is no number.
            (f"{{date: 2024-06-01, valeur: 12}}, {CORRECTED}", ["PC206"]),
            ("{date: 2024-06-01, secret: true}", ["PC206"]),
        ],
    )
    def test_the_last_value_up_to_the_date_decides(self, valeurs: str, expected: list[str]) -> None:
        assert self.codes(valeurs, "2025-01-01") == expected

    def test_a_target_downwards(self) -> None:
        keys = (
            "frequence: ponctuelle\nevolution_attendue: baisse\n"
            "cibles: [{date: 2024-06-30, valeur: 10}]\nvaleurs: [{date: 2024-06-01, valeur: %s}]"
        )
        reached, above = (
            readable(
                {
                    PLAN: plan_text(),
                    FICHE: fiche_text("calendrier: Depuis 2020", more="indicateurs: [balades]\n"),
                    INDICATEUR: "id: balades\nlibelle: Balades\ntype: nombre\n"
                    + keys % valeur
                    + "\n",
                }
            )
            for valeur in (9, 11)
        )
        assert late(reached, "2025-01-01") == []
        assert late(above, "2025-01-01") == ["PC206"]

    def test_two_targets_are_one_finding_with_each_reason(self) -> None:
        dossier = mesure("""
            frequence: ponctuelle
            delai_jours: 0
            cibles: [{date: 2024, valeur: 10}, {date: 2025, valeur: 20}]
            valeurs: [{date: 2023-06-01, valeur: 4}, {date: 2025-06-01, valeur: 15}]
        """)
        assert why(dossier, "2026-01-01") == [
            (
                "Target not measured: Target 10 for 2024, to be measured by 31 December 2024, but "
                "no value measures it at that date; the first one after it is 15 (1 June 2025); "
                "Target missed: Target 20 for 2025, to be measured by 31 December 2025, but the "
                "last value up to that date is 15 (1 June 2025)."
            )
        ]


class TestWhoAsks:
    """A number is asked for while something open asks for it, and since then."""

    VALUES = indicateur_text("")

    def test_one_that_nothing_names_is_not_asked_for(self) -> None:
        dossier = readable(
            {
                PLAN: plan_text(),
                FICHE: fiche_text("calendrier: Depuis 2020"),
                INDICATEUR: self.VALUES,
            }
        )
        assert late(dossier, "2026-11-21") == []

    def test_a_closed_fiche_no_longer_asks(self) -> None:
        closed = "calendrier: Depuis 2020\nsuivi: [{date: 2025-06-01, statut: realise, source: PV}]"
        dossier = mesure("", volet=closed)
        assert late(dossier, "2025-05-31") == ["PC205"]
        assert late(dossier, "2025-06-01") == []

    def test_one_open_volet_keeps_asking(self) -> None:
        closed = "calendrier: Depuis 2020\nsuivi: [{date: 2025-06-01, statut: realise, source: PV}]"
        files = {
            PLAN: plan_text(),
            FICHE: fiche_text(closed, "calendrier: Depuis 2020", more="indicateurs: [balades]\n"),
            INDICATEUR: self.VALUES,
        }
        assert late(readable(files), "2026-11-21") == ["PC205"]

    def test_the_plan_goes_on_asking_for_its_own(self) -> None:
        closed = "calendrier: Depuis 2020\nsuivi: [{date: 2025-06-01, statut: realise, source: PV}]"
        dossier = mesure("", volet=closed, plan="indicateurs: [balades]")
        assert late(dossier, "2026-11-21") == ["PC205"]

    def test_a_fiche_without_volets_asks(self) -> None:
        files = {
            PLAN: plan_text(),
            FICHE: fiche_text(more="indicateurs: [balades]\n"),
            INDICATEUR: self.VALUES,
        }
        assert late(readable(files), "2026-11-21") == ["PC205"]

    def test_a_fiche_taken_up_later_asks_from_its_own_vote_on(self) -> None:
        ajout = 'ajout: {date: 2025-10-20, decision: "Conseil"}'
        assert missing("", "2026-11-21", fiche=ajout) == []
        assert missing("", "2027-04-01", fiche=ajout) == ["2026"]
