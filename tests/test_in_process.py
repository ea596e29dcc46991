"""A command that is run in this process leaves no more behind than one that had its own."""

from __future__ import annotations

import decimal
import gc
import locale
import os
import signal
import stat
import sys
from pathlib import Path

import pytest

import in_process
from acceptance.conftest import Program
from projet import MINIMAL

TODAY = {"PLANCANCER_DATE": "2026-11-21"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in MINIMAL.items():
        file = tmp_path / "plan" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "plan"


def state() -> list[object]:
    mask = os.umask(0)
    os.umask(mask)
    return [
        dict(os.environ), Path.cwd(), list(sys.argv), mask, sys.getrecursionlimit(),
        (sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__),
        signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM),
        locale.setlocale(locale.LC_ALL), gc.isenabled(), str(decimal.getcontext()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("status", 0),
        ("--help", 0),
        ("statuts", 2),
        ("new fiche", 2),
        ("report --format markdown", 0),
    ],
)
def test_this_process_is_as_it_was(folder: Path, words: str, code: int) -> None:
    before = state()
    assert in_process.run(words.split(), folder, {**os.environ, **TODAY}).code == code
    assert state() == before


def test_each_run_speaks_its_own_language(folder: Path) -> None:
    for _ in range(2):
        french = in_process.run(["measure", "--help"], folder, os.environ)
        english = in_process.run(["measure", "--help", "--lang", "en"], folder, os.environ)
        by_name = in_process.run(["statuts"], folder, {**os.environ, "PLANCANCER_LANG": "en"})
        wrong = in_process.run(["statuts"], folder, os.environ)
        assert b"Ajouter une valeur" in french.stdout
        assert b"Montrer cette aide." in french.stdout
        assert b"Append one value" in english.stdout
        assert b"Breakdown; may be repeated." in english.stdout
        assert b"There is no command" in by_name.stderr
        assert "n’existe pas".encode() in wrong.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("status",), ("status", "--format", "json"), ("validate",), ("check", "--lang", "en"),
        ("show", "1.1"), ("export", "--format", "csv"), ("statuts",), ("fmt", "--check", "--diff"),
        ("measure", "--help"), ("report", "--format", "markdown", "--lang", "en"),
    ],
)  # fmt: skip
def test_it_says_what_a_process_says(folder: Path, words: tuple[str, ...]) -> None:
    program = Program(folder)
    assert program(*words) == program.process(*words)


def test_a_file_has_the_rights_of_a_new_one(folder: Path) -> None:
    before = os.umask(0)
    try:
        in_process.run(["export", "-o", "x.json"], folder, {**os.environ, **TODAY})
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "x.json").stat().st_mode) == 0o644


def test_what_python_reads_as_it_starts_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="PYTHONHASHSEED"):
        in_process.run(["status"], folder, {**os.environ, "PYTHONHASHSEED": "7"})


def test_both_streams_in_one_are_in_order(folder: Path) -> None:
    (folder / "actions" / "9.9-casse.yaml").write_text("code: [\n", encoding="utf-8")
    done = in_process.run_in_one_stream(["status"], folder, {**os.environ, **TODAY})
    assert done.stderr == b""
    assert done.stdout.index(b"9.9-casse.yaml") < done.stdout.index(b"1.1")
