"""Whatever a sheet holds: every word of it is in a file or in the list, and the files are valid."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancancer_cli.rules.run import validate
from plancancer_cli.scaffold.rendering import Demande, render
from plancancer_cli.scaffold.sheet.importing import plan_import, write_import
from plancancer_cli.scaffold.sheet.synonyms import KEYS
from plancancer_cli.scaffold.sheet.table import FicheFile, fiche_sheet
from plancancer_cli.storage.files.creation import write_new
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

_CODES = st.sampled_from(
    ["1", "1.1", "1.2", "1.1.1", "2.1", "A", "A.1", "", "1-1", "Fiche 3", "x y"]
)
_SHAPES = st.sampled_from(
    ["{}", "- {}\n- {}", "{}\n{}", "- {}\n  - {}", "{} :\n- {}\n\n- {}", "{}, {}", "{} ; {}", "Mme {}", "{}@ville.fr",
     "Dès 2026", "{} 2026", "oui", "  {}  ", "'= {}", "{} {}\n\n {}", ""]
)  # fmt: skip
_COLUMNS = st.permutations([*KEYS, "Commentaire", ""]).map(lambda names: names[:14])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[str]]:
    """A sheet, and every word in it that is nowhere else."""
    header = ["Code", "Titre", *draw(_COLUMNS)]
    words: list[str] = []

    def filled(shape: str) -> str:
        for _ in range(shape.count("{}")):
            words.append(f"mot{len(words):03d}z")
            shape = shape.replace("{}", words[-1], 1)
        return shape

    rows = [
        [
            draw(_CODES),
            filled(draw(st.sampled_from(["{}", "{}", ""]))),
            *(filled(draw(_SHAPES)) for _ in header[2:]),
        ]
        for _ in range(draw(st.integers(1, 5)))
    ]
    return [header, *rows], words


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    write_new(folder, render(Demande("vide", "Plan", date(2025, 1, 1), premier_niveau=("Un",))))
    return folder


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables())
def test_every_word_is_in_a_file_or_in_the_list(
    project: Path, table: tuple[list[list[str]], list[str]]
) -> None:
    dossier = load(ArbreDisque(project)).dossier
    assert dossier is not None
    rows, words = table
    importation = plan_import(project, dossier, FicheFile((fiche_sheet(rows, {}),)))
    written = "\n".join(importation.texts.values()) + str(importation.added)
    listed = "\n".join(left.content for left in importation.leftovers)
    lost = [word for word in words if word not in written and word not in listed]
    assert lost == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables())
def test_the_files_are_valid(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[list[list[str]], list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    write_new(folder, render(Demande("vide", "Plan", date(2025, 1, 1))))
    dossier = load(ArbreDisque(folder)).dossier
    assert dossier is not None
    importation = plan_import(folder, dossier, FicheFile((fiche_sheet(table[0], {}),)))
    write_import(folder, importation)
    after = load(ArbreDisque(folder)).dossier
    assert after is not None
    assert [d for d in validate(after) if d.severity == "error"] == []
    assert [document.path for document in after.fiches] != [] or importation.fiches == ()


def test_a_level_under_another_title_is_listed_and_the_plan_keeps_its_own(project: Path) -> None:
    dossier = load(ArbreDisque(project)).dossier
    assert dossier is not None
    rows = [["Code", "Titre"], ["1", "Autre titre"], ["1.1", "Balades"]]
    importation = plan_import(project, dossier, FicheFile((fiche_sheet(rows, {}),)))
    assert [(left.row, left.content) for left in importation.leftovers] == [
        (2, "Code: 1\nTitre: Autre titre")
    ]
    assert list(importation.texts) == ["actions/1.1-balades.yaml"]
    assert importation.added == {}
