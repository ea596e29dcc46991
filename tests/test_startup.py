"""What a command does not need it does not import: `sys.modules` of a fresh process says so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from test_imports import ROOT

MODELS = {"pydantic", "pydantic_core"}
READERS = {*MODELS, "yaml"}
OTHERS = {"rich", "jinja2", "icalendar", "ruamel", "openpyxl", "babel", "markdown_it", "pydoc"}
"""Libraries that paint, draw, write calendars, tables or other languages."""

SCRIPT = """\
import atexit, contextlib, io, sys
def tell():
    sys.stdout = sys.__stdout__
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
    print(*sorted(name for name in sys.modules if name.startswith("plancancer_cli")))
atexit.register(tell)
sys.argv = ["plancancer", *sys.argv[1:]]
from plancancer_cli.__main__ import run
with contextlib.redirect_stdout(io.StringIO()):
    run()
"""


def loaded(*arguments: str) -> tuple[set[str], set[str]]:
    """Top-level modules, and those of the program, after a command has run."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
        env={**os.environ, "PLANCANCER_DATE": "2026-11-21"},
    )  # fmt: skip
    libraries, own = done.stdout.splitlines()[-2:]
    return set(libraries.split()), set(own.split())


def test_the_version_is_told_before_anything_is_imported() -> None:
    libraries, own = loaded("--version")
    assert libraries.isdisjoint({*READERS, *OTHERS, "typer"})
    # Nothing but the boundary that tells failures, of the output for one.
    boundary = {"cli", "cli.boundary", "cli.streams", "errors", "__main__"}
    assert own == {"plancancer_cli", *(f"plancancer_cli.{name}" for name in boundary)}


def test_the_help_reads_no_plan() -> None:
    libraries, own = loaded("--help")
    assert libraries.isdisjoint({*READERS, *OTHERS})
    assert not any(name.startswith("plancancer_cli.storage") for name in own)


@pytest.mark.parametrize(
    "words", [["show", ""], ["measure", ""], ["track", "1.2.1", "--milestone", ""], ["status", "--"]],
)  # fmt: skip
def test_a_completion_builds_no_model_and_parses_no_file(words: list[str]) -> None:
    libraries, own = loaded("complete", "--", *words)
    assert libraries.isdisjoint({*READERS, *OTHERS})
    assert not any(name.startswith("plancancer_cli.model") for name in own)
    assert not any(name.startswith("plancancer_cli.storage.read") for name in own)


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["measure", "vaccins-effectues", "600", "--on", "2024", "--period", "2024", "--dry-run"],
        ["validate"],
    ],
    ids=lambda words: words[0],
)
def test_a_daily_command_loads_what_reads_the_plan_and_no_more(arguments: list[str]) -> None:
    libraries, own = loaded(*arguments)
    assert libraries >= READERS
    assert libraries.isdisjoint(OTHERS)
    assert "plancancer_cli.reporting.documents" not in own
    unused = {"layout.formatter", "read.syntax"}
    assert own.isdisjoint({f"plancancer_cli.storage.{name}" for name in unused})
    assert "plancancer_cli.exchange" not in own


@pytest.mark.parametrize(
    "arguments", [["check", "--fail-on", "never"], ["deadlines"], ["show", "1.2.1"]]
)
def test_what_is_shown_in_a_terminal_does_without_babel(arguments: list[str]) -> None:
    libraries, _ = loaded(*arguments)
    assert libraries.isdisjoint({"babel", "pytz", "jinja2"})


def test_a_document_needs_no_library_of_languages() -> None:
    libraries, _ = loaded("report", "--format", "markdown")
    assert libraries.isdisjoint({"babel", "pytz", "weasyprint"})


def test_status_loads_no_rule_and_no_writer() -> None:
    _, own = loaded("status")
    assert not any(
        name.startswith(("plancancer_cli.rules", "plancancer_cli.writing")) for name in own
    )
