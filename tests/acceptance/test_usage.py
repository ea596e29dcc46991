"""Wrong usage: one clear message in the reader's language, exit 2, never a traceback."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

import pytest

from acceptance.conftest import TODAY, Program

PROGRAM = (sys.executable, "-m", "plancancer_cli")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("statuts",), "status"),
        (("status", "--formt", "json"), "--format"),
        (("status", "--format", "xml"), "table, json, markdown"),
        (("status", "--date", "2026-02-30"), "2026-02-30"),
        (("status", "--date", "hier"), "hier"),
        (("status", "--lang", "de"), "fr, en"),
        (("status", "9.9"), "9.9"),
        (("status", "--pilote", "personne"), "personne"),
        (("show",), "REF"),
        (("check", "--fail-on", "toujours"), "never"),
        (("check", "--horizon", "bientôt"), "90d"),
        (("validate", "absent.yaml"), "absent.yaml"),
        (("measure", "parcs-sans-tabac"), "VALEUR"),
        (("measure", "inconnu", "3"), "inconnu"),
        (("--project", "nulle-part", "status"), "nulle-part"),
    ],
)
def test_wrong_usage_is_told_once(small: Program, arguments: tuple[str, ...], said: str) -> None:
    done = small(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert done.err.startswith("plancancer: ")


def test_usage_errors_speak_the_language_asked_for(small: Program) -> None:
    assert "n’existe pas" in small("statuts").err
    assert "There is no command" in small("--lang", "en", "statuts").err


def test_help_lists_every_command_in_both_languages(small: Program) -> None:
    french, english = small("--help").out, small("--help", "--lang", "en").out
    for name in ("status", "show", "validate", "check", "deadlines", "measure", "report", "schema"):
        assert f"\n  {name} " in french
        assert f"\n  {name} " in english
    assert "Commandes" in french
    assert "Commands" in english


def test_help_of_a_command_names_its_options(small: Program) -> None:
    out = small("measure", "--help").out
    for option in (
        "--on",
        "--period",
        "--source",
        "--note",
        "--by",
        "--provisional",
        "--replaces",
        "--dry-run",
    ):
        assert option in out


def test_version_is_that_of_the_package(small: Program) -> None:
    from plancancer_cli import __version__

    assert small("--version").out == f"plancancer {__version__}\n"
    assert small("--lang", "en", "--version").out == f"plancancer {__version__}\n"


@pytest.mark.parametrize("word", ["status", "validate", "--version", "--help"])
def test_an_output_that_cannot_be_written_is_told_once(small: Program, word: str) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with (small.folder / "out.txt").open("w") as out:
        done = subprocess.run(
            [*PROGRAM, word],
            cwd=small.folder,
            stdout=out,
            stderr=subprocess.PIPE,
            preexec_fn=no_room,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    message, hint = done.stderr.splitlines()
    assert message.startswith("plancancer: La sortie ne peut pas être écrite")
    assert hint.strip().startswith("Faites de la place")


@pytest.mark.parametrize(("word", "code"), [("status", 0), ("--version", 0), ("inconnue", 2)])
def test_streams_that_are_closed_are_no_fault(small: Program, word: str, code: int) -> None:
    run = f"import os; os.close(1); os.close(2); os.execv({PROGRAM[0]!r}, {[*PROGRAM, word]!r})"
    done = subprocess.run([PROGRAM[0], "-c", run], cwd=small.folder, check=False)
    assert done.returncode == code


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_no_verdict(real: Program, unbuffered: str) -> None:
    env = {**os.environ, "PLANCANCER_DATE": TODAY, "PYTHONUNBUFFERED": unbuffered}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, "status"], cwd=real.folder, env=env, stdout=writing, stderr=subprocess.PIPE,
        check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
