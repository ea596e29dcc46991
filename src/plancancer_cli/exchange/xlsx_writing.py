"""XLSX with native numbers, dates and ticks; a text stays a text, whatever it begins with."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import as_written, neutral
from plancancer_cli.exchange.packages import optional
from plancancer_cli.i18n import msg
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from plancancer_cli.exchange.table import Table, Value

_LONGEST = 32_767
"""Characters of a cell. Source: Excel specifications and limits, Microsoft."""

_WIDTHS = {
    "libelle": 40,
    "definition": 50,
    "perimetre": 30,
    "source": 40,
    "note": 40,
    "attendu": 30,
}
_WIDTH = 16
_FILL = "FFF2CC"

Native: TypeAlias = "str | int | float | bool | date | None"
"""What a cell of a workbook holds."""


def xlsx_bytes(table: Table) -> bytes:
    """The table as a workbook of one sheet. Raises UsageError without openpyxl, WriteRefused."""
    openpyxl = optional("openpyxl", "excel", "XLSX")
    rows = [[_native(value) for value in row] for row in table.rows]  # refuses before it begins
    book = openpyxl.Workbook(write_only=True)
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


def _lay_out(worksheet: Any, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    worksheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, start=1):
        width = _WIDTHS.get(column, max(_WIDTH, len(column) + 2))
        worksheet.column_dimensions[get_column_letter(place)].width = width


def _head(worksheet: Any, column: str) -> Any:
    from openpyxl.styles import Font

    cell = _cell(worksheet, neutral(column), marked=False)
    cell.font = Font(bold=True)
    return cell


def _cell(worksheet: Any, native: Native, *, marked: bool) -> Any:
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
