"""One table says which files a plan is made of; what else speaks of them is drawn from it."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from plancancer_cli.kinds import ACTEURS, COMITE, FICHE, INDICATEUR, KINDS, PLAN, kind_of
from plancancer_cli.merging.install import PATTERNS
from repositories import Repository

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PLAN, "plan"),
        (ACTEURS, "acteurs"),
        ("plan/comites/2025-03-14.yaml", "comite"),
        ("actions/1.2.1-alcool-et-tabac.yaml", "fiche"),
        ("actions/1.2.1.yml", "fiche"),
        ("actions/1.2.1.YAML", "fiche"),
        ("actions/axe-1/2026/1.2.1-alcool.yaml", "fiche"),
        ("actions/.cache/1.2.1-alcool.yaml", None),
        ("indicators/2026/balades.yaml", None),
        ("plan/plan.yml", None),
        ("indicators/espaces-sans-tabac.yaml", "indicateur"),
        ("plan/other.yaml", None),
        ("actions/.1.2.1.yaml", None),
        ("actions/1.2.1.yaml.txt", None),
        ("README.md", None),
    ],
)
def test_a_file_is_of_a_kind_by_its_place(path: str, name: str | None) -> None:
    kind = kind_of(path)
    assert (kind.name if kind else None) == name


def test_a_new_file_lies_where_its_kind_is_read() -> None:
    assert FICHE.path("1.2.1", "alcool") == "actions/1.2.1-alcool.yaml"
    assert FICHE.path("1.2.1") == "actions/1.2.1.yaml"
    assert INDICATEUR.path("balades", "words") == "indicators/balades.yaml"
    for kind in (FICHE, INDICATEUR, COMITE):
        assert kind_of(kind.path("x", "y")) is kind
        assert kind.is_named(kind.path("x", "y"), "x")


@pytest.mark.parametrize(
    ("name", "agrees"),
    [
        ("1.2.1.yaml", True),
        ("1.2.1-alcool.yaml", True),
        ("1.2.10-alcool.yaml", False),
        ("1.2-alcool.yaml", False),
    ],
)
def test_the_name_of_a_fiche_begins_with_its_code(name: str, agrees: bool) -> None:
    assert FICHE.is_named(f"actions/{name}", "1.2.1") is agrees


def test_the_name_of_an_indicateur_is_its_id() -> None:
    assert INDICATEUR.is_named("indicators/balades.yml", "balades")
    assert not INDICATEUR.is_named("indicators/balades-2.yaml", "balades")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_model_with_the_key_that_names_it(kind: object) -> None:
    row = KINDS[kind.name]  # type: ignore[attr-defined]
    keys = row.model.model_fields
    assert row.named_after is None or row.named_after in keys
    assert (row.file is None) == (row.named_after is not None)


def test_the_first_line_of_a_file_leads_to_its_schema() -> None:
    path = "plan/comites/2025-03-14.yaml"
    line = COMITE.modeline(path)
    assert line == "# yaml-language-server: $schema=../../schemas/comite.schema.json"
    assert FICHE.modeline("actions/1.yaml").endswith("$schema=../schemas/fiche.schema.json")


@pytest.mark.parametrize(
    "text",
    [
        (ROOT / ".gitattributes").read_text("utf-8"),
        files("plancancer_cli.scaffold")
        .joinpath("modeles/commun/gitattributes")
        .read_text("utf-8"),
    ],
    ids=["of this plan", "of a new plan"],
)
def test_git_merges_the_files_of_every_folder_by_meaning(text: str) -> None:
    lines = [line for line in text.splitlines() if "merge=plancancer" in line]
    assert sorted(lines) == sorted(f"{each} text eol=lf merge=plancancer" for each in PATTERNS)
    assert len(PATTERNS) == len(KINDS)


@pytest.mark.git
def test_git_knows_the_driver_for_fiches_in_subfolders(tmp_path: Path) -> None:
    text = (ROOT / ".gitattributes").read_text("utf-8")
    repository = Repository.create(tmp_path / "a", {".gitattributes": text})
    paths = (PLAN, ACTEURS, "actions/a.yaml", "actions/x/y/a.yml", "indicators/a.YAML")
    answers = repository.git("check-attr", "merge", "--", *paths, "actions/x/photo.jpg")
    assert answers.count(": merge: plancancer") == len(paths)


def test_the_table_costs_a_command_nothing() -> None:
    code = "import plancancer_cli.kinds, sys; print('pydantic' in sys.modules, 'msgspec' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
