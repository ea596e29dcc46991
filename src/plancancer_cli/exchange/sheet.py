"""A sheet that was read: its header, its rows, and the cells of a row by their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, is_blank, raw
from plancancer_cli.exchange.columns import recognise
from plancancer_cli.exchange.files import read_bytes
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class Row(Struct, frozen=True):
    """A row that is not empty; `number` is the one that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(Struct, frozen=True):
    """A header, as it is written and as it was understood, and the rows below it."""

    header: tuple[str, ...]
    names: tuple[str | None, ...]
    rows: tuple[Row, ...]

    def record(self, row: Row) -> dict[str, Cell]:
        """The cells of a row that hold something, by the name of their column."""
        return {
            name: cell
            for name, cell in zip(self.names, row.cells, strict=False)
            if name is not None and not is_blank(cell)
        }

    def stray(self, row: Row) -> Problem | None:
        """What is said of a row with cells that stand under no column name."""
        if not any(
            not is_blank(cell) and (position >= len(self.names) or self.names[position] is None)
            for position, cell in enumerate(row.cells)
        ):
            return None
        return Problem(
            row.number,
            "",
            msg("The row holds a cell under no column name."),
            msg("A comma or semicolon inside a value cuts it in two: put the value in quotes."),
        )


def read_sheet(file: Path) -> Sheet:
    """Read a CSV or XLSX file; its content says which. Raises WriteRefused or UsageError."""
    content = read_bytes(file)
    if content.startswith(_ZIP):
        from plancancer_cli.exchange.xlsx_reading import read_xlsx

        return sheet_of(read_xlsx(content))
    if content.startswith(_OLD_OFFICE):
        raise WriteRefused(
            msg("The sheet is in the old format of Excel (.xls)."),
            msg("Save it as .xlsx or CSV."),
        )
    from plancancer_cli.exchange.csv_reading import read_csv

    return sheet_of(read_csv(content))


def sheet_of(table: Iterable[Sequence[Cell]]) -> Sheet:
    """The sheet in a table whose first row that is not empty is the header."""
    rows = [
        Row(number, tuple(cells))
        for number, cells in enumerate(table, start=1)
        if not all(map(is_blank, cells))
    ]
    if not rows:
        raise WriteRefused(msg("The sheet is empty."), msg("Check which file was saved."))
    header, *rest = rows
    names = recognise(header.cells)
    return Sheet(tuple(raw(cell) for cell in header.cells), names, tuple(rest))
