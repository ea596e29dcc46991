"""The light reader of ids and titles says what the whole reader says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.storage import titles
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.titles import named_in

ROOT = Path(__file__).parents[2]
PLANS = [ROOT, *sorted(path.parents[1] for path in (ROOT / "examples").glob("*/plan/plan.yaml"))]


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("root", PLANS, ids=lambda path: path.name)
def test_every_name_of_a_plan_is_found(root: Path) -> None:
    dossier = load(ArbreDisque(root)).dossier
    assert dossier is not None
    inside = [each for file in titles.fiches(root) for each in file]
    by_code = {file[0].id: file[0].title for file in titles.fiches(root)}
    fiches = [document.value for document in dossier.fiches]
    assert by_code == {fiche.code: _words(fiche.titre) for fiche in fiches}
    volets = [(v.id, _words(v.intitule)) for fiche in fiches for v in fiche.volets]
    assert sorted((v.id, v.title) for v in inside if v.section == "volets") == sorted(volets)
    jalons = [(v.id, j.id) for fiche in fiches for v in fiche.volets for j in v.jalons]
    found = [(j.under.id, j.id) for j in inside if j.section == "jalons" and j.under]
    assert sorted(found) == sorted(jalons)
    assert {a.id: a.title for a in titles.acteurs(root)} == {
        acteur.id: _words(acteur.nom) for acteur in dossier.acteurs.value.acteurs
    }
    read = {file[0].id: file[0] for file in titles.indicateurs(root)}
    for document in dossier.indicateurs:
        indicateur = document.value
        assert read[indicateur.id].title == _words(indicateur.libelle)
        names = {
            key.partition("/")[2] for key in read[indicateur.id].values if "ventilations/" in key
        }
        assert names == set(indicateur.ventilations)


def test_flow_and_block_are_one() -> None:
    block = (
        "code: '1.1'\nvolets:\n- id: a\n  intitule: >-\n    Un\n    deux\n  jalons:\n    - id: j\n"
    )
    flow = 'code: "1.1" # le code\nvolets:\n  - {id: a, intitule: "Un deux"}\n'
    for text in (block, flow):
        fiche, volet, *_ = named_in(text)
        assert (fiche.id, volet.id, volet.title) == ("1.1", "a", "Un deux")
    jalon = named_in(block)[2]
    assert (jalon.section, jalon.id, jalon.under and jalon.under.id) == ("jalons", "j", "a")


@given(st.text(st.sampled_from("ab:-{}[]\"'#|>\n  ,é"), max_size=80))
def test_a_broken_file_is_read_for_what_it_says(text: str) -> None:
    assert named_in(text)[0].section == ""


def test_what_is_no_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan" / "acteurs.yaml").mkdir(parents=True)
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "1.yaml").write_bytes(b"code: \xff\n")
    assert titles.acteurs(tmp_path) == []
    assert [file[0].id for file in titles.fiches(tmp_path)] == ["\ufffd"]
