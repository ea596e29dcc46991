"""Columns, codes and calendriers of sheets, as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.cells import Cell
from plancancer_cli.i18n import get_language
from plancancer_cli.model.periode import Periode
from plancancer_cli.scaffold.sheet.cells import read_calendrier, read_code
from plancancer_cli.scaffold.sheet.columns import KEYS, column_letter, key_of, map_columns
from plancancer_cli.scaffold.sheet.drafts import DraftReader
from plancancer_cli.scaffold.sheet.table import fiche_sheet, read_fiche_sheets
from plancancer_cli.storage.layout.new_file import file_text
from plancancer_cli.storage.read.source import parse


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("CODE", "code"), ("N°", "code"), ("N° de fiche", "code"), ("Intitulé de l'action", "titre"),
        ("Axe stratégique", "enjeu"), ("Objectif stratégique", "objectif"), ("OBJECTIFS", "objectifs_operationnels"),
        ("Contexte et enjeux", "contexte"), ("Pilote(s)", "pilotes"), ("Public cible", "public_cible"),
        ("Échéancier", "calendrier"), ("Modalités (détail)", "modalites"), ("Indicateurs d’évaluation", "indicateurs"),
        ("Partenaires :", "partenaires"), ("Déterminants de santé", "determinants_de_sante"),
        ("Description", None), ("Statut", None), ("", None), (None, None), (2024, None),
    ],
)  # fmt: skip
def test_a_column_is_known_by_what_its_name_can_only_mean(name: Cell, key: str | None) -> None:
    assert key_of(name) == key


def test_no_name_means_two_things() -> None:
    every = [name for key, names in KEYS.items() for name in (key.replace("_", " "), *names)]
    assert len(every) == len(set(every))


def test_a_second_column_of_a_kind_has_no_place_and_says_why() -> None:
    first, second = map_columns(["Pilote", "Porteur"], {})
    assert (first.key, second.key) == ("pilotes", None)
    assert second.reason is not None
    assert "Pilote" in get_language("fr").text(second.reason)


def test_what_is_said_of_a_column_wins() -> None:
    columns = map_columns(["Pilote", "Porteur", None], {"porteur": "pilotes", "C": "remarques"})
    assert [column.key for column in columns] == [None, "pilotes", "remarques"]
    with pytest.raises(UsageError):
        map_columns(["A", "B"], {"A": "titre", "B": "titre"})


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_without_a_name_have_a_letter(place: int, letter: str) -> None:
    assert column_letter(place) == letter


@pytest.mark.parametrize(
    ("cell", "code"),
    [("1.2.1", "1.2.1"), ("1.2.1.", "1.2.1"), (1.1, "1.1"), (3, "3"), (3.0, "3"), ("Fiche 1.2", "1.2"),
     ("Fiche-action n° 12", "12"), ("N°4", "4"), ("A", "A"), ("IV.2", "IV.2")],
)  # fmt: skip
def test_codes(cell: Cell, code: str) -> None:
    assert read_code(cell) == code


@pytest.mark.parametrize("cell", [date(2001, 2, 1), "1-2-1", "Fiche", "1 2", "é", "1." * 20])
def test_what_is_no_code(cell: Cell) -> None:
    with pytest.raises(WriteRefused):
        read_code(cell)


@pytest.mark.parametrize(
    ("cell", "wording"),
    [("Dès 2026", "Dès 2026"), (2026, "2026"), (2026.0, "2026"), ("2026-\n2028", "2026- 2028"),
     (date(2026, 3, 15), "15 mars 2026"), (date(2026, 3, 1), "1er mars 2026"),
     (Periode.mois(2026, 2), "février 2026"), (Periode.annee(2026), "2026")],
)  # fmt: skip
def test_calendriers_that_can_be_read(cell: Cell, wording: str) -> None:
    assert read_calendrier(cell) == wording


@pytest.mark.parametrize("cell", ["bientôt", "2028-2026", 2026.5, "x" * 300])
def test_calendriers_that_are_not_guessed(cell: Cell) -> None:
    with pytest.raises(WriteRefused):
        read_calendrier(cell)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_delimiter_whatever_the_cells_hold(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "t.csv"
    cell = "a, b, c, d, e, f, g"
    file.write_text(
        f'code{delimiter}titre{delimiter}note\n1{delimiter}Titre{delimiter}"{cell}"\n', "cp1252"
    )
    (sheet,) = read_fiche_sheets(file, {}).sheets
    assert [column.key for column in sheet.columns] == ["code", "titre", None]
    assert sheet.rows[0].cells == ("1", "Titre", cell)


def test_titles_above_the_header_are_passed() -> None:
    sheet = fiche_sheet(
        [["Plan", None], [], ["Mis à jour en mai"], ["Code", "Titre"], ["1", "Un"]], {}
    )
    assert [row.number for row in sheet.above] == [1, 3]
    assert [row.number for row in sheet.rows] == [5]


def drafts(*rows: list[Cell]) -> DraftReader:
    reader = DraftReader([fiche_sheet(rows, {})])
    reader.read()
    return reader


def reasons(reader: DraftReader) -> list[tuple[int, str, str]]:
    return [(left.row, left.column, left.content) for left in reader.leftovers]


def test_a_cell_that_says_otherwise_than_the_row_above_is_listed() -> None:
    reader = drafts(["Code", "Titre", "Contexte"], ["1", "Un", "ceci"], ["1", "Un", "cela"])
    assert [draft.texts for draft in reader.drafts] == [{"contexte": "ceci"}]
    assert reasons(reader) == [(3, "Contexte", "cela")]


def test_a_cell_that_cannot_be_read_is_listed_and_the_rest_is_taken() -> None:
    reader = drafts(
        ["Code", "Titre", "Contexte", "Déterminants de santé"], ["1", "Un", "a\x07b", "peut-être"]
    )
    assert [(draft.code, draft.texts, draft.ticks) for draft in reader.drafts] == [("1", {}, {})]
    assert [(row, column) for row, column, _ in reasons(reader)] == [
        (2, "Contexte"), (2, "Déterminants de santé"),
    ]  # fmt: skip


def test_a_cell_under_no_column_is_listed() -> None:
    reader = drafts(["Code", "Titre"], ["1", "Un", "de trop"])
    assert reasons(reader) == [(2, "", "de trop")]


def test_volets_of_the_same_heading_have_ids_of_their_own() -> None:
    reader = drafts(
        ["Code", "Titre", "Volet"], ["1", "Un", "Été"], ["1", "", "Été"], ["1", "", "Été"]
    )
    assert [volet["id"] for volet in reader.drafts[0].volets] == ["ete", "ete-2", "ete-3"]


@pytest.mark.parametrize(
    "value",
    ["court", "x " * 80 + "fin", "a\nb", "a\n\n  b\n", "\n a", "fin :", "# non", "«  deux  blancs  »" * 9, "a\t" * 60, "12",
     "null", " bord " * 30, "- tiret " * 20, "l" * 300],
)  # fmt: skip
def test_long_texts_are_read_back_exactly(value: str) -> None:
    entries = {
        "code": "1",
        "titre": value,
        "volets": [{"id": "a", "intitule": value, "details": [value]}],
    }
    source = parse(file_text("actions/1.yaml", entries, {}), "")
    assert (source.problems, source.data) == ([], entries)


def test_long_texts_stand_in_lines_that_people_can_review() -> None:
    entries = {"code": "1", "titre": "mot " * 60 + "fin", "contexte": "un\n\ndeux\n"}
    text = file_text("actions/1.yaml", entries, {})
    assert max(map(len, text.split("\n"))) <= 108
    assert "contexte: |\n  un\n\n  deux\n" in text
