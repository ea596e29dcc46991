"""init, then import-plan: a new plan that is valid, whose own commands work, and nothing overwritten."""

from __future__ import annotations

import json
import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from acceptance.conftest import ROOT, TODAY, Program
from repositories import Repository, environment

MODELES = ("vide", "plan-cancer", "cls", "contrat-de-ville")
FILES = {
    "plan/plan.yaml", "plan/acteurs.yaml", "README.md", ".gitattributes", ".gitignore",
    ".github/workflows/plan.yml", ".gitlab-ci.yml", "actions/.gitkeep", "indicators/.gitkeep",
}  # fmt: skip


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def files(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {path for path in found if not path.startswith((".plancancer/", "schemas/", ".git/"))}


def made(program: Program, *options: str, modele: str = "plan-cancer") -> Program:
    arguments = ("--modele", modele, "--titre", "Plan santé", "--adoption", "2025-06-12")
    done = program("init", "neuf", *arguments, *options)
    assert done.code == 0, done.err
    return Program(program.folder / "neuf")


@pytest.mark.parametrize("langue", ["fr", "en"])
@pytest.mark.parametrize("modele", MODELES)
def test_the_new_plan_is_valid_and_laid_out(program: Program, modele: str, langue: str) -> None:
    plan = made(program, "--langue", langue, modele=modele)
    assert files(plan.folder) == FILES
    assert json.loads(plan("validate", "--format", "json").out)["diagnostics"] == []
    assert plan("fmt", "--check").code == 0
    assert plan("schema", "--write").err.count("à jour") == 5
    assert yaml.safe_load(plan.read("plan/plan.yaml"))["langue"] == langue


@pytest.mark.parametrize(
    ("modele", "niveaux"),
    [
        ("vide", ["Axe", "Fiche-action"]),
        ("plan-cancer", ["Enjeu", "Objectif stratégique", "Fiche-action"]),
        ("cls", ["Axe stratégique", "Objectif", "Fiche-action"]),
        (
            "contrat-de-ville",
            ["Orientation", "Objectif", "Objectif opérationnel", "Priorité d’intervention"],
        ),
    ],
)
def test_the_template_names_the_levels_and_invents_nothing(
    program: Program, modele: str, niveaux: list[str]
) -> None:
    text = made(program, modele=modele).read("plan/plan.yaml")
    plan = yaml.safe_load(text)
    assert plan["niveaux"] == niveaux
    assert [plan[key] for key in ("collectivite", "periode", "presentation", "source")] == [
        None
    ] * 4
    assert (plan["arborescence"], plan["gouvernance"], plan["suivi"]) == ([], [], [])
    for key in ("periode", "presentation", "source"):
        assert re.search(rf"^# À remplir.*\n{key}: null$", text, re.MULTILINE)


def test_what_is_said_stands_in_the_files_whatever_it_holds(program: Program) -> None:
    plan = made(program, "--titre", 'Plan : « santé » #1 "2"', "--collectivite", "L'Isle: d'Abeau",
                "--axe", "Prévenir: tôt", "--axe", "Soigner")  # fmt: skip
    data = yaml.safe_load(plan.read("plan/plan.yaml"))
    assert (data["titre"], data["id"]) == ('Plan : « santé » #1 "2"', "plan-sante-1-2")
    assert data["collectivite"] == "L'Isle: d'Abeau"
    assert data["arborescence"] == [
        {"code": "1", "titre": "Prévenir: tôt"},
        {"code": "2", "titre": "Soigner"},
    ]
    acteurs = yaml.safe_load(plan.read("plan/acteurs.yaml"))["acteurs"]
    assert acteurs == [{"id": "l-isle-d-abeau", "nom": "L'Isle: d'Abeau"}]
    assert plan("validate").code == 0


@pytest.mark.parametrize("langue", ["fr", "en"])
def test_the_two_commands_of_its_readme_work(program: Program, langue: str) -> None:
    plan = made(program, "--langue", langue)
    commands = re.findall(r"^\$ plancancer (.+)$", plan.read("README.md"), re.MULTILINE)
    assert commands == ["status", "check"]
    for command in commands:
        assert plan(*command.split()).code == 0


@pytest.mark.git
def test_the_commands_of_its_ci_work_in_a_pull_request(program: Program, tmp_path: Path) -> None:
    plan = made(program, "--axe", "Prévenir", "--source", "https://forge.example/plancancer.git")
    repository = Repository.create(tmp_path / "origine", {"lire.txt": ""})
    repository.git("config", "receive.denyCurrentBranch", "ignore")
    Repository.create(plan.folder).git("remote", "add", "origin", str(repository.folder))
    clone = Repository(plan.folder)
    base = clone.commit()
    clone.git("push", "-q", "-f", "origin", "main")
    clone.git("fetch", "-q", "origin")
    assert (
        plan("new", "fiche", "--sous", "1", "--titre", "Balades", "--calendrier", "Dès 2027").code
        == 0
    )
    clone.commit()

    shim = tmp_path / "bin" / "plancancer"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plancancer_cli "$@"\n')
    shim.chmod(shim.stat().st_mode | stat.S_IXUSR)
    env = environment() | {
        "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}", "PLANCANCER_DATE": TODAY,
        "GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "resume.md"),
    }  # fmt: skip
    github = yaml.safe_load(plan.read(".github/workflows/plan.yml"))["jobs"]["plan"]["steps"]
    jobs = yaml.safe_load(plan.read(".gitlab-ci.yml"))
    gitlab = jobs["plan"]["script"] + jobs["mise-en-forme"]["script"]
    scripts = [step["run"] for step in github if "run" in step] + gitlab
    scripts = [script for script in scripts if "pip install" not in script]
    assert len(scripts) == 9
    for script in scripts:
        done = subprocess.run(
            ["sh", "-ec", script],
            cwd=plan.folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (script, done.stdout, done.stderr)
    assert json.loads(plan.read("gl-code-quality-report.json")) != ""
    for review in (tmp_path / "revue.md", tmp_path / "resume.md", plan.folder / "revue.md"):
        assert "1 fiche ajoutée" in review.read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "installed"),
    [
        ("https://forge.example/ville/plancancer.git", "git+https://forge.example/ville/plancancer.git"),
        ("https://forge.example/plancancer.git@v1.0", "git+https://forge.example/plancancer.git@v1.0"),
        ("git+ssh://git@forge.example/plancancer.git", "git+ssh://git@forge.example/plancancer.git"),
        ("git@forge.example:ville/plancancer.git", "git+ssh://git@forge.example/ville/plancancer.git"),
        ("https://forge.example/plancancer-1.0.1-py3-none-any.whl", None),
        ("./outils/plancancer-1.0.1-py3-none-any.whl", None),
    ],
)  # fmt: skip
def test_its_ci_installs_from_the_address_that_was_given(
    program: Program, source: str, installed: str | None
) -> None:
    plan = made(program, "--source", source)
    command = f"python -m pip install {installed or source}"
    for path in (".github/workflows/plan.yml", ".gitlab-ci.yml", "README.md"):
        assert command in plan.read(path)
        assert "À remplir : l’adresse" not in plan.read(path)


def test_without_an_address_its_ci_stops_and_asks_for_it(program: Program) -> None:
    plan = made(program)
    (step,) = (
        step["run"]
        for step in yaml.safe_load(plan.read(".github/workflows/plan.yml"))["jobs"]["plan"]["steps"]
        if "ADRESSE" in step.get("run", "")
    )
    jobs = yaml.safe_load(plan.read(".gitlab-ci.yml"))
    assert {*jobs["plan"]["before_script"], *jobs["mise-en-forme"]["before_script"]} == {step}
    done = subprocess.run(["sh", "-ec", step], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Dites où s’installe plancancer" in done.stderr
    assert "À remplir : l’adresse" in plan.read("README.md").replace("\u00a0", " ")


@pytest.mark.parametrize(
    "source", ["plancancer", "plancancer==1.0.1", "", "-r x", "a b.git", "x; rm -r ."]
)
def test_a_name_to_look_up_is_no_address(program: Program, source: str) -> None:
    done = program(
        "init", "neuf", "--titre", "Plan", "--adoption", "2025-06-12", "--source", source
    )
    assert done.code == 2
    assert "--source" in done.err
    assert not (program.folder / "neuf").exists()


def test_a_command_of_the_shell_in_an_address_is_only_an_address(program: Program) -> None:
    plan = made(program, "--source", "https://forge.example/$(touch${IFS}x)';touch\"x.git")
    step = yaml.safe_load(plan.read(".gitlab-ci.yml"))["plan"]["before_script"][0]
    shown = subprocess.run(
        ["sh", "-ec", step.replace("python -m pip install", "printf %s")],
        cwd=plan.folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout == "git+https://forge.example/$(touch${IFS}x)';touch\"x.git"
    assert not (plan.folder / "x").exists()


def test_no_text_installs_a_name_from_a_package_index() -> None:
    """Nobody holds the name there: who registers it would run code wherever a text says so."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", ":!tests", ":!CHANGELOG.md"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    named = re.compile(
        r"pipx? install[^\n`]*?[\s'\"]plancancer(?![\w./@+-])|uvx? (?:tool |pip )?install plancancer"
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    texts = {p: p.read_text("utf-8", errors="ignore") for p in paths if p.is_file()}
    assert len(texts) > 100
    assert [str(path) for path, text in texts.items() if named.search(text)] == []


def test_its_ci_trusts_the_same_actions_as_ours(program: Program) -> None:
    uses = re.compile(r"uses: (actions/\S+ # \S+)$", re.MULTILINE)
    workflows = (ROOT / ".github/workflows").glob("*.yml")
    ours = {use for path in workflows for use in uses.findall(path.read_text("utf-8"))}
    theirs = uses.findall(made(program).read(".github/workflows/plan.yml"))
    assert len(theirs) == 4
    assert set(theirs) <= ours


def test_what_is_missing_is_named_once(program: Program) -> None:
    done = program("init", "neuf")
    assert (done.code, done.out) == (2, "")
    assert "--titre" in done.err
    assert "--adoption" in done.err
    assert not (program.folder / "neuf").exists()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--modele", "clss", "cls"), ("--adoption", "2025-06", "2025-06"), ("--adoption", "31/02/2025", "31/02/2025"),
     ("--langue", "de", "fr"), ("--titre", " ", "--titre")],
)  # fmt: skip
def test_what_cannot_be_is_refused(program: Program, option: str, value: str, said: str) -> None:
    arguments = {"--titre": "Plan", "--adoption": "2025-06-12"} | {option: value}
    done = program("init", "neuf", *(part for pair in arguments.items() for part in pair))
    assert done.code == 2
    assert said in done.err
    assert not (program.folder / "neuf").exists()


def test_a_plan_that_is_there_is_left_as_it_is(small: Program) -> None:
    before = {path: small.read(path) for path in files(small.folder)}
    done = small("init", ".", "--titre", "Autre", "--adoption", "2025-06-12")
    assert done.code == 2
    assert {path: small.read(path) for path in files(small.folder)} == before


def test_nothing_is_overwritten_and_nothing_is_left_behind(program: Program) -> None:
    program.write("depot/README.md", "à moi\n")
    program.write("depot/notes/1.txt", "aussi\n")
    done = program("init", "depot", "--titre", "Plan", "--adoption", "2025-06-12")
    assert done.code == 2
    assert "README.md" in done.err
    assert {p.relative_to(program.folder).as_posix() for p in program.folder.rglob("*")} == {
        "depot", "depot/README.md", "depot/notes", "depot/notes/1.txt",
    }  # fmt: skip


def test_a_write_that_fails_halfway_is_taken_back(program: Program) -> None:
    program.write("depot/.github", "un fichier, pas un dossier\n")
    done = program("init", "depot", "--titre", "Plan", "--adoption", "2025-06-12")
    assert done.code == 2
    assert files(program.folder) - {"depot/.plancancer/lock", "depot/.plancancer/.gitignore"} == {
        "depot/.github"
    }
    assert not (program.folder / "depot/plan").exists()


def test_a_folder_with_other_files_can_become_a_plan(program: Program) -> None:
    program.write("neuf/notes.txt", "à moi\n")
    plan = made(program)
    assert files(plan.folder) == {*FILES, "notes.txt"}
    assert plan.read("notes.txt") == "à moi\n"


def test_at_a_terminal_it_asks_for_what_is_missing(program: Program) -> None:
    answers = (
        "cls\n\nContrat local de santé\nVille d’Aubenas\nhier\n30/05/2023\nPrévenir\nSoigner\n\n"
    )
    master, slave = pty.openpty()
    env = {k: v for k, v in os.environ.items() if not k.startswith("PLANCANCER_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "plancancer_cli", "init", "neuf"],
        cwd=program.folder, stdin=slave, stdout=subprocess.PIPE, stderr=slave, env=env,
    )  # fmt: skip
    os.close(slave)
    os.write(master, answers.encode())
    process.communicate(timeout=60)
    os.close(master)
    assert process.returncode == 0
    plan = Program(program.folder / "neuf")
    data = yaml.safe_load(plan.read("plan/plan.yaml"))
    assert (data["titre"], data["collectivite"]) == ("Contrat local de santé", "Ville d’Aubenas")
    assert str(data["adoption"]) == "2023-05-30"
    assert data["niveaux"][0] == "Axe stratégique"
    assert [noeud["titre"] for noeud in data["arborescence"]] == ["Prévenir", "Soigner"]
    assert plan("validate").code == 0
