"""What the plan is made of: levels, fiches, volets, pilotes, organisations, the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import (
    Comparaison,
    Paire,
    at,
    chemin_volet,
    paired,
    volets,
)
from plancancer_cli.analysis.diff.labels import LABELS
from plancancer_cli.analysis.diff.plain import plain, same, same_set
from plancancer_cli.analysis.diff.text import Sujet, fields
from plancancer_cli.analysis.diff.words import shown
from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Noeud, Plan

_VOTED = msg("what was voted is taken out of the plan")
_NOBODY = msg("nobody is in charge of the fiche any more")
_VOTE = msg("what was due before or after the vote follows from this date")


def changes(comparaison: Comparaison) -> Iterator[Change]:
    """What is added to and taken from the plan."""
    yield from _plan(comparaison)
    yield from _levels(comparaison)
    for fiche in comparaison.fiches:
        yield from _moved(comparaison, fiche)
        yield from _fiche(comparaison, fiche)
    yield from _acteurs(comparaison)


def _plan(comparaison: Comparaison) -> Iterator[Change]:
    base, document = comparaison.base.plan.value, comparaison.head.plan
    for key in ("adoption", "periode"):
        was, now = getattr(base, key), getattr(document.value, key)
        if same(was, now):
            continue
        yield Change(
            ref=document.value.id,
            change=Kind.PLAN_REDEFINED,
            before=plain(was),
            after=plain(now),
            message=msg(
                "{field}: {before} → {after}",
                field=LABELS[key],
                before=shown(was if key == "adoption" else plain(was)),
                after=shown(now if key == "adoption" else plain(now)),
            ),
            attention=was is not None,
            reason=_VOTE if was is not None else None,
            objet=key,
            location=at(document, key),
        )


def _levels(comparaison: Comparaison) -> Iterator[Change]:
    document = comparaison.head.plan
    was, now = _nodes(comparaison.base.plan.value), _nodes(document.value)
    for pair in paired(was, now, lambda _: ()):
        if pair.head is None and pair.base is not None:
            noeud = pair.base
            yield Change(
                ref=noeud.code,
                change=Kind.LEVEL_REMOVED,
                before=noeud.titre,
                after=None,
                message=msg("level removed: {titre}", titre=noeud.titre),
                attention=True,
                reason=_VOTED,
                sujet=noeud.titre,
                location=at(document, "arborescence"),
            )
        elif pair.base is None and pair.head is not None:
            noeud = pair.head
            yield Change(
                ref=noeud.code,
                change=Kind.LEVEL_ADDED,
                before=None,
                after=noeud.titre,
                message=msg("level added: {titre}", titre=noeud.titre),
                sujet=noeud.titre,
                location=at(document, "arborescence"),
            )
        elif pair.base is not None and pair.head is not None:
            yield from _level_moved(comparaison, pair.base, pair.head)
            sujet = Sujet(pair.head.code, document, ("arborescence",), pair.head.titre)
            yield from fields(
                pair.base, pair.head, ("titre", "autres_libelles", "note", "transversal"), sujet
            )


def _level_moved(comparaison: Comparaison, base: Noeud, head: Noeud) -> Iterator[Change]:
    was = comparaison.base.arborescence.chemin(base.code)[:-1]
    now = comparaison.head.arborescence.chemin(head.code)[:-1]
    if [noeud.code for noeud in was] == [noeud.code for noeud in now]:
        return
    yield Change(
        ref=head.code,
        change=Kind.LEVEL_MOVED,
        before=[noeud.code for noeud in was],
        after=[noeud.code for noeud in now],
        message=msg(
            "level moved: from {before} to {after}",
            before=_levels_named(comparaison.base, was),
            after=_levels_named(comparaison.head, now),
        ),
        attention=True,
        reason=msg("it stands for something else than what was voted"),
        sujet=head.titre,
        location=at(comparaison.head.plan, "arborescence"),
    )


def _nodes(plan: Plan) -> dict[str, Noeud]:
    found: dict[str, Noeud] = {}
    for _, noeud in plan.noeuds():
        found.setdefault(noeud.code, noeud)
    return found


def _fiche(comparaison: Comparaison, pair: Paire[Document[Fiche]]) -> Iterator[Change]:
    if pair.base is None and pair.head is not None:
        fiche = pair.head.value
        count = len(fiche.volets)
        yield Change(
            ref=fiche.code,
            change=Kind.FICHE_ADDED,
            before=None,
            after=fiche.titre,
            message=msg_n(count, "fiche added, with {n} volet", "fiche added, with {n} volets"),
            location=at(pair.head, "code"),
            fiches=(fiche.code,),
        )
    elif pair.head is None and pair.base is not None:
        fiche = pair.base.value
        count = len(fiche.volets)
        yield Change(
            ref=fiche.code,
            change=Kind.FICHE_REMOVED,
            before=fiche.titre,
            after=None,
            message=msg_n(
                count, "fiche removed, with its {n} volet", "fiche removed, with its {n} volets"
            ),
            attention=True,
            reason=_VOTED,
            fiches=(fiche.code,),
        )
    elif pair.base is not None and pair.head is not None:
        yield from _adopted(pair.base.value, pair.head)
        yield from _pilotes(comparaison, pair.base.value, pair.head)
        yield from _volets(pair.base.value, pair.head)


def _moved(comparaison: Comparaison, pair: Paire[Document[Fiche]]) -> Iterator[Change]:
    """Another place in the tree, under other levels or under none."""
    if pair.base is None or pair.head is None:
        return
    was = comparaison.base.arborescence.place(pair.base.value)
    now = comparaison.head.arborescence.place(pair.head.value)
    # A level that moves with its fiches is told once, as the level.
    if [noeud.code for noeud in was[-1:]] == [noeud.code for noeud in now[-1:]]:
        return
    yield Change(
        ref=pair.head.value.code,
        change=Kind.FICHE_MOVED,
        before=[noeud.code for noeud in was],
        after=[noeud.code for noeud in now],
        message=msg(
            "fiche moved: from {before} to {after}",
            before=_levels_named(comparaison.base, was),
            after=_levels_named(comparaison.head, now),
        ),
        attention=True,
        reason=msg("it stands for something else than what was voted"),
        objet="sous",
        location=at(pair.head, "sous" if pair.head.value.sous else "code"),
        fiches=(pair.head.value.code,),
    )


def _levels_named(dossier: Dossier, place: tuple[Noeud, ...]) -> Text:
    """The level that a fiche hangs on, by its name and code: “Objectif 1.2”."""
    if not place:
        return msg("no level")
    code = place[-1].code
    name = dossier.arborescence.niveau(code)
    return msg("{niveau} {code}", niveau=name, code=code) if name else msg("{code}", code=code)


def _adopted(base: Fiche, document: Document[Fiche]) -> Iterator[Change]:
    """The decision that added the fiche: what is due of it counts from that day, not the vote."""
    head = document.value
    if same(base.ajout, head.ajout):
        return
    was, now = (fiche.ajout.date if fiche.ajout else None for fiche in (base, head))
    moved = was != now
    yield Change(
        ref=head.code,
        change=Kind.PLAN_REDEFINED if moved else Kind.TEXT_CHANGED,
        before=plain(base.ajout),
        after=plain(head.ajout),
        message=msg(
            "{field}: {before} → {after}",
            field=LABELS["ajout"],
            before=shown(was),
            after=shown(now),
        ),
        attention=moved,
        reason=_VOTE if moved else None,
        objet="ajout",
        location=at(document, "ajout"),
        fiches=(head.code,),
    )


def _pilotes(comparaison: Comparaison, base: Fiche, document: Document[Fiche]) -> Iterator[Change]:
    head = document.value
    if same_set(base.pilotes, head.pilotes):
        return
    before, after = ([p.acteur for p in fiche.pilotes] for fiche in (base, head))
    yield Change(
        ref=head.code,
        change=Kind.PILOTES_CHANGED,
        before=before,
        after=after,
        message=msg(
            "pilotes: {before} → {after}",
            before=shown(_names(comparaison, before)),
            after=shown(_names(comparaison, after)),
        ),
        attention=bool(set(before) - set(after)),
        reason=_reason_of_pilotes(before, after),
        objet="pilotes",
        location=at(document, "pilotes"),
        fiches=(head.code,),
    )


def _names(comparaison: Comparaison, acteurs: list[str]) -> list[str]:
    """The names of organisations; an id that no file explains stays as it is."""
    known = {**comparaison.base.acteur_par_id, **comparaison.head.acteur_par_id}
    return [known[id_].nom if id_ in known else id_ for id_ in acteurs]


def _reason_of_pilotes(before: list[str], after: list[str]) -> Text | None:
    if not after:
        return _NOBODY
    if set(before) - set(after):
        return msg("who was voted to be in charge no longer is")
    return None


def _volets(base: Fiche, document: Document[Fiche]) -> Iterator[Change]:
    head = document.value
    for pair in volets(base, head):
        if pair.base is None and pair.head is not None:
            yield Change(
                ref=f"{head.code}/{pair.head.id}",
                change=Kind.VOLET_ADDED,
                before=None,
                after=pair.head.intitule,
                message=msg("volet added"),
                sujet=pair.head.intitule,
                location=at(document, *chemin_volet(head, pair.head)),
                fiches=(head.code,),
            )
        elif pair.head is None and pair.base is not None:
            yield Change(
                ref=f"{head.code}/{pair.base.id}",
                change=Kind.VOLET_REMOVED,
                before=pair.base.intitule,
                after=None,
                message=msg("volet removed"),
                attention=True,
                reason=_VOTED,
                sujet=pair.base.intitule,
                location=at(document, "volets"),
                fiches=(head.code,),
            )


def _acteurs(comparaison: Comparaison) -> Iterator[Change]:
    document = comparaison.head.acteurs
    if document is None or comparaison.base.acteurs is None:
        return
    ranks = {acteur.id: rank for rank, acteur in enumerate(document.value.acteurs)}
    for pair in paired(
        comparaison.base.acteur_par_id, comparaison.head.acteur_par_id, lambda _: ()
    ):
        if pair.base is None and pair.head is not None:
            yield Change(
                ref=pair.head.id,
                change=Kind.ACTEUR_ADDED,
                before=None,
                after=pair.head.nom,
                message=msg("organisation added"),
                sujet=pair.head.nom,
                location=at(document, "acteurs", ranks[pair.head.id]),
            )
        elif pair.head is None and pair.base is not None:
            yield Change(
                ref=pair.base.id,
                change=Kind.ACTEUR_REMOVED,
                before=pair.base.nom,
                after=None,
                message=msg("organisation removed"),
                sujet=pair.base.nom,
                location=at(document, "acteurs"),
            )
        elif pair.base is not None and pair.head is not None:
            chemin = ("acteurs", ranks[pair.head.id])
            sujet = Sujet(pair.head.id, document, chemin, pair.head.nom)
            yield from fields(pair.base, pair.head, ("nom", "sigle", "nature", "rattache_a"), sujet)
