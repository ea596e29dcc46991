"""Parquet: typed columns, a folder a plan, and the same bytes each time."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from exchange.office import TODAY
from exchange.tables.office import COMMIT, dataset, portfolio, records
from exchange.tables.test_rows import ACTEURS, FICHE, INDICATEUR, PLAN
from plancancer_cli.exchange.folders import MANIFEST
from plancancer_cli.exchange.tables.catalogue import NAMES, TABLES
from plancancer_cli.exchange.tables.description import Kind
from plancancer_cli.exchange.tables.parquet_dataset import parquet_bytes, parquet_files
from projet import minimal

ARROW = {
    Kind.DATE: pa.date32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.TEXT: pa.string(),
    Kind.ANY: pa.string(),
    Kind.BREAKDOWN: pa.string(),
}


def read(content: bytes) -> pa.Table:
    return pq.ParquetFile(io.BytesIO(content)).read()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("parquet")
    for name, content in parquet_files(portfolio()).items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return target


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_file_of_a_table_has_the_columns_and_types_of_its_description(
    folder: Path, table: object
) -> None:
    wanted = [(column.name, ARROW[column.kind]) for column in table.columns[1:]]  # type: ignore[attr-defined]
    files = sorted((folder / table.name).rglob("*.parquet"))  # type: ignore[attr-defined]
    assert len(files) == len(portfolio().plans)
    for file in files:
        schema = pq.read_schema(file)
        assert [(field.name, field.type) for field in schema] == wanted
        assert all(field.metadata[b"description"] for field in schema)


def test_arrow_reads_the_folders_as_one_table_with_the_plan(folder: Path) -> None:
    for name in NAMES:
        found = ds.dataset(folder / name, partitioning="hive").to_table().to_pylist()
        wanted = records(portfolio(), name)
        assert len(found) == len(wanted)
        assert {row["plan"] for row in found} == {row["plan"] for row in wanted}


def test_values_keep_what_is_written_and_bear_their_number() -> None:
    data = dataset(minimal(plan=PLAN, acteurs=ACTEURS, fiche=FICHE, indicateur=INDICATEUR))
    (valeurs,) = (table for table in TABLES if table.name == "valeurs")
    found = read(parquet_bytes(data, valeurs)).to_pylist()
    assert [row["plan"] for row in found] == ["plan-exemple"] * 5
    assert [row["valeur"] for row in found] == ["20", "12", "22", None, None]
    assert [row["valeur_nombre"] for row in found][:4] == [20.0, 12.0, 22.0, pytest.approx(100 / 3)]
    assert found[1]["ventilation"] == "sexe=F"
    assert found[0]["date"] == "2024-06"
    assert found[0]["date_fin"].isoformat() == "2024-06-30"


def test_every_digit_of_a_number_is_kept_as_text() -> None:
    digits = "12345678901234567890"
    text = (
        f"id: balades\nlibelle: B\ntype: nombre\nvaleurs:\n  - {{date: 2024, valeur: {digits}}}\n"
    )
    (valeurs,) = (table for table in TABLES if table.name == "valeurs")
    (row,) = read(parquet_bytes(dataset(minimal(indicateur=text)), valeurs)).to_pylist()
    assert (row["valeur"], row["valeur_nombre"]) == (digits, float(digits))


def test_a_file_says_what_it_is_and_from_when(folder: Path) -> None:
    for file in folder.glob("volets/*/*.parquet"):
        told = pq.read_schema(file).metadata
        assert told[b"date"] == TODAY.isoformat().encode()
        assert told[b"plancancer"] == b"1.0"
        assert told[b"title"] == b"Volets"
        assert f"plan-cancer-stephanois={COMMIT}".encode() in told[b"revisions"]
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    assert {r["path"] for r in manifest["resources"]} == {
        p.relative_to(folder).as_posix() for p in folder.rglob("*.parquet")
    }
    assert len({r["name"] for r in manifest["resources"]}) == len(manifest["resources"])


def test_the_same_plans_make_the_same_bytes() -> None:
    assert parquet_files(portfolio()) == parquet_files(portfolio())
