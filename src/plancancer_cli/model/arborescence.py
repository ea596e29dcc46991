"""The tree of a plan: where each fiche hangs, at any level, and what the levels are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Noeud, Plan

PLAN_ENTIER = "plan"
"""`sous: plan` hangs a fiche on the plan as a whole; a level with this code comes first."""


def ancestors(code: str) -> list[str]:
    """The codes above `code`, nearest first: 1.2 and 1 for 1.2.1."""
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


class Arborescence:
    """The levels of a plan by code. Where a code stands twice, the first one counts."""

    def __init__(self, plan: Plan) -> None:
        self.niveaux = plan.niveaux
        self._chemins: dict[str, tuple[Noeud, ...]] = {}
        for racine in plan.arborescence:
            for chemin in _walk(racine, ()):
                self._chemins.setdefault(chemin[-1].code, chemin)
        self._rangs = {code: rang for rang, code in enumerate(self._chemins)}

    def __contains__(self, code: object) -> bool:
        return code in self._chemins

    def __bool__(self) -> bool:
        return bool(self._chemins)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code in the order of the plan."""
        return tuple(self._chemins)

    def noeud(self, code: str) -> Noeud:
        """The level with this code. Raises KeyError where there is none."""
        return self._chemins[code][-1]

    def chemin(self, code: str) -> tuple[Noeud, ...]:
        """The levels from the first down to the one with this code; empty where there is none."""
        return self._chemins.get(code, ())

    def place(self, fiche: Fiche) -> tuple[Noeud, ...]:
        """The levels above a fiche, the first level first; empty where it hangs on none.

        `sous` says it; else the level that has the code of the fiche, or the longest beginning of it.
        """
        if fiche.sous is not None:
            return self.chemin(fiche.sous)
        found = (code for code in (fiche.code, *ancestors(fiche.code)) if code in self._chemins)
        return self.chemin(next(found, ""))

    def sans_place(self, fiche: Fiche) -> bool:
        """Whether the fiche hangs on nothing, without saying that this is the plan as a whole."""
        return not self.place(fiche) and fiche.sous != PLAN_ENTIER

    def transversaux(self, fiche: Fiche) -> tuple[Noeud, ...]:
        """The transversal levels that cut across a fiche; unknown codes are left out."""
        return tuple(self.noeud(code) for code in fiche.axes_transversaux if code in self)

    def codes_de(self, fiche: Fiche) -> set[str]:
        """Its own code, those of the levels that it hangs below, and of those that cut across it."""
        chains = (self.place(fiche), *(self.chemin(axe) for axe in fiche.axes_transversaux))
        return {fiche.code, *(noeud.code for chain in chains for noeud in chain)}

    def est_sous(self, fiche: Fiche, code: str) -> bool:
        """Whether the fiche is the one with this code, hangs below that level, or is cut by it."""
        return code in self.codes_de(fiche)

    def rang(self, fiche: Fiche) -> int:
        """Where the level of a fiche comes in the plan; those that hang on none come last."""
        place = self.place(fiche)
        return self._rangs[place[-1].code] if place else len(self._rangs)

    def niveau(self, code: str) -> str | None:
        """What the plan calls the level with this code; None where `niveaux` has no name for it."""
        depth = len(self._chemins[code]) - 1
        return self.niveaux[depth] if depth < len(self.niveaux) - 1 else None


def _walk(noeud: Noeud, above: tuple[Noeud, ...]) -> Iterator[tuple[Noeud, ...]]:
    here = (*above, noeud)
    yield here
    for enfant in noeud.enfants:
        yield from _walk(enfant, here)
