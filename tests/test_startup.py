"""What a command does not need it does not import: `sys.modules` of a fresh process says so."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from test_imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MODELS = {"pydantic", "pydantic_core"}
READERS = {*MODELS, "yaml"}
OTHERS = {"rich", "jinja2", "icalendar", "ruamel", "openpyxl", "babel", "markdown_it", "pydoc"}
"""Libraries that paint, draw, write calendars, tables or other languages."""

SEARCHERS = {"email", "zipfile"}
"""Imported by what looks for plugins among the installed distributions, and by nothing else."""

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


def loaded(cache: Path, *arguments: str) -> tuple[set[str], set[str]]:
    """Top-level modules, and those of the program, after a command has run."""
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
        env={**kept, "XDG_CACHE_HOME": str(cache), "PLANCANCER_DATE": "2026-11-21"},
    )  # fmt: skip
    libraries, own = done.stdout.splitlines()[-2:]
    return set(libraries.split()), set(own.split())


def test_the_version_is_told_before_anything_is_imported(tmp_path: Path) -> None:
    libraries, own = loaded(tmp_path, "--version")
    assert libraries.isdisjoint({*READERS, *OTHERS, "typer"})
    # Nothing but the boundary that tells failures, of the output for one.
    boundary = {"cli", "cli.boundary", "cli.clock", "cli.repeated", "errors", "__main__"}
    assert own == {"plancancer_cli", *(f"plancancer_cli.{name}" for name in boundary)}


def test_the_help_reads_no_plan(tmp_path: Path) -> None:
    libraries, own = loaded(tmp_path, "--help")
    assert libraries.isdisjoint({*READERS, *OTHERS, "platformdirs"})
    assert not any(name.startswith("plancancer_cli.storage") for name in own)


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "--no-cache"],
        ["measure", "vaccins-effectues", "600", "--on", "2024", "--period", "2024", "--dry-run"],
        ["validate", "--no-cache"],
    ],
    ids=lambda words: words[0],
)
def test_a_daily_command_loads_what_reads_the_plan_and_no_more(
    tmp_path: Path, arguments: list[str]
) -> None:
    libraries, own = loaded(tmp_path, *arguments)
    assert libraries >= MODELS
    assert libraries.isdisjoint({*OTHERS, *SEARCHERS, "yaml"})
    assert "plancancer_cli.reporting.documents" not in own
    unused = {"answers", "read.builder", "layout.formatter", "read.syntax"}
    assert own.isdisjoint({f"plancancer_cli.storage.{name}" for name in unused})
    assert "plancancer_cli.exchange" not in own
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_yaml_is_loaded_for_a_file_that_fmt_has_not_written(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    plan = (ROOT / "plan" / "plan.yaml").read_text("utf-8")
    (tmp_path / "plan" / "plan.yaml").write_text(f"{plan}# to be continued\n", "utf-8")
    libraries, own = loaded(tmp_path, "--project", str(tmp_path), "status", "--no-cache")
    assert "yaml" in libraries
    assert "plancancer_cli.storage.read.syntax" not in own


@pytest.mark.parametrize(
    "arguments", [["check", "--fail-on", "never"], ["deadlines"], ["show", "1.2.1"]]
)
def test_what_is_shown_in_a_terminal_does_without_babel(
    tmp_path: Path, arguments: list[str]
) -> None:
    libraries, own = loaded(tmp_path, *arguments)
    assert libraries.isdisjoint({"babel", "pytz", "jinja2"})
    assert "plancancer_cli.i18n.cldr" not in own


def test_a_document_is_written_by_babel(tmp_path: Path) -> None:
    libraries, own = loaded(tmp_path, "report", "--format", "markdown")
    assert "babel" in libraries
    assert "plancancer_cli.i18n.cldr" in own
    assert "weasyprint" not in libraries


def test_status_loads_no_rule_and_no_writer(tmp_path: Path) -> None:
    _, own = loaded(tmp_path, "status")
    assert not any(
        name.startswith(("plancancer_cli.rules", "plancancer_cli.writing")) for name in own
    )


@pytest.mark.parametrize("words", [("status",), ("--color", "always", "status"), ("validate",)])
def test_what_was_answered_before_is_told_again_without_reading_yaml(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    first, _ = loaded(tmp_path, *words)
    assert first >= MODELS
    libraries, own = loaded(tmp_path, *words)
    assert libraries.isdisjoint({*READERS, *OTHERS, "typer"})
    assert own == {
        "plancancer_cli", "plancancer_cli.__main__", "plancancer_cli.errors", "plancancer_cli.cli",
        "plancancer_cli.cli.boundary", "plancancer_cli.cli.clock", "plancancer_cli.cli.repeated",
        "plancancer_cli.kinds", "plancancer_cli.storage", "plancancer_cli.storage.answers",
        "plancancer_cli.storage.files", "plancancer_cli.storage.read",
        "plancancer_cli.storage.files.folders", "plancancer_cli.storage.read.limits",
        "plancancer_cli.storage.files.opening",
    }  # fmt: skip
