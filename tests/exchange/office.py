"""A small plan on disk, and sheets brought into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from plancancer_cli.exchange.columns import known_in
from plancancer_cli.exchange.importing import Outcome, import_sheet
from plancancer_cli.exchange.opening import opened_from
from plancancer_cli.exchange.problems import SheetRefused
from plancancer_cli.exchange.sheet import Sheet, sheet_in
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load
from projet import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.errors import PlancancerError
    from plancancer_cli.model.dossier import Dossier

TODAY = date(2026, 11, 21)

BALADES = """\
id: balades
libelle: Balades
type: nombre
unite: balades
accumulation: stock
valeurs:
  - {date: 2023-06, valeur: 10}
"""
VACCINS = """\
id: vaccins
libelle: Vaccins effectués
definition: « Séances » dans les locaux ; toutes tranches d’âge
type: nombre
unite: vaccins
accumulation: flux
producteur: cpam
ventilations:
  tranche_age: [18-25, 26 et plus]
  sexe: []
valeurs: []
"""
PART = """\
id: part
libelle: Part des produits frais
type: pourcentage
unite: "%"
valeurs: []
"""
TAUX = """\
id: taux
libelle: Taux de participation
type: ratio
valeurs: []
"""
CHARTE = """\
id: charte
libelle: Charte signée
type: oui_non
frequence: ponctuelle
valeurs: []
"""
STADE = """\
id: stade
libelle: Stade du projet
type: etat
etats: [non commencé, en cours, terminé]
frequence: ponctuelle
valeurs: []
"""
AVIS = """\
id: avis
libelle: Avis des participants
type: qualitatif
frequence: ponctuelle
anciens_ids: [opinion]
valeurs: []
"""
NOTE = """\
id: note
libelle: Note des participants
type: satisfaction
echelle: {min: 0, max: 5}
frequence: ponctuelle
valeurs: []
"""
INDICATEURS = {
    f"indicators/{text.split()[1]}.yaml": text
    for text in (BALADES, VACCINS, PART, TAUX, CHARTE, STADE, AVIS, NOTE)
}
FICHE = """\
code: 1.1.1
titre: Balades
volets:
  - id: sentiers
    intitule: Sentiers
    calendrier: Dès 2024
pilotes: [ville]
indicateurs: [balades, vaccins, part, taux, charte, stade, avis, note]
"""
ACTEURS = """\
acteurs:
  - {id: ville, nom: Ville}
  - {id: cpam, nom: Caisse primaire d’assurance maladie, sigle: CPAM}
"""
FILES = (
    MINIMAL
    | INDICATEURS
    | {
        "actions/1.1.1-balades.yaml": FICHE,
        "plan/acteurs.yaml": ACTEURS,
    }
)


def settle(folder: Path, **changes: str) -> Path:
    """Write the plan into a folder, some indicateurs with another text."""
    for path, text in FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    for name, text in changes.items():
        (folder / "indicators" / f"{name}.yaml").write_bytes(text.encode())
    return folder


def dossier(folder: Path) -> Dossier:
    """The plan in a folder; it reads without fault."""
    loaded = load(ArbreDisque(folder))
    assert loaded.dossier is not None
    assert loaded.diagnostics == []
    return loaded.dossier


def the_sheet(content: bytes) -> Sheet:
    """The sheet of valeurs in a file; of a workbook, its tab `valeurs`."""
    tabs = opened_from(content, known_in).tabs
    return sheet_in(next((tab for tab in tabs if tab.name == "valeurs"), tabs[0]))


def bring(
    folder: Path, sheet: str | bytes, *, confirmed: bool = False, dry_run: bool = False
) -> Outcome:
    """Import a CSV sheet."""
    content = sheet.encode() if isinstance(sheet, str) else sheet
    return import_sheet(
        folder, dossier(folder), [the_sheet(content)], TODAY, confirmed=confirmed, dry_run=dry_run
    )


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """Added, known, repeated, unknown."""
    return outcome.added, outcome.known, outcome.repeated, outcome.unknown


def lines(folder: Path, name: str) -> list[str]:
    """The lines of values of an indicateur."""
    text = (folder / "indicators" / f"{name}.yaml").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.startswith("  - {")]


def content(folder: Path) -> dict[str, bytes]:
    """Every file of the plan, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.yaml")}


def refused(folder: Path, sheet: str | bytes, *, confirmed: bool = False) -> list[str]:
    """What is said of a sheet that is refused; no file has changed."""
    before = content(folder)
    with pytest.raises(SheetRefused) as caught:
        bring(folder, sheet, confirmed=confirmed)
    assert content(folder) == before
    english = get_language("en")
    return [
        english.text(problem.text) + (f" | {english.text(problem.hint)}" if problem.hint else "")
        for problem in caught.value.problems
    ]


def said(failure: PlancancerError) -> str:
    """Message and hint of a failure, in English."""
    english = get_language("en")
    return english.text(failure.message) + (
        f" | {english.text(failure.hint)}" if failure.hint else ""
    )
