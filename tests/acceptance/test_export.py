"""export: the tables of one plan or many, in the form and at the place that were asked for."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from acceptance.conftest import ROOT, SMALL_PLAN, TODAY, Program
from plancancer_cli.exchange.tables.catalogue import NAMES
from repositories import Repository

ABSENT = """\
import sys
sys.modules[{package!r}] = None
sys.argv = ["plancancer", *{arguments!r}]
from plancancer_cli.__main__ import run
run()
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.fixture
def two(small: Program) -> Program:
    """The small plan and a second one, both in one folder with one that is broken."""
    program = Program(small.folder.parent)
    for path, text in SMALL_PLAN.items():
        program.write(f"autre/{path}", text.replace("petit-plan", "autre-plan"))
    program.write("casse/plan/plan.yaml", "format: [\n")
    return program


def test_json_holds_every_table(small: Program) -> None:
    data = json.loads(small("export").out)
    assert list(data)[-len(NAMES) :] == list(NAMES)
    assert (data["kind"], data["date"], data["licence"]) == ("export", TODAY, None)
    assert data["plan"] == {"id": "petit-plan", "titre": "Petit plan"}
    assert data["valeurs"][0]["valeur"] == 2
    assert data["volets"][0]["statut"] == "en_cours"


def test_the_export_agrees_with_status_and_deadlines(real: Program) -> None:
    data = json.loads(real("export").out)
    totals = json.loads(real("status", "--format", "json").out)["totaux"]
    assert sum(volet["en_retard"] for volet in data["volets"]) == totals["en_retard"] == 0
    assert len(data["fiches"]) == totals["fiches"]
    assert len([i for i in data["indicateurs"] if i["mesures"]]) == totals["indicateurs_mesures"]
    due = json.loads(real("deadlines", "--format", "json").out)["echeances"]
    keys = ("ref", "kind", "objet", "echeance", "etat", "code", "explication", "prevue")
    # In the tables the plan itself is named as in its journal: plan.
    itself = {"plan-cancer-stephanois": "plan"}
    assert [{k: e[k] for k in keys} for e in data["echeances"]] == [
        {k: e[k] for k in keys} | {"ref": itself.get(e["ref"], e["ref"])} for e in due
    ]


def test_a_package_of_csv_in_a_folder(small: Program) -> None:
    done = small("export", "--format", "csv", "--output", "donnees", "--licence", "etalab-2.0")
    assert done.code == 0
    written = files(small.folder / "donnees")
    assert set(written) == {"datapackage.json", *(f"{name}.csv" for name in NAMES)}
    package = json.loads(written["datapackage.json"])
    assert package["licenses"][0]["name"] == "etalab-2.0"
    (plan,) = rows(written["plans.csv"].decode())
    assert plan["licence"] == "etalab-2.0"
    assert "21 novembre 2026" in done.err
    assert small("import", "donnees/valeurs.csv").code == 0
    again = small("export", "--format", "csv", "--output", "donnees", "--licence", "etalab-2.0")
    assert again.code == 0
    assert files(small.folder / "donnees") == written


def test_a_folder_that_holds_something_else_is_kept(small: Program) -> None:
    small.write("donnees/lire.md", "à garder\n")
    before = files(small.folder)
    done = small("export", "--format", "csv", "--output", "donnees")
    assert done.code == 2
    assert "donnees/lire.md" in done.err
    for target in (".", "plan", "actions/export", "../petit-plan/indicators"):
        assert small("export", "--format", "parquet", "--output", target).code == 2
    assert files(small.folder) == before


def test_a_file_that_is_no_export_is_kept(small: Program) -> None:
    small.write("notes.json", '{"a": 1}\n')
    small.write("noms.csv", "nom,sigle\nVille,\n")
    small.write("contacts.csv", "nom,telephone\nX,1\n")
    for name in ("notes.json", "contacts.csv"):
        before = small.read(name)
        done = small("export", "--output", name)
        assert (done.code, small.read(name)) == (2, before)
        assert name in done.err
    for name in ("plan.json", "plan.xlsx", "valeurs.csv", "volets.parquet"):
        assert [small("export", "--output", name).code for _ in range(2)] == [0, 0]


def test_one_table_by_its_name_or_that_of_the_file(small: Program) -> None:
    (volet,) = rows(small("export", "--format", "csv", "--table", "volets").out)
    assert (volet["plan"], volet["ref"], volet["debut_limite"]) == (
        "petit-plan",
        "1.1/parcs",
        "2024-12-31",
    )
    assert small("export", "--output", "volets.csv").code == 0
    assert rows(small.read("volets.csv")) == [volet]
    (valeur,) = rows(small("export", "--format", "csv", "--table", "valeurs").out)
    assert (valeur["valeur"], valeur["annee"], valeur["en_vigueur"]) == ("2", "2024", "true")
    data = json.loads(small("export", "--table", "acteurs").out)
    assert [a["acteur"] for a in data["acteurs"]] == ["ville"]
    assert "volets" not in data
    assert small("export", "--table", "volet").code == 2
    assert small("export", "--format", "csv", "--table", "volets", "--output", "d").code == 2
    assert not (small.folder / "d").exists()


def test_a_workbook_has_a_sheet_a_table_and_a_dictionary(small: Program) -> None:
    assert small("export", "--output", "plan.xlsx").code == 0
    book = openpyxl.load_workbook(small.folder / "plan.xlsx")
    assert book.sheetnames == [*NAMES, "dictionnaire"]
    assert book["volets"]["A2"].value == "petit-plan"
    assert book.properties.creator.startswith("plancancer ")
    assert book.properties.description == "petit-plan\u00a0: état au 21 novembre 2026, hors de Git"
    told = {(row[0].value, row[1].value): row[5].value for row in book["dictionnaire"]}
    assert told["volets", "debut_limite"] == "Dernier jour pour commencer."
    assert small("import", "plan.xlsx").code == 0


def test_many_plans_in_one_export_and_the_broken_one_is_named(two: Program) -> None:
    done = two("export", ".", "--format", "csv", "--output", "donnees")
    assert done.code == 1
    assert "casse" in done.err
    plans = rows((two.folder / "donnees/plans.csv").read_text("utf-8"))
    assert [plan["plan"] for plan in plans] == ["autre-plan", "petit-plan"]
    assert two("export", "autre", "petit-plan", "--output", "tout.xlsx").code == 0
    data = json.loads(two("export", "autre", "petit-plan").out)
    assert data["plan"] is None
    assert [valeur["plan"] for valeur in data["valeurs"]] == ["autre-plan", "petit-plan"]
    # A sheet of many plans says of which each row is.
    assert (
        rows(two("export", "autre", "petit-plan", "--format", "csv").out)[1]["plan"] == "petit-plan"
    )
    again = two("export", "autre", "--format", "csv", "--output", "donnees")
    assert "N’y sont plus\u00a0: petit-plan" in again.err


def test_two_plans_of_one_id_are_not_mixed(two: Program) -> None:
    for path, text in SMALL_PLAN.items():
        two.write(f"zz/{path}", text)
    done = two("export", "petit-plan", "zz")
    assert done.code == 1
    assert "zz" in done.err
    assert len(json.loads(done.out)["plans"]) == 1


def test_where_no_plan_can_be_read_nothing_is_written(two: Program) -> None:
    done = two("export", "casse", "nulle-part", "--output", "x.json")
    assert done.code == 2
    assert "casse" in done.err
    assert "nulle-part" in done.err
    assert not (two.folder / "x.json").exists()


def test_a_broken_file_is_counted_and_what_names_it_is_told(small: Program) -> None:
    small.write("indicators/parcs-sans-tabac.yaml", "id: [\n")
    done = small("export")
    assert done.code == 1
    data = json.loads(done.out)
    assert data["plans"][0]["fichiers_illisibles"] == 1
    assert data["fiches_indicateurs"] == []
    assert "indicators/parcs-sans-tabac.yaml" in done.err
    assert "fiches_indicateurs" in done.err


@pytest.mark.git
def test_the_revision_and_what_is_in_no_commit_yet(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "depot", SMALL_PLAN)
    program = Program(repository.folder)
    (clean,) = json.loads(program("export").out)["plans"]
    assert len(clean["revision"]) == 40
    assert clean["fichiers_modifies"] is False
    program.write("actions/1.1-parcs.yaml", program.read("actions/1.1-parcs.yaml") + "\n# note\n")
    (dirty,) = json.loads(program("export").out)["plans"]
    assert (dirty["revision"], dirty["fichiers_modifies"]) == (clean["revision"], True)
    assert clean["revision"][:10] in program("export", "--output", "../x.json").err


def test_outside_of_git_there_is_no_revision(small: Program) -> None:
    (plan,) = json.loads(small("export").out)["plans"]
    assert (plan["revision"], plan["revision_du"], plan["fichiers_modifies"]) == (None, None, None)
    assert "hors de Git" in small("export", "--output", "x.json").err


def test_a_licence_that_is_not_known_is_refused(small: Program) -> None:
    done = small("export", "--licence", "mit")
    assert done.code == 2
    assert "etalab-2.0" in done.err


@pytest.mark.parametrize(
    ("package", "arguments"),
    [
        ("pyarrow", ["export", "--format", "parquet", "--output", "x"]),
        ("pyarrow", ["export", "--output", "x.parquet"]),
        ("weasyprint", ["report", "--format", "pdf", "--output", "x.pdf"]),
    ],
)
def test_an_optional_part_that_is_absent_is_named_in_one_line(
    small: Program, package: str, arguments: list[str]
) -> None:
    before = files(small.folder)
    done = subprocess.run(
        [sys.executable, "-c", ABSENT.format(package=package, arguments=["--date", TODAY, *arguments])],
        cwd=small.folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = (line for line in done.stderr.splitlines() if "pip install" in line)
    assert f"python -m pip install {package}" in line
    assert files(small.folder) == before


def test_only_the_libraries_of_the_format_are_loaded(small: Program) -> None:
    script = (
        "import sys, contextlib, io\n"
        "from plancancer_cli.cli.boundary import main\n"
        f"main({['--date', TODAY, 'export', '--format', 'csv', '--output', 'd']!r})\n"
        "print({'pyarrow', 'openpyxl', 'frictionless', 'jinja2', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=small.folder, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("kind", ["csv", "parquet", "json"])
def test_two_runs_write_the_same_bytes(tmp_path: Path, kind: str) -> None:
    program = Program(tmp_path)
    folders = [str(ROOT / "examples" / name) for name in ("plan-fictif", "prendre-soin-de-soi")]
    for seed in ("1", "2"):
        target = f"{seed}.json" if kind == "json" else seed
        done = program.process(
            "export", *folders, "--format", kind, "-o", target, PYTHONHASHSEED=seed
        )
        assert done.code == 0
    if kind == "json":
        assert program.read("1.json") == program.read("2.json")
    else:
        assert files(tmp_path / "1") == files(tmp_path / "2")


def test_the_real_plan_and_the_examples(tmp_path: Path) -> None:
    program = Program(tmp_path)
    done = program("export", str(ROOT / "examples"), str(ROOT), "--format", "parquet", "-o", "tout")
    assert done.code == 0
    parts = sorted(p.name for p in (tmp_path / "tout" / "valeurs").iterdir())
    assert len(parts) == len(list((ROOT / "examples").glob("*/plan/plan.yaml"))) + 1
    assert "plan=plan-cancer-stephanois" in parts
