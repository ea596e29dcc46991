"""Dates and periods as people type them in a sheet, and as spreadsheets rewrite them."""

from __future__ import annotations

from datetime import date

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, Shown, text_of
from plancancer_cli.i18n import msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.typed.dates import FORMS, read_period
from plancancer_cli.typed.refusal import NotReadError


def period_of(cell: Cell) -> Periode:
    """The day, month, quarter, half-year, year or span that a cell names. Raises WriteRefused."""
    if isinstance(cell, Periode):
        return cell
    if isinstance(cell, Shown):
        cell = cell.value
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell) if isinstance(cell, date | int) else text_of(cell)
    if isinstance(cell, float):
        raise WriteRefused(msg("{value!r} is no date.", value=text), FORMS)
    try:
        return Periode.parse(read_period(text))
    except NotReadError as unread:
        raise WriteRefused(unread.reason, unread.hint) from None
