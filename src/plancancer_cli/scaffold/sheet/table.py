"""The sheets of fiches in a file: what stands above their headers, their columns, their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.cells import Cell, is_blank, raw
from plancancer_cli.exchange.left import Left
from plancancer_cli.exchange.opening import chosen, open_tables
from plancancer_cli.exchange.tabs import Row, Tab, tab_of
from plancancer_cli.i18n import Text, msg
from plancancer_cli.scaffold.sheet.columns import Column, known_in, map_columns, said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_HEADER_WITHIN = 30
"""Rows that titles and notes may take up above the header."""


class FicheSheet(Struct, frozen=True):
    """A sheet with one row a fiche, or one a volet.

    Attributes:
        above: the rows above the header that hold something.
        columns: what each column holds.
        rows: the rows below the header that hold something.
        name: of the tab; empty in a CSV file.
    """

    above: tuple[Row, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    name: str = ""

    def record(self, row: Row) -> dict[str, Cell]:
        """The cells of a row that have a place and hold something, by their key."""
        return {
            column.key: row.at(column.place)
            for column in self.columns
            if column.key is not None and not is_blank(row.at(column.place))
        }

    def has(self, key: str) -> bool:
        """Whether a column holds a key."""
        return any(column.key == key for column in self.columns)

    def name_of(self, key: str) -> str:
        """The name of the column that holds a key, as it is written; the key where none does."""
        return next((column.shown for column in self.columns if column.key == key), key)

    def names_a_fiche(self, row: Row) -> bool:
        """Whether a row gives a code and a title: that is a fiche, whatever its words."""
        return {"code", "titre"} <= self.record(row).keys()


class FicheFile(Struct, frozen=True):
    """A file of fiches.

    Attributes:
        sheets: what is read.
        left: the other tabs.
        encoding: of a CSV file, where its words alone tell it.
    """

    sheets: tuple[FicheSheet, ...]
    left: tuple[Left, ...] = ()
    encoding: str | None = None


def read_fiche_sheets(
    file: Path,
    forced: Mapping[str, str],
    wanted: Sequence[str] = (),
    encoding: str | None = None,
) -> FicheFile:
    """Read every sheet of a CSV, XLSX or ODS file that has the columns; of `wanted`, each has to.

    Raises UsageError, WriteRefused where there is none, or where `forced` names no column.
    """
    opened = open_tables(file, known_in, encoding)
    tabs = chosen(opened.tabs, wanted)
    several = len(opened.tabs) > 1 and not wanted
    fitting = [tab for tab in tabs if _fits(tab, forced)] if several else tabs
    if not fitting:
        raise _no_sheet(opened.tabs)
    sheets = tuple(_sheet_in(tab, said_of(_header(tab), forced)) for tab in fitting)
    _require_columns(fitting, forced)
    left = tuple(
        Left(tab.name, None, *_why_not(tab, excluded=tab not in tabs))
        for tab in opened.tabs
        if tab not in fitting and tab.rows
    )
    return FicheFile(sheets, left, opened.encoding if opened.judged else None)


def fiche_sheet(table: Iterable[Sequence[Cell]], forced: Mapping[str, str]) -> FicheSheet:
    """The sheet in a table of rows that follow each other. Raises as `read_fiche_sheets`."""
    return _sheet_in(tab_of("", table), forced)


def _sheet_in(tab: Tab, forced: Mapping[str, str]) -> FicheSheet:
    rows, head = tab.rows, _head(tab)
    if not rows or (known_in(rows[head].cells) < 2 and not forced):  # noqa: PLR2004
        raise _no_sheet([tab])
    columns = map_columns(rows[head].cells, forced)
    return FicheSheet(tuple(rows[:head]), columns, tuple(rows[head + 1 :]), tab.name)


def _no_sheet(tabs: Sequence[Tab]) -> WriteRefused:
    reason = msg("No row of the sheet names the columns of fiches.")
    if len(tabs) > 1:
        names = ", ".join(tab.name for tab in tabs)
        reason = msg("No sheet of the workbook names the columns of fiches: {names}.", names=names)
    return WriteRefused(
        reason,
        msg(
            "Name them in the first row of a sheet: code, titre, objectif, pilotes, "
            "calendrier, modalités, indicateurs…"
        ),
    )


def _head(tab: Tab) -> int:
    """The place of the row that names the most parts of a fiche; the first of several."""
    within = range(min(len(tab.rows), _HEADER_WITHIN))
    return max(within, key=lambda at: known_in(tab.rows[at].cells), default=0)


def _header(tab: Tab) -> tuple[Cell, ...]:
    return tab.rows[_head(tab)].cells if tab.rows else ()


def _keys(tab: Tab, forced: Mapping[str, str]) -> set[str]:
    """The parts of a fiche that the header of a tab names."""
    header = _header(tab)
    columns = map_columns(header, said_of(header, forced))
    return {column.key for column in columns if column.key is not None}


def _fits(tab: Tab, forced: Mapping[str, str]) -> bool:
    """Whether a tab has fiches: a title, and another part of them."""
    keys = _keys(tab, forced)
    return "titre" in keys and len(keys) > 1


def _why_not(tab: Tab, *, excluded: bool) -> tuple[Text, bool]:
    """Why a tab is not read, and whether actions are missing for it."""
    if excluded:
        return msg("it was not asked for"), False
    below = tab.rows[_head(tab) + 1 :]
    holds = bool(_keys(tab, {}) & {"titre", "code"}) and any(len(_full(row)) > 1 for row in below)
    return msg("it does not name the columns of fiches"), holds


def _full(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if raw(cell).strip()]


def _require_columns(tabs: Sequence[Tab], forced: Mapping[str, str]) -> None:
    """Raise UsageError where a column that was named stands in none of the sheets."""
    held = {name for tab in tabs for name in said_of(_header(tab), forced)}
    for name in forced:
        if name not in held:
            map_columns(_header(tabs[0]), {name: forced[name]})  # says which columns there are
            raise UsageError(msg("The sheet has no column {column!r}.", column=name))
