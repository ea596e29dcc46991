"""Progress of an indicateur: each verdict, its boundaries and what is not known yet."""

from __future__ import annotations

import math
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancancer_cli.analysis.progression import (
    Progression,
    Verdict,
    progression,
    target_reached,
    totals_known,
)
from plancancer_cli.i18n import get_language
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Seuils

ENGLISH = get_language("en")
END = date(2030, 12, 31)
BASELINE = {"date": date(2023, 1, 1), "valeur": 0}
# 1000 days after the baseline.
TARGET = {"date": date(2025, 9, 27), "valeur": 1000}
HALFWAY = date(2024, 5, 15)
A_TENTH = date(2023, 4, 11)


def indicateur(*valeurs: dict[str, Any], **keys: Any) -> Indicateur:
    """An indicateur that wants more of a number; None takes a key away."""
    plain = {
        "id": "essai",
        "libelle": "Essai",
        "type": "nombre",
        "nature": "activite",
        "evolution_attendue": "hausse",
        "valeur_initiale": BASELINE,
        "cibles": [TARGET],
        "valeurs": list(valeurs),
    }
    return Indicateur.model_validate({k: v for k, v in (plain | keys).items() if v is not None})


def judge(*valeurs: dict[str, Any], on: date = END, **keys: Any) -> Progression:
    return progression(indicateur(*valeurs, **keys), on, Seuils())


def on(day: date | str | int, valeur: Any = None, **keys: Any) -> dict[str, Any]:
    return {"date": day, "valeur": valeur, **keys}


def said(result: Progression) -> str:
    return ENGLISH.text(result.explication)


def missing(result: Progression) -> list[str]:
    return [ENGLISH.text(text) for text in result.manque]


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
    assert (result.verdict, result.attendu, result.rapport) == (Verdict.A_SURVEILLER, 1000, 0.7)


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
    assert missing(result) == [
        "a target in the expected direction (baseline 0 (1 January 2023), target 1000 "
        "(27 September 2025))"
    ]


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


def test_a_flux_compares_with_a_period_as_long() -> None:
    values = [
        on(date(2024, 2, 1), 100, periode=2023),
        on(date(2025, 1, 20), 30, periode="2024-T4"),
        on(date(2025, 2, 1), 90, periode=2024),
    ]
    keys: dict[str, Any] = {"accumulation": "flux", "cibles": [], "valeur_initiale": None}
    assert "90 (2024), after 100 (2023)" in said(judge(*values, **keys))
    held = {"accumulation": "flux", "valeur_initiale": on(2022, 50), "cibles": [on(2026, 150)]}
    result = judge(*values, on(date(2025, 4, 20), 40, periode="2025-T1"), **held)
    assert result.derniere is not None
    assert (result.derniere.valeur, result.attendu) == (90, pytest.approx(100.03, abs=0.01))
    quarters = judge(on(date(2025, 4, 20), 40, periode="2025-T1"), **held)
    assert missing(quarters) == ["a value over a period as long as the baseline’s (2022)"]


def test_a_value_stands_at_the_end_of_what_it_covers_and_is_known_from_its_date() -> None:
    late = on(date(2025, 3, 1), 40, periode=2023)
    later = on(date(2024, 2, 1), 60, periode="2024-01")
    known = totals_known(indicateur(late, later), END)
    assert [valeur.valeur for valeur in known] == [40, 60]
    assert [v.valeur for v in totals_known(indicateur(late), date(2025, 2, 28))] == []


@pytest.mark.parametrize(("day", "count"), [(date(2024, 12, 30), 0), (date(2024, 12, 31), 1)])
def test_a_partial_date_counts_from_its_last_day(day: date, count: int) -> None:
    for written in (2024, "2024-12", date(2024, 12, 31)):
        assert judge(on(written, 5), on=day).mesures == count


def test_corrections_replace_what_stands_above() -> None:
    first, second = on(2023, 10), on(2023, 11, remplace=2023)
    third = on(date(2024, 1, 15), 12, remplace=2023)
    other = on(2023, 7, ventilation={"age": "x"}, remplace=2023)
    values = indicateur(first, second, third, other)
    assert [v.valeur for v in totals_known(values, END)] == [12]
    assert [v.valeur for v in totals_known(values, date(2023, 12, 31))] == [11]


def test_a_baseline_from_after_the_date_is_not_known() -> None:
    assert "a baseline" in missing(judge(on("2022-12", 3), on=date(2022, 12, 31)))


def test_a_break_restarts_the_comparison() -> None:
    rupture = {"date": 2024, "motif": "définition"}
    keys: dict[str, Any] = {"ruptures": [rupture], "cibles": [on(2026, 60)]}
    assert missing(judge(on(2023, 90), **keys)) == ["a value since the break in series (2024)"]
    result = judge(on(2023, 90), on(date(2024, 1, 1), 40), on(2025, 50), **keys)
    assert result.initiale is not None
    assert result.initiale.valeur == 40
    assert result.verdict is Verdict.A_SURVEILLER
    assert "40 (1 January 2024, first value since the break in series)" in said(result)
    assert judge(on(2023, 90), on=date(2023, 12, 31), **keys).verdict is Verdict.ATTEINTE
    restated = keys | {"valeur_initiale": on(date(2024, 2, 1), 45)}
    renewed = judge(on(2023, 90), on(date(2024, 1, 1), 40), on(2025, 50), **restated)
    assert renewed.initiale is not None
    assert renewed.initiale.valeur == 45


def test_a_flux_across_the_break_is_on_neither_side() -> None:
    rupture = {"date": "2024-06", "motif": "définition"}
    result = judge(on(2024, 9), accumulation="flux", ruptures=[rupture])
    assert "a value since the break in series (June 2024)" in missing(result)


@pytest.mark.parametrize(
    ("valeur", "day", "verdict"),
    [
        (52, 2024, Verdict.EN_BONNE_VOIE),
        (48, 2026, Verdict.ATTEINTE),
        (52.1, 2024, Verdict.A_SURVEILLER),
        (46.7, 2024, Verdict.A_SURVEILLER),
        (46.6, 2026, Verdict.ECART_IMPORTANT),
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
    without = judge(on(day, valeur), **keys | {"cibles": []})
    kept = Verdict.EN_BONNE_VOIE if verdict is Verdict.ATTEINTE else verdict
    assert without.verdict is kept


@pytest.mark.parametrize(
    ("values", "keys", "verdict"),
    [
        ([on(2024, True)], {"cibles": []}, Verdict.ATTEINTE),
        ([on(2024, True)], {"cibles": [on(2026, True)]}, Verdict.ATTEINTE),
        ([on(2024, False)], {"cibles": [on(2026, False)]}, Verdict.ATTEINTE),
        ([on(2024, False)], {"cibles": [on(2026, True)]}, Verdict.TROP_TOT),
        ([on(2026, False)], {"cibles": [on(2026, True)]}, Verdict.ECART_IMPORTANT),
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


def test_ratios_keep_their_parts() -> None:
    counts = {"numerateur": 30, "denominateur": 40}
    result = judge(on(HALFWAY, **counts), type="pourcentage", cibles=[TARGET | {"valeur": 200}])
    assert result.rapport == 0.75
    assert "75 %, or 30 out of 40" in said(result)
    assert judge(on(HALFWAY, **counts), type="ratio").rapport == 0.0015
    assert judge(on(HALFWAY, 500, **counts), type="ratio").rapport == 1.0
    empty = judge(on(HALFWAY, numerateur=3, denominateur=0), type="ratio")
    assert "which says 3 out of 0" in missing(empty)[0]


def test_a_percentage_may_exceed_100() -> None:
    result = judge(on(2026, 130), type="pourcentage", cibles=[on(2026, 120)])
    assert result.verdict is Verdict.ATTEINTE


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


def test_what_the_source_says_of_a_value_is_shown() -> None:
    about = judge(on(HALFWAY, 480, provisoire=True, qualification="environ", secret=False))
    assert said(about).startswith("about 480 (15 May 2024, provisional); ")
    assert said(judge(on(2026, 1000, qualification="au_moins"))).startswith(
        "at least 1000 (2026): "
    )


@pytest.mark.parametrize(("direction", "side"), [("hausse", "moins_de"), ("baisse", "au_moins")])
def test_a_bound_on_the_wrong_side_never_reaches_a_target(direction: str, side: str) -> None:
    keys: dict[str, Any] = {"evolution_attendue": direction, "cibles": [on(2026, 10)]}
    keys["valeur_initiale"] = on(2022, 0 if direction == "hausse" else 20)
    assert judge(on(2026, 10, qualification="environ"), **keys).verdict is Verdict.ATTEINTE
    assert judge(on(2026, 10, qualification=side), **keys).verdict is Verdict.EN_BONNE_VOIE


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


def test_numbers_too_large_for_a_float_stay_finite() -> None:
    result = judge(on(HALFWAY, 10**400), cibles=[TARGET | {"valeur": 10**401}])
    assert result.rapport == 0.2
    assert result.attendu == sys.float_info.max
    assert said(result)


DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))
SERIES = st.lists(st.tuples(DAYS, st.integers(-2000, 2000)), unique_by=lambda v: v[0], max_size=6)


@given(SERIES, st.lists(st.tuples(DAYS, st.integers(0, 9**9)), max_size=4), st.booleans())
def test_breakdowns_never_change_the_conclusion(
    series: list[tuple[date, int]], parts: list[tuple[date, int]], targeted: bool
) -> None:
    assume(series)
    keys = {} if targeted else {"cibles": []}
    totals = [on(day, valeur) for day, valeur in series]
    broken_down = [on(day, valeur, ventilation={"age": "x"}) for day, valeur in parts]
    assert judge(*broken_down, *totals, **keys) == judge(*totals, **keys)


@given(SERIES.flatmap(lambda s: st.tuples(st.just(s), st.permutations(s))), st.booleans())
def test_the_order_of_the_lines_does_not_matter(
    both: tuple[list[tuple[date, int]], list[tuple[date, int]]], targeted: bool
) -> None:
    keys = {} if targeted else {"cibles": []}
    first, second = ([on(*value) for value in series] for series in both)
    assert judge(*first, **keys) == judge(*second, **keys)


@given(SERIES, DAYS)
def test_later_values_are_not_known(series: list[tuple[date, int]], today: date) -> None:
    past = [on(*value) for value in series if value[0] <= today]
    assert judge(*map(lambda v: on(*v), series), on=today) == judge(*past, on=today)


@given(
    st.integers(-500, 1500),
    DAYS,
    st.sampled_from([0.001, 0.1, 3, 1000]),
    st.integers(-50, 50),
    st.booleans(),
)
def test_the_unit_does_not_matter(
    valeur: int, day: date, scale: float, shift: int, mirrored: bool
) -> None:
    factor = -scale if mirrored else scale

    def other(x: int) -> float:
        return round((x + shift) * factor, 6)

    plain = judge(on(day, valeur))
    scaled = judge(
        on(day, other(valeur)),
        evolution_attendue="baisse" if mirrored else "hausse",
        valeur_initiale=BASELINE | {"valeur": other(0)},
        cibles=[TARGET | {"valeur": other(1000)}],
    )
    assert (plain.verdict, plain.rapport) == (scaled.verdict, scaled.rapport)


NUMBERS = st.one_of(st.integers(), st.floats())


@given(
    NUMBERS, NUMBERS, NUMBERS, DAYS, DAYS, DAYS, st.sampled_from(["hausse", "baisse", "maintien"])
)
def test_whatever_the_numbers_something_finite_is_said(
    initial: float, latest: float, target: float, a: date, b: date, c: date, direction: str
) -> None:
    result = judge(
        on(b, latest),
        evolution_attendue=direction,
        tolerance=1,
        valeur_initiale=on(a, initial),
        cibles=[on(c, target)],
    )
    assert result.rapport is None or math.isfinite(result.rapport)
    assert result.attendu is None or math.isfinite(result.attendu)
    assert (result.verdict is Verdict.NON_EVALUABLE) == bool(result.manque)
    assert said(result)
