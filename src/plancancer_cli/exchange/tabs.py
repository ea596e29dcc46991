"""The tabs of a file of tables: their names, and their rows that hold something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, is_blank
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_COLUMNS = 16_384
"""Columns of a tab. Source: Excel specifications and limits, Microsoft."""

MAX_CELLS = 20_000_000
"""Cells of all tabs, empty ones before the last of a row too: a file of 5 kB can ask for billions."""


class Row(Struct, frozen=True):
    """A row that is not empty; `number` is the one that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, place: int) -> Cell:
        """The cell of a column, from 0; None past the last one."""
        return self.cells[place] if place < len(self.cells) else None


class Tab(Struct, frozen=True):
    """A tab of a workbook, or a whole CSV file, whose name is then empty."""

    name: str
    rows: tuple[Row, ...]


class Grid:
    """Takes the cells of a file where they stand, and refuses those that would fill the memory."""

    def __init__(self) -> None:
        self._left = MAX_CELLS

    def row(self, number: int, cells: Iterable[tuple[int, Cell]]) -> Row | None:
        """The row of cells at places from 0; None where none holds anything. Raises WriteRefused."""
        full = [(place, cell) for place, cell in cells if not is_blank(cell)]
        if not full:
            return None
        width = max(place for place, _ in full) + 1
        self._left -= width
        if width > MAX_COLUMNS or self._left < 0:
            raise too_wide()
        row: list[Cell] = [None] * width
        for place, cell in full:
            row[place] = cell
        return Row(number, tuple(row))


def too_wide() -> WriteRefused:
    """The refusal of cells too many or too far to the right."""
    return WriteRefused(
        msg("The sheet has more cells than are read."),
        msg("Copy the rows that matter to a new sheet, and save that."),
    )


def tab_of(name: str, table: Iterable[Sequence[Cell]]) -> Tab:
    """A tab of rows that follow each other; empty ones are counted and left out."""
    return Tab(
        name,
        tuple(
            Row(number, tuple(cells))
            for number, cells in enumerate(table, start=1)
            if not all(map(is_blank, cells))
        ),
    )
