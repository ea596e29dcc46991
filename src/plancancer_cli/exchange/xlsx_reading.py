"""XLSX: typed cells as values; formulas and errors are named, never run."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, Unreadable
from plancancer_cli.exchange.columns import known_in
from plancancer_cli.exchange.packages import optional
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

VALEURS = "valeurs"
"""The sheet that is read where a workbook has several, as in an export."""

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that an XLSX file may unpack to: it is an archive, and anybody can send one."""


def read_xlsx(content: bytes) -> list[tuple[Cell, ...]]:
    """Every row of the sheet `valeurs`, else of the one that names the columns, else of the first.

    Raises WriteRefused.
    """
    openpyxl = optional("openpyxl", "XLSX")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked <= MAX_UNPACKED:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what openpyxl does not keep is not asked for
                return _table(openpyxl.load_workbook(io.BytesIO(content), read_only=True))
    except Exception:  # noqa: BLE001 -- a damaged archive fails anywhere inside the library
        unpacked = 0
    raise WriteRefused(
        msg("The file unpacks to more than {limit} MiB.", limit=MAX_UNPACKED // 1024**2)
        if unpacked
        else msg("The file is no XLSX sheet that can be read."),
        msg("Save the sheet again as .xlsx or CSV."),
    )


def _table(book: Any) -> list[tuple[Cell, ...]]:
    tables = []
    # An export has other sheets that name some of the columns.
    for worksheet in sorted(book.worksheets, key=lambda sheet: sheet.title != VALEURS):
        worksheet.reset_dimensions()  # some programs write a size that is wrong
        table = list(_rows(worksheet))
        tables.append(table)
        if any(known_in(row) > 1 for row in table[:1]):
            return table
    return tables[0] if tables else []


def _rows(worksheet: Any) -> Iterator[tuple[Cell, ...]]:
    for row in worksheet.iter_rows():
        yield tuple(_cell(cell) for cell in row)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return None
    match cell.data_type:
        case "f":
            shown = value if isinstance(value, str) else f"={getattr(value, 'text', '')}"
            return Unreadable(
                shown,
                msg("The cell holds a formula."),
                msg("Copy the cell and paste its value only, so that the number itself is there."),
            )
        case "e":
            return Unreadable(
                str(value),
                msg("The cell holds an error of the spreadsheet, {error}.", error=str(value)),
                msg("Correct it there, or empty the cell where the value is not known."),
            )
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | str | date):
        return value
    if isinstance(value, int | float):
        # 52.3 % is kept as 0.523 and a format: what the partner reads is what is meant.
        return _percentage(value) if "%" in (cell.number_format or "") else value
    return Unreadable(
        str(value),
        msg("The cell holds a time, {value}.", value=str(value)),
        msg("Format the cell as text or as a number."),
    )


def _percentage(value: float) -> str:
    shown = round(Decimal(repr(value)) * 100, 12).normalize()
    return f"{shown:f} %"
