"""The overview of the examples: each row of its table is what the program concludes."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.i18n import get_language
from plancancer_cli.model.dossier import Dossier
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

FOLDER = Path(__file__).parents[2] / "examples"
PAGE = (FOLDER / "README.md").read_text("utf-8")
PLANS = sorted(path.parents[1].name for path in FOLDER.glob("*/plan/plan.yaml"))
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if re.match(r"\| [a-z-]+ \| \d", line)
]
REAL = [name for name in PLANS if name != "plan-fictif"]
FRENCH = get_language("fr")


@cache
def dossier(name: str) -> Dossier:
    loaded = load(ArbreDisque(FOLDER / name)).dossier
    assert loaded is not None
    return loaded


def every_text(name: str) -> str:
    """What the files and the page of a plan say, on one line."""
    files = sorted((FOLDER / name).rglob("*.yaml"))
    return " ".join(" ".join(file.read_text("utf-8").split()) for file in files)


def test_each_plan_has_a_paragraph_and_each_real_one_a_verdict() -> None:
    assert [name for name in PLANS if f"[{name}]({name}/README.md)" not in PAGE] == []
    assert sorted({row[0] for row in ROWS}) == REAL


@pytest.mark.parametrize(("name", "on", "words", "ref", "verdict"), ROWS, ids=lambda cell: cell)
def test_a_row_is_what_the_program_concludes(
    name: str, on: str, words: str, ref: str, verdict: str
) -> None:
    known = suivi(dossier(name), date.fromisoformat(on))
    found = {echeance.id: ETATS[echeance.etat] for echeance in known.echeances}
    found |= {unite.ref: STATUTS[unite.etat.statut.value] for unite in known.unites}
    assert FRENCH.text(found[ref.strip("`")]) == verdict


@pytest.mark.parametrize(("name", "words"), [(row[0], row[2]) for row in ROWS])
def test_the_words_of_a_row_stand_in_the_files(name: str, words: str) -> None:
    quoted = re.findall(r"« (.*?) »", words)
    assert quoted
    assert [text for text in quoted if text not in every_text(name)] == []


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_shows_the_job(name: str) -> None:
    """A volet with the calendrier of its source and an indicateur: something can be followed."""
    volets = [v for document in dossier(name).fiches for v in document.value.volets]
    assert [v for v in volets if v.calendrier is not None]
    assert dossier(name).indicateurs


@pytest.mark.parametrize("name", REAL)
def test_what_is_said_of_a_real_plan_has_its_source(name: str) -> None:
    plan = dossier(name).plan.value
    entries = [*plan.suivi]
    for document in dossier(name).fiches:
        entries += [*document.value.suivi, *(e for v in document.value.volets for e in v.suivi)]
    values = [v for document in dossier(name).indicateurs for v in document.value.valeurs]
    assert [line for line in (*entries, *values) if not line.source] == []
    amounts = [line for document in dossier(name).fiches for line in document.value.budget]
    assert [line for line in amounts if not line.source] == []
