"""A stranger's plan brings no templates of its own to a report, unless one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run

if TYPE_CHECKING:
    from pathlib import Path

OWN = "gabarit de la ville"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path, {"templates/report.md.j2": OWN, "templates/report.html.j2": OWN})


def test_a_plan_of_ones_own_uses_its_templates(root: Path) -> None:
    assert run(root, "report", "--format", "markdown").out.strip() == OWN
    assert run(root, "report", "--format", "markdown", CI="false").out.strip() == OWN


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["report", "--untrusted"], {}),
        (["--untrusted", "report"], {}),
        (["report"], {"CI": "true"}),
        (["report"], {"CI": "1"}),
    ],
)
def test_that_of_a_stranger_does_not(
    words: list[str], environment: dict[str, str], form: str, root: Path
) -> None:
    outcome = run(root, *words, "--format", form, **environment)
    assert outcome.code == 0
    assert OWN not in outcome.out
    assert "Balades" in outcome.out
    assert "--template FILE" in outcome.err


def test_one_that_is_asked_for_is_used(root: Path) -> None:
    asked = ("report", "--template", "templates/report.md.j2", "--format", "markdown")
    assert run(root, *asked, "--untrusted").out.strip() == OWN
    assert run(root, *asked, CI="true").out.strip() == OWN


def test_without_templates_nothing_is_said_of_them(tmp_path: Path) -> None:
    assert run(project(tmp_path), "report", "--untrusted").err == ""
