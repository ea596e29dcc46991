"""The refused rows, sent back with their reasons, and taken again once corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exchange.office import TODAY, bring, counts, dossier, settle, the_sheet
from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.files import read_bytes, write_bytes
from plancancer_cli.exchange.importing import import_sheet
from plancancer_cli.exchange.problems import SheetRefused
from plancancer_cli.exchange.rejecting import rejected_bytes
from plancancer_cli.i18n import get_language

if TYPE_CHECKING:
    from pathlib import Path

SHEET = (
    "Indicateur;Date;Valeur;Note;Motif du refus\n"
    "balades;2026-03;12;;\n"
    "balades;2026-04;beaucoup;'=1;ancien motif\n"
    "part;2025;130;« été »;\n"
)


def rejected(folder: Path, kind: str) -> bytes:
    sheet = the_sheet(SHEET.encode())
    with pytest.raises(SheetRefused) as caught:
        import_sheet(folder, dossier(folder), [sheet], TODAY)
    return rejected_bytes([sheet], caught.value.problems, get_language("en"), kind)


def test_the_refused_rows_come_back_as_they_were(tmp_path: Path) -> None:
    settle(tmp_path)
    head, *rows = rejected(tmp_path, "csv").decode("utf-8-sig").splitlines()
    assert head == "Indicateur;Date;Valeur;Note;motif_du_refus"
    assert rows[0].startswith("balades;2026-04;beaucoup;'=1;valeur: “beaucoup” is no value")
    assert rows[1].startswith('part;2025;130;« été »;"valeur: “130” is not a percentage')


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_once_corrected_they_are_taken_as_they_are(tmp_path: Path, kind: str) -> None:
    settle(tmp_path)
    content = rejected(tmp_path, kind)
    if kind == "csv":
        corrected = content.replace(b"beaucoup;", b"14;").replace(b";130;", b";30;")
        assert counts(bring(tmp_path, corrected)) == (2, 0, 0, 0)
    else:
        assert the_sheet(content).names[:3] == ("indicateur", "date", "valeur")


def test_no_sheet_takes_the_place_of_a_file_of_the_plan(tmp_path: Path) -> None:
    settle(tmp_path)
    target = tmp_path / "indicators/balades.yaml"
    before = read_bytes(target)
    with pytest.raises(WriteRefused):
        write_bytes(target, b"x", tmp_path)
    assert read_bytes(target) == before


def test_a_sheet_that_may_be_filled_in_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "demandes/cpam.csv"
    write_bytes(target, b"vide", tmp_path, replace=False)
    write_bytes(target, b"vide", tmp_path, replace=False)
    with pytest.raises(WriteRefused):
        write_bytes(target, b"autre", tmp_path, replace=False)
    assert read_bytes(target) == b"vide"
    assert [path.name for path in target.parent.iterdir()] == ["cpam.csv"]
