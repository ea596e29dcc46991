"""The same question twice: the second answer is the one that the program would work out anew."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acceptance.conftest import SMALL_PLAN, TODAY, Program, Result
from plancancer_cli.cli.boundary import main

QUESTIONS = (
    ("status",),
    ("status", "--late"),
    ("status", "--format", "json"),
    ("status", "--lang", "en"),
    ("status", "--color", "always"),
    ("status", "--date", "2031-01-01"),
    ("status", "7"),
    ("show", "1.1"),
    ("show", "ville"),
    ("deadlines",),
    ("deadlines", "--format", "ics"),
    ("validate",),
    ("validate", "--format", "json"),
    ("validate", "--fail-on", "info"),
    ("check",),
    ("check", "--format", "junit"),
)
FILES = tuple(SMALL_PLAN)
EDITS = (
    lambda text: text + "# remarque\n",
    lambda text: text.replace("2024", "2025", 1),
    lambda text: text.replace("titre:", "titer:", 1),
    lambda text: text + "[",
    lambda text: "",
    lambda text: text.replace("Deux", "Trois"),
)


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def ask(folder: Path, *words: str) -> Result:
    """The command in this process; the date is fixed."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["-C", str(folder), "--date", TODAY, *words])
    return Result(code, out.getvalue(), err.getvalue())


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "plancancer").glob("*.json"))


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(QUESTIONS),
            st.none() | st.tuples(st.sampled_from(FILES), st.sampled_from(EDITS)),
        ),
        min_size=2,
        max_size=8,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_or_not_the_answer_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[tuple[str, ...], object]]
) -> None:
    program = Program(tmp_path_factory.mktemp("plan"))
    for path, text in SMALL_PLAN.items():
        program.write(path, text)
    for question, edit in steps:
        expected = ask(program.folder, "--no-cache", *question)
        assert ask(program.folder, *question) == expected
        assert ask(program.folder, *question) == expected
        if isinstance(edit, tuple):
            path, change = edit
            program.write(path, change(program.read(path)))


@pytest.fixture
def forged(real: Program, tmp_path: Path) -> Program:
    """The real plan, with a kept answer to `status` that no program has given."""
    real("status", CI="")
    (file,) = kept(tmp_path / "cache")
    _, _, body = file.read_bytes().partition(b"\n")
    row = json.loads(body)
    row[3] = "forged\n"
    content = json.dumps(row, separators=(",", ":")).encode("ascii")
    from plancancer_cli.storage.answers import _seal

    file.write_bytes(_seal(file.stem, content) + b"\n" + content)
    assert real("status", CI="").out == "forged\n"
    return real


def test_what_is_asked_otherwise_is_another_question(forged: Program) -> None:
    assert forged("status", "--no-cache", CI="").out != "forged\n"
    assert forged("status", CI="true").out != "forged\n"
    assert forged("status", CI="", PLANCANCER_LANG="en").out != "forged\n"
    assert forged("status", CI="", PLANCANCER_DATE="2026-11-22").out != "forged\n"
    assert forged("status", "--late", CI="").out != "forged\n"
    elsewhere = replace(forged, folder=forged.folder / "actions")
    assert elsewhere("status", CI="").out != "forged\n"


def test_another_project_in_the_same_place_is_another_project(forged: Program) -> None:
    (forged.folder / "actions" / "3.1.4-fin-de-vie.yaml").unlink(missing_ok=True)
    shutil.rmtree(forged.folder / "indicators")
    assert forged("status", CI="").out != "forged\n"


def test_a_warning_on_stderr_is_never_lost(small: Program, tmp_path: Path) -> None:
    small.write("indicators/parcs-sans-tabac.yaml", "id: [\n")
    first = small("status", CI="")
    assert first.err
    assert small("status", CI="") == first
    assert kept(tmp_path / "cache") == []


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "--format", "auto"),
        ("check", "--new-since", "HEAD"),
        ("measure", "parcs-sans-tabac", "3", "--dry-run"),
        ("diff",),
        ("report", "--format", "markdown"),
        ("status", "--no-cache"),
    ],
)
def test_what_does_not_follow_from_the_files_alone_is_not_kept(
    small: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    small(*words, CI="")
    assert kept(tmp_path / "cache") == []


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [("status",), ("status", "--no-cache")])
def test_a_closed_pipe_is_no_verdict(
    real: Program, unbuffered: str, words: tuple[str, ...]
) -> None:
    env = {**os.environ, "PLANCANCER_DATE": TODAY, "PYTHONUNBUFFERED": unbuffered}
    command = [sys.executable, "-m", "plancancer_cli", *words]
    subprocess.run(command, cwd=real.folder, env=env, stdout=subprocess.DEVNULL, check=True)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=real.folder, env=env, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
