"""CSV as spreadsheets, databases and people write it: any of three delimiters, three encodings."""

from __future__ import annotations

import codecs
import csv
import io
import re

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.columns import known_in
from plancancer_cli.i18n import msg

DELIMITERS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_HEAD = 64 * 1024


def read_csv(content: bytes) -> list[list[str]]:
    """Every row of a CSV file, empty ones too. Raises WriteRefused."""
    text = decode(content)
    announced = _SEPARATOR_LINE.match(text)  # a line for Excel, which does not count it
    if announced:
        text = text[announced.end() :]
    delimiter = announced[1] if announced else delimiter_of(text)
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


def decode(content: bytes) -> str:
    """The text: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252."""
    if content.startswith(_UTF_16):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise WriteRefused(
        msg("The file is no text in UTF-8 or Windows-1252."),
        msg("Save the sheet as XLSX, or as CSV in UTF-8."),
    )


def delimiter_of(text: str) -> str:
    """The delimiter with which the first row names the most columns, else the most frequent one."""
    head = text[:_HEAD]
    return max(DELIMITERS, key=lambda each: (_columns_with(head, each), head.count(each)))


def _columns_with(text: str, delimiter: str) -> int:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                return known_in(row)
    except csv.Error:
        return 0
    return 0
