"""A sheet of fiches as it was read: what stands above its header, its columns, its rows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, is_blank
from plancancer_cli.exchange.csv_reading import DELIMITERS, decode, read_csv
from plancancer_cli.exchange.files import read_bytes
from plancancer_cli.exchange.sheet import Row
from plancancer_cli.i18n import msg
from plancancer_cli.scaffold.sheet.columns import Column, known_in, map_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HEADER_WITHIN = 30
"""Rows that titles and notes may take up above the header."""


class FicheSheet(Struct, frozen=True):
    """A sheet with one row a fiche, or one a volet.

    Attributes:
        above: the rows above the header that hold something.
        columns: what each column holds.
        rows: the rows below the header that hold something.
    """

    above: tuple[Row, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def record(self, row: Row) -> dict[str, Cell]:
        """The cells of a row that have a place and hold something, by their key."""
        return {
            column.key: row.cells[column.place]
            for column in self.columns
            if column.key is not None and column.place < len(row.cells)
            and not is_blank(row.cells[column.place])
        }  # fmt: skip

    def name_of(self, key: str) -> str:
        """The name of the column that holds a key, as it is written; the key where none does."""
        return next((column.shown for column in self.columns if column.key == key), key)


def read_fiche_sheet(file: Path, forced: Mapping[str, str]) -> FicheSheet:
    """Read a CSV or XLSX file (of a workbook, the first sheet).

    Raises UsageError, WriteRefused where there is none, or no row of it names its columns.
    """
    content = read_bytes(file)
    if content.startswith(_ZIP):
        from plancancer_cli.exchange.xlsx_reading import read_xlsx

        return fiche_sheet(read_xlsx(content), forced)
    if content.startswith(_OLD_OFFICE):
        raise WriteRefused(
            msg("The sheet is in the old format of Excel (.xls)."),
            msg("Save it as .xlsx or CSV."),
        )
    text = decode(content)
    if not text.startswith("sep="):  # the line by which Excel is told the delimiter
        text = f"sep={_delimiter_of(text)}\n{text}"
    return fiche_sheet(read_csv(text.encode()), forced)


def fiche_sheet(table: Iterable[Sequence[Cell]], forced: Mapping[str, str]) -> FicheSheet:
    """The sheet in a table. Raises as `read_fiche_sheet`."""
    rows = [
        Row(number, tuple(cells))
        for number, cells in enumerate(table, start=1)
        if not all(map(is_blank, cells))
    ]
    head = max(
        range(min(len(rows), _HEADER_WITHIN)), key=lambda at: known_in(rows[at].cells), default=0
    )
    if not rows or (known_in(rows[head].cells) < 2 and not forced):  # noqa: PLR2004
        raise WriteRefused(
            msg("No row of the sheet names the columns of fiches."),
            msg(
                "Name them in the first row of the first sheet: code, titre, objectif, pilotes, "
                "calendrier, modalités, indicateurs…"
            ),
        )
    columns = map_columns(rows[head].cells, forced)
    return FicheSheet(tuple(rows[:head]), columns, tuple(rows[head + 1 :]))


def _delimiter_of(text: str) -> str:
    """The delimiter with which a row near the top names the most parts of a fiche."""
    return max(DELIMITERS, key=lambda delimiter: _best(text, delimiter))


def _best(text: str, delimiter: str) -> tuple[int, int]:
    most, widest = 0, 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for _, row in zip(range(_HEADER_WITHIN), reader, strict=False):
            most, widest = max(most, known_in(row)), max(widest, len(row))
    except csv.Error:
        pass
    return most, widest
