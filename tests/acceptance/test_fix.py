"""`validate --fix`: what is shown corrected is corrected, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run
from projet import FICHE, INDICATEUR, MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = (
    MINIMAL[FICHE]
    .replace("titre: Balades", "Titre:\u00a0“Balades”  # à relire")
    .replace("intitule: Sentiers", "intitule: Sentiers: balisage")
    .replace("pilotes: [ville]", "pilotes: ville")
)
RIGHT = (
    MINIMAL[FICHE]
    .replace("titre: Balades", 'titre: "Balades"  # à relire')
    .replace("intitule: Sentiers", 'intitule: "Sentiers: balisage"')
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path / "plan", {FICHE: SLIPS})


def test_it_mends_every_slip_of_a_file_and_keeps_the_rest(folder: Path) -> None:
    done = run(folder, "validate", "--fix")
    assert done.code == 0
    assert (folder / FICHE).read_text("utf-8") == RIGHT
    assert "5 findings mended." in done.err
    assert "To undo: plancancer undo" in done.err
    assert done.out == "No findings.\nRead: 1 fiche, 1 indicateur\n"


def test_twice_changes_nothing_more(folder: Path) -> None:
    run(folder, "validate", "--fix")
    done = run(folder, "validate", "--fix")
    assert "Nothing can be mended without a person." in done.err
    assert (folder / FICHE).read_text("utf-8") == RIGHT


def test_a_dry_run_shows_a_diff_and_writes_nothing(folder: Path) -> None:
    done = run(folder, "validate", "--fix", "--dry-run")
    assert done.code == 1
    assert done.out.startswith(f"--- a/{FICHE}\n+++ b/{FICHE}\n")
    assert '+titre: "Balades"  # à relire' in done.out
    assert "-pilotes: ville\n+pilotes: [ville]\n" in done.out
    assert (folder / FICHE).read_text("utf-8") == SLIPS


def test_only_the_files_that_are_named(folder: Path) -> None:
    (folder / INDICATEUR).write_text(MINIMAL[INDICATEUR].replace("type: nombre", "type: Nombre"))
    run(folder, "validate", INDICATEUR, "--fix")
    assert (folder / INDICATEUR).read_text("utf-8") == MINIMAL[INDICATEUR]
    assert (folder / FICHE).read_text("utf-8") == SLIPS


@pytest.mark.parametrize(
    "text",
    [
        MINIMAL[FICHE].replace("titre: Balades", "titre: Campagne #MarsBleu"),
        MINIMAL[FICHE].replace("titre: Balades", "titre: « Balades »"),
        MINIMAL[FICHE].replace("titre: Balades", "titres: Balades"),
        MINIMAL[FICHE].replace("titre: Balades", "titre: [Balades"),
        MINIMAL[FICHE].replace("pilotes: [ville]", "pilotes: [vile]"),
    ],
)
def test_what_has_two_ways_out_is_left_to_a_person(tmp_path: Path, text: str) -> None:
    root = project(tmp_path / "plan", {FICHE: text})
    run(root, "validate", "--fix")
    assert (root / FICHE).read_text("utf-8") == text


def test_line_ends_and_the_byte_order_mark_of_windows_stay(tmp_path: Path) -> None:
    text = "\ufeff" + SLIPS.replace("\n", "\r\n")
    root = project(tmp_path / "plan", {FICHE: text.encode()})
    run(root, "validate", "--fix")
    assert (root / FICHE).read_bytes() == ("\ufeff" + RIGHT.replace("\n", "\r\n")).encode()


def test_dry_run_goes_with_fix(folder: Path) -> None:
    assert run(folder, "validate", "--dry-run").code == 2
