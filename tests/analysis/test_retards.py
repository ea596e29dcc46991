"""The tables of states in `docs/retards.md`, executed row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.echeances_cases import at, mesure, volet
from plancancer_cli.analysis.echeance import Etat

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "retards.md").read_text("utf-8")
JALON = "jalons: [{id: bilan, intitule: Bilan, echeance: 2024-06}]"
OBJETS = {"milestone": "bilan", "recurrence": "2023", "measurement": "2024", "target": "2024"}
HORIZON = 30


def table(head: str) -> list[tuple[str, ...]]:
    """The rows below a line of column names, without the marks of code."""
    rows: list[tuple[str, ...]] = []
    lines = iter(PAGE.splitlines())
    for line in lines:
        if line == head:
            next(lines)
            break
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip().strip("`") for cell in line[1:-1].split("|")))
    return rows


VOLETS = table("| échéance | calendrier | suivi | le | `etat` |")
SERIES = table("| échéance | valeurs | le | `etat` |")


@pytest.mark.parametrize(("kind", "calendrier", "suivi", "on", "etat"), VOLETS)
def test_a_volet(kind: str, calendrier: str, suivi: str, on: str, etat: str) -> None:
    keys = f"calendrier: {calendrier}\nsuivi: [{suivi}]"
    dossier = volet(f"{keys}\n{JALON}" if kind == "milestone" else keys)
    objet = OBJETS.get(kind, "")
    found = [e for e in at(dossier, on, HORIZON).echeances if (e.kind, e.objet) == (kind, objet)]
    assert [e.etat for e in found] == [etat]


@pytest.mark.parametrize(("kind", "valeurs", "on", "etat"), SERIES)
def test_an_indicateur(kind: str, valeurs: str, on: str, etat: str) -> None:
    keys = f"nature: activite\ncibles: [{{date: 2024, valeur: 10}}]\nvaleurs: [{valeurs}]"
    found = [
        e
        for e in at(mesure(keys), on, HORIZON).echeances
        if (e.kind, e.objet) == (kind, OBJETS[kind])
    ]
    assert [e.etat for e in found] == [etat]


def test_every_state_has_a_row() -> None:
    assert {row[-1] for row in (*VOLETS, *SERIES)} == {*Etat}
