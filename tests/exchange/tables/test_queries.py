"""The queries of the guide run on the Parquet of the examples and the real plan, and answer as shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from exchange.tables.office import FOLDERS, ROOT, exported
from plancancer_cli.exchange.tables.catalogue import TABLES
from plancancer_cli.exchange.tables.dataset import Dataset
from plancancer_cli.exchange.tables.description import Kind, TableOf
from plancancer_cli.exchange.tables.parquet_dataset import parquet_files
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

PAGE = (ROOT / "docs/donnees.md").read_text("utf-8")
SHOWN_ON = date(2026, 11, 22)
REAL = "plan-cancer-stephanois"
VIEWS, *QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Parquet of every plan."""
    target = tmp_path_factory.mktemp("base") / "donnees"
    plans = []
    for root in FOLDERS:
        dossier = load(ArbreDisque(root)).dossier
        assert dossier is not None
        plans.append(exported(dossier, on=SHOWN_ON))
    for name, content in parquet_files(Dataset(SHOWN_ON, "1.0", tuple(plans))).items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return target


@pytest.fixture(scope="module")
def base(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database with the views of the guide."""
    found = duckdb.connect()
    found.execute(VIEWS.replace("'donnees/", f"'{folder}/"))
    return found


def shown_rows(box: str) -> list[tuple[str, ...]]:
    """The cells of a table as DuckDB draws it: the names, the types, the rows."""
    lines = [line for line in box.splitlines() if line.startswith("│")]
    return [tuple(cell.strip() for cell in line.strip("│").split("│")) for line in lines]


def test_every_query_has_its_answer_in_the_guide() -> None:
    assert len(QUERIES) == len(SHOWN) >= 4


@pytest.mark.parametrize("place", range(len(QUERIES)))
def test_a_query_of_the_guide_answers_as_shown(base: duckdb.DuckDBPyConnection, place: int) -> None:
    relation = base.sql(QUERIES[place].rstrip().rstrip(";"))
    names, _, *shown = shown_rows(SHOWN[place])
    assert list(names) == relation.columns
    found = [tuple("NULL" if v is None else str(v) for v in row) for row in relation.fetchall()]
    # The real plan lives: its numbers change with its files, the examples' do not.
    assert [row for row in found if row[0] != REAL] == [row for row in shown if row[0] != REAL]


def test_measured_indicators_per_plan_and_year(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.sql(QUERIES[0].rstrip().rstrip(";")).fetchall()
    assert {row[0] for row in rows} >= {REAL, "plan-fictif-valbrume", "prendre-soin-de-soi"}
    assert ("prendre-soin-de-soi", 2025, 4, 4) in rows


def test_the_example_for_spark_asks_the_first_question(base: duckdb.DuckDBPyConnection) -> None:
    script = (ROOT / "examples/spark_indicateurs.py").read_text("utf-8")
    (query,) = re.findall(r'QUERY = """\\\n(.*?)"""', script, re.DOTALL)
    assert query.split() == QUERIES[0].rstrip().rstrip(";").split()
    shown = PAGE[PAGE.index("+----") :]
    cells = [tuple(line.strip("|").split("|")) for line in shown.splitlines() if line[:1] == "|"]
    answer = [tuple(cell.strip() for cell in row) for row in cells[1:]]
    found = [tuple(map(str, row)) for row in base.sql(query).fetchall()]
    assert [row for row in answer if row[0] != REAL] == [row for row in found if row[0] != REAL]


TYPES = {
    Kind.DATE: "DATE",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_sees_the_types_and_no_reference_that_leads_nowhere(
    folder: Path, table: TableOf
) -> None:
    base = duckdb.connect()

    def read(name: str) -> str:
        return f"read_parquet('{folder}/{name}/*/*.parquet', hive_partitioning = true)"

    described = {row[0]: row[1] for row in base.sql(f"DESCRIBE FROM {read(table.name)}").fetchall()}
    assert described == {c.name: TYPES.get(c.kind, "VARCHAR") for c in table.columns}
    for reference in table.references:
        pairs = zip(reference.columns, reference.key, strict=True)
        match = " AND ".join(f"a.{mine} = b.{theirs}" for mine, theirs in pairs)
        sides = f"{read(table.name)} a ANTI JOIN {read(reference.table)} b ON {match}"
        assert base.sql(f"SELECT count(*) FROM {sides}").fetchall() == [(0,)]
