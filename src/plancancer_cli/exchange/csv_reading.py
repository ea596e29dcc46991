"""CSV as spreadsheets, databases and people write it: any of three delimiters."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_HEAD = 64 * 1024
_HEADER_WITHIN = 30


def read_csv(text: str, known_in: Callable[[Sequence[str]], int]) -> list[list[str]]:
    """Every row of a CSV file, empty ones too. Raises WriteRefused.

    `known_in` says how many columns a row names: it tells the delimiter.
    """
    announced = _SEPARATOR_LINE.match(text)  # a line for Excel, which does not count it
    if announced:
        text = text[announced.end() :]
    delimiter = announced[1] if announced else _delimiter_of(text[:_HEAD], known_in)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        raise WriteRefused(
            msg("The row that begins after row {row} cannot be read.", row=str(len(rows))),
            msg("A quotation mark is opened there and not closed, or stands inside a value."),
        ) from None
    return rows


def _delimiter_of(head: str, known_in: Callable[[Sequence[str]], int]) -> str:
    """The delimiter with which a row near the top names the most columns, else the most frequent."""
    return max(DELIMITERS, key=lambda each: (_most(head, each, known_in), head.count(each)))


def _most(head: str, delimiter: str, known_in: Callable[[Sequence[str]], int]) -> int:
    most = 0
    try:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        for _, row in zip(range(_HEADER_WITHIN), reader, strict=False):
            most = max(most, known_in(row))
    except csv.Error:
        pass
    return most
