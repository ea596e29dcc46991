"""portfolio: many plans in one table, and none hidden by another that cannot be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from acceptance.conftest import ROOT, SMALL_PLAN, Program
from plancancer_cli.cli.portfolio import ETATS
from plancancer_cli.model.plan import EtatPlan

LATE = ("calendrier: À partir de 2024", "calendrier: D’ici 2025")
_FICHE = SMALL_PLAN["actions/1.1-parcs.yaml"]
SILENT = (_FICHE[_FICHE.index("    suivi:") : _FICHE.index("pilotes:")], "")


@pytest.fixture
def plans(tmp_path: Path) -> Program:
    """Three plans in one folder: B is late, É to be documented, a is neither; C is broken."""
    program = Program(tmp_path)
    for name, title, adoption, change in (
        ("b", "B, plan en retard", "2022-01-10", LATE),
        ("e", "École et santé", "2021-06-01", SILENT),
        ("a", "a, plan tenu", "2023-05-30", None),
    ):
        for path, text in SMALL_PLAN.items():
            named = text.replace("Petit plan", f'"{title}"').replace("2023-05-30", adoption)
            program.write(f"tous/{name}/{path}", named.replace(*change) if change else named)
    program.write("tous/c/plan/plan.yaml", "format: [\n")
    program.write("tous/notes/lire.txt", "rien\n")
    return program


def portfolio(program: Program, *arguments: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(program("portfolio", *arguments, "--format", "json").out)
    return data


def titles(program: Program, *arguments: str) -> list[str]:
    return [plan["titre"] for plan in portfolio(program, "tous", *arguments)["plans"]]  # type: ignore[attr-defined]


def test_one_line_a_plan_and_the_broken_one_is_named(plans: Program) -> None:
    done = plans("portfolio", "tous")
    assert done.code == 1
    for title in ("B, plan en retard", "École et santé", "a, plan tenu"):
        assert sum(title in line for line in done.out.splitlines()) == 1
    assert "tous/c" in done.err
    assert "PC002" in done.err
    assert "tous/notes" in done.err


def test_the_json_is_complete(plans: Program) -> None:
    data = portfolio(plans, "tous")
    assert (data["schemaVersion"], data["kind"], data["date"]) == (1, "portfolio", "2026-11-21")
    assert data["totaux"] == {
        "plans": 3, "fiches": 3, "volets": 3, "en_retard": 1, "a_documenter": 1, "a_decider": 0,
        "non_recues": 6, "non_documentes": 1, "indicateurs_mesures": 3, "indicateurs": 3,
    }  # fmt: skip
    broken = data["illisibles"]
    assert [(b["dossier"], b["code"]) for b in broken] == [("tous/c", "PC002")]  # type: ignore[index,attr-defined]
    assert data["ignores"] == ["tous/notes"]
    first = data["plans"][1]  # type: ignore[index]
    assert (first["dossier"], first["id"], first["adoption"], first["collectivite"]) == (
        "tous/b",
        "petit-plan",
        "2022-01-10",
        None,
    )
    (late,) = first["retards"]
    assert (late["ref"], late["manque"], late["echeance"], late["code"]) == (
        "1.1/parcs",
        "retard",
        "2025-12-31",
        "PC202",
    )
    assert late["pilotes"] == ["ville"]


def test_it_agrees_with_status(real: Program) -> None:
    status = json.loads(real("status", "--format", "json").out)["totaux"]
    (plan,) = portfolio(real, ".")["plans"]  # type: ignore[misc]
    assert plan["totaux"] == {key: status[key] for key in plan["totaux"]}
    missing = [late["manque"] for late in plan["retards"]]
    # One a ref and state: what is counted in the totals is what is listed.
    assert missing.count("retard") == status["en_retard"]
    assert missing.count("a_documenter") == status["a_documenter"]
    assert missing.count("a_decider") == status["a_decider"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("titre", ["a, plan tenu", "B, plan en retard", "École et santé"]),
        ("retard", ["B, plan en retard", "École et santé", "a, plan tenu"]),
        ("adoption", ["École et santé", "B, plan en retard", "a, plan tenu"]),
    ],
)
def test_the_order_is_the_one_asked_for(plans: Program, sort: str, expected: list[str]) -> None:
    assert titles(plans, "--sort", sort) == expected


def test_late_says_what_is_late_where(plans: Program) -> None:
    assert titles(plans, "--late") == ["B, plan en retard", "École et santé"]
    out = plans("portfolio", "tous", "--late").out
    assert "a, plan tenu" not in out
    assert "1.1/parcs  en retard, 31/12/2025" in out
    assert "1.1/parcs  à documenter, 31/12/2024" in out
    assert "Les parcs (Ville)" in out
    rows = list(
        csv.DictReader(io.StringIO(plans("portfolio", "tous", "--late", "--format", "csv").out))
    )
    assert [(row["dossier"], row["ref"], row["manque"]) for row in rows] == [
        ("tous/b", "1.1/parcs", "retard"), ("tous/e", "1.1/parcs", "a_documenter"),
    ]  # fmt: skip


def test_only_the_plans_in_one_state(plans: Program) -> None:
    path = "tous/b/plan/plan.yaml"
    plans.write(path, plans.read(path) + "etat: clos\n")
    assert titles(plans, "--etat", "clos") == ["B, plan en retard"]
    assert titles(plans, "--etat", "en_cours") == ["a, plan tenu", "École et santé"]
    assert titles(plans, "--etat", "prolonge") == []
    assert list(ETATS) == [etat.value for etat in EtatPlan]
    assert plans("portfolio", "tous", "--etat", "fini").code == 2


def test_csv_and_markdown_hold_the_same_rows(plans: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(plans("portfolio", "tous", "--format", "csv").out)))
    assert [(row["plan"], row["en_retard"], row["non_documentes"]) for row in rows] == [
        ("a, plan tenu", "0", "0"), ("B, plan en retard", "1", "0"), ("École et santé", "0", "1"),
    ]  # fmt: skip
    markdown = plans("portfolio", "tous", "--format", "markdown").out
    assert all(f"| {row['plan']} |" in markdown for row in rows)
    assert "tous/c" in markdown


def test_plans_and_folders_of_plans_can_be_named_together_each_once(plans: Program) -> None:
    data = portfolio(plans, "tous/b", "tous", "tous/../tous/b")
    assert [plan["dossier"] for plan in data["plans"]] == ["tous/a", "tous/b", "tous/e"]  # type: ignore[attr-defined]
    assert plans("portfolio", "tous/a", "tous/b").code == 0


@pytest.mark.parametrize("name", ["nulle-part", "tous/notes", "tous/notes/lire.txt"])
def test_a_folder_without_a_plan_is_named_beside_the_others(plans: Program, name: str) -> None:
    done = plans("portfolio", name, "tous/a")
    assert done.code == 1
    assert name in done.err
    assert "a, plan tenu" in done.out


def test_a_broken_fiche_is_named_and_its_plan_shown(plans: Program) -> None:
    plans.write("tous/a/actions/1.2-casse.yaml", "code: [\n")
    done = plans("portfolio", "tous/a")
    assert done.code == 1
    assert "actions/1.2-casse.yaml" in done.err
    assert "a, plan tenu" in done.out
    (plan,) = portfolio(plans, "tous/a")["plans"]  # type: ignore[misc]
    assert plan["illisibles"] == ["actions/1.2-casse.yaml"]


def test_a_plan_that_lost_its_first_file_is_not_passed_over(plans: Program) -> None:
    (plans.folder / "tous/a/plan/plan.yaml").unlink()
    done = plans("portfolio", "tous")
    assert done.code == 1
    assert "tous/a" in done.err
    assert "PC009" in done.err


def test_titles_of_plans_run_no_formula_and_draw_no_markup(plans: Program) -> None:
    path = "tous/a/plan/plan.yaml"
    plans.write(path, plans.read(path).replace('"a, plan tenu"', "'=HYPERLINK(\"x\") <b>| @maire'"))
    rows = list(csv.DictReader(io.StringIO(plans("portfolio", "tous/a", "--format", "csv").out)))
    assert rows[0]["plan"].startswith("'=")
    markdown = plans("portfolio", "tous/a", "--format", "markdown").out
    assert "<b>" not in markdown


def test_wrong_usage(plans: Program) -> None:
    assert plans("portfolio").code == 2
    assert plans("portfolio", "tous", "--sort", "nom").code == 2
    assert plans("portfolio", "tous", "--format", "html").code == 2


def test_a_portfolio_of_all_the_examples(tmp_path: Path) -> None:
    folders = sorted(path.parents[1] for path in (ROOT / "examples").glob("*/plan/plan.yaml"))
    program = Program(tmp_path)
    assert program("portfolio", str(ROOT / "examples")).code == 0
    data = portfolio(program, str(ROOT / "examples"), str(ROOT))
    found = {plan["dossier"] for plan in data["plans"]}  # type: ignore[attr-defined]
    assert found == {folder.as_posix() for folder in (*folders, ROOT)}
    assert data["illisibles"] == []
