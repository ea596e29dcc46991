"""Fiches in subfolders, and files under names that are not read, as every command meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run
from projet import FICHE, INDICATEUR, MINIMAL
from repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

BELOW = "actions/axe-1/2026/1.1.1-balades.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The plan whose fiche lies two folders down."""
    root = project(tmp_path / "plan")
    (root / BELOW).parent.mkdir(parents=True)
    (root / FICHE).rename(root / BELOW)
    return root


def test_a_fiche_in_a_subfolder_is_read_and_written_where_it_lies(folder: Path) -> None:
    assert run(folder, "validate").out.endswith("Read: 1 fiche, 1 indicateur\n")
    assert json.loads(run(folder, "status", "--format", "json").out)["totaux"]["fiches"] == 1
    done = run(folder, "track", "1.1.1", "en_cours", "--fact", "x", "--on", "2025-01-01")
    assert done.code == 0
    assert "en_cours" in (folder / BELOW).read_text("utf-8")
    assert run(folder, "fmt", BELOW).code == 0
    assert (
        "schema=../../../schemas/" in (folder / BELOW).read_text("utf-8")
        or not (folder / "schemas").exists()
    )


def test_a_new_fiche_lies_in_actions_itself_and_takes_the_next_code(folder: Path) -> None:
    done = run(
        folder, "new", "fiche", "--sous", "1.1", "--titre", "Marches", "--pilote", "ville",
        "--calendrier", "Dès 2027",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert (folder / "actions" / "1.1.2-marches.yaml").is_file()


def test_an_indicateur_named_yml_takes_its_valeur(folder: Path) -> None:
    (folder / INDICATEUR).rename(folder / "indicators" / "balades.yml")
    done = run(folder, "measure", "balades", "12", "--on", "2025-01-01", "--confirm")
    assert done.code == 0, done.err
    assert "12" in (folder / "indicators" / "balades.yml").read_text("utf-8")


@pytest.mark.parametrize("command", [["status"], ["deadlines"], ["show", "1.1.1"]])
def test_what_is_not_read_is_named_by_every_command(folder: Path, command: list[str]) -> None:
    (folder / "actions" / "1.1.2-x.yaml.txt").write_text(MINIMAL[FICHE])
    (folder / "actions" / "notes.docx").write_text("x")
    done = run(folder, *command)
    assert done.code == 1
    assert "actions/1.1.2-x.yaml.txt:1:1: PC019" in done.err
    assert "Left aside, as they are not YAML: actions/notes.docx." in done.err


def test_what_is_left_aside_alone_fails_nothing(folder: Path) -> None:
    (folder / "actions" / "notes.docx").write_text("x")
    assert run(folder, "status").code == 0
    done = run(folder, "validate")
    assert done.code == 0
    assert done.out.endswith("Read: 1 fiche, 1 indicateur, 1 file left aside\n")


def test_a_plan_under_another_name_is_told_with_its_right_one(tmp_path: Path) -> None:
    root = project(tmp_path / "plan")
    (root / "plan" / "plan.yaml").rename(root / "plan" / "plan.yaml.txt")
    done = run(root, "status")
    assert done.code == 2
    assert "plan/plan.yaml.txt" in done.err


@pytest.mark.git
def test_a_fiche_that_moves_into_a_subfolder_is_no_change(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "plan", MINIMAL)
    root = repository.folder
    (root / BELOW).parent.mkdir(parents=True)
    (root / FICHE).rename(root / BELOW)
    assert json.loads(run(root, "diff", "--format", "json").out)["changes"] == []
    repository.git("add", "-A")
    repository.commit()
    changes = json.loads(run(root, "diff", "HEAD~1", "HEAD", "--format", "json").out)["changes"]
    assert changes == []
    late = run(root, "check", "--new-since", "HEAD~1", "--format", "json")
    assert json.loads(late.out)["diagnostics"] == []


@pytest.mark.git
def test_a_folder_that_vanishes_is_told_and_not_taken_for_removed_fiches(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "plan", MINIMAL)
    root = repository.folder
    (root / FICHE).unlink()
    (root / "actions").rmdir()
    done = run(root, "diff", "--format", "json")
    assert not any(c["change"] == "fiche_removed" for c in json.loads(done.out)["changes"])
    assert "actions:1:1: PC001" in done.err
    found = json.loads(run(root, "check", "--new-since", "HEAD", "--format", "json").out)
    assert [(d["path"], d["code"]) for d in found["diagnostics"]] == [("actions", "PC001")]


@pytest.mark.git
def test_a_revision_without_fiches_is_compared_all_the_same(tmp_path: Path) -> None:
    plan = {path: text for path, text in MINIMAL.items() if not path.startswith("actions/")}
    repository = Repository.create(tmp_path / "plan", plan)
    repository.commit({FICHE: MINIMAL[FICHE]})
    changes = json.loads(run(repository.folder, "diff", "HEAD~1", "HEAD", "--format", "json").out)[
        "changes"
    ]
    assert [change["change"] for change in changes] == ["fiche_added"]


@pytest.mark.git
def test_a_proposal_that_renames_a_fiche_to_txt_does_not_pass(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "plan", MINIMAL)
    root = repository.folder
    repository.git("mv", FICHE, f"{FICHE}.txt")
    repository.commit()
    found = json.loads(run(root, "check", "--new-since", "HEAD~1", "--format", "json").out)
    assert (f"{FICHE}.txt", "PC019") in [(d["path"], d["code"]) for d in found["diagnostics"]]
    done = run(root, "diff", "HEAD~1", "HEAD", "--format", "json")
    assert not any(c["change"] == "fiche_removed" for c in json.loads(done.out)["changes"])
    assert f"{FICHE}.txt" in done.err
