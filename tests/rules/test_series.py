"""PC303 to PC305, PC307, PC310: the values of a series among themselves."""

from __future__ import annotations

import pytest

from plancancer_cli.rules.series import (
    falling_totals,
    flows_without_period,
    lost_corrections,
    repeated,
    undeclared_breakdowns,
)
from projet import minimal, places, textes


def indicateur(*lines: str, **keys: str) -> str:
    head = ["id: balades", "libelle: Balades", "type: nombre"]
    head += [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join([*head, "valeurs:", *(f"  - {{{line}}}" for line in lines), ""])


def test_the_same_measurement_twice_names_the_line_of_the_first() -> None:
    text = indicateur("date: 2023, valeur: 1", "date: 2024, valeur: 2", "date: 2023, valeur: 3")
    (found,) = textes(repeated(minimal(indicateur=text)))
    assert found == (
        "indicators/balades.yaml:7:12 PC303 A value for “2023” already stands in line 5. "
        "| Add remplace: 2023 if this line corrects it; else correct its date."
    )


def test_a_flux_is_measured_once_a_period() -> None:
    text = indicateur(
        "date: 2024-02-01, valeur: 1, periode: 2022",
        "date: 2024-02-01, valeur: 2, periode: 2023",
        "date: 2024-06-01, valeur: 3, periode: 2023",
        accumulation="flux",
    )
    (found,) = textes(repeated(minimal(indicateur=text)))
    assert found == (
        "indicators/balades.yaml:8:44 PC303 A value for “2023” already stands in line 7. "
        "| Add remplace: 2024-02-01 if this line corrects it; else correct its period."
    )


def test_a_correction_of_a_flux_says_which_period_it_means() -> None:
    text = indicateur(
        "date: 2024-02-01, valeur: 1, periode: 2022",
        "date: 2024-02-01, valeur: 2, periode: 2023",
        "date: 2024-06-01, valeur: 3, periode: 2021, remplace: 2024-02-01",
        accumulation="flux",
    )
    (found,) = textes(lost_corrections(minimal(indicateur=text)))
    assert "PC307 No value above dated “2024-02-01” is of the period of this one." in found


def test_the_breakdown_is_part_of_what_identifies_a_value() -> None:
    by_age = "ventilation: {age: jeunes, sexe: F}"
    same = "ventilation: {sexe: F, age: jeunes}"
    text = indicateur(
        "date: 2023, valeur: 50",
        f"date: 2023, valeur: 20, {by_age}",
        f"date: 2023, valeur: 20, {same}",
    )
    (found,) = textes(repeated(minimal(indicateur=text)))
    assert "7:12 PC303 A value for “2023” (sexe: F, age: jeunes) already stands in line 6" in found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["date: 2023, valeur: 1", "date: 2023, valeur: 2, remplace: 2023"], []),
        (
            [
                "date: 2023, valeur: 1",
                "date: 2022, valeur: 1, remplace: 2023",
                "date: 2023, valeur: 4",
            ],
            [],
        ),
        (["date: 2023, valeur: 1", "date: 2023-12-31, valeur: 2"], []),
        (
            [
                "date: 2023, valeur: 1",
                "date: 2024, valeur: 2",
                "date: 2023, valeur: 3, remplace: 2024",
            ],
            [("PC303", 7, 12)],
        ),
        (
            [
                "date: 2023, valeur: 1",
                "date: 2023, valeur: 2, remplace: 2023",
                "date: 2023, valeur: 3",
            ],
            [("PC303", 7, 12)],
        ),
    ],
)
def test_corrections_take_the_place_of_what_they_name(
    lines: list[str], expected: list[tuple[str, int, int]]
) -> None:
    assert places(repeated, minimal(indicateur=indicateur(*lines))) == expected


def test_comparateurs_are_series_of_their_own() -> None:
    text = indicateur("date: 2023, valeur: 1") + (
        "comparateurs:\n  - libelle: France\n    valeurs:\n"
        "      - {date: 2023, valeur: 2}\n      - {date: 2023, valeur: 3}\n"
    )
    assert places(repeated, minimal(indicateur=text)) == [("PC303", 10, 16)]


def test_a_correction_needs_a_value_above_it() -> None:
    text = indicateur(
        "date: 2024, valeur: 1, remplace: 2024",
        "date: 2023-06, valeur: 5",
        "date: 2023-06, valeur: 6, remplace: 2023-06-30",
        "date: 2023-06, valeur: 6, remplace: 2023-06, ventilation: {age: jeunes}",
    )
    first, other_date, other_series = textes(lost_corrections(minimal(indicateur=text)))
    assert first.startswith("indicators/balades.yaml:5:39 PC307 No value above is dated “2024”.")
    assert first.endswith("| Remove remplace: there is nothing to correct yet.")
    assert "7:42 PC307 No value above is dated “2023-06-30”." in other_date
    assert other_date.endswith(
        "Write in remplace the date as the corrected line has it: 2024 and 2023-06."
    )
    assert "8:42 PC307 No value above is dated “2023-06” (age: jeunes)." in other_series


def test_a_correction_of_a_correction() -> None:
    text = indicateur(
        "date: 2023, valeur: 5",
        "date: 2023, valeur: 6, remplace: 2023",
        "date: 2023, valeur: 7, remplace: 2023",
    )
    dossier = minimal(indicateur=text)
    assert places(lost_corrections, dossier) == places(repeated, dossier) == []


def test_dimensions_and_categories_are_declared() -> None:
    text = indicateur(
        "date: 2023, valeur: 20, ventilation: {tranche_age: 60-74}",
        "date: 2023, valeur: 20, ventilation: {quartier: Crêt-de-Roc}",
        "date: 2023, valeur: 20, ventilation: {tranche_age: 60-75}",
        "date: 2023, valeur: 20, ventilation: {tranche_age: tous}",
        "date: 2023, valeur: 20, ventilation: {tranche-age: 60-74}",
        "date: 2023, valeur: 20, ventilation: {sexe: F}",
        ventilations="{tranche_age: [50-59, 60-74], quartier: []}",
    )
    near, far, dimension, unknown = textes(undeclared_breakdowns(minimal(indicateur=text)))
    assert near == (
        "indicators/balades.yaml:8:57 PC304 “60-75” is not a category of “tranche_age”: “50-59” "
        "and “60-74”. | Did you mean “60-74”?"
    )
    assert far.startswith("indicators/balades.yaml:9:57 PC304 “tous” is not a category")
    assert far.endswith("| Correct it, or add it to that list under ventilations.")
    assert "10:57 PC304 The dimension “tranche-age” is not declared. | Did you mean" in dimension
    assert "11:50 PC304 The dimension “sexe” is not declared. " in unknown
    assert unknown.endswith("| Add to ventilations: sexe: [F]")


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ("date: 2023, valeur: 1", "2023"),
        ("date: 2023-06, valeur: 1", "2023-06"),
        ("date: 2023-12-31, valeur: 1", "2023"),
    ],
)
def test_a_flow_names_its_period(line: str, example: str) -> None:
    text = indicateur(line, "date: 2022, valeur: 1, periode: 2022", accumulation="flux")
    (found,) = textes(flows_without_period(minimal(indicateur=text)))
    assert found.startswith("indicators/balades.yaml:6:5 PC305 ")
    assert found.endswith(f"such as periode: {example}")


@pytest.mark.parametrize("accumulation", ["stock", "cumul"])
def test_only_a_flow_needs_a_period(accumulation: str) -> None:
    text = indicateur("date: 2023, valeur: 1", accumulation=accumulation)
    assert places(flows_without_period, minimal(indicateur=text)) == []


def test_a_running_total_does_not_fall() -> None:
    text = indicateur(
        "date: 2025, valeur: 300",
        "date: 2023, valeur: 100",
        "date: 2024, valeur: 90",
        accumulation="cumul",
    )
    assert textes(falling_totals(minimal(indicateur=text)))[0].startswith(
        "indicators/balades.yaml:8:26 PC310 The running total falls from “100” (2023) "
        "to “90” (2024)."
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["date: 2023, valeur: 5", "date: 2024, valeur: 5"],
        ["date: 2023, valeur: 5, ventilation: {age: jeunes}", "date: 2024, valeur: 4"],
        ["date: 2023, valeur: 9", "date: 2024, valeur: 5", "date: 2023, valeur: 4, remplace: 2023"],
        ["date: 2023, valeur: 5, qualification: moins_de", "date: 2024, valeur: 4"],
        ["date: 2023, valeur: 5", "date: 2024, valeur: 4, qualification: au_moins"],
        ["date: 2023, secret: true", "date: 2024, valeur: 4"],
        ["date: 2023, valeur: beaucoup", "date: 2024, valeur: 4"],
        ["date: 2023, valeur: 5", "date: 2024, valeur: peu"],
    ],
)
def test_what_is_no_fall_of_a_running_total(lines: list[str]) -> None:
    text = indicateur(*lines, accumulation="cumul")
    assert places(falling_totals, minimal(indicateur=text)) == []


def test_a_secret_total_does_not_hide_a_fall() -> None:
    text = indicateur(
        "date: 2022, valeur: 9",
        "date: 2023, secret: true",
        "date: 2024, valeur: 4",
        accumulation="cumul",
    )
    assert places(falling_totals, minimal(indicateur=text)) == [("PC310", 8, 26)]


def test_a_stock_may_fall() -> None:
    text = indicateur("date: 2023, valeur: 5", "date: 2024, valeur: 4", accumulation="stock")
    assert places(falling_totals, minimal(indicateur=text)) == []


@pytest.mark.parametrize(
    ("rupture", "expected"),
    [
        ("2024", []),
        ("2023-06-01", []),
        ("2022", [("PC310", 7, 26)]),
        ("2022-12-31", [("PC310", 7, 26)]),
        ("2024-12-31", []),
        ("2025", [("PC310", 7, 26)]),
    ],
)
def test_a_running_total_starts_afresh_after_a_rupture(
    rupture: str, expected: list[tuple[str, int, int]]
) -> None:
    lines = ["date: 2022, valeur: 5", "date: 2024, valeur: 4"]
    text = indicateur(*lines, accumulation="cumul")
    text += f"ruptures: [{{date: {rupture}, motif: définition}}]\n"
    assert places(falling_totals, minimal(indicateur=text)) == expected
