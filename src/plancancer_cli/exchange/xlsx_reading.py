"""XLSX: every tab, each cell as its number format shows it; formulas and errors are named, never run.

Read here and not by a library: openpyxl refuses a workbook for its styles and fills in every row
before the last, python-calamine does not give the formats of numbers.
Source: ECMA-376, part 1, 18.3 (worksheets), 18.4 (shared strings), 18.8 (styles).
"""

from __future__ import annotations

import posixpath
import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from msgspec import Struct

from plancancer_cli.exchange.archives import attribute, elements, local, opened
from plancancer_cli.exchange.cells import Cell, formula, spreadsheet_error
from plancancer_cli.exchange.number_formats import BUILT_IN, seen
from plancancer_cli.exchange.tabs import MAX_COLUMNS, Grid, Row, Tab, too_wide

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_RELS = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Z]{1,4})\$?([0-9]{1,12})")


class _Book(Struct, frozen=True):
    """What the cells of a workbook refer to: texts, format codes by style, the day of number 0."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool


def read_xlsx(content: bytes) -> tuple[Tab, ...]:
    """The tabs of a workbook, in its order. Raises WriteRefused."""
    with opened(content, "XLSX") as archive:
        path = _main_part(archive)
        names: list[tuple[str, str]] = []
        since_1904 = False
        with archive.open(path) as stream:
            for element in elements(stream, "sheet", "workbookPr"):
                if local(element.tag) == "workbookPr":
                    since_1904 = element.get("date1904") in {"1", "true"}
                else:
                    names.append((element.get("name", ""), attribute(element, "id") or ""))
        parts = _related(archive, path)
        kinds = dict(parts.values())
        book = _Book(
            tuple(_shared(archive, kinds.get("sharedStrings"))),
            tuple(_formats(archive, kinds.get("styles"))),
            since_1904,
        )
        grid = Grid()
        return tuple(
            Tab(name, tuple(_rows(archive, parts[id_][1], book, grid)))
            for name, id_ in names
            if id_ in parts and parts[id_][0] == "worksheet"
        )


def _main_part(archive: zipfile.ZipFile) -> str:
    if _RELS in archive.namelist():
        for kind, target in _related(archive, "").values():
            if kind == "officeDocument":
                return target
    return _WORKBOOK


def _related(archive: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """By id, what a part is related to: its kind and its path in the archive."""
    folder, name = posixpath.split(path)
    found = {}
    with archive.open(posixpath.join(folder, "_rels", f"{name}.rels")) as stream:
        for element in elements(stream, "Relationship"):
            target = element.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = (kind, posixpath.normpath(whole))
    return found


def _shared(archive: zipfile.ZipFile, path: str | None) -> Iterator[str]:
    if path is None or path not in archive.namelist():
        return
    with archive.open(path) as stream:
        for element in elements(stream, "si"):
            yield _text(element)


def _text(element: Element) -> str:
    """The characters of a text, without how they are to be pronounced."""
    parts: list[str] = []
    for child in element:
        match local(child.tag):
            case "t":
                parts.append(child.text or "")
            case "r":
                parts += (part.text or "" for part in child if local(part.tag) == "t")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _formats(archive: zipfile.ZipFile, path: str | None) -> list[str]:
    """The format code of each style; none where the styles cannot be read: the values still can."""
    codes: dict[str, str] = {}
    styles: list[str] = []
    if path is None or path not in archive.namelist():
        return styles
    with suppress(ParseError), archive.open(path) as stream:
        for element in elements(stream, "numFmt", "cellXfs"):
            if local(element.tag) == "numFmt":
                codes[element.get("numFmtId", "")] = element.get("formatCode", "")
                continue
            for xf in element:
                number = xf.get("numFmtId", "0")
                known = BUILT_IN.get(int(number), "") if number.isdecimal() else ""
                styles.append(codes.get(number, known))
    return styles


def _rows(archive: zipfile.ZipFile, path: str, book: _Book, grid: Grid) -> Iterator[Row]:
    number = 0
    with archive.open(path) as stream:
        for element in elements(stream, "row"):
            given = element.get("r", "")
            number = int(given) if given.isdecimal() else number + 1
            row = grid.row(number, _cells(element, book))
            if row is not None:
                yield row


def _cells(row: Element, book: _Book) -> Iterator[tuple[int, Cell]]:
    place = -1
    for element in row:
        if local(element.tag) != "c":
            continue
        found = _REFERENCE.fullmatch(element.get("r", ""))
        place = _column(found[1]) if found else place + 1
        yield place, _cell(element, book)


def _column(letters: str) -> int:
    """The place of a column, from 0. Raises WriteRefused far to the right."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > MAX_COLUMNS:
        raise too_wide()
    return number - 1


def _cell(element: Element, book: _Book) -> Cell:
    parts = {local(child.tag): child for child in element}
    if "f" in parts:
        return formula(f"={parts['f'].text or ''}")
    if "is" in parts:
        return _text(parts["is"])
    text = (parts["v"].text or "") if "v" in parts else ""
    return _stored(text, element, book) if text else None


def _stored(text: str, element: Element, book: _Book) -> Cell:
    match element.get("t", "n"):
        case "s":
            return book.texts[int(text)]
        case "b":
            return text.strip() in {"1", "true"}
        case "e":
            return spreadsheet_error(text)
        case "d":
            return date.fromisoformat(text[:10])
        case "n":
            return _number(text, element.get("s", ""), book)
        case _:
            return text


def _number(text: str, style: str, book: _Book) -> Cell:
    value = int(text) if re.fullmatch("-?[0-9]{1,15}", text) else float(text)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        value = int(value)
    place = int(style) if style.isdecimal() else 0
    code = book.formats[place] if place < len(book.formats) else ""
    return seen(value, code, since_1904=book.since_1904) if code else value
