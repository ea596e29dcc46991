"""What was asked and is no longer asked, is asked later, or is shown better, with nothing behind it.

Both states are judged by the one engine, at the same date and at the end of the plan's period, and
every échéance of the earlier state is looked for in the later one. Which edit did it does not
matter: this is the rule that an edit cannot be worded around.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.diff.change import Change, Kind, Level
from plancancer_cli.analysis.diff.effets import judged, unread_refs
from plancancer_cli.analysis.diff.words import dated, joined
from plancancer_cli.analysis.echeance import Echeance, Etat, gravite
from plancancer_cli.analysis.echeance import Kind as Genre
from plancancer_cli.analysis.echeances import Suivi, suivi
from plancancer_cli.analysis.libelles import ETATS, KINDS
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.periode import Periode
from plancancer_cli.typed.calendar import DERNIERE_ANNEE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plancancer_cli.analysis.diff.identite import Comparaison
    from plancancer_cli.analysis.diff.preuves import Preuves
    from plancancer_cli.model.dossier import Dossier

_DATES = frozenset({
    Kind.DEADLINE_POSTPONED, Kind.DEADLINE_REMOVED, Kind.DEADLINE_RELAXED, Kind.MILESTONE_REMOVED,
    Kind.VOLET_REMOVED, Kind.FICHE_REMOVED, Kind.INDICATOR_REMOVED, Kind.INDICATOR_DETACHED,
    Kind.TARGET_REMOVED, Kind.TARGET_WEAKENED, Kind.TARGET_CHANGED, Kind.UNAVAILABILITY_ADDED,
    Kind.RULE_RELAXED, Kind.PLAN_REDEFINED, Kind.NOT_COMPARED, Kind.STATUS_CHANGED,
    Kind.HISTORY_REWRITTEN, Kind.MEASUREMENT_REMOVED, Kind.MEASUREMENT_REWRITTEN,
    Kind.INDICATOR_REDEFINED,
})  # fmt: skip
"""Changes that, marked on a ref, tell of its échéances already: nothing is said twice."""

_EVERYWHERE = frozenset({Kind.PLAN_REDEFINED, Kind.STATUS_CHANGED, Kind.RULE_RELAXED})
"""Of the plan as a whole, these explain what becomes of any échéance."""


class Loss(Struct, frozen=True):
    """One échéance of which less is asked, or of which better is shown."""

    was: Echeance
    now: Echeance | None

    @property
    def kind(self) -> Kind:
        """How it shows in the review."""
        if self.now is None:
            return Kind.DEADLINE_REMOVED
        if self.now.echeance > self.was.echeance:
            return Kind.DEADLINE_POSTPONED
        return Kind.SHOWN_BETTER


def unexplained(
    comparaison: Comparaison, on: date, preuves: Preuves, told: Sequence[Change]
) -> Iterator[Change]:
    """A change for each ref of which échéances are lost, later or better without a reason.

    `told` are the changes that are found already: what they mark is not said again.
    """
    marked = _Marked(told, comparaison.head.plan.value.id)
    found: dict[tuple[str, Kind], list[Loss]] = {}
    for day in _days(comparaison, on):
        for ref, loss in _losses(comparaison, day, preuves):
            losses = found.setdefault((ref, loss.kind), [])
            if loss.was.id not in {known.was.id for known in losses}:
                losses.append(loss)
    for (ref, kind), losses in found.items():
        if not marked.tells(ref):
            yield _change(comparaison, ref, kind, losses)


def _days(comparaison: Comparaison, on: date) -> list[date]:
    """The day itself, and the end of the period of either state; without one, of what is asked."""
    ends = [
        plan.periode.fin.dernier
        for plan in (comparaison.base.plan.value, comparaison.head.plan.value)
        if plan.periode is not None
    ]
    if not ends:
        ends = [
            echeance.prevue
            for dossier in (comparaison.base, comparaison.head)
            for echeance in suivi(dossier, on).echeances
        ]
    last = max(ends, default=on)
    # A day later, what was due on the last day is past.
    after = date(min(last.year + 1, DERNIERE_ANNEE), 1, 1)
    return [on, after] if after > on else [on]


def _losses(comparaison: Comparaison, day: date, preuves: Preuves) -> Iterator[tuple[str, Loss]]:
    before = judged(_followed(comparaison.base, day), comparaison)
    after = judged(_followed(comparaison.head, day))
    unread = unread_refs(comparaison)
    missing = {name: was for name, was in before.items() if name not in after}
    fresh = {name: now for name, now in after.items() if name not in before}
    renamed = _renamed(missing, fresh, comparaison)
    for name, was in before.items():
        ref = comparaison.new_ref(was.ref)
        now = after.get(name) or renamed.get(name) or _closer(was, ref, fresh.values())
        if ref.partition("/")[0] in unread or _as_good(was, now) or preuves.explain(ref, was, now):
            continue
        yield ref, Loss(was, now)


def _followed(dossier: Dossier, day: date) -> Suivi:
    return suivi(dossier, day, jusqu_au=day)


def _renamed(
    missing: dict[str, Echeance], fresh: dict[str, Echeance], comparaison: Comparaison
) -> dict[str, Echeance]:
    """What asks the same of the same fiche under another name: a modalité or a jalon renamed.

    It is the same where it asks for the same kind on the same day or earlier.
    """
    left = dict(fresh)
    found: dict[str, Echeance] = {}
    for name, was in sorted(missing.items(), key=lambda item: item[1].echeance):
        home = _home(comparaison.new_ref(was.ref))
        same = [
            (now.echeance != was.echeance, key)
            for key, now in left.items()
            if now.kind is was.kind
            and _home(now.ref) == home
            and now.echeance <= was.echeance
            and (now.objet == was.objet or was.kind is not Genre.RECURRENCE)
            and now.libelle == was.libelle
        ]
        if same:
            _, key = min(same)
            found[name] = left.pop(key)
    return found


def _closer(was: Echeance, ref: str, fresh: Iterable[Echeance]) -> Echeance | None:
    """Of a rhythm that is asked more often, the worst part of the period that was asked as a whole."""
    if was.kind not in {Genre.RECURRENCE, Genre.MEASUREMENT}:
        return None
    period = Periode.parse(was.objet)
    parts = [
        now
        for now in fresh
        if now.kind is was.kind
        and now.ref == ref
        and now.echeance <= was.echeance
        and period.premier <= Periode.parse(now.objet).premier
        and Periode.parse(now.objet).dernier <= period.dernier
    ]
    return max(parts, key=lambda now: gravite(now.etat), default=None)


def _home(ref: str) -> str:
    """The volet that a modalité belongs to; anything else is its own home."""
    return "/".join(ref.split("/")[:2])


def _as_good(was: Echeance, now: Echeance | None) -> bool:
    """Whether as much is asked as before, as early, and nothing better is shown of it."""
    if now is None:
        return False
    if now.echeance > was.echeance:
        return False
    if now.echeance < was.echeance and was.etat in {Etat.A_VENIR, Etat.PROCHE}:
        return True
    both_ahead = {was.etat, now.etat} <= {Etat.A_VENIR, Etat.PROCHE}
    return both_ahead or gravite(now.etat) >= gravite(was.etat)


class _Marked:
    """The refs of which a marked change tells already."""

    def __init__(self, told: Sequence[Change], plan: str) -> None:
        marked = [change for change in told if change.attention and change.change in _DATES]
        self._refs = {change.ref for change in marked}
        self._everything = any(
            change.ref == plan and change.change in _EVERYWHERE for change in marked
        )

    def tells(self, ref: str) -> bool:
        """Whether the ref, or what it is a part of, is marked."""
        parts = ref.split("/")
        above = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
        return self._everything or any(part in self._refs for part in above)


def _change(comparaison: Comparaison, ref: str, kind: Kind, losses: Sequence[Loss]) -> Change:
    first = losses[0]
    named = _named(losses)
    match kind:
        case Kind.DEADLINE_REMOVED:
            message = msg("no longer asked for: {what}", what=named)
            reason = msg("neither a closure nor a decided report d'échéance says why")
        case Kind.DEADLINE_POSTPONED:
            message = msg("asked for later: {what}", what=named)
            reason = msg("no report d'échéance records the reason and the decision")
        case _:
            message = msg("shown better: {what}", what=named)
            reason = msg("no new fact or value with a source says so")
    shown = first.now or first.was
    head = comparaison.head.document_par_chemin.get(shown.lieu.path)
    located = head is not None and first.now is not None
    return Change(
        ref=ref,
        change=kind,
        before=[_plain(loss.was) for loss in losses],
        after=[_plain(loss.now) for loss in losses if loss.now is not None],
        message=message,
        attention=True,
        reason=reason,
        level=Level.RECUL,
        decision=first.now.report.decision if first.now and first.now.report else "",
        objet=first.was.kind.value,
        location=head.locate(shown.lieu.chemin) if located and head is not None else None,
        fiches=(shown.fiche,) if shown.fiche else comparaison.fiches_de(ref),
    )


def _plain(echeance: Echeance) -> dict[str, str | None]:
    return {
        "kind": echeance.kind.value,
        "objet": echeance.objet or None,
        "echeance": echeance.echeance.isoformat(),
        "etat": echeance.etat.value,
    }


_MOST_NAMED = 4


def _named(losses: Iterable[Loss]) -> Text:
    """Each échéance, with its date or state before and after; those of a long list are counted."""
    clauses = [_clause(loss) for loss in losses]
    left = len(clauses) - _MOST_NAMED
    if left > 1:
        clauses = [*clauses[:_MOST_NAMED], msg("and {n} others", n=left)]
    return joined(clauses)


def _clause(loss: Loss) -> Text:
    was, now = loss.was, loss.now
    what = KINDS[was.kind]
    if was.kind in {Genre.RECURRENCE, Genre.MEASUREMENT, Genre.TARGET}:
        what = msg("{kind} {dated}", kind=what, dated=dated(Periode.parse(was.objet)))
    if now is None:
        return msg("{what}, due {date}", what=what, date=was.echeance)
    if loss.kind is Kind.DEADLINE_POSTPONED:
        return msg(
            "{what} ({before} → {after})", what=what, before=was.echeance, after=now.echeance
        )
    return msg(
        "{what} ({before} → {after})", what=what, before=ETATS[was.etat], after=ETATS[now.etat]
    )
