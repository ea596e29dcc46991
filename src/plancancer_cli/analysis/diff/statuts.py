"""The status that the suivi of a volet bears, before and after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.words import shown
from plancancer_cli.analysis.etat import StatutAffiche as Statut
from plancancer_cli.analysis.unites import Unite, unites
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.model.plan import EtatPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff.identite import Comparaison
    from plancancer_cli.analysis.diff.preuves import Preuves
    from plancancer_cli.diagnostics import Location
    from plancancer_cli.model.fiche import Volet
    from plancancer_cli.model.suivi import EntreeSuivi

_CLOSED = frozenset({Statut.REALISE, Statut.PERENNISE, Statut.TRANSFERE, Statut.ABANDONNE})
_STEPS = {
    Statut.NON_DOCUMENTE: 0,
    Statut.A_VENIR: 1,
    Statut.EN_COURS_SELON_PLAN: 2,
    Statut.EN_COURS: 3,
} | dict.fromkeys(_CLOSED, 4)
"""How far each status is. Blocked and paused are no step back of what is open: to say so is what
the suivi is for, and it names the reason."""

WITHOUT_SOURCE = msg("it is closed without a source")

_ALWAYS = date.max


def changes(comparaison: Comparaison, preuves: Preuves) -> Iterator[Change]:
    """Every unit whose status is another one, and the state of the plan itself."""
    yield from _plan(comparaison)
    before = {comparaison.new_ref(u.ref): u for u in unites(comparaison.base, _ALWAYS)}
    for head in unites(comparaison.head, _ALWAYS):
        base = before.get(head.ref)
        if base is None:
            continue
        was, now = base.etat.statut, head.etat.statut
        if was is not now and not _follows_from_the_calendrier(was, now):
            yield _changed(comparaison, preuves, head, was, now)


def _follows_from_the_calendrier(was: Statut, now: Statut) -> bool:
    """Whether no entry says it: another calendrier does, which is a change of its own."""
    return {was, now} == {Statut.NON_DOCUMENTE, Statut.EN_COURS_SELON_PLAN}


def _changed(
    comparaison: Comparaison, preuves: Preuves, unite: Unite, was: Statut, now: Statut
) -> Change:
    entree = unite.etat.derniere
    reason = _reason(was, now, entree)
    if reason is None and entree is not None and not preuves.new_entry(entree):
        reason = msg("no new entry of the suivi says so")
    before, after = STATUTS[was.value], STATUTS[now.value]
    message = (
        msg(
            "status: {before} → {after} ({date}): {fact}",
            before=before,
            after=after,
            date=entree.repere,
            fact=shown(entree.constat or entree.motif),
        )
        if entree is not None and (entree.constat or entree.motif)
        else msg("status: {before} → {after}", before=before, after=after)
    )
    return Change(
        ref=unite.ref,
        change=Kind.STATUS_CHANGED,
        before=was.value,
        after=now.value,
        message=message,
        attention=reason is not None,
        reason=reason,
        objet="statut",
        sujet=unite.intitule,
        location=_place(comparaison, unite, entree),
        fiches=(unite.fiche.code,),
        decision=" ".join(filter(None, (entree.constat, entree.motif, entree.source)))
        if entree
        else "",
    )


def _reason(was: Statut, now: Statut, entree: EntreeSuivi | None) -> Text | None:
    if now is Statut.ABANDONNE:
        return msg("the action is abandoned")
    if _steps_back(was, now):
        return msg("the status goes backwards")
    if now in _CLOSED and (entree is None or not entree.source):
        return WITHOUT_SOURCE
    return None


def _steps_back(was: Statut, now: Statut) -> bool:
    if now not in _STEPS:
        return was in _CLOSED
    return was in _STEPS and _STEPS[now] < _STEPS[was]


def _place(comparaison: Comparaison, unite: Unite, entree: EntreeSuivi | None) -> Location:
    """The entry that says so, in the volet or in its fiche; else the volet."""
    document = comparaison.head.document_par_chemin[unite.path]
    whole = unite.chemin[:2]
    places = [
        *(((*whole, "suivi", rank), item) for rank, item in enumerate(_volet(unite).suivi)),
        *((("suivi", rank), item) for rank, item in enumerate(unite.fiche.suivi)),
    ]
    for chemin, item in reversed(places):
        if entree is not None and _same_line(item, entree):
            return document.locate(chemin)
    return document.locate((*unite.chemin, "id"))


def _volet(unite: Unite) -> Volet:
    return unite.fiche.volets[int(unite.chemin[1])]


def _same_line(item: EntreeSuivi, entree: EntreeSuivi) -> bool:
    """An entry of a modalité is a copy without the mark of a part."""
    return item.model_copy(update={"porte_sur": ()}) == entree.model_copy(update={"porte_sur": ()})


def _plan(comparaison: Comparaison) -> Iterator[Change]:
    was, now = comparaison.base.plan.value.etat, comparaison.head.plan.value.etat
    if was is now:
        return
    document = comparaison.head.plan
    closed = now is EtatPlan.CLOS
    yield Change(
        ref=document.value.id,
        change=Kind.STATUS_CHANGED,
        before=was.value,
        after=now.value,
        message=msg("state of the plan: {before} → {after}", before=shown(was), after=shown(now)),
        attention=closed,
        reason=msg("in a closed plan nothing is due any more") if closed else None,
        objet="etat",
        location=document.locate(("etat",)),
    )
