"""Sheets as programs write them: delimiters, encodings, line ends, typed cells."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.office import said, the_sheet
from plancancer_cli.errors import PlancancerError, UsageError, WriteRefused
from plancancer_cli.exchange.cells import Shown, Unreadable
from plancancer_cli.exchange.columns import known_in
from plancancer_cli.exchange.opening import opened_from
from plancancer_cli.exchange.sheet import read_sheets

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ["indicateur", "date", "valeur", "note"],
    ["parcs", "21/11/2026", "52,3", "été ; « ça » coûte 3 €, d’abord"],
    ["écoles", "2026", "1 250", 'dit "oui"\nou non'],
]


def cells(content: bytes) -> list[list[object]]:
    """The rows of a file of one table."""
    (tab,) = opened_from(content, known_in).tabs
    return [list(row.cells) for row in tab.rows]


def csv_text(delimiter: str, newline: str) -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in ROWS]
    return newline.join(delimiter.join(row) for row in quoted) + newline


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_same_rows_whatever_wrote_them(delimiter: str, newline: str, encoding: str) -> None:
    assert cells(csv_text(delimiter, newline).encode(encoding)) == ROWS


def test_the_line_that_excel_reads_names_the_delimiter() -> None:
    assert cells(b"sep=;\r\nindicateur;date;valeur\r\n") == [["indicateur", "date", "valeur"]]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    text = '\nindicateur;date;valeur;note\n;;;\na;2026;1;"deux\nlignes"\n\nb;2026;2;\n'
    assert [row.number for row in the_sheet(text.encode()).rows] == [4, 6]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The sheet is empty."),
        (b"\n;;\n", "The sheet is empty."),
        (b"indicateur;date\n", "does not name the columns “valeur”"),
        (b"indicateur;date;valeur;valeur\n", "“valeur” stands twice"),
        (b"indicateur;date;valeur;Sources\n", "Did you mean “source”?"),
        (b"indicateur;date;valeur;Sexe\n", "ventilation.sexe"),
        (b'indicateur;date;valeur\na;2026;"1\nb;2026;2\n', "after row 1 cannot be read"),
        (b"\x81\x8d", "not certain in which encoding"),
        (b"a\0b", "no text"),
        (b"\xff\xfea", "no text in utf-16"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(content: bytes, message: str) -> None:
    with pytest.raises(WriteRefused) as caught:
        the_sheet(content)
    assert message in said(caught.value)


@given(st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    for beginning in (b"", b"PK\x03\x04"):
        with suppress(PlancancerError):
            the_sheet(beginning + content)


def workbook(*rows: list[Any], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for place, form in (formats or {}).items():
        sheet[place].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEADER = ["indicateur", "date", "valeur"]


def test_typed_cells_keep_their_values() -> None:
    content = workbook(
        HEADER,
        ["a", date(2026, 11, 21), 52.3],
        ["b", datetime.fromisoformat("2026-11-21T14:30"), True],
        ["c", 2026, 1250],
        [],
        ["d", "21/11/2026", 0.523],
        formats={"C6": "0.0%"},
    )
    assert [row.cells for row in the_sheet(content).rows] == [
        ("a", date(2026, 11, 21), 52.3),
        ("b", date(2026, 11, 21), True),
        ("c", 2026, 1250),
        ("d", "21/11/2026", Shown(52.3, "52.3 %")),
    ]


def test_formulas_errors_and_times_are_no_values() -> None:
    content = workbook(HEADER, ["a", "2026", "=1+1"], ["b", "2026", "#N/A"], ["c", "2026", time(3)])
    cells = [row.cells[2] for row in the_sheet(content).rows]
    assert all(isinstance(cell, Unreadable) for cell in cells)
    assert [cell.shown for cell in cells if isinstance(cell, Unreadable)] == [
        "=1+1", "#N/A", "03:00:00",
    ]  # fmt: skip


def test_the_content_says_the_format_not_the_name(tmp_path: Path) -> None:
    file = tmp_path / "valeurs.csv"
    file.write_bytes(workbook(HEADER, ["a", 2026, 1]))
    assert read_sheets(file).sheets[0].rows[0].cells == ("a", 2026, 1)
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(WriteRefused) as caught:
        read_sheets(file)
    assert ".xls" in said(caught.value)
    with pytest.raises(UsageError):
        read_sheets(tmp_path / "absent.csv")


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(WriteRefused) as caught:
        opened_from(out.getvalue(), known_in)
    assert "no ODS sheet" in said(caught.value)
