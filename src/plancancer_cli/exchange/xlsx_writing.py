"""XLSX with native numbers, dates and ticks; a text stays a text, whatever it begins with."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import as_written, neutral
from plancancer_cli.i18n import msg
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.table import Table, Value

_LONGEST = 32_767
"""Characters of a cell. Source: Excel specifications and limits, Microsoft."""

_MOST_ROWS = 1_048_576
"""Rows of a sheet, its header included. Source: the same."""

_WIDTHS = {
    "libelle": 40,
    "definition": 50,
    "perimetre": 30,
    "source": 40,
    "note": 40,
    "attendu": 30,
    "titre": 50,
    "intitule": 50,
    "texte": 60,
    "constat": 60,
    "explication": 60,
    "contexte": 60,
    "nom": 40,
    "signification": 80,
}
_WIDTH = 16
_FILL = "FFF2CC"

Native: TypeAlias = "str | int | float | bool | date | None"
"""What a cell of a workbook holds."""


class Properties(Struct, frozen=True):
    """What a workbook tells of itself."""

    title: str
    creator: str
    description: str


def xlsx_bytes(table: Table) -> bytes:
    """The table as a workbook of one sheet. Raises WriteRefused."""
    return workbook_bytes((table,))


def workbook_bytes(tables: Sequence[Table], properties: Properties | None = None) -> bytes:
    """The tables as a workbook, one sheet each. Raises WriteRefused."""
    import openpyxl

    natives = [_natives(table) for table in tables]  # refuses before it begins
    book = openpyxl.Workbook(write_only=True)
    for key, value in asdict(properties).items() if properties else ():
        setattr(book.properties, key, value)
    for table, rows in zip(tables, natives, strict=True):
        worksheet = book.create_sheet(table.name)
        _lay_out(worksheet, table)
        worksheet.append([_head(worksheet, column) for column in table.columns])
        marked = table.columns.index(table.fill) if table.fill else None
        for row in rows:
            worksheet.append(
                [_cell(worksheet, value, marked=place == marked) for place, value in enumerate(row)]
            )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _natives(table: Table) -> list[list[Native]]:
    if len(table.rows) >= _MOST_ROWS:
        raise WriteRefused(
            msg(
                "The table {table} has {n} rows, more than a sheet of XLSX holds.",
                table=table.name,
                n=len(table.rows),
            ),
            msg("Choose another format: --format csv."),
        )
    return [[_native(value) for value in row] for row in table.rows]


def _lay_out(worksheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    worksheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, start=1):
        width = _WIDTHS.get(column, max(_WIDTH, len(column) + 2))
        worksheet.column_dimensions[get_column_letter(place)].width = width


def _head(worksheet: Any, column: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(worksheet, value=neutral(column))
    cell.data_type = "s"
    cell.font = Font(bold=True)
    return cell


def _cell(worksheet: Any, native: Native, *, marked: bool) -> Any:
    if not marked and _is_plain(native):
        return native
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(worksheet, value=native)
    if isinstance(native, str):
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    elif isinstance(native, date):
        cell.number_format = "yyyy-mm-dd"
    if marked:
        from openpyxl.styles import PatternFill

        cell.fill = PatternFill("solid", fgColor=_FILL)
    return cell


def _is_plain(native: Native) -> bool:
    """Whether openpyxl takes the value for what it is; it reads formulas and errors into texts."""
    if isinstance(native, str):
        return not native.startswith(("=", "#"))
    return not isinstance(native, date)


def _native(value: Value) -> Native:
    if isinstance(value, Periode):
        value = as_written(value)
    if isinstance(value, str):
        if len(value) >= _LONGEST:
            raise WriteRefused(
                msg("A text of {n} characters is too long for a cell of XLSX.", n=len(value)),
                msg("Choose another format: --format csv."),
            )
        return neutral(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        # A spreadsheet keeps 15 digits: what needs more is written as text, and read back exactly.
        return value if _survives(value) else repr(value)
    return value


def _survives(value: float) -> bool:
    try:
        return float(f"{value:.15g}") == value
    except OverflowError:
        return False
