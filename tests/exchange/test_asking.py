"""Who owes which number, and the sheet that each is asked to fill."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from exchange.office import (
    BALADES,
    CHARTE,
    PART,
    STADE,
    VACCINS,
    bring,
    content,
    counts,
    dossier,
    lines,
    settle,
)
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.responsables import answers_for
from plancancer_cli.exchange.asking import NOBODY, Asked, asked_of
from plancancer_cli.exchange.request_sheet import request_bytes
from plancancer_cli.i18n import get_language

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 21)
FRENCH = get_language("fr")


def owed(folder: Path, on: date = ON) -> dict[str, list[Asked]]:
    return asked_of(suivi(dossier(folder), on))


def asked(folder: Path, acteur: str, on: date = ON) -> list[tuple[str, str, str, bool]]:
    return [
        (each.document.value.id, str(each.periode), each.echeance.isoformat(), each.attendue)
        for each in owed(folder, on)[acteur]
    ]


def rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_producteur_is_asked_else_the_pilotes(tmp_path: Path) -> None:
    settle(tmp_path)
    assert set(owed(tmp_path)) == {"cpam", "ville"}
    assert {each[0] for each in asked(tmp_path, "cpam")} == {"vaccins"}
    assert {each[0] for each in asked(tmp_path, "ville")} == {"balades", "part", "taux"}


def test_each_period_that_is_due_is_asked_once(tmp_path: Path) -> None:
    settle(
        tmp_path,
        vaccins=VACCINS.replace("valeurs: []", "valeurs:")
        + "  - {date: 2024, valeur: 300, periode: 2024}\n",
    )
    assert asked(tmp_path, "cpam") == [("vaccins", "2025", "2026-03-31", True)]
    assert asked(tmp_path, "cpam", date(2027, 1, 10)) == [
        ("vaccins", "2025", "2026-03-31", True),
        ("vaccins", "2026", "2027-03-31", False),
    ]


def test_a_target_is_asked_where_no_period_answers_it(tmp_path: Path) -> None:
    target = "cibles:\n  - {date: 2026-06-30, valeur: 5}\n  - {date: 2025, valeur: 5}\n"
    settle(tmp_path, part=PART.replace("valeurs:", target + "valeurs:"))
    found = [each for each in asked(tmp_path, "ville") if each[0] == "part"]
    assert [each[1] for each in found] == ["2024", "2025", "2026-06-30"]
    measured = "valeurs:\n  - {date: 2026-06-30, valeur: 4}\n"
    settle(tmp_path, part=PART.replace("valeurs: []\n", target + measured))
    found = [each for each in asked(tmp_path, "ville") if each[0] == "part"]
    assert [each[1] for each in found] == ["2024", "2025"]


def test_what_nobody_answers_for_is_not_lost(tmp_path: Path) -> None:
    settle(tmp_path)
    plan = tmp_path / "plan/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "indicateurs: [seul]\n", encoding="utf-8")
    (tmp_path / "indicators/seul.yaml").write_text(
        BALADES.replace("balades", "seul"), encoding="utf-8"
    )
    read = dossier(tmp_path)
    assert answers_for(read, read.indicateur_par_id["seul"].value) == ()
    assert {each.document.value.id for each in owed(tmp_path)[NOBODY]} == {"seul"}


def test_the_sheet_says_what_is_asked_and_leaves_the_value_empty(tmp_path: Path) -> None:
    settle(tmp_path)
    sheet = request_bytes(owed(tmp_path)["cpam"], FRENCH, "csv")
    assert sheet.startswith(b"\xef\xbb\xbfindicateur;libelle;")
    assert sheet.count(b"\r\n") == sheet.count(b"\n") == 3
    first = rows(sheet)[0]
    assert {
        key: first[key]
        for key in ("indicateur", "libelle", "unite", "periode", "date", "valeur", "echeance")
    } == {
        "indicateur": "vaccins",
        "libelle": "Vaccins effectués",
        "unite": "vaccins",
        "periode": "2024",
        "date": "2024",
        "valeur": "",
        "echeance": "2025-03-31",
    }
    assert first["definition"].startswith("« Séances »")


def test_an_empty_sheet_comes_back_without_a_word(tmp_path: Path) -> None:
    before = content(settle(tmp_path))
    sheet = request_bytes(owed(tmp_path)["ville"], FRENCH, "csv")
    assert counts(bring(tmp_path, sheet)) == (0, 0, 0, len(rows(sheet)))
    assert content(tmp_path) == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_filled_sheet_closes_the_loop(tmp_path: Path, encoding: str) -> None:
    settle(tmp_path)
    text = request_bytes(owed(tmp_path)["cpam"], FRENCH, "csv").decode("utf-8-sig")
    filled = text.replace("2024;2024;;", "2024;2024;1 250;").encode(encoding)
    assert counts(bring(tmp_path, filled)) == (1, 0, 0, 1)
    assert lines(tmp_path, "vaccins") == ["- {date: 2024, valeur: 1250, periode: 2024}"]
    assert asked(tmp_path, "cpam") == [("vaccins", "2025", "2026-03-31", True)]
    assert counts(bring(tmp_path, filled)) == (0, 1, 0, 1)


def test_a_quarter_is_dated_its_last_day(tmp_path: Path) -> None:
    settle(tmp_path, vaccins=VACCINS.replace("valeurs:", "frequence: trimestrielle\nvaleurs:"))
    first = rows(request_bytes(owed(tmp_path)["cpam"], FRENCH, "csv"))[0]
    assert (first["periode"], first["date"]) == ("2023-T3", "2023-09-30")


def test_what_is_expected_is_said_for_each_type(tmp_path: Path) -> None:
    yearly = {
        "charte": CHARTE.replace("ponctuelle", "annuelle"),
        "stade": STADE.replace("ponctuelle", "annuelle"),
    }
    settle(tmp_path, **yearly)
    sheet = request_bytes(owed(tmp_path)["ville"], get_language("en"), "csv")
    assert {row["indicateur"]: row["attendu"] for row in rows(sheet)} == {
        "balades": "a number",
        "charte": "oui or non",
        "part": "a percentage, such as 52,3",
        "stade": "one of: non commencé, en cours, terminé",
        "taux": "numerator and denominator, such as 12/40",
    }


def test_the_workbook_marks_the_column_to_fill(tmp_path: Path) -> None:
    settle(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(request_bytes(owed(tmp_path)["cpam"], FRENCH, "xlsx")))
    sheet = book.active
    header = [cell.value for cell in sheet[1]]
    marked = [cell.fill.fill_type for cell in sheet[2]]
    assert marked.index("solid") == header.index("valeur")
    assert sheet.freeze_panes == "A2"
