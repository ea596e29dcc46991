"""The questions of a week, each with its command, on the real plan and on a small one."""

from __future__ import annotations

import csv
import json

import pytest

from acceptance.conftest import Program

INDICATEUR = "indicators/parcs-sans-tabac.yaml"


def test_a_value_that_will_not_come_is_one_line_and_no_longer_awaited(small: Program) -> None:
    before = small.read(INDICATEUR)
    awaited = _awaited(small)
    assert awaited == ["2024", "2025"] or "2025" in awaited
    done = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Relevé non fait")
    assert (done.code, done.out) == (0, "")
    after = small.read(INDICATEUR)
    assert after == before + 'indisponible:\n  - {periode: 2025, motif: "Relevé non fait"}\n'
    assert "supprimez les lignes" in done.err
    assert _awaited(small) == [p for p in awaited if p != "2025"]
    assert small("validate").code == 0
    again = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Relevé non fait")
    assert again.code == 0
    assert "Rien" in again.err
    assert small.read(INDICATEUR) == after
    next_one = small("unavailable", "Parcs sans tabac", "2026-T1", "--reason", "Pas de relevé")
    assert next_one.code == 0
    assert small.read(INDICATEUR) == after + '  - {periode: 2026-T1, motif: "Pas de relevé"}\n'


def _awaited(program: Program) -> list[str]:
    data = json.loads(program("deadlines", "--format", "json").out)
    return [
        e["objet"]
        for e in data["echeances"]
        if (e["kind"], e["etat"]) == ("measurement", "non_recue")
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["parcs-sans-tabac", "2025"], "--reason"),
        (["parcs-sans-tabac", "2025", "--reason", "  "], "--reason"),
        (["parcs-sans-tabac", "bientôt", "--reason", "x"], "PERIOD"),
        (["parcs-sans-tabc", "2025", "--reason", "x"], "parcs-sans-tabac"),
        (["parcs-sans-tabac", "2024-06-30", "--reason", "x"], "déjà une valeur"),
    ],
)
def test_what_cannot_be_recorded_changes_nothing(
    small: Program, arguments: list[str], said: str
) -> None:
    before = small.read(INDICATEUR)
    done = small("unavailable", *arguments)
    assert done.code == 2
    assert said in done.err
    assert small.read(INDICATEUR) == before


def test_a_second_reason_for_a_period_is_refused(small: Program) -> None:
    assert small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Un").code == 0
    before = small.read(INDICATEUR)
    done = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "Deux")
    assert done.code == 2
    assert "Un" in done.err
    assert small.read(INDICATEUR) == before


def test_dry_run_writes_nothing(small: Program) -> None:
    before = small.read(INDICATEUR)
    done = small("unavailable", "parcs-sans-tabac", "2025", "--reason", "x", "--dry-run")
    assert done.code == 0
    assert "indisponible" in done.err
    assert small.read(INDICATEUR) == before


def test_find_says_what_to_type_next(real: Program) -> None:
    done = real("find", "TABAC")
    assert done.code == 0
    assert "1.2.1/espaces-sans-tabac" in done.out
    rows = [line.split("\t") for line in real("find", "tabac", "--format", "tsv").out.splitlines()]
    assert all(len(row) == 4 for row in rows)
    data = json.loads(real("find", "tabac", "--format", "json").out)
    assert [t["ref"] for t in data["trouves"]] == [row[0] for row in rows]
    for ref in (row[0] for row in rows):
        assert real("show", ref).code == 0


def test_what_stands_nowhere_is_said(real: Program) -> None:
    done = real("find", "xyzzy")
    assert done.code == 0
    assert "xyzzy" in done.err
    assert real("find", "’ -").code == 2


def test_the_indicateurs_that_were_never_measured(real: Program) -> None:
    every = json.loads(real("indicators", "--format", "json").out)["indicateurs"]
    never = json.loads(real("indicators", "--never", "--format", "json").out)["indicateurs"]
    totals = json.loads(real("status", "--format", "json").out)["totaux"]
    assert len(every) == totals["indicateurs"]
    assert len(every) - len(never) == totals["indicateurs_mesures"]
    assert {row["id"] for row in never} == {row["id"] for row in every if row["jamais_mesure"]}
    table = real("indicators", "--never").out
    assert all(row["id"] in table for row in never)
    assert f"{len(never)} jamais mesurés" in table
    rows = list(csv.DictReader(real("indicators", "--format", "csv").out.splitlines()))
    assert [row["id"] for row in rows] == [row["id"] for row in every]


def test_the_indicateurs_of_a_pilote_are_those_of_every_command(real: Program) -> None:
    for acteur in ("cdos", "ville-saint-etienne", "Ligue contre le cancer"):
        rows = json.loads(real("indicators", "--pilote", acteur, "--format", "json").out)
        totals = json.loads(real("status", "--pilote", acteur, "--format", "json").out)["totaux"]
        assert len(rows["indicateurs"]) == totals["indicateurs"]
