"""PC201 to PC212: what the engine concluded, worded once for each ref and code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from analysis.echeances_cases import (
    ENGLISH,
    at,
    dormant,
    fiche_text,
    late,
    mesure,
    plan_text,
    readable,
    soon,
    volet,
)
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.codes import RULES
from plancancer_cli.diagnostics import Diagnostic, Severity
from plancancer_cli.rules.run import check
from projet import FICHE, PLAN

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

UNDONE_JALON = (
    "calendrier: Depuis 2022\njalons: [{id: a, intitule: A, echeance: 2023-09}]\n"
    "suivi: [{date: 2023-08-01, jalon: a, statut: a_venir, source: PV}]"
)
STARTED = "suivi: [{date: 2023-07-01, statut: en_cours, source: PV}]"


def checked(dossier: Dossier, on: str, horizon: int = 0) -> list[Diagnostic]:
    return check(suivi(dossier, date.fromisoformat(on), horizon_jours=horizon))


def brief(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.ref) for finding in found]


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("PC201", "error"),
        ("PC202", "error"),
        ("PC203", "error"),
        ("PC204", "error"),
        ("PC208", "error"),
        ("PC205", "warning"),
        ("PC206", "warning"),
        ("PC207", "warning"),
        ("PC211", "info"),
        ("PC212", "warning"),
    ],
)
def test_default_severities(code: str, severity: str) -> None:
    assert RULES[code].severity == severity


def test_the_plan_sets_the_severity_of_each() -> None:
    dossier = volet("calendrier: Dès 2023", plan="gravites: {PC208: info, PC212: info}")
    assert {f.code: f.severity for f in checked(dossier, "2023-12-30")} == {"PC212": Severity.INFO}
    assert {f.code: f.severity for f in checked(dossier, "2024-01-01")} == {"PC208": Severity.INFO}


class TestFold:
    def test_a_ref_has_one_finding_of_each_code(self) -> None:
        keys = """
            calendrier: Entre 2023 et 2024
            jalons:
              - {id: a, intitule: A, echeance: 2023-09}
              - {id: b, intitule: B, echeance: 2024-09}
        """
        assert brief(checked(volet(keys), "2025-01-01")) == [("PC208", "1.1.1/sentiers")]

    def test_the_oldest_comes_first(self) -> None:
        files = {
            PLAN: plan_text(),
            FICHE: fiche_text("calendrier: Dès 2024", "calendrier: Dès 2023", "calendrier: Annuel"),
        }
        assert brief(checked(readable(files), "2025-01-01")) == [
            ("PC208", "1.1.1/balades"),
            ("PC208", "1.1.1/jardins"),
            ("PC208", "1.1.1/sentiers"),
        ]


class TestDueSoon:
    """PC211: due within the horizon, the last day of both included."""

    def test_from_the_horizon_to_the_last_day(self) -> None:
        dossier = volet("calendrier: Dès 2024")
        assert soon(dossier, "2024-12-20", 10) == []
        assert soon(dossier, "2024-12-21", 10) == [
            "Dès 2024: start by 31 December 2024 at the latest (in 10 days)."
        ]
        assert soon(dossier, "2024-12-31", 0) == [
            "Dès 2024: start by 31 December 2024 at the latest (in 0 days)."
        ]
        assert soon(dossier, "2025-01-01", 10) == []

    def test_the_horizon_of_the_plan_by_default(self) -> None:
        dossier = volet("calendrier: Dès 2024", plan="parametres_suivi: {horizon_jours: 5}")
        on = date(2024, 12, 26)
        assert [f.code for f in check(suivi(dossier, on))] == ["PC212", "PC211"]
        assert [f.code for f in check(suivi(dossier, on.replace(day=25)))] == ["PC212"]

    def test_it_is_silent_once_done(self) -> None:
        assert soon(volet(f"calendrier: Dès 2024\n{STARTED}"), "2024-12-31", 10) == []

    def test_a_value_and_a_target_are_announced_too(self) -> None:
        dossier = mesure("cibles: [{date: 2024, valeur: 10}]")
        found = [f for f in checked(dossier, "2025-03-30", 10) if f.code == "PC211"]
        assert [f.ref for f in found] == ["balades"]
        assert "a value for 2024" in ENGLISH.text(found[0].message)
        assert "Target 10 for 2024" in ENGLISH.text(found[0].message)


class TestNoNews:
    """PC212: open, and nothing recorded for longer than the plan allows."""

    def test_counted_from_the_vote_where_there_is_nothing(self) -> None:
        # 180 days after 2023-05-30.
        dossier = volet("calendrier: Depuis 2022")
        assert dormant(dossier, "2023-11-26") == []
        assert dormant(dossier, "2023-11-27") == ["1.1.1/sentiers"]

    def test_an_old_entry_does_not_count_from_before_the_vote(self) -> None:
        dossier = volet('calendrier: Depuis 2022\nsuivi: [{date: 2020, constat: "Un fait."}]')
        assert dormant(dossier, "2023-11-26") == []
        assert dormant(dossier, "2023-11-27") == ["1.1.1/sentiers"]

    @pytest.mark.parametrize(
        "entry",
        ['date: 2023-09-01, constat: "Un fait."', "date: 2023-09-01, statut: en_cours, source: PV"],
    )
    def test_any_entry_is_news(self, entry: str) -> None:
        # 180 days after 2023-09-01.
        dossier = volet(f"calendrier: Depuis 2022\nsuivi: [{{{entry}}}]")
        assert dormant(dossier, "2024-02-28") == []
        assert dormant(dossier, "2024-02-29") == ["1.1.1/sentiers"]

    def test_a_value_of_its_indicateur_is_news(self) -> None:
        dossier = mesure("valeurs: [{date: 2023-09-01, valeur: 3}]")
        assert dormant(dossier, "2024-02-28") == []
        assert dormant(dossier, "2024-02-29") == ["1.1.1/sentiers"]

    def test_a_value_of_the_future_is_not(self) -> None:
        dossier = mesure("valeurs: [{date: 2024-09-01, valeur: 3}]")
        assert dormant(dossier, "2023-11-27") == ["1.1.1/sentiers"]

    def test_the_plan_sets_how_long(self) -> None:
        dossier = volet(
            "calendrier: Depuis 2022", plan="parametres_suivi: {sans_nouvelles_jours: 10}"
        )
        assert dormant(dossier, "2023-06-09") == []
        assert dormant(dossier, "2023-06-10") == ["1.1.1/sentiers"]

    @pytest.mark.parametrize(
        ("keys", "code"),
        [
            (
                "calendrier: Dès 2023\nsuivi: [{date: 2023-06-01, statut: a_venir, source: PV}]",
                "PC201",
            ),
            (f"calendrier: D’ici 2023\n{STARTED}", "PC202"),
            ("calendrier: Dès 2023", "PC208"),
            ("calendrier: Annuel", "PC208"),
        ],
    )
    def test_it_is_silent_where_another_speaks(self, keys: str, code: str) -> None:
        dossier = volet(keys)
        assert late(dossier, "2024-06-01") == [code]
        assert dormant(dossier, "2024-06-01") == []

    @pytest.mark.parametrize(
        ("keys", "code"),
        [
            (
                'calendrier: Annuel\nsuivi: [{date: 2023-07-01, statut: bloque, motif: "Gel"}]',
                "PC203",
            ),
            (f"calendrier: Depuis 2022 et jusqu’à 2023 au moins\n{STARTED}", "PC207"),
            (
                UNDONE_JALON,
                "PC204",
            ),
        ],
    )
    def test_it_speaks_beside_the_others(self, keys: str, code: str) -> None:
        dossier = volet(keys)
        assert late(dossier, "2024-06-01") == [code]
        assert dormant(dossier, "2024-06-01") == ["1.1.1/sentiers"]

    @pytest.mark.parametrize(
        "closing",
        [
            "statut: realise",
            "statut: perennise",
            'statut: transfere, vers: "Métropole"',
            'statut: abandonne, motif: "Sans objet"',
        ],
    )
    def test_closed_is_not_open(self, closing: str) -> None:
        dossier = volet(f"calendrier: Depuis 2022\nsuivi: [{{date: 2023-07-01, {closing}}}]")
        assert dormant(dossier, "2030-01-01") == []

    @pytest.mark.parametrize("statut", ["bloque", "en_pause"])
    def test_paused_is_open(self, statut: str) -> None:
        entry = f'date: 2023-07-01, statut: {statut}, motif: "Travaux"'
        dossier = volet(f"calendrier: Depuis 2022\nsuivi: [{{{entry}}}]")
        assert dormant(dossier, "2024-06-01") == ["1.1.1/sentiers"]

    def test_a_rhythm_that_has_ended_is_not_open(self) -> None:
        keys = f"calendrier: Tous les ans jusqu’en 2023\n{STARTED}"
        assert dormant(volet(keys), "2023-12-31") == ["1.1.1/sentiers"]
        assert dormant(volet(keys), "2024-01-01") == []

    def test_a_plan_of_which_nothing_is_dated_is_open_too(self) -> None:
        dossier = volet("calendrier: À définir")
        assert at(dossier, "2024-06-01").echeances == ()
        assert dormant(dossier, "2024-06-01") == ["1.1.1/sentiers"]

    def test_a_closed_plan_is_not(self) -> None:
        assert dormant(volet("calendrier: Depuis 2022", plan="etat: clos"), "2030-01-01") == []

    def test_the_words_and_the_place(self) -> None:
        found = checked(volet("calendrier: Depuis 2022"), "2023-11-27")
        assert [(f.location.line, f.location.column) for f in found] == [(6, 17)]
        assert [ENGLISH.text(finding.message) for finding in found] == [
            "Open, and no fact or value for 181 days (more than 180)."
        ]


@pytest.mark.parametrize(
    ("keys", "on", "expected"),
    [
        ("calendrier: Dès 2023", "2024-01-01", 'plancancer track 1.1.1/sentiers STATUS --fact "…"'),
        ("calendrier: Annuel", "2024-01-01", "plancancer track 1.1.1/sentiers --period 2023"),
        (
            "calendrier: Depuis 2022\njalons: [{id: bilan, intitule: Bilan, echeance: 2023-09}]",
            "2023-10-01",
            "plancancer track 1.1.1/sentiers --milestone bilan",
        ),
        (
            "calendrier: Depuis 2022 et jusqu’à 2023 au moins",
            "2024-01-01",
            "plancancer track 1.1.1/sentiers perennise",
        ),
    ],
)
def test_a_hint_says_what_to_type(keys: str, on: str, expected: str) -> None:
    hint = checked(volet(keys), on)[0].hint
    assert hint is not None
    assert ENGLISH.text(hint).startswith(expected)


def test_a_missing_value_says_what_to_type() -> None:
    found = next(f for f in checked(mesure(""), "2025-04-01") if f.code == "PC205")
    assert found.hint is not None
    assert ENGLISH.text(found.hint).startswith("plancancer measure balades")
