"""What is wrong in a sheet: which row, which column, what is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(Struct, frozen=True):
    """A cell that cannot be taken.

    Attributes:
        row: its row in the sheet, as a spreadsheet counts them (the header is in row 1).
        column: the name of its column; empty where the whole row is meant.
        code: the rule of the files that it would break, if it is one.
        blocking: whether the row is refused for it; else it is worth a look.
        sheet: the tab that the row stands in; empty in a CSV file, or where there is one only.
    """

    row: int
    column: str
    message: Text
    hint: Text | None = None
    code: str | None = None
    blocking: bool = True
    sheet: str = ""

    @property
    def text(self) -> Text:
        """Row, column and message in one sentence."""
        if self.sheet:
            return msg("Sheet {sheet!r}: {message}", sheet=self.sheet, message=self._in_sheet)
        return self._in_sheet

    @property
    def _in_sheet(self) -> Text:
        if not self.column:
            return msg("Row {row}: {message}", row=str(self.row), message=self.message)
        return msg(
            "Row {row}, column {column}: {message}",
            row=str(self.row),
            column=self.column,
            message=self.message,
        )


def in_row_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """As a reader goes through the sheets."""
    found = list(problems)
    sheets = list(dict.fromkeys(problem.sheet for problem in found))
    return tuple(sorted(found, key=lambda each: (sheets.index(each.sheet), each.row)))


class SheetRefused(WriteRefused):
    """Nothing of a sheet was taken; `problems` says why, in the order of its rows."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_row_order(problems)
        rows = len({(problem.sheet, problem.row) for problem in self.problems})
        super().__init__(
            msg_n(
                rows,
                "{n} row of the sheet cannot be taken; nothing was written.",
                "{n} rows of the sheet cannot be taken; nothing was written.",
            ),
            msg("Correct them in the sheet, or write them to a file with --rejected FILE."),
        )
