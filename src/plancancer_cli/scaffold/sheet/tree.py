"""The levels of the plan that the rows of a sheet name, where the plan does not have them yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.scaffold.sheet.cells import same_words
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.storage.loader import code_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.model.plan import Noeud, Plan
    from plancancer_cli.scaffold.sheet.drafts import Draft


def number(drafts: Sequence[Draft]) -> None:
    """Give codes to the fiches of a sheet that has none: 1.1 by enjeu, 1.1.1 by objectif too."""
    seen: dict[tuple[str, ...], list[Any]] = {}
    for draft in drafts:
        path: tuple[str, ...] = ()
        parts: list[str] = []
        for key in ("enjeu", "objectif"):
            if key in draft.texts:
                siblings = seen.setdefault((*path, key), [])
                if draft.texts[key] not in siblings:
                    siblings.append(draft.texts[key])
                parts.append(str(siblings.index(draft.texts[key]) + 1))
                path = (*path, draft.texts[key])
        siblings = seen.setdefault((*path, ""), [])
        siblings.append(draft)
        draft.code = ".".join([*parts, str(len(siblings))])


def part_levels(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The fiches, and the rows that only head others: a code and a title above other codes."""
    above = {code for draft in drafts for code in _above(draft.code)}
    levels = [draft for draft in drafts if draft.code in above and draft.is_bare]
    return [draft for draft in drafts if draft not in levels], levels


def new_levels(
    plan: Plan, drafts: Sequence[Draft], heads: Sequence[Draft] = ()
) -> dict[str, list[str]]:
    """The levels to be added: code and wordings, the first of them as its title; in order.

    `heads` are rows that head a level; they word it first.
    """
    known = {noeud.code: noeud for _, noeud in plan.noeuds()}
    titles = [t for noeud in known.values() for t in (noeud.titre, *noeud.autres_libelles)]
    found: dict[str, list[str]] = {}
    said = [(head.code, head.titre) for head in heads]
    for code, title in [*said, *(each for draft in drafts for each in _said(draft))]:
        if code not in known:
            wordings = found.setdefault(code, [])
            if not any(same_words(title, each) for each in wordings):
                wordings.append(title)
    first = [wordings[0] for wordings in found.values()]
    for wordings in found.values():
        # A page that names another place of the plan contradicts its code: PC105 says so.
        wordings[1:] = [
            w for w in wordings[1:] if not any(same_words(w, t) for t in (*titles, *first))
        ]
    return {code: found[code] for code in sorted(found, key=code_key)}


def place_by_title(plan: Plan, draft: Draft) -> str | None:
    """The code of the level that the words of a fiche name, where its own code lies below none."""
    codes = {noeud.code: noeud for _, noeud in plan.noeuds()}
    if not codes or any(above in codes for above in _above(draft.code)):
        return None
    for key in ("objectif", "enjeu"):
        if key in draft.texts:
            fitting = [n.code for n in codes.values() if same_words(n.titre, draft.texts[key])]
            if len(fitting) == 1:
                return fitting[0]
    return None


def insertions(plan: Plan, levels: dict[str, list[str]]) -> list[Insertion]:
    """What is added to `plan/plan.yaml` so that it holds the new levels."""
    places = dict(_places(plan.arborescence, ("arborescence",)))
    made: dict[str, dict[str, Any]] = {}
    added: dict[tuple[str | int, ...], list[object]] = {}
    for code, (title, *others) in levels.items():
        node: dict[str, Any] = {"code": code, "titre": title}
        if others:
            node["autres_libelles"] = others
        made[code] = node
        parent = next((above for above in _above(code) if above in places or above in made), None)
        if parent in made:
            made[str(parent)].setdefault("enfants", []).append(node)
        else:
            loc = ("arborescence",) if parent is None else (*places[parent], "enfants")
            added.setdefault(loc, []).append(node)
    return [Insertion(loc, tuple(nodes)) for loc, nodes in added.items()]


def _said(draft: Draft) -> list[tuple[str, str]]:
    """Level by level, its code and its title in the words of a fiche."""
    above = _above(draft.code)
    said: list[tuple[str, str]] = []
    if above and "enjeu" in draft.texts:
        said.append((above[-1], draft.texts["enjeu"]))
    if above and "objectif" in draft.texts and (len(above) > 1 or "enjeu" not in draft.texts):
        said.append((above[0], draft.texts["objectif"]))
    return said


def _above(code: str) -> list[str]:
    """The codes above one, nearest first."""
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


def _places(
    noeuds: Sequence[Noeud], base: tuple[str | int, ...]
) -> list[tuple[str, tuple[str | int, ...]]]:
    found: list[tuple[str, tuple[str | int, ...]]] = []
    for place, noeud in enumerate(noeuds):
        found.append((noeud.code, (*base, place)))
        found += _places(noeud.enfants, (*base, place, "enfants"))
    return found
