"""The levels of a plan as its readers know them: “Axe 2  Prévenir”, in the plan's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.niveaux import fiches_words

if TYPE_CHECKING:
    from plancancer_cli.analysis.status import Groupe
    from plancancer_cli.i18n import Language
    from plancancer_cli.model.arborescence import Arborescence
    from plancancer_cli.model.fiche import Fiche
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


def between(arbre: Arborescence, fiche: Fiche) -> tuple[Noeud, ...]:
    """The levels between the first one and the fiche, in a tree deep enough to need them."""
    return arbre.place(fiche)[1:] if len(arbre.niveaux) >= _DEEP else ()
