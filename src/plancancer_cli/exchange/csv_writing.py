"""CSV for programs, and CSV that a French spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.exchange.cells import Cell, neutral, raw
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from plancancer_cli.exchange.table import Table, Value


class Dialect(Struct, frozen=True):
    """How a CSV file is written."""

    delimiter: str
    newline: str
    encoding: str


PROGRAMS = Dialect(",", "\n", "utf-8")
"""For programs: RFC 4180 with LF, UTF-8 without a byte order mark."""

SPREADSHEETS = Dialect(";", "\r\n", "utf-8-sig")
"""For people with a French spreadsheet, which expects semicolons and needs the byte order
mark to see UTF-8."""


def csv_bytes(table: Table, dialect: Dialect) -> bytes:
    """The table: dates as YYYY-MM-DD, a decimal point, `true` and `false`, formulas made inert."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.newline)
    writer.writerow([neutral(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([plain_text(value) for value in row])
    return out.getvalue().encode(dialect.encoding)


def plain_text(value: Value | Cell) -> str:
    """A value in a cell of text; `cells` reads it back."""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, float):
        return repr(value)
    return str(value) if isinstance(value, Periode) else raw(value)
