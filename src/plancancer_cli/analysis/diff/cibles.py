"""Targets: weaker or stronger in the direction that the indicateur is expected to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, at
from plancancer_cli.analysis.diff.plain import leftovers, plain, same
from plancancer_cli.analysis.diff.words import dated, duration, joined, shown
from plancancer_cli.analysis.progression.mesures import number
from plancancer_cli.i18n import Param, Text, msg
from plancancer_cli.model.indicateur import Cible, Evolution, Indicateur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Document

_WEAKER = msg("the target asks for less than before")
_LATER = msg("the target is to be reached later than before")
_GONE = msg("a target disappears")
_UNCLEAR = msg("the target is another one, and no expected direction says which is weaker")


def changes(
    comparaison: Comparaison, base: Document[Indicateur], head: Document[Indicateur]
) -> Iterator[Change]:
    """What changes in the targets of an indicateur: those of one date first, then those moved."""
    for old, new in _pairs(base.value.cibles, head.value.cibles):
        yield _judged(comparaison, base.value, head, old, new)


def _pairs(
    base: tuple[Cible, ...], head: tuple[Cible, ...]
) -> Iterator[tuple[Cible | None, Cible | None]]:
    gone, new = leftovers(base, head)
    later = []
    for rank in gone:
        old = base[rank]
        partner = next((place for place in new if head[place].date == old.date), None)
        if partner is None:
            later.append(old)
        else:
            new.remove(partner)
            yield old, head[partner]
    moved = sorted((head[place] for place in new), key=lambda cible: cible.date)
    for old in sorted(later, key=lambda cible: cible.date):
        yield old, moved.pop(0) if moved else None
    for cible in moved:
        yield None, cible


def _judged(
    comparaison: Comparaison,
    base: Indicateur,
    document: Document[Indicateur],
    old: Cible | None,
    new: Cible | None,
) -> Change:
    head = document.value
    kind, reason = _verdict(base, head, old, new)
    place = () if new is None else (next(i for i, item in enumerate(head.cibles) if item is new),)
    cible = new or old
    return Change(
        ref=head.id,
        change=kind,
        before=plain(old),
        after=plain(new),
        message=_words(old, new),
        attention=reason is not None,
        reason=reason,
        objet=str(cible.date) if cible else "",
        sujet=head.libelle,
        location=at(document, "cibles", *place),
        fiches=comparaison.fiches_de(head.id),
    )


def _verdict(
    base: Indicateur, head: Indicateur, old: Cible | None, new: Cible | None
) -> tuple[Kind, Text | None]:
    if old is None or new is None:
        return (Kind.TARGET_ADDED, None) if old is None else (Kind.TARGET_REMOVED, _GONE)
    stronger = _stronger(base, head, old, new)
    later = new.date.dernier > old.date.dernier
    earlier = new.date.dernier < old.date.dernier
    if stronger is False:
        return Kind.TARGET_WEAKENED, _WEAKER
    if later:
        return Kind.TARGET_WEAKENED, _LATER
    if stronger is None and not same(old.valeur, new.valeur):
        return Kind.TARGET_CHANGED, _UNCLEAR
    if stronger or earlier:
        return Kind.TARGET_RAISED, None
    return Kind.TARGET_CHANGED, None


def _stronger(base: Indicateur, head: Indicateur, old: Cible, new: Cible) -> bool | None:
    """Whether the new value asks for more; None where it is the same or nothing says so.

    The direction that held before decides: turning it round is no way to raise a target.
    """
    was, now = number(base, old), number(head, new)
    if was is None or now is None or was == now:
        return None
    match base.evolution_attendue or head.evolution_attendue:
        case Evolution.HAUSSE:
            return now > was
        case Evolution.BAISSE:
            return now < was
        case _:
            return None


def _words(old: Cible | None, new: Cible | None) -> Text:
    if old is None or new is None:
        cible = new or old
        date: Param = dated(cible.date) if cible else ""
        value = shown(cible.valeur) if cible else ""
        if old is None:
            return msg("target {dated} added: {valeur}", dated=date, valeur=value)
        return msg("target {dated} removed: {valeur}", dated=date, valeur=value)
    clauses = []
    if not same(old.valeur, new.valeur):
        clauses.append(
            msg(
                "target {dated}: {before} → {after}",
                dated=dated(old.date),
                before=shown(old.valeur),
                after=shown(new.valeur),
            )
        )
    if old.date != new.date:
        clauses.append(_moved(old, new))
    if not clauses:
        clauses.append(msg("target {dated}: source or decision reworded", dated=dated(old.date)))
    if new.decision and new.decision != old.decision:
        clauses.append(msg("decision: {decision}", decision=new.decision))
    return joined(clauses)


def _moved(old: Cible, new: Cible) -> Text:
    first, last = old.date.dernier, new.date.dernier
    if last > first:
        return msg(
            "target date postponed {duration} ({before} → {after})",
            duration=duration(first, last),
            before=old.date,
            after=new.date,
        )
    if last < first:
        return msg(
            "target date brought forward {duration} ({before} → {after})",
            duration=duration(last, first),
            before=old.date,
            after=new.date,
        )
    return msg("target date: {before} → {after}", before=old.date, after=new.date)
