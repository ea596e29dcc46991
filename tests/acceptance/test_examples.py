"""The examples of each help are commands that do what they say, on the real plan."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from acceptance.conftest import ROOT, Program
from plancancer_cli.cli.commands import COMMANDS
from plancancer_cli.cli.examples import EXAMPLES

FICHES = "Titre;Code;Calendrier\nMarcher au parc;1.1.9;Dès 2027\n"
"""A sheet of fiches, made up."""


@pytest.fixture
def place(tmp_path: Path) -> Program:
    folder = tmp_path / "plan"
    folder.mkdir()
    for name in ("plan", "actions", "indicators", "schemas", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "fiches.csv").write_text(FICHES, encoding="utf-8")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Plan"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    return Program(folder)


def run(program: Program, line: str) -> None:
    words = shlex.split(line)
    kept = None
    if ">" in words:
        *words, _, kept = words
    done = program(*words)
    assert done.code == 0, (line, done.err)
    assert done.out or done.err
    if kept:
        (program.folder / kept).write_text(done.out, encoding="utf-8")
        assert done.out


BEFORE = {
    "import": EXAMPLES["request"][0],
    "import-plan": EXAMPLES["init"][0],
    "undo": EXAMPLES["measure"][0].removesuffix(" --dry-run"),
}
"""What is run before the examples of a command, which read what another one has written."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_runs(place: Program, command: str) -> None:
    if command in BEFORE:
        run(place, BEFORE[command])
    for line in EXAMPLES[command]:
        assert line.split()[0] == command
        run(place, line)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_shows_them(place: Program, command: str) -> None:
    shown = place(command, "--help").out
    assert "\nExemples :\n" in shown.replace("\u00a0", " ")
    for line in EXAMPLES[command]:
        assert f"  plancancer {line}\n" in shown
    assert place("help", command).out == shown
    assert "\nExamples:\n" in place("help", command, "--lang", "en").out
