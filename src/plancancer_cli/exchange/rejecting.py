"""The rows that were refused, each with its reasons, to be sent back to who filled them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.cells import Unreadable, is_blank, restored
from plancancer_cli.exchange.columns import REASON
from plancancer_cli.exchange.csv_writing import SPREADSHEETS, csv_bytes
from plancancer_cli.exchange.table import Table, Value
from plancancer_cli.i18n import Language, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.problems import Problem
    from plancancer_cli.exchange.sheet import Row, Sheet


def rejected_bytes(
    sheet: Sheet, problems: Sequence[Problem], language: Language, kind: str
) -> bytes:
    """The refused rows as a sheet in CSV or XLSX; corrected, `import` takes it as it is."""
    table = rejected_table(sheet, problems, language)
    if kind == "xlsx":
        from plancancer_cli.exchange.xlsx_writing import xlsx_bytes

        return xlsx_bytes(table)
    return csv_bytes(table, SPREADSHEETS)


def rejected_table(sheet: Sheet, problems: Sequence[Problem], language: Language) -> Table:
    """The cells as they were under the header as it was, and the reasons in a last column."""
    reasons: dict[int, list[str]] = {}
    for problem in problems:
        reasons.setdefault(problem.row, []).append(_reason(problem, language))
    kept = [place for place, name in enumerate(sheet.names) if name != REASON]
    refused = [row for row in sheet.rows if row.number in reasons]
    width = max([len(sheet.header), *(_width(row) for row in refused)])
    kept += range(len(sheet.header), width)
    header = [sheet.header[place] if place < len(sheet.header) else "" for place in kept]
    return Table(
        "valeurs",
        (*header, REASON),
        tuple(
            (*(_cell(row, place) for place in kept), " ".join(reasons[row.number]))
            for row in refused
        ),
    )


def _reason(problem: Problem, language: Language) -> str:
    words = language.text(problem.message)
    if problem.column:
        words = language.text(msg("{column}: {message}", column=problem.column, message=words))
    return words if problem.hint is None else f"{words} {language.text(problem.hint)}"


def _width(row: Row) -> int:
    return max((place + 1 for place, cell in enumerate(row.cells) if not is_blank(cell)), default=0)


def _cell(row: Row, place: int) -> Value:
    cell = row.cells[place] if place < len(row.cells) else None
    if isinstance(cell, Unreadable):
        return cell.shown
    return restored(cell) if isinstance(cell, str) else cell
