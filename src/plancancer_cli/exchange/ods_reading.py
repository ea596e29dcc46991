"""ODS: every tab, each cell as it is shown; formulas and errors are named, never run.

Source: OpenDocument 1.3, part 3, 9.1 (tables), 16.29 (data styles), 19.385 (office:value-type).
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.archives import attribute, elements, local, opened
from plancancer_cli.exchange.cells import Cell, Shown, formula, is_blank, raw, spreadsheet_error
from plancancer_cli.exchange.number_formats import (
    date_seen,
    made_a_date,
    percentage,
    time_of_day,
)
from plancancer_cli.exchange.tabs import MAX_COLUMNS, Grid, Row, Tab, too_wide

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"

MAX_REPEATED = 10_000
"""Times that a row which holds something may be repeated: more is a format, or a trap."""

_PARTS = {"year": "y", "month": "m", "day": "d"}
_CELLS = {"table-cell", "covered-table-cell"}
_INT = re.compile("-?[0-9]{1,15}")

Parts = frozenset[str]
Styles = dict[str, Parts]


class _Defaults(Struct):
    """The style of the cells of a column that name none: its first place past the end, and its name."""

    ends: list[tuple[int, str]]

    def of(self, place: int) -> str:
        """The style of the column at a place."""
        return next((style for end, style in self.ends if place < end), "")


def read_ods(content: bytes) -> tuple[Tab, ...]:
    """The tabs of a workbook, in its order. Raises WriteRefused."""
    with opened(content, "ODS") as archive:
        styles = _styles(archive)
        grid = Grid()
        with archive.open("content.xml") as stream:
            return tuple(
                Tab(attribute(table, "name") or "", tuple(_rows(table, styles, grid)))
                for table in elements(stream, "table")
            )


def _styles(archive: zipfile.ZipFile) -> Styles:
    """Which of year, month and day the dates of a style show, by the name of the style of a cell."""
    shows: Styles = {}
    named: dict[str, str] = {}
    for part in ("styles.xml", "content.xml"):
        if part not in archive.namelist():
            continue
        with archive.open(part) as stream:
            for element in elements(stream, "date-style", "style"):
                name = attribute(element, "name") or ""
                if local(element.tag) == "style":
                    named[name] = attribute(element, "data-style-name") or ""
                else:
                    inner = {local(child.tag) for child in element}
                    shows[name] = frozenset(_PARTS[each] for each in inner & _PARTS.keys())
    return {name: shows[data] for name, data in named.items() if data in shows}


def _rows(table: Element, styles: Styles, grid: Grid) -> Iterator[Row]:
    number = 0
    defaults = _defaults(table)
    for element in _of(table, {"table-row"}):
        times = _repeated(element, "number-rows-repeated")
        own = attribute(element, "default-cell-style-name")
        row = grid.row(number + 1, _cells(element, styles, defaults, own))
        if row is not None:
            if times > MAX_REPEATED:
                raise too_wide()
            yield row
            for further in range(number + 2, number + times + 1):
                again = grid.row(further, enumerate(row.cells))
                if again is not None:
                    yield again
        number += times


def _defaults(table: Element) -> _Defaults:
    ends, end = [], 0
    for column in _of(table, {"table-column"}):
        end += _repeated(column, "number-columns-repeated")
        ends.append((end, attribute(column, "default-cell-style-name") or ""))
    return _Defaults(ends)


def _cells(
    row: Element, styles: Styles, defaults: _Defaults, own: str | None
) -> Iterator[tuple[int, Cell]]:
    place = 0
    for element in row:
        if local(element.tag) not in _CELLS:
            continue
        times = _repeated(element, "number-columns-repeated")
        style = attribute(element, "style-name") or own or defaults.of(place)
        cell = _cell(element, styles.get(style))
        if not is_blank(cell):
            if place + times > MAX_COLUMNS:
                raise too_wide()
            yield from ((each, cell) for each in range(place, place + times))
        place += times


def _of(table: Element, names: set[str]) -> Iterator[Element]:
    """The elements of a table, those in groups and headers too, not those of a table inside it."""
    for child in table:
        name = local(child.tag)
        if name in names:
            yield child
        elif name.startswith("table-") and name != "table-row":
            yield from _of(child, names)


def _repeated(element: Element, name: str) -> int:
    text = attribute(element, name) or "1"
    return max(int(text), 1) if text.isdecimal() else 1


def _cell(element: Element, parts: Parts | None) -> Cell:
    said = {local(key): value for key, value in element.attrib.items()}
    text = "\n".join(_words(child) for child in element if local(child.tag) == "p")
    if "formula" in said:
        return formula(said["formula"].removeprefix("of:"))
    if any(v == "error" for k, v in element.attrib.items() if local(k) == "value-type"):
        return spreadsheet_error(text)
    match said.get("value-type"):
        case "float" | "currency":
            return _number(said.get("value", ""), text)
        case "percentage":
            return percentage(float(said.get("value", "")))
        case "boolean":
            return said.get("boolean-value") == "true"
        case "date":
            return _date(date.fromisoformat(said.get("date-value", "")[:10]), parts, text)
        case "time":
            return time_of_day(text or said.get("time-value", ""))
        case _:
            return text or said.get("string-value")


def _number(stored: str, text: str) -> Cell:
    value: int | float = int(stored) if _INT.fullmatch(stored) else float(stored)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        value = int(value)
    shown = text.strip()
    if re.fullmatch("[+-]?[0-9]+,[0-9]+", shown):
        shown = shown.replace(",", ".")
    return value if not shown or shown == raw(value) else Shown(value, shown)


def _date(day: date, parts: Parts | None, text: str) -> Cell:
    """A date as its style shows it; without a style, as its text says."""
    if parts is not None:
        return date_seen(day, parts) if parts else time_of_day(text)
    return _as_typed(day, text.strip())


def _as_typed(day: date, text: str) -> Cell:
    from plancancer_cli.exchange.dates import period_of

    if not text:
        return day
    with suppress(WriteRefused):
        found = period_of(text)
        if day in found:
            return day if found.precision == "jour" else found
    return day if re.search("[0-9]{4}|[0-9]+[/.-][0-9]+[/.-][0-9]+", text) else made_a_date(day)


def _words(element: Element) -> str:
    """The characters of a paragraph, with the blanks that stand in it as elements."""
    parts = [element.text or ""]
    for child in element:
        match local(child.tag):
            case "s":
                parts.append(" " * min(int(attribute(child, "c") or "1"), 1000))
            case "tab":
                parts.append("\t")
            case "line-break":
                parts.append("\n")
            case "annotation" | "note":
                pass
            case _:
                parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
