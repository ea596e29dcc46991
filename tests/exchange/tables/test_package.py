"""The CSV files and their descriptor are a Data Package that frictionless finds nothing wrong with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, Schema

from exchange.tables.office import COMMIT, dataset, portfolio
from exchange.tables.test_rows import ACTEURS, FICHE, INDICATEUR, PLAN
from plancancer_cli.exchange.folders import MANIFEST
from plancancer_cli.exchange.tables.catalogue import NAMES, TABLES
from plancancer_cli.exchange.tables.data_package import package_files, table_schema
from plancancer_cli.exchange.tables.dataset import Dataset
from plancancer_cli.model.dossier import Dossier
from projet import minimal


def small() -> Dossier:
    risky = FICHE.replace("Voir le CLS", '"=HYPERLINK(1)"').replace("Une ville", "'- Une ville")
    return minimal(plan=PLAN, acteurs=ACTEURS, fiche=risky, indicateur=INDICATEUR)


def written(folder: Path, data: Dataset) -> Path:
    for name, content in package_files(data).items():
        (folder / name).write_bytes(content)
    return folder


def faults(folder: Path) -> list[list[Any]]:
    report = Package(str(folder / MANIFEST)).validate()
    return report.flatten(["name", "rowNumber", "type", "note"])  # type: ignore[no-any-return]


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Write a file anew, and its descriptor so that size and fingerprint do not speak first."""
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    for resource in manifest["resources"]:
        if resource["path"] == name:
            del resource["hash"], resource["bytes"]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    "data", [dataset(small()), dataset(minimal()), portfolio()], ids=["small", "bare", "portfolio"]
)
def test_frictionless_finds_nothing_wrong(tmp_path: Path, data: Dataset) -> None:
    package = Package(str(written(tmp_path, data) / MANIFEST))
    assert faults(tmp_path) == []
    counted = {r.name: len(r.read_rows()) for r in package.resources if r.name is not None}
    assert counted == {table.name: len(list(data.rows(table))) for table in TABLES}


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        ("volets.csv", "plan-exemple,1.1.1", "plan-exemple,9.9", "foreign-key"),
        ("valeurs.csv", "exemple,balades,1", "exemple,oiseaux,1", "foreign-key"),
        ("roles.csv", "1.1.1,pilote,sport", "1.1.1,pilote,inconnu", "foreign-key"),
        ("echeances.csv", ",balades,,,balades,", ",rien,,,balades,", "foreign-key"),
        ("etiquettes.csv", "ottawa,milieux", "ottawa,autre", "foreign-key"),
        ("valeurs.csv", "balades,2,", "balades,1,", "primary-key"),
        ("volets.csv", ",en_cours,", ",termine,", "constraint-error"),
        ("jalons.csv", "2025-06-30", "30/06/2025", "type-error"),
        ("fiches.csv", "Balades", "", "constraint-error"),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, name: str, old: str, new: str, found: str) -> None:
    written(tmp_path, dataset(small()))
    change(tmp_path, name, old, new)
    assert found in {fault[2] for fault in faults(tmp_path)}


def test_a_file_that_was_changed_does_not_bear_its_fingerprint(tmp_path: Path) -> None:
    written(tmp_path, dataset(small()))
    file = tmp_path / "acteurs.csv"
    file.write_bytes(file.read_bytes().replace(b"Ville", b"Vilie"))
    assert [fault[2] for fault in faults(tmp_path)] == ["hash-count"]


def test_the_descriptor_says_what_and_from_where(tmp_path: Path) -> None:
    descriptor = json.loads(package_files(dataset(small()))[MANIFEST])
    assert (descriptor["name"], descriptor["title"]) == ("plan-exemple", "Plan exemple")
    assert descriptor["licenses"][0]["name"] == "etalab-2.0"
    told = descriptor["plancancer"]
    assert (told["date"], told["version"]) == ("2026-11-21", "1.0")
    (plan,) = told["plans"]
    assert (plan["revision"], plan["fichiers_modifies"]) == (COMMIT, False)
    assert [r["name"] for r in descriptor["resources"]] == list(NAMES)
    assert "licenses" not in json.loads(package_files(Dataset(*_bare()))[MANIFEST])
    assert json.loads(package_files(portfolio())[MANIFEST])["name"] == "portefeuille"


def _bare() -> tuple[Any, ...]:
    data = dataset(small())
    return data.on, data.version, data.plans


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_schema_describes_every_column(table: Any) -> None:
    schema = Schema.from_descriptor(table_schema(table))
    assert schema.field_names == list(table.names)
    assert all(field.description for field in schema.fields)
    assert schema.primary_key == list(table.key)


def test_no_cell_of_any_table_is_run_as_a_formula() -> None:
    for name, content in package_files(dataset(small())).items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@"))], name


def test_the_same_files_make_the_same_bytes() -> None:
    assert package_files(dataset(small())) == package_files(dataset(small()))
