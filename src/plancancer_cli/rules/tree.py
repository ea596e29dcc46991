"""PC108 and PC112: the levels of a plan, those that cut across, and other plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg
from plancancer_cli.rules.references import near, tree_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


def transversal_levels(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a level in `axes_transversaux` that the plan does not have, or that cuts across nothing."""
    arbre = dossier.arborescence
    known = [code for code in arbre.codes if any(n.transversal for n in arbre.chemin(code))]
    for document in dossier.fiches:
        for place, code in enumerate(document.value.axes_transversaux):
            if code in known:
                continue
            message = (
                msg("The level {code!r} is not transversal.", code=code)
                if code in arbre
                else msg("The arborescence has no level {code!r}.", code=code)
            )
            yield finding(
                "PC108",
                document.locate(("axes_transversaux", place)),
                message,
                near(
                    code,
                    known,
                    msg(
                        "Write transversal: true on the level in plan/plan.yaml, or correct the code."
                    ),
                ),
                ref=document.value.code,
            )


def links(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: a link to this very plan whose code is neither a level nor a fiche of it."""
    plan = dossier.plan.value
    known = [*dossier.arborescence.codes, *dossier.fiche_par_code]
    for document in dossier.fiches:
        for place, lien in enumerate(document.value.liens):
            if lien.plan == plan.id and lien.ref is not None and lien.ref not in known:
                yield finding(
                    "PC108",
                    document.locate(("liens", place, "ref")),
                    msg("This plan has no code {code!r}.", code=lien.ref),
                    near(lien.ref, known, msg("Correct the code, or the id of the plan.")),
                    ref=document.value.code,
                )


def level_names(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC112: a level deeper than the names in `niveaux`, whose last one is that of the fiches."""
    arbre = dossier.arborescence
    said: set[int] = set()
    for chemin, code in tree_codes(dossier):
        depth = sum(1 for part in chemin if isinstance(part, int))
        if arbre.niveau(code) is None and depth not in said:
            said.add(depth)
            yield finding(
                "PC112",
                dossier.plan.locate(chemin),
                msg(
                    "The level of {code!r} has no name: niveaux names {n} levels, the fiches included.",
                    code=code,
                    n=len(arbre.niveaux),
                ),
                msg("Add its name to niveaux, before that of the fiches."),
                ref=code,
            )


def no_fiche(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC114: levels, and not one fiche: most often the fiches lie elsewhere."""
    if dossier.fiches or dossier.hides("actions") or not dossier.plan.value.arborescence:
        return
    yield finding(
        "PC114",
        dossier.plan.locate(("arborescence",)),
        msg("The plan has levels, and no fiche: actions/ holds none."),
        msg(
            "Make the first one, or put the fiches in actions/: {command}",
            command="plancancer new fiche",
        ),
    )


RULES = (transversal_levels, links, level_names, no_fiche)
