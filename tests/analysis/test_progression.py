"""The trajectory, its verdicts and their boundaries; a level that is to be kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from analysis.progression_cases import (
    A_TENTH,
    BASELINE,
    END,
    HALFWAY,
    TARGET,
    indicateur,
    judge,
    missing,
    on,
    said,
)
from plancancer_cli.analysis.progression import Verdict, progression
from plancancer_cli.model.plan import Seuils


@pytest.mark.parametrize(
    ("valeur", "rapport", "verdict"),
    [
        (1000, 2.0, Verdict.ATTEINTE),
        (999, 1.998, Verdict.EN_BONNE_VOIE),
        (475, 0.95, Verdict.EN_BONNE_VOIE),
        (474.99, 0.94998, Verdict.A_SURVEILLER),
        (300, 0.6, Verdict.A_SURVEILLER),
        (299.99, 0.59998, Verdict.ECART_IMPORTANT),
        (0, 0.0, Verdict.ECART_IMPORTANT),
        (-0.01, -0.00002, Verdict.EVOLUTION_DEFAVORABLE),
    ],
)
@pytest.mark.parametrize("direction", ["hausse", "baisse"])
def test_boundaries_halfway(
    valeur: float, rapport: float, verdict: Verdict, direction: str
) -> None:
    sign = 1 if direction == "hausse" else -1
    result = judge(
        on(HALFWAY, 10 + sign * valeur),
        evolution_attendue=direction,
        valeur_initiale=BASELINE | {"valeur": 10},
        cibles=[TARGET | {"valeur": 10 + sign * 1000}],
    )
    assert result.verdict is verdict
    assert result.rapport == pytest.approx(rapport, abs=1e-12)
    assert result.attendu == 10 + sign * 500
    assert result.manque == ()


def test_the_sentence_carries_the_inputs_and_never_rounds_up_to_a_threshold() -> None:
    assert said(judge(on(HALFWAY, 474.99))) == (
        "474.99 (15 May 2024); expected on the line from 0 (1 January 2023) to 1000 "
        "(27 September 2025): 500; ratio 0.94 (on track from 0.95, to watch from 0.6)."
    )


def test_thresholds_of_the_plan() -> None:
    seuils = Seuils(en_bonne_voie=0.8, a_surveiller=0.3)
    for valeur, verdict in [(400, Verdict.EN_BONNE_VOIE), (399, Verdict.A_SURVEILLER)]:
        result = progression(indicateur(on(HALFWAY, valeur)), END, seuils)
        assert result.verdict is verdict
        assert result.seuils == seuils


@pytest.mark.parametrize(
    ("day", "valeur", "verdict"),
    [
        (date(2023, 1, 1), 0, Verdict.TROP_TOT),
        (date(2023, 4, 10), -50, Verdict.TROP_TOT),
        (A_TENTH, 99, Verdict.EN_BONNE_VOIE),
        (date(2023, 4, 10), 1000, Verdict.ATTEINTE),
    ],
)
def test_too_early_before_a_tenth_of_the_time(day: date, valeur: int, verdict: Verdict) -> None:
    result = judge(on(day, valeur))
    assert result.verdict is verdict
    if verdict is Verdict.TROP_TOT:
        assert result.rapport is None
        assert "too early" in said(result)


def test_after_the_last_target_its_value_is_what_is_expected() -> None:
    result = judge(on(date(2027, 1, 1), 700))
    assert (result.verdict, result.attendu, result.rapport) == (
        Verdict.CIBLE_NON_ATTEINTE, 1000, 0.7
    )  # fmt: skip


def test_the_next_target_is_the_first_not_before_the_latest_value() -> None:
    cibles = [TARGET, on(date(2024, 5, 14), 1), on(HALFWAY, 400)]
    result = judge(on(HALFWAY, 400), cibles=cibles)
    assert result.cible is not None
    assert result.cible.valeur == 400
    assert result.verdict is Verdict.ATTEINTE
    without = judge(cibles=cibles, on=date(2024, 5, 16))
    assert without.cible is not None
    assert without.cible.valeur == 1000


def test_a_target_equal_to_the_baseline() -> None:
    cible = [TARGET | {"valeur": 0}]
    assert judge(on(HALFWAY, 0), cibles=cible).verdict is Verdict.ATTEINTE
    below = judge(on(HALFWAY, -1), cibles=cible)
    assert (below.verdict, below.rapport) == (Verdict.EVOLUTION_DEFAVORABLE, None)


def test_a_target_against_the_expected_direction_judges_nothing() -> None:
    result = judge(on(HALFWAY, 5), evolution_attendue="baisse")
    assert result.verdict is Verdict.NON_EVALUABLE
    (contradiction,) = missing(result)
    assert contradiction.startswith(
        "a target in the expected direction (baseline 0 (1 January 2023)"
    )


@pytest.mark.parametrize(
    ("valeur", "day", "verdict"),
    [
        (52, 2024, Verdict.EN_BONNE_VOIE),
        (48, 2026, Verdict.ATTEINTE),
        (52.1, 2024, Verdict.A_SURVEILLER),
        (46.7, 2024, Verdict.A_SURVEILLER),
        (46.6, 2026, Verdict.CIBLE_NON_ATTEINTE),
    ],
)
def test_maintien_against_its_tolerance(valeur: float, day: int, verdict: Verdict) -> None:
    keys: dict[str, Any] = {
        "evolution_attendue": "maintien",
        "tolerance": 2,
        "valeur_initiale": on(2022, 50),
        "cibles": [on(2026, 50)],
    }
    result = judge(on(day, valeur), **keys)
    assert (result.verdict, result.attendu, result.rapport) == (verdict, 50, None)
    assert f"deviation: {abs(valeur - 50):.3g}, for a tolerance of 2" in said(result)
    without = judge(on(day, valeur), **keys | {"cibles": []})
    judged_by_target = {
        Verdict.ATTEINTE: Verdict.EN_BONNE_VOIE,
        Verdict.CIBLE_NON_ATTEINTE: Verdict.ECART_IMPORTANT,
    }
    assert without.verdict is judged_by_target.get(verdict, verdict)
