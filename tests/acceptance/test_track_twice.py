"""What `track` and `postpone` would add a second time is not added; a bare status is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancancer_cli.cli.boundary import main
from projet import FICHE, MINIMAL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in MINIMAL.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["-C", str(project), "--date", "2026-11-28", "--lang", "en", *arguments])


@pytest.mark.parametrize(
    "command",
    [
        ("track", "1.1.1", "en_cours", "--fact", "Ouvert", "--source", "Bilan"),
        ("track", "1.1.1", "--consulted", "2026-11-21", "--fact", "Ouvert", "--outside"),
        ("postpone", "1.1.1", "2027", "--reason", "Retard", "--decision", "Conseil municipal"),
    ],
)
def test_the_very_same_thing_is_added_once(
    project: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, *command) == 0
    once = (project / FICHE).read_text(encoding="utf-8")
    assert once != MINIMAL[FICHE]
    capsys.readouterr()
    assert run(project, *command) == 0
    assert (project / FICHE).read_text(encoding="utf-8") == once
    assert "Nothing added" in capsys.readouterr().err


def test_a_status_that_rests_on_nothing_is_told_aloud(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "track", "1.1.1", "en_cours") == 0
    assert "PC214" in capsys.readouterr().err
    assert run(project, "track", "1.1.1", "en_cours", "--fact", "Ouvert") == 0
    assert "PC214" not in capsys.readouterr().err


def test_two_answers_to_one_question_are_refused(project: Path) -> None:
    days = ("--on", "2026-01-01", "--consulted", "2026-01-02")
    assert run(project, "track", "1.1.1", "--fact", "Ouvert", *days) == 2


def test_another_volet_that_is_not_there_is_refused(project: Path) -> None:
    assert run(project, "track", "1.1.1", "--fact", "Ouvert", "--also", "9.9.9/x") == 2
    assert (project / FICHE).read_text(encoding="utf-8") == MINIMAL[FICHE]
