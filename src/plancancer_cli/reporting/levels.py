"""The levels of a plan as its readers know them: “Axe 2  Prévenir”, in the plan's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.niveaux import fiches_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.status import FicheStatus, Groupe
    from plancancer_cli.i18n import Language
    from plancancer_cli.model.arborescence import Arborescence
    from plancancer_cli.model.plan import Noeud, Plan

_DEEP = 4
"""From this many levels on, fiches included, the levels between are shown where they change."""


def level_title(arbre: Arborescence, noeud: Noeud) -> str:
    """The name of the level, its code and its title."""
    name = arbre.niveau(noeud.code)
    return f"{name} {noeud.code}  {noeud.titre}" if name else f"{noeud.code}  {noeud.titre}"


def group_title(arbre: Arborescence, noeud: Noeud | None, language: Language) -> str:
    """The title of a first level; a transversal one says so."""
    if noeud is None:
        return language.text(msg("Outside the arborescence"))
    title = level_title(arbre, noeud)
    return language.text(msg("{title} (transversal)", title=title)) if noeud.transversal else title


def group_remark(plan: Plan, groupe: Groupe) -> Text | None:
    """What is said below the title of a level: what it cuts across, or that it holds nothing."""
    if groupe.traversees:
        return msg(
            "cuts across {fiches}: {codes}",
            fiches=fiches_words(plan, len(groupe.traversees)),
            codes=", ".join(row.fiche.code for row in groupe.traversees),
        )
    if groupe.fiches:
        return None
    return msg("{fiches} in these files", fiches=fiches_words(plan, 0))


def outline(
    arbre: Arborescence, groupe: Groupe, rows: Sequence[FicheStatus], *, whole: bool
) -> Iterator[Noeud | FicheStatus]:
    """The rows of a group in the order of the tree, and the levels below the first that need a line.

    In a deep tree each level above a row has one; of the `whole` plan also a level that no fiche of
    the group hangs on or below.
    """
    if groupe.noeud is None:
        yield from rows
        return
    deep = len(arbre.niveaux) >= _DEEP
    held = {noeud.code for row in groupe.fiches for noeud in arbre.place(row.fiche)}
    shown = {noeud.code for row in rows for noeud in arbre.place(row.fiche)}
    for depth, noeud in groupe.noeud.walk():
        if depth and ((deep and noeud.code in shown) or (whole and noeud.code not in held)):
            yield noeud
        yield from (row for row in rows if arbre.place(row.fiche)[-1] is noeud)


def bare_levels(arbre: Arborescence, groupe: Groupe) -> tuple[Noeud, ...]:
    """The levels of a group, below its first, that no fiche hangs on or below."""
    held = {noeud.code for row in groupe.fiches for noeud in arbre.place(row.fiche)}
    walk = groupe.noeud.walk() if groupe.noeud else ()
    return tuple(noeud for depth, noeud in walk if depth and noeud.code not in held)
