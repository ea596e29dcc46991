"""A part of a plan: the fiches below a code or of a pilote, and the indicateurs that they name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.fiche import Fiche


def select(
    dossier: Dossier,
    *,
    code: str | None = None,
    pilote: str | None = None,
    enjeu: str | None = None,
) -> Dossier:
    """The dossier with only the fiches asked for. Raises UsageError where a code or id is unknown."""
    if code is None and pilote is None and enjeu is None:
        return dossier
    for wanted in (code, enjeu):
        if wanted is not None:
            _require_code(dossier, wanted)
    if pilote is not None:
        _require_pilote(dossier, pilote)
    kept = tuple(
        document
        for document in dossier.fiches
        if all(
            wanted is None or dossier.arborescence.est_sous(document.value, wanted)
            for wanted in (code, enjeu)
        )
        and (pilote is None or pilote in {p.acteur for p in document.value.pilotes})
    )
    named = {i for document in kept for i in _indicateurs(document)}
    return replace(
        dossier,
        fiches=kept,
        indicateurs=tuple(d for d in dossier.indicateurs if d.value.id in named),
    )


def _indicateurs(document: Document[Fiche]) -> set[str]:
    fiche = document.value
    return {*fiche.indicateurs, *(i for volet in fiche.volets for i in volet.indicateurs)}


def _require_code(dossier: Dossier, wanted: str) -> None:
    known = [*(noeud.code for _, noeud in dossier.plan.value.noeuds()), *dossier.fiche_par_code]
    if wanted not in known:
        raise unknown("code", wanted, known)


def _require_pilote(dossier: Dossier, wanted: str) -> None:
    known = {p.acteur for document in dossier.fiches for p in document.value.pilotes}
    if wanted not in known:
        raise unknown("pilote", wanted, sorted(known))


def unknown(kind: str, wanted: str, known: list[str]) -> UsageError:
    """The failure for a name that the plan does not hold, with the nearest one or all of them."""
    near = get_close_matches(wanted, known, n=1, cutoff=0.6)
    hint = (
        msg("Did you mean {key!r}?", key=near[0])
        if near
        else msg("The plan holds: {known}.", known=", ".join(known[:40]))
    )
    messages = {
        "vocabulaire": msg("The plan declares no vocabulary {name!r}.", name=wanted),
        "code": msg("The plan has no code {wanted!r}.", wanted=wanted),
        "pilote": msg("No fiche has the pilote {wanted!r}.", wanted=wanted),
        "ref": msg("The plan holds nothing named {wanted!r}.", wanted=wanted),
    }
    return UsageError(messages[kind], hint)
