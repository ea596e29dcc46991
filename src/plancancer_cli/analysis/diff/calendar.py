"""Deadlines that move: starts, ends, jalons and rhythms of volets and modalités."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, position
from plancancer_cli.analysis.diff.plain import canonical
from plancancer_cli.analysis.diff.words import duration, shown
from plancancer_cli.analysis.echeances_unite import report_applicable
from plancancer_cli.analysis.unites import Unite, unites
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.diff.preuves import Preuves
    from plancancer_cli.diagnostics import Location
    from plancancer_cli.model.dossier import Chemin
    from plancancer_cli.model.fiche import Jalon
    from plancancer_cli.model.suivi import ReportEcheance

_ALWAYS = date.max
"""Every decision that is written counts, whatever its date: the review is about what is written."""


class _Due(Struct, frozen=True):
    """One date of a unit: as the plan has it, and as it is after a postponement."""

    prevue: date
    report: ReportEcheance | None
    chemin: Chemin
    minimum: bool = False

    @property
    def effective(self) -> date:
        return self.report.au.dernier if self.report else self.prevue


class _Move(Struct, frozen=True):
    """One date in both states."""

    unite: Unite
    objet: str
    name: Text
    base: _Due
    head: _Due
    location: Location
    preuves: Preuves


def changes(comparaison: Comparaison, preuves: Preuves) -> Iterator[Change]:
    """What changes in the dates of every unit that both states have."""
    before = {comparaison.new_ref(u.ref): u for u in unites(comparaison.base, _ALWAYS)}
    for head in unites(comparaison.head, _ALWAYS):
        base = before.get(head.ref)
        if base is not None:
            yield from _dates(comparaison, preuves, base, head)
            yield from _rhythm(comparaison, base, head)


def _dates(
    comparaison: Comparaison, preuves: Preuves, base: Unite, head: Unite
) -> Iterator[Change]:
    names = renamed_jalons(base.jalons, head.jalons)
    was = {names.get(objet, objet): due for objet, due in _due(base).items()}
    now = _due(head)
    for objet in dict.fromkeys((*now, *was)):
        before, after = was.get(objet), now.get(objet)
        if not _says_the_same(before, after):
            chemin = after.chemin if after else head.lieu_calendrier.chemin
            place = _place(comparaison, head, chemin)
            yield from _one(head, objet, before, after, place, preuves)


def renamed_jalons(base: Sequence[Jalon], head: Sequence[Jalon]) -> dict[str, str]:
    """The new id of each jalon that bears the same heading under another one."""
    known = {jalon.id for jalon in base}
    fresh = {canonical(jalon.intitule): jalon.id for jalon in head if jalon.id not in known}
    kept = {jalon.id for jalon in head}
    return {
        jalon.id: fresh[canonical(jalon.intitule)]
        for jalon in base
        if jalon.id not in kept and canonical(jalon.intitule) in fresh
    }


def _says_the_same(base: _Due | None, head: _Due | None) -> bool:
    """Whether nothing is to be told: only of the rest a place in a file is looked up."""
    if base is None or head is None:
        return base is head
    dates = (base.prevue, base.effective, base.minimum)
    return dates == (head.prevue, head.effective, head.minimum)


def _one(
    unite: Unite,
    objet: str,
    base: _Due | None,
    head: _Due | None,
    place: Location,
    preuves: Preuves,
) -> Iterator[Change]:
    name = _name(unite, objet)
    jalon = objet not in {"debut", "fin"}
    if base is None and head is not None:
        yield _change(
            unite,
            Kind.MILESTONE_ADDED if jalon else Kind.DEADLINE_ADDED,
            msg("{what} added: {date}", what=name, date=head.effective),
            (None, head.effective, objet),
            place,
        )
    elif head is None and base is not None:
        yield _change(
            unite,
            Kind.MILESTONE_REMOVED if jalon else Kind.DEADLINE_REMOVED,
            msg("{what} removed (it was {date})", what=name, date=base.effective),
            (base.effective, None, objet),
            place,
            reason=msg("a deadline disappears"),
        )
    elif base is not None and head is not None:
        yield from _moved(_Move(unite, objet, name, base, head, place, preuves))


def _moved(move: _Move) -> Iterator[Change]:
    base, head = move.base, move.head
    values = (base.effective, head.effective, move.objet)
    if head.effective > base.effective:
        yield _postponed(move)
    elif head.effective < base.effective:
        yield _change(
            move.unite,
            Kind.DEADLINE_ADVANCED,
            msg(
                "{what} brought forward {duration} ({before} → {after})",
                what=move.name,
                duration=duration(head.effective, base.effective),
                before=base.effective,
                after=head.effective,
            ),
            values,
            move.location,
        )
    elif head.prevue > base.prevue:
        yield _change(
            move.unite,
            Kind.DEADLINE_POSTPONED,
            msg(
                "{what}: the date of the plan itself rewritten ({before} → {after})",
                what=move.name,
                before=base.prevue,
                after=head.prevue,
            ),
            (base.prevue, head.prevue, move.objet),
            move.location,
            reason=msg(
                "the date of the plan was rewritten; a report d'échéance records a decision"
            ),
        )
    if head.minimum and not base.minimum:
        yield _change(
            move.unite,
            Kind.DEADLINE_RELAXED,
            msg("{what} is now a minimum, not the end of the work", what=move.name),
            (base.effective, head.effective, move.objet),
            move.location,
            reason=msg("the end is no longer one"),
        )
    elif base.minimum and not head.minimum:
        yield _change(
            move.unite,
            Kind.DEADLINE_TIGHTENED,
            msg("{what} is now the end of the work, not a minimum", what=move.name),
            (base.effective, head.effective, move.objet),
            move.location,
        )


def _postponed(move: _Move) -> Change:
    base, head = move.base, move.head
    by = duration(base.effective, head.effective)
    report = head.report if head.prevue <= base.prevue else None
    decided = report is not None and move.preuves.decides(report, base.report)
    if report is None or not decided:
        message = msg(
            "{what} postponed {duration}, without a reason ({before} → {after})",
            what=move.name,
            duration=by,
            before=base.effective,
            after=head.effective,
        )
        reason = (
            msg("no report d'échéance records the reason and the decision")
            if report is None
            else msg(
                "its report d'échéance is not new, says no reason and decision in words, or was "
                "not decided between the vote and today"
            )
        )
    else:
        message = msg(
            "{what} postponed {duration} ({before} → {after}): {motif} ({decision})",
            what=move.name,
            duration=by,
            before=base.effective,
            after=head.effective,
            motif=shown(report.motif),
            decision=shown(report.decision),
        )
        reason = None
    values = (base.effective, head.effective, move.objet)
    change = _change(
        move.unite, Kind.DEADLINE_POSTPONED, message, values, move.location, reason=reason
    )
    return replace(change, decision=report.decision if report else "")


def _rhythm(comparaison: Comparaison, base: Unite, head: Unite) -> Iterator[Change]:
    was, now = base.lecture.recurrence, head.lecture.recurrence
    if was is now:
        return
    relaxed = was is not None and (now is None or now.mois > was.mois)
    before, after = (was.value if was else None), (now.value if now else None)
    yield _change(
        head,
        Kind.DEADLINE_RELAXED if relaxed else Kind.DEADLINE_TIGHTENED,
        msg("rhythm: {before} → {after}", before=shown(was), after=shown(now)),
        (before, after, "recurrence"),
        _place(comparaison, head, head.lieu_calendrier.chemin),
        reason=msg("facts are asked for less often") if relaxed else None,
    )


def _due(unite: Unite) -> dict[str, _Due]:
    """The dates of a unit by what they are called in a report d'échéance."""
    lecture = unite.lecture
    found: dict[str, tuple[date, Chemin]] = {}
    place = unite.lieu_calendrier.chemin
    if lecture.debut and not lecture.recurrence and not unite.etat.commence_selon_plan:
        found["debut"] = (lecture.debut.dernier, place)
    if lecture.fin:
        found["fin"] = (lecture.fin.dernier, place)
    for rank, jalon in enumerate(unite.jalons):
        if jalon.echeance is not None:
            lieu_jalon = unite.lieu("jalons", rank, "echeance")
            found.setdefault(jalon.id, (jalon.echeance.dernier, lieu_jalon.chemin))
    minimum = lecture.decision_a_la_fin
    dues = {}
    for objet, (prevue, chemin) in found.items():
        report = report_applicable(unite, objet, prevue, _ALWAYS)
        lieu = chemin
        if report is not None:
            lieu = unite.lieu("reports_echeance", position(unite.reports, report)).chemin
        dues[objet] = _Due(prevue, report, lieu, minimum and objet == "fin")
    return dues


def _name(unite: Unite, objet: str) -> Text:
    if objet == "debut":
        return msg("start deadline")
    if objet == "fin":
        return msg("end deadline")
    intitule = next((jalon.intitule for jalon in unite.jalons if jalon.id == objet), objet)
    return msg("deadline of the jalon “{intitule}”", intitule=intitule)


def _place(comparaison: Comparaison, unite: Unite, chemin: Chemin) -> Location:
    return comparaison.head.document_par_chemin[unite.path].locate(chemin)


def _change(
    unite: Unite,
    kind: Kind,
    message: Text,
    values: tuple[object, object, str],
    location: Location,
    *,
    reason: Text | None = None,
) -> Change:
    before, after, objet = values
    return Change(
        ref=unite.ref,
        change=kind,
        before=_written(before),
        after=_written(after),
        message=message,
        attention=reason is not None,
        reason=reason,
        objet=objet,
        sujet=unite.intitule,
        location=location,
        fiches=(unite.fiche.code,),
    )


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
