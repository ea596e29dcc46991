"""Targets, valeurs and what an indicateur means."""

from __future__ import annotations

import pytest

from analysis.diff.changing import INDICATEUR_TEXT, STATE, changes, edited, kinds, lines
from projet import INDICATEUR


def _edited(*replacements: tuple[str, str]) -> dict[str, str]:
    return edited("indicateur", *replacements)


@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        ("hausse", "65", ("target_weakened", True)),
        ("hausse", "75", ("target_raised", False)),
        ("baisse", "65", ("target_raised", False)),
        ("baisse", "75", ("target_weakened", True)),
        ("maintien", "65", ("target_changed", True)),
    ],
)
def test_a_target_is_weaker_in_the_expected_direction(
    direction: str, value: str, expected: tuple[str, bool]
) -> None:
    base = _edited(("hausse", direction))
    (found,) = changes(_edited(("hausse", direction), ("valeur: 70", f"valeur: {value}")), base)
    assert (found.change.value, found.attention) == expected
    assert (found.before, found.after) == (
        {"date": "2026", "valeur": 70},
        {"date": "2026", "valeur": int(value)},
    )


def test_turning_the_direction_round_does_not_raise_a_target() -> None:
    found = changes(_edited(("hausse", "baisse"), ("valeur: 70", "valeur: 65")))
    assert kinds(found) == [
        ("balades", "indicator_redefined", True),
        ("balades", "target_weakened", True),
    ]


def test_it_is_worded_as_a_reviewer_would() -> None:
    found = changes(_edited(("valeur: 70", "valeur: 65"), ("valeur: 12", "valeur: 15")))
    assert [line.partition(" (")[0] for line in lines(found, "fr")] == [
        "! balades target_weakened: cible de 2026\u00a0: 70 → 65",
        "! balades measurement_rewritten: valeur de 2024 réécrite\u00a0: 12 → 15",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{date: 2026, valeur: 70}", "{date: 2027, valeur: 70}", ("target_weakened", True)),
        ("{date: 2026, valeur: 70}", "{date: 2025, valeur: 70}", ("target_raised", False)),
        ("{date: 2026, valeur: 70}", "{date: 2025, valeur: 60}", ("target_weakened", True)),
        ("cibles:\n  - {date: 2026, valeur: 70}\n", "", ("target_removed", True)),
        ("valeur: 70}\n", "valeur: 70}\n  - {date: 2028, valeur: 90}\n", ("target_added", False)),
        ("valeur: 70}", 'valeur: 70, source: "p. 4"}', ("target_changed", False)),
    ],
)
def test_targets_that_move(old: str, new: str, expected: tuple[str, bool]) -> None:
    (found,) = changes(_edited((old, new)))
    assert (found.change.value, found.attention) == expected


def test_a_state_is_weaker_by_its_rank() -> None:
    text = INDICATEUR_TEXT.replace("type: nombre", "type: etat\netats: [étude, travaux, ouvert]")
    text = text.replace("valeur: 70", "valeur: ouvert").replace("valeur: 0}", "valeur: étude}")
    text = text.replace("valeur: 12", "valeur: étude").replace("valeur: 20", "valeur: étude")
    base = STATE | {INDICATEUR: text}
    head = STATE | {INDICATEUR: text.replace("valeur: ouvert", "valeur: travaux")}
    assert kinds(changes(head, base)) == [("balades", "target_weakened", True)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "valeur: 20}\n",
            "valeur: 20}\n  - {date: 2026-06, valeur: 31}\n",
            [("measurement_added", False)],
        ),
        (
            "valeur: 20}\n",
            "valeur: 20}\n  - {date: 2026, valeur: 13, remplace: 2024}\n",
            [("measurement_added", True)],
        ),
        (
            "valeur: 20}\n",
            'valeur: 20}\n  - {date: 2024, valeur: 11, remplace: 2024, source: "s"}\n',
            [("measurement_added", False)],
        ),
        ("valeur: 12}", "valeur: 21}", [("measurement_rewritten", True)]),
        ("valeur: 12}", 'valeur: 12, note: "à vérifier"}', [("measurement_completed", False)]),
        ("  - {date: 2024, valeur: 12}\n", "", [("measurement_removed", True)]),
        (
            "{date: 2024, valeur: 12}",
            "{date: 2024-06, valeur: 12}",
            [("measurement_removed", True), ("measurement_added", False)],
        ),
    ],
)
def test_valeurs(old: str, new: str, expected: list[tuple[str, bool]]) -> None:
    assert [(c.change.value, c.attention) for c in changes(_edited((old, new)))] == expected


def test_a_secret_value_is_not_shown() -> None:
    line = "valeur: 20}\n  - {date: 2026, secret: true}\n"
    (found,) = changes(_edited(("valeur: 20}\n", line)))
    assert lines([found], "fr") == [
        "  balades measurement_added: valeur de 2026 ajoutée\u00a0: non montrée (secret)"
    ]


def test_periods_without_a_value() -> None:
    head = _edited(
        ("valeurs:", 'indisponible: [{periode: 2023, motif: "Enquête perdue"}]\nvaleurs:')
    )
    assert kinds(changes(head)) == [("balades", "unavailability_added", True)]
    assert kinds(changes(STATE, head)) == [("balades", "unavailability_removed", True)]


@pytest.mark.parametrize(
    ("old", "new", "objet"),
    [
        ("unite: balades", "unite: kilomètres", "unite"),
        ("evolution_attendue: hausse", "evolution_attendue: baisse", "evolution_attendue"),
        ("valeur: 0}", "valeur: 5}", "valeur_initiale"),
        ("accumulation: stock", "accumulation: cumul", "accumulation"),
        ("type: nombre", "type: pourcentage", "type"),
        ("unite: balades\n", "", "unite"),
        ("valeurs:", 'ruptures: [{date: 2025, motif: "Autre compte"}]\nvaleurs:', "ruptures"),
    ],
)
def test_an_indicateur_that_means_something_else(old: str, new: str, objet: str) -> None:
    (found,) = changes(_edited((old, new)))
    assert kinds([found]) == [("balades", "indicator_redefined", True)]
    assert found.objet == objet


def test_what_was_not_said_is_completed() -> None:
    (found,) = changes(_edited(("unite: balades", "unite: balades\nnature: activite")))
    assert kinds([found]) == [("balades", "indicator_completed", False)]


def test_another_source_for_the_same_baseline_is_but_words() -> None:
    (found,) = changes(_edited(("valeur: 0}", 'valeur: 0, source: "p. 4"}')))
    assert kinds([found]) == [("balades", "text_changed", False)]


def test_an_indicateur_dropped_from_its_fiche() -> None:
    head = edited("fiche", ("indicateurs: [balades]\n", ""))
    assert kinds(changes(head)) == [("balades", "indicator_detached", True)]
    assert kinds(changes(STATE, head)) == [("balades", "indicator_attached", False)]


def test_an_indicateur_that_disappears_is_told_once() -> None:
    head = edited("fiche", ("indicateurs: [balades]\n", ""))
    del head[INDICATEUR]
    (found,) = changes(head)
    assert kinds([found]) == [("balades", "indicator_removed", True)]
    assert found.fiches == ("1.1.1",)
    (found,) = changes(STATE, head)
    assert kinds([found]) == [("balades", "indicator_added", False)]


def test_the_rhythm_and_the_delay_of_one_indicateur() -> None:
    head = _edited(("unite:", "delai_jours: 120\nfrequence: trimestrielle\nunite:"))
    assert kinds(changes(head)) == [
        ("balades", "rule_tightened", False),
        ("balades", "rule_relaxed", True),
    ]
    assert changes(_edited(("unite:", "delai_jours: 90\nfrequence: annuelle\nunite:"))) == []
