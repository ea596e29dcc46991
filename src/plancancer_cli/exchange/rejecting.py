"""The rows that were refused, each with its reasons, to be sent back to who filled them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.cells import Cell, Shown, Unreadable, is_blank, restored
from plancancer_cli.exchange.columns import REASON
from plancancer_cli.exchange.csv_writing import SPREADSHEETS, csv_bytes
from plancancer_cli.exchange.table import Table, Value
from plancancer_cli.i18n import Language, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.problems import Problem
    from plancancer_cli.exchange.sheet import Sheet
    from plancancer_cli.exchange.tabs import Row


def rejected_bytes(
    sheets: Sequence[Sheet], problems: Sequence[Problem], language: Language, kind: str
) -> bytes:
    """The refused rows as one sheet in CSV or XLSX; corrected, `import` takes it as it is."""
    table = rejected_table(sheets, problems, language)
    if kind == "xlsx":
        from plancancer_cli.exchange.xlsx_writing import xlsx_bytes

        return xlsx_bytes(table)
    return csv_bytes(table, SPREADSHEETS)


def rejected_table(
    sheets: Sequence[Sheet], problems: Sequence[Problem], language: Language
) -> Table:
    """The cells as they were under the headers as they were, and the reasons in a last column.

    Sheets that name the same column in other ways, or in another order, share it.
    """
    reasons: dict[tuple[str, int], list[str]] = {}
    for problem in problems:
        reasons.setdefault((problem.sheet, problem.row), []).append(_reason(problem, language))
    header: dict[str | int, str] = {}
    rows: list[tuple[dict[str | int, Value], str]] = []
    for sheet in sheets:
        for place, name in enumerate(sheet.names):
            if name != REASON:
                header.setdefault(name or place, sheet.header[place])
        for row in sheet.rows:
            said = reasons.get((sheet.name, row.number))
            if said is not None:
                rows.append((_cells(sheet, row), " ".join(said)))
    for cells, _ in rows:  # what stands under no name keeps a column of its own
        for key in cells:
            header.setdefault(key, "")
    return Table(
        "valeurs",
        (*header.values(), REASON),
        tuple((*(cells.get(key) for key in header), said) for cells, said in rows),
    )


def _cells(sheet: Sheet, row: Row) -> dict[str | int, Value]:
    """The cells of a row that hold something, by the name of their column, else by its place."""
    found: dict[str | int, Value] = {}
    for place, cell in enumerate(row.cells):
        name = sheet.names[place] if place < len(sheet.names) else None
        if name != REASON and not is_blank(cell):
            found[name or place] = _value(cell)
    return found


def _reason(problem: Problem, language: Language) -> str:
    words = language.text(problem.message)
    if problem.column:
        words = language.text(msg("{column}: {message}", column=problem.column, message=words))
    return words if problem.hint is None else f"{words} {language.text(problem.hint)}"


def _value(cell: Cell) -> Value:
    if isinstance(cell, Unreadable):
        return cell.shown
    if isinstance(cell, Shown):
        return cell.shown if cell.is_share else cell.value
    return restored(cell) if isinstance(cell, str) else cell
