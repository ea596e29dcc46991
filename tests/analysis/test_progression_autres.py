"""What is missing, tendencies, answers, states, texts; what gets no verdict."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest

from analysis.progression_cases import (
    BASELINE,
    ENGLISH,
    TARGET,
    indicateur,
    judge,
    missing,
    on,
    said,
)
from plancancer_cli.analysis.progression import Verdict, target_reached


@pytest.mark.parametrize(
    ("keys", "valeurs", "wanted"),
    [
        ({}, [], ["a value"]),
        ({}, [on(2024, 3, ventilation={"age": "x"})], ["a total (only breakdowns are recorded)"]),
        ({"valeur_initiale": None}, [on(2024, 2000)], ["a baseline"]),
        ({"evolution_attendue": None}, [on(2024, 2000)], ["an expected direction"]),
        (
            {"cibles": []},
            [on(date(2022, 5, 1), 1)],
            ["a target", "an earlier value to compare with"],
        ),
        (
            {"valeur_initiale": None, "evolution_attendue": None, "cibles": []},
            [],
            ["a value", "a baseline", "an expected direction", "a target"],
        ),
        ({"cibles": [], "valeur_initiale": None}, [on(2024, 9)], ["a baseline", "a target"]),
        ({}, [on(date(2022, 12, 31), 2000)], ["a value since the baseline (1 January 2023)"]),
        ({}, [on(2024, "dix")], ["a number in the latest value (2024), which says “dix”"]),
        ({}, [on(2024, True)], ["a number in the latest value (2024), which says yes"]),
        ({}, [on(2024, math.nan)], ["a number in the latest value (2024), which says NaN"]),
        ({}, [on(2024, secret=True)], ["the number of the latest value (2024), which is withheld"]),
        (
            {"cibles": [on(2026, "beaucoup")]},
            [on(2024, 3)],
            ["a number in the target (2026), which says “beaucoup”"],
        ),
        (
            {"type": "satisfaction", "echelle": {"min": 0, "max": 5}, "cibles": [on(2026, 6)]},
            [on(2024, 3)],
            ["a score from 0 to 5 in the target (2026), which says 6"],
        ),
        (
            {"type": "etat", "etats": ["a", "b"], "valeur_initiale": on(2022, "a")},
            [on(2024, "c")],
            [
                "a declared state in the latest value (2024), which says “c”",
                "a declared state in the target (27 September 2025), which says 1000",
            ],
        ),
        (
            {"type": "oui_non", "cibles": []},
            [on(2024, "oui")],
            ["true or false in the latest value (2024), which says “oui”"],
        ),
        ({"evolution_attendue": "maintien"}, [on(2024, 3)], ["a tolerance"]),
    ],
)
def test_each_missing_piece_is_named(
    keys: dict[str, Any], valeurs: list[dict[str, Any]], wanted: list[str]
) -> None:
    result = judge(*valeurs, **keys)
    assert result.verdict is Verdict.NON_EVALUABLE
    assert missing(result) == wanted
    assert result.rapport is None
    assert ENGLISH.list(result.manque) in said(result)


@pytest.mark.parametrize(
    ("direction", "valeur", "verdict", "words"),
    [
        ("hausse", 12, Verdict.TENDANCE_FAVORABLE, "going up, as expected"),
        ("hausse", 8, Verdict.TENDANCE_DEFAVORABLE, "going down, against"),
        ("baisse", 12, Verdict.TENDANCE_DEFAVORABLE, "going up, against"),
        ("baisse", 8, Verdict.TENDANCE_FAVORABLE, "going down, as expected"),
        (None, 12, Verdict.TENDANCE, "going up; no target"),
        (None, 8, Verdict.TENDANCE, "going down; no target"),
        (None, 10, Verdict.STABLE, "stable"),
    ],
)
def test_tendency_without_target(
    direction: str | None, valeur: int, verdict: Verdict, words: str
) -> None:
    values = [on(2022, 3), on(2023, 10), on(2024, valeur)]
    result = judge(*values, cibles=[], valeur_initiale=None, evolution_attendue=direction)
    assert result.verdict is verdict
    assert words in said(result)
    assert "10 (2023)" in said(result)


def test_tendency_from_the_baseline_where_it_is_all_there_is() -> None:
    assert judge(on(2024, 4), cibles=[]).verdict is Verdict.TENDANCE_FAVORABLE


@pytest.mark.parametrize(
    ("values", "keys", "verdict"),
    [
        ([on(2024, True)], {"cibles": []}, Verdict.ATTEINTE),
        ([on(2024, True)], {"cibles": [on(2026, True)]}, Verdict.ATTEINTE),
        ([on(2024, False)], {"cibles": [on(2026, False)]}, Verdict.ATTEINTE),
        ([on(2024, False)], {"cibles": [on(2026, True)]}, Verdict.TROP_TOT),
        ([on(2026, False)], {"cibles": [on(2026, True)]}, Verdict.CIBLE_NON_ATTEINTE),
        ([on(2023, True), on(2024, False)], {"cibles": []}, Verdict.EVOLUTION_DEFAVORABLE),
        ([on(2024, False)], {"cibles": []}, Verdict.NON_EVALUABLE),
        ([on(2024, False)], {"cibles": [], "evolution_attendue": "baisse"}, Verdict.ATTEINTE),
        (
            [on(2024, False)],
            {"cibles": [], "evolution_attendue": "maintien", "valeur_initiale": on(2022, True)},
            Verdict.EVOLUTION_DEFAVORABLE,
        ),
    ],
)
def test_yes_or_no(values: list[dict[str, Any]], keys: dict[str, Any], verdict: Verdict) -> None:
    assert judge(*values, **{"type": "oui_non", "valeur_initiale": None} | keys).verdict is verdict


def test_states_are_judged_by_their_rank() -> None:
    result = judge(
        on(date(2024, 5, 15), "travaux"),
        type="etat",
        etats=["idée", "étude", "travaux", "livré"],
        valeur_initiale=BASELINE | {"valeur": "idée"},
        cibles=[TARGET | {"valeur": "livré"}],
    )
    assert (result.verdict, result.attendu) == (Verdict.EN_BONNE_VOIE, 1.5)
    assert "“travaux”, state 3 of 4 (15 May 2024)" in said(result)
    assert "state 2.5 of 4" in said(result)


def test_a_text_is_shown_and_not_judged() -> None:
    result = judge(on(2023, "bon"), on(2024, "très bon"), type="qualitatif", cibles=[])
    assert (result.verdict, result.manque) == (Verdict.NON_EVALUABLE, ())
    assert "“très bon” (2024)" in said(result)
    assert missing(judge(type="qualitatif", cibles=[])) == ["a value"]


@pytest.mark.parametrize("nature", ["resultat", "impact"])
@pytest.mark.parametrize("kind", ["nombre", "qualitatif"])
def test_results_and_impacts_get_no_verdict(nature: str, kind: str) -> None:
    result = judge(on(2026, 2000), nature=nature, type=kind)
    assert (result.verdict, result.rapport, result.attendu) == (Verdict.SANS_VERDICT, None, None)
    assert "2000 (2026)" in said(result)
    assert "and has none" in said(result)
    beside = judge(nature=nature, type=kind, comparateurs=[{"libelle": "Région"}])
    assert missing(beside) == ["a value"]
    assert "beside its comparateurs" in said(beside)


@pytest.mark.parametrize(
    ("keys", "valeur", "cible", "reached"),
    [
        ({"valeur_initiale": None}, 10, 10, True),
        ({"valeur_initiale": None}, 9, 10, False),
        ({"evolution_attendue": None}, 10, 10, True),
        ({"evolution_attendue": None}, 11, 10, False),
        ({"evolution_attendue": "maintien", "tolerance": 1}, 11, 10, True),
        ({"evolution_attendue": "maintien"}, 11, 10, False),
        ({"type": "oui_non"}, True, True, True),
        ({"type": "oui_non"}, 1, True, False),
        ({"type": "qualitatif"}, "adopté", "adopté", True),
        ({}, "dix", 10, False),
    ],
)
def test_target_reached(keys: dict[str, Any], valeur: Any, cible: Any, reached: bool) -> None:
    one = indicateur(on(2024, valeur), **keys | {"cibles": [on(2026, cible)]})
    assert target_reached(one, one.valeurs[0], one.cibles[0]) is reached
