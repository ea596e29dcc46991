"""A part of a plan: the fiches below a code or of a pilote, and the indicateurs that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.typed.near import Names, did_you_mean, same, some

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        pilote = _pilote(dossier, pilote)
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


def _pilote(dossier: Dossier, wanted: str) -> str:
    """The id of a pilote by its id, sigle or name. Raises UsageError."""
    pilotes = {p.acteur for document in dossier.fiches for p in document.value.pilotes}
    known = acteur_names(dossier, pilotes)
    found = same(wanted, known)
    if found is None:
        raise unknown("pilote", wanted, known)
    return found


def acteur_names(dossier: Dossier, ids: Iterable[str] | None = None) -> dict[str, list[str]]:
    """The acteurs, all or these, each with what else it is called: its sigle and its name."""
    known = dossier.acteur_par_id
    named = {id_: known.get(id_) for id_ in sorted(known if ids is None else ids)}
    return {
        id_: [acteur.sigle or "", acteur.nom] if acteur else [] for id_, acteur in named.items()
    }


def indicateur_names(dossier: Dossier) -> dict[str, list[str]]:
    """The indicateurs, each with its label."""
    return {id_: [d.value.libelle] for id_, d in dossier.indicateur_par_id.items()}


def unknown(kind: str, wanted: str, known: Names) -> UsageError:
    """The failure for a name that the plan does not hold, with the nearest ones or some of them."""
    hint = did_you_mean(wanted, known) or msg("The plan holds: {known}.", known=some(known))
    messages = {
        "vocabulaire": msg("The plan declares no vocabulary {name!r}.", name=wanted),
        "code": msg("The plan has no code {wanted!r}.", wanted=wanted),
        "pilote": msg("No fiche has the pilote {wanted!r}.", wanted=wanted),
        "ref": msg("The plan holds nothing named {wanted!r}.", wanted=wanted),
    }
    return UsageError(messages[kind], hint)
