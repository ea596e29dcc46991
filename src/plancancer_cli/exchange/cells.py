"""What a cell of a sheet may hold, and how it is read: text, ticks, numbers, plain characters."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import Text, msg
from plancancer_cli.storage.read.characters import FORBIDDEN
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.ticks import read_tick

if TYPE_CHECKING:
    from plancancer_cli.model.periode import Periode


class Unreadable(Struct, frozen=True):
    """A cell that bears no value of its own: a formula, an error of the spreadsheet.

    Attributes:
        shown: what stands in the cell.
        reason: what it is, for a reader.
        hint: what to do about it.
    """

    shown: str
    reason: Text
    hint: Text


class Shown(Struct, frozen=True):
    """A number that its cell shows otherwise: 1.1 as `1.10`, 1004 as `01004`, 0.075 as `3/40`.

    Attributes:
        value: the number; of a percentage, that before its sign.
        shown: what its reader sees, with a decimal point: that is its text.
    """

    value: int | float
    shown: str

    @property
    def is_share(self) -> bool:
        """Whether it is shown as a percentage or a fraction: more than a number."""
        return self.shown.endswith("%") or "/" in self.shown


Cell: TypeAlias = "str | int | float | bool | date | Periode | Shown | Unreadable | None"
"""A cell as it was read: CSV holds texts only, workbooks also typed values.

A date that is shown as a month or a year is a Periode.
"""


def formula(shown: str) -> Unreadable:
    """The cell that holds a formula."""
    return Unreadable(
        shown,
        msg("The cell holds a formula."),
        msg("Copy the cell and paste its value only, so that the number itself is there."),
    )


def spreadsheet_error(shown: str) -> Unreadable:
    """The cell that holds an error of the spreadsheet, such as `#N/A`."""
    return Unreadable(
        shown,
        msg("The cell holds an error of the spreadsheet, {error}.", error=shown),
        msg("Correct it there, or empty the cell where the value is not known."),
    )


_RISKY = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """The text in a cell, without blanks around it and with line ends of one kind.

    Raises WriteRefused for a formula, an error, and characters that the files do not take.
    """
    if isinstance(cell, Unreadable):
        raise WriteRefused(cell.reason, cell.hint)
    text = one_line_end(restored(raw(cell).strip()).strip())
    found = FORBIDDEN.search(text)
    if found is not None:
        raise WriteRefused(
            msg("The text holds the invisible character {char}.", char=f"U+{ord(found[0]):04X}"),
            msg("Type the text again instead of pasting it."),
        )
    return text


def raw(cell: Cell) -> str:
    """The cell as text: numbers as they are written in the files, `true` and `false`."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004
            return str(int(cell))
        case float():
            return repr(cell)
        case date():
            return cell.isoformat()
        case Unreadable() | Shown():
            return cell.shown
        case _:
            return str(cell)


def one_line_end(text: str) -> str:
    """Line ends inside a cell differ between programs and mean the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tick_of(cell: Cell) -> bool:
    """Yes or no: `oui`, `non`, `x`, `1`, a tick of the spreadsheet. Raises WriteRefused."""
    try:
        return read_tick(text_of(cell))
    except NotReadError as unread:
        raise WriteRefused(unread.reason, msg("Write oui, or leave the cell empty.")) from None


def neutral(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; `restored` gives it back.

    An apostrophe goes before what begins like a formula (and before one that stands there already).
    Source: OWASP, CSV Injection.
    """
    if _is_number(text):
        return text
    return "'" + text if _RISKY.match(text) else text


def _is_number(text: str) -> bool:
    """Whether a spreadsheet takes the text for the number that it is."""
    return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?", text) is not None


def restored(text: str) -> str:
    """The text before `neutral`."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def as_written(periode: Periode) -> str | int | date:
    """A period as a typed cell holds it: a day is a date, a year a number, the rest text."""
    match periode.precision:
        case "jour":
            return periode.premier
        case "annee":
            return periode.premier.year
        case _:
            return str(periode)
