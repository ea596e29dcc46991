"""A file of tables, whatever wrote it: its content says which kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.archives import ZIP
from plancancer_cli.exchange.csv_reading import read_csv
from plancancer_cli.exchange.encodings import decode
from plancancer_cli.exchange.files import read_bytes
from plancancer_cli.exchange.tabs import Tab, tab_of
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from plancancer_cli.exchange.cells import Cell

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_NEAR_THE_START = 200


class Opened(Struct, frozen=True):
    """The tabs of a file; of a CSV file, its one table and the encoding that it was read in.

    Attributes:
        encoding: of a CSV file; None of a workbook.
        judged: whether the encoding was told by the words of the file alone.
    """

    tabs: tuple[Tab, ...]
    encoding: str | None = None
    judged: bool = False

    @property
    def is_workbook(self) -> bool:
        """Whether its tables have names of their own."""
        return self.encoding is None


def open_tables(
    file: Path, known_in: Callable[[Sequence[Cell]], int], encoding: str | None = None
) -> Opened:
    """Read a CSV, XLSX or ODS file.

    `known_in` says how many columns a row names, by which the delimiter of a CSV file is told.
    Raises UsageError, WriteRefused.
    """
    return opened_from(read_bytes(file), known_in, encoding)


def opened_from(
    content: bytes, known_in: Callable[[Sequence[Cell]], int], encoding: str | None = None
) -> Opened:
    """The same of the content of a file."""
    if content.startswith(ZIP):
        if encoding is not None:
            raise UsageError(
                msg("{option} has no meaning for a workbook.", option="--encoding"),
                msg("Leave it out."),
            )
        return Opened(_workbook(content))
    if content.startswith(_OLD_OFFICE):
        raise WriteRefused(
            msg("The sheet is in the old format of Excel (.xls)."),
            msg("Open it in a spreadsheet program and save it as .xlsx, .ods or CSV."),
        )
    text = decode(content, encoding)
    table = read_csv(text.text, known_in)
    return Opened((tab_of("", table),), text.encoding, text.judged)


def chosen(tabs: Sequence[Tab], wanted: Sequence[str]) -> list[Tab]:
    """The tabs of these names, or all where none is named. Raises UsageError for an unknown name."""
    from plancancer_cli.typed.text import simplified

    if wanted and [tab.name for tab in tabs] == [""]:
        raise UsageError(
            msg("{option} has no meaning for a CSV file.", option="--sheet"), msg("Leave it out.")
        )
    names = ", ".join(tab.name for tab in tabs)
    found = []
    for name in dict.fromkeys(wanted):
        fitting = [tab for tab in tabs if tab.name == name] or [
            tab for tab in tabs if simplified(tab.name) == simplified(name)
        ]
        if not fitting:
            raise UsageError(
                msg("The workbook has no sheet {name!r}.", name=name),
                msg("Its sheets are: {names}.", names=names),
            )
        found += [tab for tab in fitting if tab not in found]
    return [tab for tab in tabs if tab in found] if wanted else list(tabs)


def _workbook(content: bytes) -> tuple[Tab, ...]:
    # The type of an OpenDocument file is its first entry, not compressed, for programs to see.
    if _ODS in content[:_NEAR_THE_START]:
        from plancancer_cli.exchange.ods_reading import read_ods

        return read_ods(content)
    from plancancer_cli.exchange.archives import opened

    with opened(content, "XLSX") as archive:
        names = archive.namelist()
    if "content.xml" in names:
        from plancancer_cli.exchange.ods_reading import read_ods

        return read_ods(content)
    from plancancer_cli.exchange.xlsx_reading import read_xlsx

    return read_xlsx(content)
