"""Export: exactly the columns of import, so that a round trip changes nothing."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.office import (
    BALADES,
    TAUX,
    TODAY,
    VACCINS,
    bring,
    content,
    counts,
    dossier,
    said,
    settle,
)
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.columns import COLUMNS
from plancancer_cli.exchange.exporting import export_bytes, valeurs_table
from plancancer_cli.exchange.importing import import_sheet
from plancancer_cli.exchange.parquet_writing import typed_columns
from plancancer_cli.exchange.sheet import sheet_of
from plancancer_cli.exchange.xlsx_reading import read_xlsx
from plancancer_cli.model.periode import Periode
from plancancer_cli.storage.flow import flow

ODD = (
    BALADES
    + """\
  - {date: 2024-01-31, valeur: 0.30000000000000004, note: "=HYPERLINK(\\"x\\")", source: "a,b;c"}
  - {date: 2024-02-29, valeur: 12345678901234567890, note: "'=1", provisoire: true}
  - {date: 2024, valeur: 1.0e-7, qualification: moins_de, note: "deux\\nlignes « été » — €"}
  - {date: 2024, valeur: 1, qualification: au_moins, remplace: 2024}
"""
)
SECRET = (
    VACCINS.replace("valeurs: []", "valeurs:")
    + """\
  - {date: 2024-12, secret: true, periode: 2024-T4, ventilation: {sexe: "a=b; \\"c\\""}}
  - {date: 2024-12-31, valeur: 0, periode: 2023/2024}
"""
)
PARTS = (
    TAUX.replace("valeurs: []", "valeurs:")
    + """\
  - {date: 2024, numerateur: 12, denominateur: 40}
  - {date: 2025, valeur: 0.3, numerateur: 12, denominateur: 40}
"""
)


def odd(folder: Path) -> Path:
    return settle(folder, balades=ODD, vaccins=SECRET, taux=PARTS)


def empty(folder: Path) -> Path:
    return settle(folder, balades=BALADES.partition("valeurs:")[0] + "valeurs: []\n")


def take_back(folder: Path, exported: bytes, kind: str) -> tuple[int, int, int, int]:
    if kind == "csv":
        return counts(bring(folder, exported))
    sheet = sheet_of(read_xlsx(exported))
    return counts(import_sheet(folder, dossier(folder), sheet, TODAY))


def test_the_columns_are_those_of_import(tmp_path: Path) -> None:
    exported = export_bytes(dossier(settle(tmp_path)), TODAY, "csv")
    assert exported.decode() == ",".join(COLUMNS) + "\nbalades,2023-06,10" + "," * 10 + "\n"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_round_trip_changes_nothing(tmp_path: Path, kind: str) -> None:
    folder = odd(tmp_path / "a")
    before = content(folder)
    exported = export_bytes(dossier(folder), TODAY, kind)
    assert take_back(folder, exported, kind) == (0, 9, 0, 0)
    assert content(folder) == before
    other = empty(tmp_path / "b")
    assert take_back(other, exported, kind) == (9, 0, 0, 0)
    assert valeurs_table(dossier(other)) == valeurs_table(dossier(folder))
    if kind == "csv":
        assert export_bytes(dossier(other), TODAY, kind) == exported


_TEXT = st.text(alphabet="aé’« »=+-@'\",;\t\n\\{}:#\u00a0\u202f€0", min_size=1, max_size=12).filter(
    str.strip
)
_DATES = st.one_of(
    st.dates(date(1990, 1, 1), TODAY).map(Periode.jour),
    st.integers(1990, 2026).map(Periode.annee),
    st.tuples(st.integers(1990, 2025), st.integers(1, 12)).map(lambda ym: Periode.mois(*ym)),
)
_NUMBERS = st.one_of(st.integers(11, 10**20), st.floats(11, 1e29))
_VALEURS = st.fixed_dictionaries(
    {"date": _DATES, "valeur": _NUMBERS},
    optional={
        "periode": _DATES,
        "ventilation": st.dictionaries(st.just("sexe"), _TEXT, min_size=1),
        "source": _TEXT,
        "note": _TEXT,
        "provisoire": st.just(True),
        "qualification": st.sampled_from(["environ", "au_moins", "moins_de"]),
    },
)


@settings(max_examples=40)
@given(
    st.lists(_VALEURS, max_size=6, unique_by=lambda v: (v["date"], str(v.get("ventilation")))),
    st.sampled_from(["csv", "xlsx"]),
)
def test_whatever_the_values_a_round_trip_changes_nothing(
    valeurs: list[dict[str, object]], kind: str
) -> None:
    text = VACCINS.replace("flux", "stock").replace("valeurs: []\n", "")
    lines = "".join(f"  - {flow(valeur)}\n" for valeur in valeurs)
    filled = text + ("valeurs:\n" + lines if lines else "valeurs: []\n")
    with tempfile.TemporaryDirectory() as name:
        folder = settle(Path(name) / "a", vaccins=filled)
        before = content(folder)
        exported = export_bytes(dossier(folder), TODAY, kind)
        assert take_back(folder, exported, kind) == (0, len(valeurs) + 1, 0, 0)
        assert content(folder) == before
        other = settle(Path(name) / "b", vaccins=text + "valeurs: []\n")
        assert take_back(other, exported, kind) == (len(valeurs), 1, 0, 0)
        assert valeurs_table(dossier(other)) == valeurs_table(dossier(folder))


def test_formulas_are_inert_in_every_cell(tmp_path: Path) -> None:
    folder = odd(tmp_path)
    rows = csv.reader(io.StringIO(export_bytes(dossier(folder), TODAY, "csv").decode()))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    book = openpyxl.load_workbook(io.BytesIO(export_bytes(dossier(folder), TODAY, "xlsx")))
    assert {cell.data_type for row in book.active for cell in row} <= {"s", "n", "d", "b"}


def test_the_cells_of_xlsx_are_native(tmp_path: Path) -> None:
    exported = export_bytes(dossier(odd(tmp_path)), TODAY, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(exported)).active
    rows = [[cell.value for cell in row][:3] for row in sheet.iter_rows(min_row=2, max_row=5)]
    assert rows[0] == ["balades", "2023-06", 10]
    assert rows[1][1].date() == date(2024, 1, 31)
    assert rows[1][2] == "0.30000000000000004"  # a spreadsheet would keep 15 digits of it
    assert rows[3][1] == 2024


def test_a_text_that_no_cell_holds_is_refused(tmp_path: Path) -> None:
    folder = settle(
        tmp_path, balades=BALADES + f'  - {{date: 2025, valeur: 1, note: "{"a" * 40000}"}}\n'
    )
    with pytest.raises(WriteRefused) as caught:
        export_bytes(dossier(folder), TODAY, "xlsx")
    assert "--format csv" in said(caught.value)


def test_json_names_every_key(tmp_path: Path) -> None:
    data = json.loads(export_bytes(dossier(odd(tmp_path)), TODAY, "json"))
    assert {key: data[key] for key in ("schemaVersion", "kind", "date", "plan")} == {
        "schemaVersion": 1,
        "kind": "export",
        "date": "2026-11-21",
        "plan": {"id": "plan-exemple", "titre": "Plan exemple"},
    }
    assert [set(row) for row in data["valeurs"]] == [set(COLUMNS)] * 9
    secret = next(row for row in data["valeurs"] if row["secret"])
    assert secret["valeur"] is None
    assert secret["periode"] == "2024-T4"
    assert secret["ventilation"] == {"sexe": 'a=b; "c"'}


def test_parquet_has_one_type_a_column(tmp_path: Path) -> None:
    columns = typed_columns(valeurs_table(dossier(odd(tmp_path))))
    assert list(columns) == [*COLUMNS[:3], "valeur_nombre", *COLUMNS[3:]]
    assert columns["valeur_nombre"][1][:2] == [10.0, 0.30000000000000004]
    assert columns["valeur"][1][1] == "0.30000000000000004"
    assert columns["secret"][1].count(True) == 1
    assert columns["periode"][1][-1] == "2023/2024"


def test_parquet_is_written_or_says_what_to_install(tmp_path: Path) -> None:
    folder = odd(tmp_path)
    if importlib.util.find_spec("pyarrow") is None:
        with pytest.raises(UsageError) as caught:
            export_bytes(dossier(folder), TODAY, "parquet")
        assert "pip install 'plancancer[parquet]'" in said(caught.value)
    else:
        exported = export_bytes(dossier(folder), TODAY, "parquet")
        assert exported.startswith(b"PAR1")
