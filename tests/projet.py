"""Small projects written as YAML text, loaded the way the program loads a folder."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from plancancer_cli.i18n import get_language
from plancancer_cli.storage.files.inventory import Inventory, of_files
from plancancer_cli.storage.loader import load
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier

PLAN = "plan/plan.yaml"
ACTEURS = "plan/acteurs.yaml"
FICHE = "actions/1.1.1-balades.yaml"
INDICATEUR = "indicators/balades.yaml"

_MINIMAL = {
    PLAN: """\
        format: 1
        id: plan-exemple
        titre: Plan exemple
        adoption: 2023-05-30
        niveaux: [Enjeu, Objectif, Fiche-action]
        arborescence:
          - code: "1"
            titre: Environnement
            enfants: [{code: "1.1", titre: Activité physique}]
        """,
    ACTEURS: """\
        acteurs:
          - {id: ville, nom: Ville}
        """,
    FICHE: """\
        code: 1.1.1
        titre: Balades
        volets:
          - id: sentiers
            intitule: Sentiers
            calendrier: Dès 2024
        pilotes: [ville]
        indicateurs: [balades]
        """,
    INDICATEUR: """\
        id: balades
        libelle: Balades
        type: nombre
        accumulation: stock
        valeurs:
          - {date: 2023-06, valeur: 10, source: Bilan}
        """,
}
MINIMAL: dict[str, str] = {path: dedent(text) for path, text in _MINIMAL.items()}
"""A plan of one fiche and one indicateur in which no rule about files finds anything."""


class ArbreMemoire:
    """A tree of files that are texts; see `plancancer_cli.storage.files.tree.Arbre`."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)

    def inventory(self) -> Inventory:
        return of_files(self.files)

    def source(self, path: str) -> Source:
        return parse(self.files[path], path)


def projet(files: Mapping[str, str] = MINIMAL) -> Dossier:
    """The dossier of exactly these files, findings of reading included in it."""
    chargement = load(ArbreMemoire(files))
    assert chargement.dossier is not None, textes(chargement.diagnostics)
    return chargement.dossier


def minimal(**changes: str) -> Dossier:
    """`MINIMAL` with other texts for plan, acteurs, fiche or indicateur; it reads without fault."""
    names = {"plan": PLAN, "acteurs": ACTEURS, "fiche": FICHE, "indicateur": INDICATEUR}
    dossier = projet(MINIMAL | {names[name]: text for name, text in changes.items()})
    assert dossier.diagnostics == (), textes(dossier.diagnostics)
    return dossier


def places(
    rule: Callable[[Dossier], Iterable[Diagnostic]], dossier: Dossier
) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that a rule finds."""
    return [(d.code, d.location.line, d.location.column) for d in rule(dossier)]


def textes(diagnostics: Iterable[Diagnostic], language: str = "en") -> list[str]:
    """`path:line:column code message | hint` of each finding."""
    words = get_language(language)
    return [
        f"{d.location.path}:{d.location.line}:{d.location.column} {d.code} {words.text(d.message)}"
        + (f" | {words.text(d.hint)}" if d.hint else "")
        for d in diagnostics
    ]
