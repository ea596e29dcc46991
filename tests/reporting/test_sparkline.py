"""The line of blocks of an indicateur in the terminal."""

from __future__ import annotations

from fractions import Fraction

import pytest

from documents_projects import FICTIF, TODAY, dossier
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.terminal.sparkline import drawn, sparkline


@pytest.mark.parametrize(
    ("numbers", "line"),
    [((0, 1, 4, 7), "▁▂▅█"), ((5, 5), "▄▄"), ((-3, 0), "▁█"), ((7, 0), "█▁")],
)
def test_blocks_go_from_the_lowest_to_the_highest(numbers: tuple[int, ...], line: str) -> None:
    assert sparkline([Fraction(n) for n in numbers]) == line


def test_the_numbers_stand_beside_it_and_a_break_begins_anew() -> None:
    english = get_language("en")
    lines = {d.value.id: drawn(d.value, TODAY, english) for d in dossier(FICTIF).indicateurs}
    shown = {name: line for name, line in lines.items() if line}
    assert shown
    for line in shown.values():
        blocks, _, numbers = line.partition("  ")
        assert set(blocks) <= set("▁▂▃▄▅▆▇█")
        assert len(blocks) > 1
        assert numbers.startswith("lowest ")
    assert len(shown) < len(lines)
