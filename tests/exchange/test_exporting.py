"""The valeurs out and in again: a round trip changes nothing, in a sheet and in every table."""

from __future__ import annotations

import csv
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
    refused,
    said,
    settle,
    the_sheet,
)
from exchange.tables.office import dataset
from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.columns import COLUMNS
from plancancer_cli.exchange.exporting import sheet_csv, valeurs_table
from plancancer_cli.exchange.importing import import_sheet
from plancancer_cli.exchange.tables.writing import as_file
from plancancer_cli.i18n import get_language
from plancancer_cli.model.periode import Periode
from plancancer_cli.storage.edit.flow import flow

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


def export(folder: Path, kind: str) -> bytes:
    """The sheet of `import`, the table of CSV with its keys, or a workbook or document of tables."""
    if kind == "sheet":
        return sheet_csv(dossier(folder))
    return as_file(dataset(dossier(folder)), kind, None, get_language("fr"))


def take_back(folder: Path, exported: bytes, kind: str) -> tuple[int, int, int, int]:
    if kind != "xlsx":
        return counts(bring(folder, exported, confirmed=True))
    sheet = the_sheet(exported)
    return counts(import_sheet(folder, dossier(folder), [sheet], TODAY, confirmed=True))


def test_the_columns_are_those_of_import(tmp_path: Path) -> None:
    exported = export(settle(tmp_path), "sheet")
    assert exported.decode() == ",".join(COLUMNS) + "\nbalades,2023-06,10" + "," * 11 + "\n"


@pytest.mark.parametrize("kind", ["sheet", "csv", "xlsx"])
def test_a_round_trip_changes_nothing(tmp_path: Path, kind: str) -> None:
    folder = odd(tmp_path / "a")
    before = content(folder)
    exported = export(folder, kind)
    assert take_back(folder, exported, kind) == (0, 9, 0, 0)
    assert content(folder) == before
    other = empty(tmp_path / "b")
    assert take_back(other, exported, kind) == (9, 0, 0, 0)
    assert valeurs_table(dossier(other)) == valeurs_table(dossier(folder))
    if kind != "xlsx":
        assert export(other, kind) == exported


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
    st.sampled_from(["sheet", "csv", "xlsx"]),
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
        exported = export(folder, kind)
        assert take_back(folder, exported, kind) == (0, len(valeurs) + 1, 0, 0)
        assert content(folder) == before
        other = settle(Path(name) / "b", vaccins=text + "valeurs: []\n")
        assert take_back(other, exported, kind) == (len(valeurs), 1, 0, 0)
        assert valeurs_table(dossier(other)) == valeurs_table(dossier(folder))


@pytest.mark.parametrize("kind", ["sheet", "csv"])
def test_formulas_are_inert_in_every_cell(tmp_path: Path, kind: str) -> None:
    rows = csv.reader(io.StringIO(export(odd(tmp_path), kind).decode()))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_no_cell_of_a_workbook_is_a_formula_or_an_error(tmp_path: Path) -> None:
    folder = settle(tmp_path, balades=ODD.replace("« été »", "#N/A"))
    book = openpyxl.load_workbook(io.BytesIO(export(folder, "xlsx")))
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "@"))]
    assert '\'=HYPERLINK("x")' in texts


def test_the_cells_of_xlsx_are_native(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(export(odd(tmp_path), "xlsx")))["valeurs"]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet]
    assert [rows[1][key] for key in ("indicateur", "date", "valeur")] == ["balades", "2023-06", 10]
    assert rows[2]["date"].date() == date(2024, 1, 31)
    assert rows[2]["valeur"] == "0.30000000000000004"  # a spreadsheet would keep 15 digits of it
    assert rows[4]["date"] == 2024
    assert rows[3]["provisoire"] is True
    assert rows[1]["date_fin"].date() == date(2023, 6, 30)


def test_a_text_that_no_cell_holds_is_refused(tmp_path: Path) -> None:
    folder = settle(
        tmp_path, balades=BALADES + f'  - {{date: 2025, valeur: 1, note: "{"a" * 40000}"}}\n'
    )
    with pytest.raises(WriteRefused) as caught:
        export(folder, "xlsx")
    assert "--format csv" in said(caught.value)


def test_json_keeps_the_types_of_the_files(tmp_path: Path) -> None:
    data = json.loads(export(odd(tmp_path), "json"))
    assert {key: data[key] for key in ("schemaVersion", "kind", "date", "plan")} == {
        "schemaVersion": 1,
        "kind": "export",
        "date": "2026-11-21",
        "plan": {"id": "plan-exemple", "titre": "Plan exemple"},
    }
    assert all(set(row) >= set(COLUMNS) for row in data["valeurs"])
    assert len(data["valeurs"]) == 9
    secret = next(row for row in data["valeurs"] if row["secret"])
    assert secret["valeur"] is None
    assert secret["periode"] == "2024-T4"
    assert secret["ventilation"] == {"sexe": 'a=b; "c"'}
    assert data["valeurs"][2]["valeur"] == 12345678901234567890


def test_a_row_of_another_plan_is_refused(tmp_path: Path) -> None:
    folder = settle(tmp_path)
    head = "plan,indicateur,rang,date,valeur\n"
    (told,) = refused(folder, head + "autre-plan,balades,1,2025,3\n")
    assert "Row 2, column plan: The row is of another plan; this one is “plan-exemple”." in told
    assert counts(bring(folder, head + "plan-exemple,balades,1,2025,3\n"))[0] == 1


def test_columns_of_an_export_are_unknown_in_any_other_sheet(tmp_path: Path) -> None:
    with pytest.raises(WriteRefused) as caught:
        bring(settle(tmp_path), "indicateur,date,valeur,annee\nbalades,2025,3,2025\n")
    assert "annee" in said(caught.value)
