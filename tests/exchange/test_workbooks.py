"""Workbooks as people make them: tabs, number formats, dates that were none, traps."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from exchange.office import TODAY, counts, dossier, lines, said, settle
from plancancer_cli.errors import PlancancerError, UsageError, WriteRefused
from plancancer_cli.exchange.cells import Cell, Shown, Unreadable
from plancancer_cli.exchange.columns import known_in
from plancancer_cli.exchange.importing import import_sheet
from plancancer_cli.exchange.number_formats import seen
from plancancer_cli.exchange.opening import opened_from
from plancancer_cli.exchange.problems import SheetRefused
from plancancer_cli.exchange.sheet import read_sheets
from plancancer_cli.i18n import get_language
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ["indicateur", "date", "valeur"]


def workbook(tabs: dict[str, list[list[Any]]], **formats: str) -> bytes:
    """A workbook; `formats` of cells of its last tab."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for place, form in formats.items():
        sheet[place].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "cell"),
    [
        (1.1, "0.00", Shown(1.1, "1.10")),
        (1.1, "General", 1.1),
        (1.1, "", 1.1),
        (1004, "00000", Shown(1004, "01004")),
        (12, "0", 12),
        (1250, "#,##0", 1250),
        (12500, '#,##0 "€"', Shown(12500, "12500 €")),
        (0.45, "0%", Shown(45, "45 %")),
        (0.523, "0.0%", Shown(52.3, "52.3 %")),
        (0.075, "# ??/??", Shown(0.075, "3/40")),
        (44958, "mmm-yy", Periode.mois(2023, 2)),
        (44958, "[$-40C]mmmm yyyy", Periode.mois(2023, 2)),
        (44927, "yyyy", Periode.annee(2023)),
        (44958, "dd/mm/yyyy", date(2023, 2, 1)),
        (44958, "dd/mm/yyyy hh:mm", date(2023, 2, 1)),
        (44958, r"d\ mmmm\ yyyy;@", date(2023, 2, 1)),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: float, code: str, cell: Cell) -> None:
    assert seen(value, code) == cell


@pytest.mark.parametrize("code", ["d-mmm", "m/d", "dd/mm", "mmmm", "dddd"])
def test_a_date_without_a_year_was_typed_as_something_else(code: str) -> None:
    cell = seen(46115, code)  # 3 April 2026
    assert isinstance(cell, Unreadable)
    assert get_language("en").text(cell.reason) == (
        "The spreadsheet has made the date 3 April 2026 of what was typed (such as 3/4)."
    )


def test_the_days_of_1904() -> None:
    assert seen(0, "yyyy-mm-dd", since_1904=True) == date(1904, 1, 1)
    assert isinstance(seen(60, "yyyy-mm-dd"), Unreadable)  # 29 February 1900


def brought(folder: Path, content: bytes, *wanted: str) -> tuple[tuple[int, int, int, int], Any]:
    file = folder / "classeur"
    file.write_bytes(content)
    read = read_sheets(file, wanted)
    outcome = import_sheet(folder, dossier(folder), read.sheets, TODAY, confirmed=True)
    english = get_language("en")
    return counts(outcome), [
        (english.text(left.text), left.counts) for left in (*read.left, *outcome.left)
    ]


YEARS: dict[str, list[list[Any]]] = {
    "Mode d’emploi": [["Comment remplir ce classeur"], ["Une ligne par valeur"]],
    "2024": [
        ["Extraction du 3 mars 2025"],
        HEADER,
        ["balades", "2024-12", 12],
        ["Total", None, 12],
    ],
    "2025": [HEADER, ["balades", "2025-12", 14]],
    "Listes déroulantes": [["Statut"], ["En cours"]],
}


def test_every_sheet_with_the_columns_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    found, left = brought(settle(tmp_path), workbook(YEARS))
    assert found == (2, 0, 0, 0)
    assert lines(tmp_path, "balades")[1:] == [
        "- {date: 2024-12, valeur: 12}", "- {date: 2025-12, valeur: 14}",
    ]  # fmt: skip
    columns = "it does not name the columns “indicateur”, “date” and “valeur”."
    assert left == [
        (f"Left aside: sheet “Mode d’emploi”: {columns}", False),
        (f"Left aside: sheet “Listes déroulantes”: {columns}", False),
        ("Left aside: sheet “2024”, row 1: it stands above the header.", False),
        ("Left aside: sheet “2024”, row 4: it is a total.", False),
    ]


def test_one_sheet_is_asked_for_by_its_name(tmp_path: Path) -> None:
    found, left = brought(settle(tmp_path), workbook(YEARS), "2025")
    assert found == (1, 0, 0, 0)
    assert ("Left aside: sheet “2024”: it was not asked for.", False) in left
    with pytest.raises(UsageError) as caught:
        brought(tmp_path, workbook(YEARS), "2026")
    assert said(caught.value) == (
        "The workbook has no sheet “2026”. | "
        "Its sheets are: Mode d’emploi, 2024, 2025, Listes déroulantes."
    )


def test_a_csv_file_has_no_sheets_and_a_workbook_no_encoding(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        brought(settle(tmp_path), b"indicateur;date;valeur\n", "a")
    assert said(caught.value) == "--sheet has no meaning for a CSV file. | Leave it out."
    with pytest.raises(UsageError) as caught:
        opened_from(workbook(YEARS), known_in, "cp1252")
    assert said(caught.value) == "--encoding has no meaning for a workbook. | Leave it out."


def test_a_sheet_that_holds_values_and_lacks_a_column_counts(tmp_path: Path) -> None:
    tabs = YEARS | {"2026": [["indicateur", "valeur"], ["balades", 15]]}
    _, left = brought(settle(tmp_path), workbook(tabs))
    assert [text for text, counting in left if counting] == [
        "Not taken, though it holds something: sheet “2026”: it does not name the columns “date”."
    ]


def test_problems_name_their_sheet(tmp_path: Path) -> None:
    tabs = {
        "a": [HEADER, ["balades", "2025-12", 14]],
        "b": [HEADER, ["balades", "2025-11", "tant"]],
    }
    with pytest.raises(SheetRefused) as caught:
        brought(settle(tmp_path), workbook(tabs))
    (problem,) = caught.value.problems
    assert get_language("en").text(problem.text).startswith("Sheet “b”: Row 2, column valeur: ")


def test_a_ratio_that_became_a_date_is_refused_with_that_reason(tmp_path: Path) -> None:
    march_1940 = workbook({"a": [HEADER, ["taux", "2025", date(1940, 3, 1)]]}, C2="mmm-yy")
    with pytest.raises(SheetRefused) as caught:
        brought(settle(tmp_path), march_1940)
    (problem,) = caught.value.problems
    assert "has made a date of what was typed (such as 3/40)" in get_language("en").text(
        problem.text
    )


def test_styles_that_are_broken_do_not_matter(tmp_path: Path) -> None:
    content = workbook({"a": [HEADER, ["balades", "2025-12", 14]]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = b"<styleSheet><fills><fill bad" if name == "xl/styles.xml" else old.read(name)
            new.writestr(name, data)
    assert brought(settle(tmp_path), out.getvalue())[0] == (1, 0, 0, 0)


def small(rows: str) -> bytes:
    """A workbook of one tab, whose rows are XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="x" Type="t/worksheet" Target="s.xml"/></Relationships>',
        )
        archive.writestr("xl/s.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    return out.getvalue()


ODS_BEGIN = '<d xmlns:t="t" xmlns:o="o" xmlns:x="x" xmlns:n="n" xmlns:s="s">'


def ods(rows: str, styles: str = "") -> bytes:
    """An OpenDocument workbook of one tab, whose rows are XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f'{ODS_BEGIN}{styles}<t:table t:name="a">{rows}</t:table></d>'
        )
    return out.getvalue()


def cells_of(content: bytes) -> list[tuple[Cell, ...]]:
    (tab,) = opened_from(content, known_in).tabs
    return [row.cells for row in tab.rows]


@pytest.mark.parametrize(
    "content",
    [
        small('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'),
        ods('<t:table-row t:number-rows-repeated="1000000000"><t:table-cell/></t:table-row>'
            '<t:table-row><t:table-cell o:value-type="float" o:value="1"/></t:table-row>'),
        ods('<t:table-row><t:table-cell o:value-type="float" o:value="1"/>'
            '<t:table-cell t:number-columns-repeated="1000000000"/></t:table-row>'),
    ],
)  # fmt: skip
def test_a_row_far_below_is_read_at_once(content: bytes) -> None:
    before = time.process_time()
    assert cells_of(content) == [(1,)]
    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    "content",
    [
        small('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
        small("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 1300))),
        ods('<t:table-row t:number-rows-repeated="1000000000"><t:table-cell o:value-type="float" o:value="1"/></t:table-row>'),
        ods('<t:table-row><t:table-cell t:number-columns-repeated="1000000000" o:value-type="float" o:value="1"/></t:table-row>'),
    ],
)  # fmt: skip
def test_cells_that_would_fill_the_memory_are_refused(content: bytes) -> None:
    with pytest.raises(WriteRefused) as caught:
        cells_of(content)
    assert "more cells than are read" in said(caught.value)


def test_the_traps_of_xml_are_refused() -> None:
    bomb = small("")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bomb)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, b'<!DOCTYPE x [<!ENTITY a "a">]>' + data if name == "xl/s.xml" else data
            )
    with pytest.raises(PlancancerError):
        cells_of(out.getvalue())


STYLES = """
<n:date-style s:name="N1"><n:month/><n:year/></n:date-style>
<n:date-style s:name="N2"><n:day/><n:month/></n:date-style>
<n:date-style s:name="N3"><n:day/><n:month/><n:year/></n:date-style>
<s:style s:name="month" s:data-style-name="N1"/><s:style s:name="short" s:data-style-name="N2"/>
<s:style s:name="day" s:data-style-name="N3"/>
"""


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('o:value-type="float" o:value="1.1"><x:p>1,10</x:p>', Shown(1.1, "1.10")),
        ('o:value-type="float" o:value="52.3"><x:p>52.3</x:p>', 52.3),
        ('o:value-type="percentage" o:value="0.45"><x:p>45 %</x:p>', Shown(45, "45 %")),
        ('o:value-type="boolean" o:boolean-value="true"><x:p>VRAI</x:p>', True),
        ('o:value-type="string"><x:p>deux</x:p><x:p>lignes<x:s x:c="2"/>!</x:p>', "deux\nlignes  !"),
        ('o:value-type="date" o:date-value="2023-02-01" t:style-name="month"><x:p>févr. 23</x:p>', Periode.mois(2023, 2)),
        ('o:value-type="date" o:date-value="2023-02-01" t:style-name="day"><x:p>01/02/23</x:p>', date(2023, 2, 1)),
        ('o:value-type="date" o:date-value="2023-02-01"><x:p>février 2023</x:p>', Periode.mois(2023, 2)),
        ('o:value-type="date" o:date-value="2023-02-01"><x:p>2023</x:p>', Periode.annee(2023)),
        ('o:value-type="date" o:date-value="2023-02-01"><x:p>01/02/2023</x:p>', date(2023, 2, 1)),
    ],
)  # fmt: skip
def test_a_cell_of_ods_is_read_as_it_is_shown(cell: str, read: Cell) -> None:
    assert cells_of(
        ods(f"<t:table-row><t:table-cell {cell}</t:table-cell></t:table-row>", STYLES)
    ) == [(read,)]


@pytest.mark.parametrize(
    "cell",
    [
        't:formula="of:=1+1" o:value-type="float" o:value="2"><x:p>2</x:p>',
        'o:value-type="time" o:time-value="PT03H"><x:p>03:00</x:p>',
        'o:value-type="date" o:date-value="2026-04-03" t:style-name="short"><x:p>3 avr.</x:p>',
    ],
)
def test_what_bears_no_value_in_ods_says_so(cell: str) -> None:
    ((read,),) = cells_of(
        ods(f"<t:table-row><t:table-cell {cell}</t:table-cell></t:table-row>", STYLES)
    )
    assert isinstance(read, Unreadable)
