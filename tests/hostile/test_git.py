"""A repository that came from elsewhere, with programs of its own in its configuration."""

from __future__ import annotations

import os
import re
import shutil
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import pytest

from hostile.attacking import ROOT, run
from projet import INDICATEUR, MINIMAL
from repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ROOT / "src" / "plancancer_cli"
SETTINGS = (
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
    "core.gitProxy", "core.alternateRefsCommand", "credential.helper", "diff.external",
    "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean",
    "filter.evil.process", "merge.evil.driver", "gpg.program", "pager.ls-tree", "pager.log",
    "uploadpack.packObjectsHook",
)  # fmt: skip
ALIASES = ("alias.ls-tree", "alias.rev-parse", "alias.log", "alias.cat-file")
HOOKS = (
    "pre-commit", "post-checkout", "post-index-change", "reference-transaction",
    "fsmonitor-watchman", "post-merge", "pre-auto-gc",
)  # fmt: skip

READS = (
    ["diff"], ["diff", "HEAD"], ["diff", "HEAD~1", "HEAD"], ["diff", "main..."],
    ["diff", "--format", "markdown"], ["check", "--new-since", "HEAD"], ["validate"], ["status"],
    ["report", "--output", "bilan.html"], ["report", "--since", "2025-01-01", "--output", "b.md"],
    ["fmt", "--check"], ["show", "1.1.1"], ["merge-driver", "--resolve", INDICATEUR],
)  # fmt: skip


def arm(repository: Repository, home: Path) -> Path:
    """Give a clone programs of its own; where each would leave a trace."""
    traces = home / "traces"
    traces.mkdir()

    def program(name: str) -> str:
        script = home / f"{name}.sh"
        script.write_text(f"#!/bin/sh\ntouch '{traces}/{name}'\ncat\n")
        script.chmod(0o755)
        return str(script)

    for name in SETTINGS:
        repository.git("config", name, program(name))
    for name in ALIASES:
        repository.git("config", name, f"!{program(name)}")
    repository.git("config", "log.showSignature", "true")
    hooks = home / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        shutil.copy(program(f"hook-{name}"), hooks / name)
    repository.git("config", "core.hooksPath", str(hooks))
    for trace in traces.iterdir():
        trace.unlink()
    return traces


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The clone, and the folder in which its programs would leave a trace."""
    home = tmp_path_factory.mktemp("git")
    attributes = "*.yaml diff=evil filter=evil merge=evil\n"
    repository = Repository.create(home / "plan", MINIMAL | {".gitattributes": attributes})
    repository.commit({INDICATEUR: MINIMAL[INDICATEUR] + "  - {date: 2024-06, valeur: 20}\n"})
    traces = arm(repository, home)
    repository.write({INDICATEUR: MINIMAL[INDICATEUR] + "  - {date: 2024-06, valeur: 30}\n"})
    return repository.folder, traces


@pytest.mark.parametrize("command", READS, ids=" ".join)
def test_reading_runs_none_of_its_programs(hostile: tuple[Path, Path], command: list[str]) -> None:
    folder, traces = hostile
    run(folder, *command)
    assert [trace.name for trace in traces.iterdir()] == []


def test_nor_does_resolving_a_conflict(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "plan", MINIMAL)
    for branch, line in (
        ("ours", "{date: 2024-06, valeur: 20}"),
        ("theirs", "{date: 2025, valeur: 3}"),
    ):
        repository.git("checkout", "-q", "-b", branch, "main")
        repository.commit({INDICATEUR: f"{MINIMAL[INDICATEUR]}  - {line}\n"})
    with pytest.raises(CalledProcessError):
        repository.git("merge", "ours")
    traces = arm(repository, tmp_path)
    assert run(repository.folder, "merge-driver", "--resolve", INDICATEUR).code == 0
    text = (repository.folder / INDICATEUR).read_text("utf-8")
    assert text.endswith("  - {date: 2024-06, valeur: 20}\n  - {date: 2025, valeur: 3}\n")
    assert [trace.name for trace in traces.iterdir()] == []


def test_the_programs_would_be_run_by_git_itself(hostile: tuple[Path, Path]) -> None:
    """What the tests above look for is really there."""
    folder, traces = hostile
    Repository(folder).git("status")
    assert [trace.name for trace in traces.iterdir()]
    for trace in traces.iterdir():
        trace.unlink()


REVISIONS = (
    "--output=pwned", "--upload-pack=touch pwned", "-h", "HEAD;touch pwned", "$(touch pwned)",
    "`touch pwned`", "HEAD\n", "HEAD:plan", ":/x", "@{-1}", "--end-of-options", "HEAD^{tree}", "",
    "ext::sh -c touch% pwned", "x" * 10_000, "HEAD...--all", "...", "....", "..HEAD", "\udcff",
)  # fmt: skip


@pytest.mark.parametrize("revision", REVISIONS, ids=range(len(REVISIONS)))
@pytest.mark.parametrize("command", [["check", "--new-since"], ["diff", "--"]], ids=" ".join)
def test_a_revision_is_a_revision_or_nothing(
    hostile: tuple[Path, Path], command: list[str], revision: str
) -> None:
    folder, _ = hostile
    outcome = run(folder, *command, revision)
    assert outcome.code in {0, 1, 2}
    assert not (folder / "pwned").exists()


def test_git_is_called_without_a_shell() -> None:
    for file in (ROOT / "src").rglob("*.py"):
        text = file.read_text("utf-8")
        assert not re.search(r"shell\s*=\s*True|os\.system|os\.popen|getoutput", text), file


@pytest.mark.skipif(os.name == "nt", reason="the program that listens is a shell script")
@pytest.mark.parametrize("command", READS, ids=" ".join)
def test_what_is_given_stands_after_the_options(
    hostile: tuple[Path, Path], command: list[str], tmp_path: Path
) -> None:
    """What git is really called with: revisions and paths never where options are read."""
    folder, _ = hostile
    heard = tmp_path / "heard"
    shim = tmp_path / "bin" / "git"
    shim.parent.mkdir()
    shim.write_text(
        f"#!/bin/sh\nprintf '%s\\0' \"$@\" END >> '{heard}'\nexec '{shutil.which('git')}' \"$@\"\n"
    )
    shim.chmod(0o755)
    run(folder, *command, PATH=f"{shim.parent}{os.pathsep}{os.environ['PATH']}")
    calls = heard.read_text("utf-8").split("END\0")[:-1] if heard.exists() else []
    assert bool(calls) == (command[0] in {"diff", "check", "report"})
    for call in calls:
        words = call.split("\0")[:-1]
        assert words[:3] == ["-C", str(folder), "--no-pager"]
        assert "core.fsmonitor=false" in words
        ends = [place for place, word in enumerate(words) if word in {"--", "--end-of-options"}]
        given = {"HEAD~1", "main", "plan/", "actions/", "indicators/"} | {
            word for word in command[1:] if "HEAD" in word
        }
        for place, word in enumerate(words):
            if word.removesuffix("^{commit}") in given - {"HEAD"}:
                assert ends, words
                assert place > ends[0], words


def test_only_these_start_programs() -> None:
    starting = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if re.search(
            r"^\s*(import subprocess|from subprocess)", file.read_text("utf-8"), re.MULTILINE
        )
    }
    assert starting == {
        "cli/pager.py",  # the reader's own PAGER, for text taller than the terminal
        "reporting/documents/enfant.py",  # this Python, to render a template apart
        "storage/git/command.py",
        "storage/git/objects.py",  # git, by the command line of storage/git/command.py
    }


def test_a_change_is_seen_without_git_status(hostile: tuple[Path, Path]) -> None:
    from plancancer_cli.storage.git.unchanged import is_unchanged

    folder, _ = hostile
    assert not is_unchanged(folder)
    kept = (folder / INDICATEUR).read_bytes()
    committed = MINIMAL[INDICATEUR] + "  - {date: 2024-06, valeur: 20}\n"
    try:
        (folder / INDICATEUR).write_bytes(committed.encode())
        assert is_unchanged(folder)
        (folder / INDICATEUR).write_bytes(committed.replace("\n", "\r\n").encode())
        assert is_unchanged(folder)
        (folder / "actions" / "1.1.2-x.yaml").write_text("code: 1.1.2\n")
        assert not is_unchanged(folder)
    finally:
        (folder / "actions" / "1.1.2-x.yaml").unlink(missing_ok=True)
        (folder / INDICATEUR).write_bytes(kept)


def test_a_bare_repository_among_the_files_does_not_take_over(tmp_path: Path) -> None:
    """The files of a bare repository can be committed; git finds it before the one around it."""
    repository = Repository.create(tmp_path / "depot", {f"a/{k}": v for k, v in MINIMAL.items()})
    inner = Repository.create(tmp_path / "autre", {"plan/plan.yaml": "id: autre\n"})
    plan = repository.folder / "a"
    for name in ("HEAD", "objects", "refs"):
        source = inner.folder / ".git" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, plan / name)
    (plan / "config").write_text("[core]\nbare = false\nworktree = .\n")
    for command in (["diff"], ["check", "--new-since", "HEAD"]):
        outcome = run(plan, *command)
        assert outcome.code == 2
        assert "A Git repository lies among the files of the plan" in outcome.err
        assert "HEAD, config, objects, refs" in outcome.err
