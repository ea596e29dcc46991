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
    """

    row: int
    column: str
    message: Text
    hint: Text | None = None
    code: str | None = None
    blocking: bool = True

    @property
    def text(self) -> Text:
        """Row, column and message in one sentence."""
        if not self.column:
            return msg("Row {row}: {message}", row=str(self.row), message=self.message)
        return msg(
            "Row {row}, column {column}: {message}",
            row=str(self.row),
            column=self.column,
            message=self.message,
        )


def in_row_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """As a reader goes through the sheet."""
    return tuple(sorted(problems, key=lambda problem: problem.row))


class SheetRefused(WriteRefused):
    """Nothing of a sheet was taken; `problems` says why, in the order of its rows."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_row_order(problems)
        rows = len({problem.row for problem in self.problems})
        super().__init__(
            msg_n(
                rows,
                "{n} row of the sheet cannot be taken; nothing was written.",
                "{n} rows of the sheet cannot be taken; nothing was written.",
            ),
            msg("Correct them in the sheet, or write them to a file with --rejected FILE."),
        )
