"""The real plan through a sheet and back: what a sheet claims to carry comes back word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancancer_cli.exchange.xlsx_writing import xlsx_bytes
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.rules.run import validate
from plancancer_cli.scaffold.rendering import Demande, render
from plancancer_cli.scaffold.sheet.importing import plan_import, write_import
from plancancer_cli.scaffold.sheet.table import read_fiche_sheets
from plancancer_cli.storage.files.creation import write_new
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from scaffold.sheets import PROGRAMS, SPREADSHEETS, carried, csv_sheet, plan_table

ROOT = Path(__file__).resolve().parents[2]


def read(folder: Path) -> Dossier:
    dossier = load(ArbreDisque(folder)).dossier
    assert dossier is not None
    return dossier


@pytest.fixture(scope="module")
def real() -> Dossier:
    return read(ROOT)


@pytest.mark.parametrize("kind", ["csv", "csv-excel", "xlsx"])
def test_the_real_plan_comes_back(real: Dossier, tmp_path: Path, kind: str) -> None:
    content = {
        "csv": lambda: csv_sheet(real, PROGRAMS),
        "csv-excel": lambda: csv_sheet(real, SPREADSHEETS),
        "xlsx": lambda: xlsx_bytes(plan_table(real)),
    }[kind]()
    sheet_file = tmp_path / "plan"
    sheet_file.write_bytes(content)
    folder = tmp_path / "nouveau"
    write_new(folder, render(Demande("plan-cancer", "Plan", date(2023, 5, 30))))

    sheet = read_fiche_sheets(sheet_file, {})
    importation = plan_import(folder, read(folder), sheet)
    assert importation.leftovers == ()
    write_import(folder, importation)

    back = read(folder)
    assert [d for d in validate(back) if d.severity == "error"] == []
    assert carried(back) == carried(real)


def test_the_levels_come_back(real: Dossier, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_bytes(csv_sheet(real))
    folder = tmp_path / "nouveau"
    write_new(folder, render(Demande("plan-cancer", "Plan", date(2023, 5, 30))))
    sheet = read_fiche_sheets(tmp_path / "plan.csv", {})
    write_import(folder, plan_import(folder, read(folder), sheet))
    found = list(read(folder).plan.value.noeuds())
    wanted = list(real.plan.value.noeuds())
    assert [(depth, n.code) for depth, n in found] == [(depth, n.code) for depth, n in wanted]
    # Pages word a title in more than one way: the one that is taken is one that the plan knows.
    for (_, one), (_, known) in zip(found, wanted, strict=True):
        assert one.titre in {known.titre, *known.autres_libelles}


def test_a_second_import_writes_nothing(real: Dossier, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_bytes(csv_sheet(real))
    folder = tmp_path / "nouveau"
    write_new(folder, render(Demande("plan-cancer", "Plan", date(2023, 5, 30))))
    sheet = read_fiche_sheets(tmp_path / "plan.csv", {})
    write_import(folder, plan_import(folder, read(folder), sheet))
    again = plan_import(folder, read(folder), sheet)
    assert (again.texts, again.added) == ({}, {})
    assert len(again.leftovers) == len(real.fiches)
