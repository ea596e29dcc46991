"""The sheets of valeurs in a file: their headers, their rows, and the cells of a row by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, is_blank, raw
from plancancer_cli.exchange.columns import PLAN, RANK, REQUIRED, known_in, names_of, recognise
from plancancer_cli.exchange.left import Left
from plancancer_cli.exchange.opening import chosen, open_tables
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.exchange.tabs import Row, Tab, tab_of
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

VALEURS = "valeurs"
"""The tab of an export that holds valeurs; its other tabs tell of them, and have the same columns."""

_HEADER_WITHIN = 30
"""Rows that a title and the date of an extraction may take up above the header."""


class Sheet(Struct, frozen=True):
    """A header, as it is written and as it was understood, and the rows around it.

    Attributes:
        name: of the tab; empty in a CSV file.
        above: the rows above the header.
    """

    header: tuple[str, ...]
    names: tuple[str | None, ...]
    rows: tuple[Row, ...]
    name: str = ""
    above: tuple[Row, ...] = ()

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
            sheet=self.name,
        )


class SheetFile(Struct, frozen=True):
    """A file of valeurs.

    Attributes:
        sheets: what is read.
        left: the other tabs, and the rows above the headers.
        encoding: of a CSV file, where its words alone tell it.
    """

    sheets: tuple[Sheet, ...]
    left: tuple[Left, ...] = ()
    encoding: str | None = None


def read_sheets(file: Path, wanted: Sequence[str] = (), encoding: str | None = None) -> SheetFile:
    """Every sheet of a CSV, XLSX or ODS file that has the columns; of `wanted`, each has to.

    Raises WriteRefused or UsageError.
    """
    opened = open_tables(file, known_in, encoding)
    tabs = chosen(opened.tabs, wanted)
    fitting = tabs if wanted or len(opened.tabs) < 2 else _fitting(tabs)  # noqa: PLR2004
    sheets = tuple(sheet_in(tab) for tab in fitting or [_nearest(opened.tabs)])
    left = [
        Left(tab.name, None, *_why_not(tab, excluded=tab not in tabs, fitting=fitting))
        for tab in opened.tabs
        if tab not in fitting and tab.rows
    ]
    left += (
        Left(sheet.name, row.number, msg("it stands above the header"))
        for sheet in sheets
        for row in sheet.above
    )
    return SheetFile(sheets, tuple(left), opened.encoding if opened.judged else None)


def sheet_of(table: Iterable[Sequence[Cell]]) -> Sheet:
    """The sheet in a table of rows that follow each other. Raises as `sheet_in`."""
    return sheet_in(tab_of("", table))


def sheet_in(tab: Tab) -> Sheet:
    """The sheet in a tab. Raises WriteRefused where it is empty, or lacks a column."""
    if not tab.rows:
        raise WriteRefused(msg("The sheet is empty."), msg("Check which file was saved."))
    head = _head(tab)
    header = tab.rows[head]
    names = recognise(header.cells)
    shown = tuple(raw(cell) for cell in header.cells)
    return Sheet(shown, names, tab.rows[head + 1 :], tab.name, tab.rows[:head])


def _head(tab: Tab) -> int:
    """The place of the row that names the most columns; the first of several."""
    within = range(min(len(tab.rows), _HEADER_WITHIN))
    return max(within, key=lambda at: known_in(tab.rows[at].cells))


def _columns(tab: Tab) -> set[str | None]:
    return set(names_of(tab.rows[_head(tab)].cells)) if tab.rows else set()


def _fitting(tabs: Sequence[Tab]) -> list[Tab]:
    """The tabs with the columns that a valeur needs; of an export, the one of valeurs alone."""
    found = [tab for tab in tabs if set(REQUIRED) <= _columns(tab)]
    ours = [tab for tab in found if tab.name == VALEURS and {PLAN, RANK} <= _columns(tab)]
    return ours or found


def _nearest(tabs: Sequence[Tab]) -> Tab:
    """The tab with most of the columns, whose header says what is missing. Raises WriteRefused."""
    best = max(tabs, key=lambda tab: len(set(REQUIRED) & _columns(tab)), default=None)
    if best is None or (len(tabs) > 1 and not set(REQUIRED) & _columns(best)):
        raise WriteRefused(
            msg("No sheet of the workbook names the columns {missing!r}.", missing=list(REQUIRED)),
            msg("Its sheets are: {names}.", names=", ".join(tab.name for tab in tabs)),
        )
    return best


def _why_not(tab: Tab, *, excluded: bool, fitting: Sequence[Tab]) -> tuple[Text, bool]:
    """Why a tab is not read, and whether values are missing for it."""
    if excluded:
        return msg("it was not asked for"), False
    if any({PLAN, RANK} <= _columns(each) for each in fitting) and RANK in _columns(tab):
        return msg("it is another table of the export"), False
    missing = [name for name in REQUIRED if name not in _columns(tab)]
    holds = "valeur" not in missing and len(missing) < len(REQUIRED) - 1
    return msg("it does not name the columns {missing!r}", missing=missing), holds
