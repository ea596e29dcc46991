"""PC301, PC302 and PC309: a value against its type, its range and its parts."""

from __future__ import annotations

import pytest

from plancancer_cli.rules.ranges import out_of_range, wrong_quotients
from plancancer_cli.rules.values import misfits
from projet import minimal, places, textes


def indicateur(kind: str, *lines: str) -> str:
    return "\n".join(["id: balades", "libelle: Balades", f"type: {kind}", *lines, ""])


def values(*lines: str) -> tuple[str, ...]:
    return ("valeurs:", *(f"  - {{date: 2024, {line}}}" for line in lines))


@pytest.mark.parametrize(
    ("kind", "written", "message", "hint"),
    [
        ("nombre", '"12"', "“12” is written as text", "Write, without quotes: valeur: 12"),
        ("nombre", '"52,3"', "“52,3” is written as text", "Write, without quotes: valeur: 52.3"),
        ("nombre", '"1 250"', "“1 250” is written as text", "Write, without quotes: valeur: 1250"),
        ("pourcentage", "52 %", "“52 %” is written as text", "Write, without quotes: valeur: 52"),
        ("nombre", "beaucoup", "“beaucoup” is not a number", "Write the number alone"),
        ("nombre", "true", "“true” is not a number", "Write the number alone"),
        ("satisfaction", "bonne", "“bonne” is not a number", "Write the number alone"),
        ("oui_non", "1", "“1” is not true or false", "Write true for yes"),
        ("oui_non", "oui", "“oui” is not true or false", "Write true for yes"),
        ("qualitatif", "12", "“12” is not text", 'Put it between quotes: valeur: "12"'),
        ("qualitatif", "true", "“true” is not text", 'Put it between quotes: valeur: "true"'),
    ],
)
def test_a_value_that_is_not_of_the_type(kind: str, written: str, message: str, hint: str) -> None:
    text = indicateur(kind, *values(f"valeur: {written}"))
    (found,) = textes(misfits(minimal(indicateur=text)))
    assert found.startswith(f"indicators/balades.yaml:5:26 PC301 {message}")
    assert hint in found


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("nombre", "12"),
        ("nombre", "-1.5"),
        ("pourcentage", "0"),
        ("pourcentage", "100"),
        ("satisfaction", "4.2"),
        ("oui_non", "false"),
        ("qualitatif", "reconnu par les universités"),
    ],
)
def test_a_value_of_the_type(kind: str, written: str) -> None:
    dossier = minimal(indicateur=indicateur(kind, *values(f"valeur: {written}")))
    assert places(misfits, dossier) == []
    assert places(out_of_range, dossier) == []


def test_baseline_targets_and_comparateurs_are_judged_too() -> None:
    text = indicateur(
        "nombre",
        "valeur_initiale: {date: 2022, valeur: dix}",
        "cibles:",
        "  - {date: 2025, valeur: true}",
        "  - {date: 2026, valeur: null}",
        "comparateurs:",
        "  - libelle: France",
        "    valeurs:",
        '      - {date: 2024, valeur: "7"}',
    )
    assert places(misfits, minimal(indicateur=text)) == [
        ("PC301", 4, 39),
        ("PC301", 6, 26),
        ("PC301", 7, 26),
        ("PC301", 11, 30),
    ]


def test_states_are_those_that_the_indicateur_declares() -> None:
    text = indicateur(
        "etat",
        "etats: [à l'étude, lancé, terminé]",
        *values("valeur: lancé", "valeur: terminée", "valeur: ailleurs"),
    )
    close, far = textes(misfits(minimal(indicateur=text)))
    assert close == (
        "indicators/balades.yaml:7:26 PC301 “terminée” is not among the etats of the indicateur: "
        "“à l'étude”, “lancé” and “terminé”. | Did you mean “terminé”?"
    )
    assert far.startswith("indicators/balades.yaml:8:26 PC301 “ailleurs” is not among")
    assert far.endswith("| Write one of them, or add it to etats.")


def test_a_type_etat_without_etats_is_said_once() -> None:
    text = indicateur("etat", *values("valeur: lancé", "valeur: terminé"))
    assert places(misfits, minimal(indicateur=text)) == [("PC301", 3, 7)]


def test_a_ratio_keeps_its_parts() -> None:
    text = indicateur(
        "ratio",
        *values(
            "valeur: 0.5",
            "valeur: 0.5, numerateur: 1",
            "valeur: 0.5, numerateur: 1, denominateur: 2",
            "numerateur: 1, denominateur: 2",
            "secret: true",
        ),
    )
    both, one = textes(misfits(minimal(indicateur=text)))
    assert "5:26 PC301 The ratio comes without numerateur and denominateur" in both
    assert "6:26 PC301 The ratio comes without denominateur" in one


def test_targets_of_a_ratio_are_plain_numbers() -> None:
    text = indicateur(
        "ratio",
        "valeur_initiale: {date: 2022, valeur: 0.1}",
        "cibles: [{date: 2025, valeur: 0.5}, {date: 2026, valeur: null}]",
    )
    dossier = minimal(indicateur=text)
    assert places(misfits, dossier) == [("PC301", 5, 58)]
    assert places(wrong_quotients, dossier) == []


def test_parts_alone_are_no_value_of_a_count() -> None:
    text = indicateur("nombre", *values("numerateur: 1, denominateur: 2"))
    assert places(misfits, minimal(indicateur=text)) == [("PC301", 5, 5)]


def test_a_secret_value_needs_no_number() -> None:
    text = indicateur("nombre", *values("secret: true"))
    assert places(misfits, minimal(indicateur=text)) == []


@pytest.mark.parametrize(
    ("kind", "more", "written", "found"),
    [
        ("pourcentage", "", "100.1", True),
        ("pourcentage", "", "-0.1", True),
        ("pourcentage", "", "100", False),
        ("ratio", "", "140", False),
        ("nombre", "accumulation: flux", "-1", True),
        ("nombre", "accumulation: stock", "0", False),
        ("nombre", "", "-1", False),
        ("satisfaction", "echelle: {min: 1, max: 5}", "0.9", True),
        ("satisfaction", "echelle: {min: 1, max: 5}", "5.1", True),
        ("satisfaction", "echelle: {min: 1, max: 5}", "5", False),
        ("satisfaction", "echelle: {min: 1, max: 5}", "1", False),
        ("satisfaction", "", "12", False),
    ],
)
def test_ranges(kind: str, more: str, written: str, *, found: bool) -> None:
    text = indicateur(kind, more, *values(f"valeur: {written}"))
    expected = [("PC302", 6, 26)] if found else []
    assert places(out_of_range, minimal(indicateur=text)) == expected


@pytest.mark.parametrize("scale", ["{min: 5, max: 1}", "{min: 5, max: 5}"])
def test_a_scale_that_runs_backwards_is_said_once(scale: str) -> None:
    text = indicateur("satisfaction", f"echelle: {scale}", *values("valeur: 3"))
    assert places(out_of_range, minimal(indicateur=text)) == [("PC302", 4, 16)]


@pytest.mark.parametrize(
    ("kind", "line", "column"),
    [
        ("ratio", "valeur: 0.33, numerateur: 1, denominateur: 3", None),
        ("ratio", "valeur: 0.34, numerateur: 1, denominateur: 3", 26),
        ("ratio", "valeur: 3, numerateur: 5, denominateur: 2", None),
        ("ratio", "valeur: 2, numerateur: 5, denominateur: 2", None),
        ("ratio", "valeur: 4, numerateur: 5, denominateur: 2", 26),
        ("ratio", "valeur: 4, numerateur: 5, denominateur: 2, qualification: environ", None),
        ("ratio", "numerateur: 5, denominateur: 0", 47),
        ("ratio", "numerateur: 5, denominateur: 2", None),
        ("pourcentage", "valeur: 50, numerateur: 5", None),
        ("pourcentage", "valeur: 42.9, numerateur: 3, denominateur: 7", None),
        ("pourcentage", "valeur: 0.429, numerateur: 3, denominateur: 7", 26),
        ("nombre", "valeur: 9, numerateur: 3, denominateur: 7", None),
    ],
)
def test_parts_give_the_value_to_its_last_decimal(kind: str, line: str, column: int | None) -> None:
    text = indicateur(kind, *values(line))
    expected = [] if column is None else [("PC309", 5, column)]
    assert places(wrong_quotients, minimal(indicateur=text)) == expected


def test_the_quotient_is_said() -> None:
    text = indicateur("pourcentage", *values("valeur: 52, numerateur: 3, denominateur: 7"))
    (found,) = textes(wrong_quotients(minimal(indicateur=text)))
    assert "The value is “52”, but “3” over “7” gives “42.8571”." in found
