"""A part of a follow-up: what lies below a code, or what one acteur pilots and owes.

The whole plan is judged first and the part is taken from it, so that no verdict depends on what is
looked at, and every command counts the same for one acteur.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.responsables import answers_for
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.typed.near import Names, did_you_mean, same, some

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.fiche import Fiche


class Filtre(Struct, frozen=True):
    """The states and kinds of échéances that are asked for; an empty set asks for all."""

    etats: frozenset[Etat] = frozenset()
    kinds: frozenset[Kind] = frozenset()

    def garde(self, echeance: Echeance) -> bool:
        """Whether an échéance is asked for."""
        return (not self.etats or echeance.etat in self.etats) and (
            not self.kinds or echeance.kind in self.kinds
        )


def select(
    suivi: Suivi,
    *,
    code: str | None = None,
    pilote: str | None = None,
    enjeu: str | None = None,
    kinds: frozenset[Kind] = frozenset(),
) -> Suivi:
    """The follow-up of the part asked for. Raises UsageError where a code or id is unknown.

    `pilote` keeps the fiches that it pilots, the indicateurs that it owes (as producteur, else as
    pilote of their fiches) and the decisions of the comité that it is charged with. `kinds` keeps
    the échéances of these kinds, all where it is empty.
    """
    dossier = suivi.dossier
    if kinds:
        suivi = replace(suivi, echeances=tuple(e for e in suivi.echeances if e.kind in kinds))
    if code is None and pilote is None and enjeu is None:
        return suivi
    for wanted in (code, enjeu):
        if wanted is not None:
            _require_code(dossier, wanted)
    if pilote is not None:
        pilote = _acteur(dossier, pilote)
    return _part(suivi, code, enjeu, pilote)


def keep(suivi: Suivi, filtre: Filtre) -> Suivi:
    """The same follow-up with nothing but the échéances that are asked for."""
    return replace(suivi, echeances=tuple(filter(filtre.garde, suivi.echeances)))


def of_acteur(suivi: Suivi, acteur: str) -> Suivi:
    """What one acteur, by its id, pilots and owes; nothing for one that has nothing to answer for."""
    return _part(suivi, None, None, acteur)


def _part(suivi: Suivi, code: str | None, enjeu: str | None, pilote: str | None) -> Suivi:
    dossier = suivi.dossier
    below = tuple(
        document
        for document in dossier.fiches
        if all(
            wanted is None or dossier.arborescence.est_sous(document.value, wanted)
            for wanted in (code, enjeu)
        )
    )
    fiches = tuple(d for d in below if pilote is None or _pilots(d.value, pilote))
    named = {i for document in below for i in _indicateurs(document)}
    whole = code is None and enjeu is None
    indicateurs = tuple(
        d
        for d in dossier.indicateurs
        if (whole or d.value.id in named)
        and (pilote is None or pilote in answers_for(dossier, d.value))
    )
    paths = {document.path for document in fiches}
    refs = {document.value.id for document in indicateurs}

    def kept(echeance: Echeance) -> bool:
        if echeance.du_plan:
            return whole and echeance.pilote == pilote
        return echeance.lieu.path in paths or echeance.ref in refs

    return replace(
        suivi,
        dossier=replace(dossier, fiches=fiches, indicateurs=indicateurs),
        unites=tuple(unite for unite in suivi.unites if unite.path in paths),
        echeances=tuple(filter(kept, suivi.echeances)),
    )


def _pilots(fiche: Fiche, acteur: str) -> bool:
    return acteur in {pilote.acteur for pilote in fiche.pilotes}


def _indicateurs(document: Document[Fiche]) -> set[str]:
    fiche = document.value
    return {*fiche.indicateurs, *(i for volet in fiche.volets for i in volet.indicateurs)}


def _require_code(dossier: Dossier, wanted: str) -> None:
    known = [*(noeud.code for _, noeud in dossier.plan.value.noeuds()), *dossier.fiche_par_code]
    if wanted not in known:
        raise unknown("code", wanted, known)


def _acteur(dossier: Dossier, wanted: str) -> str:
    """The id of an acteur that has something to answer for, by its id, sigle or name.

    Raises UsageError where there is none.
    """
    ids = {p.acteur for document in dossier.fiches for p in document.value.pilotes}
    ids |= {d.value.producteur for d in dossier.indicateurs if d.value.producteur}
    ids |= {
        decision.pilote
        for document in dossier.comites
        for decision in document.value.decisions
        if decision.pilote
    }
    known = acteur_names(dossier, ids)
    found = same(wanted, known)
    if found is None:
        raise unknown("pilote", wanted, known)
    return found


def acteur_names(dossier: Dossier, ids: Iterable[str] | None = None) -> dict[str, list[str]]:
    """The acteurs, all or these, each with what else it is called.

    Its sigle, its name, and the first word of its id where no other id begins with it: CHU.
    """
    known = dossier.acteur_par_id
    first = Counter(id_.partition("-")[0] for id_ in known)
    found: dict[str, list[str]] = {}
    for id_ in sorted(known if ids is None else ids):
        acteur, word = known.get(id_), id_.partition("-")[0]
        alone = [word] if first[word] == 1 else []
        found[id_] = [*alone, acteur.sigle or "", acteur.nom] if acteur else []
    return found


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
