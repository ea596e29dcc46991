"""`plancancer report`: options, files, exit codes."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from documents_projects import FICTIF
from plancancer_cli.cli.boundary import main

if TYPE_CHECKING:
    from pathlib import Path


def run(root: Path, *arguments: str) -> int:
    return main(["--project", str(root), "--date", "2026-11-22", "report", *arguments])


def test_html_goes_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FICTIF) == 0
    out, err = capsys.readouterr()
    assert out.startswith("<!DOCTYPE html>\n")
    assert err == ""


def test_a_file_is_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "bilan.md"
    assert run(FICTIF, "--output", str(target)) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert str(target) in err
    assert target.read_text("utf-8").startswith("# Plan santé de Valbrume")
    assert [path.name for path in tmp_path.iterdir()] == ["bilan.md"]


def test_the_language_is_that_of_the_plan_unless_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(FICTIF, "--format", "markdown") == 0
    assert "## Provenance" in capsys.readouterr().out
    assert main(["-C", str(FICTIF), "--lang", "en", "report", "--format", "markdown"]) == 0
    assert "## Where the plan stands" in capsys.readouterr().out


def test_since_the_last_comite(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(FICTIF, "--format", "markdown", "--since", "comite") == 0
    assert "26 mai 2026" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "docx"),
        ("--format", "pdf"),
        ("--since", "hier"),
        ("--since", "2027-01-01"),
        ("--template", "absent.j2"),
        ("--output", str(FICTIF / "plan" / "bilan.html")),
        ("--output", "/nowhere/at/all.html"),
    ],
)
def test_wrong_use_is_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(FICTIF, *arguments) == 2
    assert capsys.readouterr().out == ""


def test_no_comite_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copytree(FICTIF, tmp_path / "plan")
    for path in (root / "plan" / "comites").iterdir():
        path.unlink()
    assert run(root, "--since", "comite") == 2
    assert "comité" in capsys.readouterr().err


def test_a_broken_file_is_named_and_the_rest_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copytree(FICTIF, tmp_path / "plan")
    (root / "actions" / "A.1-bouger.yaml").write_text("code: [", "utf-8")
    assert run(root) == 1
    out, err = capsys.readouterr()
    assert "actions/A.1-bouger.yaml" in out
    assert "actions/A.1-bouger.yaml" in err
    assert 'id="fiche-A.2"' in out


def test_outside_git_the_report_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copytree(FICTIF, tmp_path / "plan")
    assert run(root, "--format", "markdown", "--lang", "en") == 0
    assert "not under Git" in capsys.readouterr().out
