"""Which folders are plans, and in which order they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from acceptance.conftest import SMALL_PLAN
from plancancer_cli.i18n import get_language
from plancancer_cli.portfolio.finding import find
from plancancer_cli.portfolio.reading import in_order, read_portfolio
from plancancer_cli.portfolio.terminal import render
from plancancer_cli.reporting.terminal.lines import Terminal

DAY = date(2026, 11, 21)


def plan(folder: Path, title: str = "Petit plan") -> Path:
    for path, text in SMALL_PLAN.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("Petit plan", title), encoding="utf-8")
    return folder


def test_a_plan_is_itself_and_not_what_lies_in_it(tmp_path: Path) -> None:
    outer = plan(tmp_path / "plan")
    plan(outer / "exemples")
    assert find([outer]).plans == (outer,)


def test_only_the_folders_right_below_are_looked_at(tmp_path: Path) -> None:
    plan(tmp_path / "a")
    plan(tmp_path / "loin" / "b")
    plan(tmp_path / ".cache")
    found = find([tmp_path])
    assert found.plans == (tmp_path / "a",)
    assert found.passed_over == (tmp_path / "loin",)


def test_a_link_to_a_plan_is_that_plan(tmp_path: Path) -> None:
    plan(tmp_path / "a")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "tourne").symlink_to(tmp_path / "tourne")
    assert find([tmp_path]).plans == (tmp_path / "a",)


def test_a_file_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "lire.txt").write_text("")
    assert find([tmp_path / "lire.txt"]).without == (tmp_path / "lire.txt",)


def test_an_empty_portfolio_is_incomplete(tmp_path: Path) -> None:
    portfolio = read_portfolio([tmp_path], DAY)
    assert (portfolio.plans, portfolio.complete) == ((), False)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_numbers_are_never_cut(tmp_path: Path, width: int) -> None:
    folders = [plan(tmp_path / str(n), "Un titre bien long, " * n) for n in (1, 6)]
    portfolio = read_portfolio(folders, DAY)
    rows = in_order(portfolio.plans, "titre")
    lines = render(
        portfolio, rows, get_language("fr"), Terminal(width, color=False), late_only=False
    )
    text = ["".join(span.text for span in line) for line in lines]
    assert all(line.endswith("1/1") for line in text[-2:])
    assert width < 80 or all(len(line) <= width for line in text[-2:])
