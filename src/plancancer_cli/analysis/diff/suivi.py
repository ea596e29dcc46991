"""The suivi, its reports d'échéance and the comités: logs that only ever gain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, at, chemin_volet, volets
from plancancer_cli.analysis.diff.labels import label
from plancancer_cli.analysis.diff.plain import canonical, leftovers, plain, same_words
from plancancer_cli.analysis.diff.statuts import WITHOUT_SOURCE
from plancancer_cli.analysis.diff.words import dated, shown
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.suivi import EntreeSuivi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancancer_cli.diagnostics import Location
    from plancancer_cli.model.dossier import Chemin, Document
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.suivi import ReportEcheance

REWRITTEN = msg("what is recorded is corrected by a new line, never rewritten")
REMOVED = msg("what is recorded stays, also when it is superseded")


class Journal(Struct, frozen=True):
    """One log in both states, and where it stands in the later one."""

    ref: str
    sujet: str | None
    fiches: tuple[str, ...]
    base: tuple[Any, ...]
    head: tuple[Any, ...]
    document: Document[Any]
    chemin: Chemin

    def place(self, rank: int | None = None) -> Location | None:
        """Where one of its lines stands; the log itself without a rank."""
        return at(self.document, *self.chemin, *(() if rank is None else (rank,)))


def journaux(comparaison: Comparaison) -> Iterator[Journal]:
    """Every suivi: of the plan, of each fiche and of each volet that both states have."""
    base_plan, head_plan = comparaison.base.plan, comparaison.head.plan
    yield Journal(
        head_plan.value.id,
        None,
        (),
        base_plan.value.suivi,
        head_plan.value.suivi,
        head_plan,
        ("suivi",),
    )
    for fiche in comparaison.fiches:
        if fiche.base is None or fiche.head is None:
            continue
        base, head = fiche.base.value, fiche.head.value
        yield Journal(head.code, None, (head.code,), base.suivi, head.suivi, fiche.head, ("suivi",))
        for pair in volets(base, head):
            if pair.base is not None and pair.head is not None:
                yield Journal(
                    f"{head.code}/{pair.head.id}",
                    pair.head.intitule,
                    (head.code,),
                    pair.base.suivi,
                    pair.head.suivi,
                    fiche.head,
                    (*chemin_volet(head, pair.head), "suivi"),
                )


def changes(comparaison: Comparaison) -> Iterator[Change]:
    """Entries added, rewritten and removed, and the same for reports d'échéance."""
    for journal in journaux(comparaison):
        yield from _log(journal, "suivi", _same_entry, _added)
    for journal in _reports(comparaison):
        yield from _log(journal, "reports_echeance", _same_report, _report_added)


def _reports(comparaison: Comparaison) -> Iterator[Journal]:
    base_plan, head_plan = comparaison.base.plan, comparaison.head.plan
    yield Journal(
        head_plan.value.id,
        None,
        (),
        base_plan.value.reports_echeance,
        head_plan.value.reports_echeance,
        head_plan,
        ("reports_echeance",),
    )
    for fiche in comparaison.fiches:
        if fiche.base is None or fiche.head is None:
            continue
        for pair in volets(fiche.base.value, fiche.head.value):
            if pair.base is not None and pair.head is not None:
                head = fiche.head.value
                yield Journal(
                    f"{head.code}/{pair.head.id}",
                    pair.head.intitule,
                    (head.code,),
                    pair.base.reports_echeance,
                    pair.head.reports_echeance,
                    fiche.head,
                    (*chemin_volet(head, pair.head), "reports_echeance"),
                )


def _log(
    journal: Journal,
    objet: str,
    same: Callable[[Any, Any], bool],
    added: Callable[[Journal, int], Change],
) -> Iterator[Change]:
    gone, new = leftovers(journal.base, journal.head)
    for rank in gone:
        old = journal.base[rank]
        partner = next((place for place in new if same(old, journal.head[place])), None)
        if partner is not None:
            new.remove(partner)
        yield _rewritten(journal, objet, old, partner)
    yield from (added(journal, rank) for rank in new)


def _rewritten(journal: Journal, objet: str, old: Any, partner: int | None) -> Change:
    now = None if partner is None else journal.head[partner]
    what = msg("report d'échéance") if objet == "reports_echeance" else msg("suivi entry")
    if now is not None and completes(old, now):
        return Change(
            ref=journal.ref,
            change=Kind.ENTRY_COMPLETED,
            before=plain(old),
            after=plain(now),
            message=msg(
                "{what} {dated} completed: {keys}",
                what=what,
                dated=dated(_when(old)),
                keys=[label(key) for key in differing(old, now)],
            ),
            objet=objet,
            sujet=journal.sujet,
            location=journal.place(partner),
            fiches=journal.fiches,
        )
    if now is None:
        message = msg("{what} {dated} removed", what=what, dated=dated(_when(old)))
    else:
        message = msg(
            "{what} {dated} rewritten: {keys}",
            what=what,
            dated=dated(_when(old)),
            keys=[label(key) for key in differing(old, now)],
        )
    return Change(
        ref=journal.ref,
        change=Kind.HISTORY_REWRITTEN,
        before=plain(old),
        after=None if now is None else plain(now),
        message=message,
        attention=True,
        reason=REMOVED if now is None else REWRITTEN,
        objet=objet,
        sujet=journal.sujet,
        location=journal.place(partner),
        fiches=journal.fiches,
    )


def differing(old: Any, now: Any) -> list[str]:
    """The keys in which two lines of a log differ."""
    return [
        name
        for name in type(old).model_fields
        if canonical(getattr(old, name)) != canonical(getattr(now, name))
    ]


_MAY_BE_ADDED = frozenset({"source", "note", "note_interne"})


def completes(old: Any, now: Any) -> bool:
    """Whether a recorded line only gains a source or a note, is confirmed, or is typeset anew."""
    for key in differing(old, now):
        before, after = getattr(old, key), getattr(now, key)
        confirmed = key == "provisoire" and before and not after
        added = key in _MAY_BE_ADDED and before is None
        if not (confirmed or added or (key != "provisoire" and same_words(before, after))):
            return False
    return True


def _added(journal: Journal, rank: int) -> Change:
    entree: EntreeSuivi = journal.head[rank]
    unsourced = entree.statut is not None and entree.statut.clos and not entree.source
    return Change(
        ref=journal.ref,
        change=Kind.ENTRY_ADDED,
        before=None,
        after=plain(entree),
        message=_said(entree),
        attention=unsourced,
        reason=WITHOUT_SOURCE if unsourced else None,
        objet="suivi",
        sujet=journal.sujet,
        location=journal.place(rank),
        fiches=journal.fiches,
    )


def _report_added(journal: Journal, rank: int) -> Change:
    """Of a report that moves its échéance the move is told instead: see `_without_echoes`."""
    report: ReportEcheance = journal.head[rank]
    return Change(
        ref=journal.ref,
        change=Kind.ENTRY_ADDED,
        before=None,
        after=plain(report),
        message=msg(
            "report d'échéance {dated} added, which moves nothing: {objet} to {date}: {motif} "
            "({decision})",
            dated=dated(report.date),
            objet=report.echeance,
            date=report.au,
            motif=shown(report.motif),
            decision=shown(report.decision),
        ),
        objet=f"reports_echeance/{report.echeance}",
        sujet=journal.sujet,
        location=journal.place(rank),
        fiches=journal.fiches,
    )


def _said(entree: EntreeSuivi) -> Text:
    fact = entree.constat or entree.motif or entree.difficulte or entree.prochaine_etape
    if fact is None:
        return msg("suivi entry {dated} added", dated=dated(entree.repere))
    return msg("suivi entry {dated} added: {fact}", dated=dated(entree.repere), fact=shown(fact))


def _when(line: EntreeSuivi | ReportEcheance) -> Periode:
    return line.repere if isinstance(line, EntreeSuivi) else line.date


def _same_entry(old: EntreeSuivi, now: EntreeSuivi) -> bool:
    """Whether a line seems to be the other one rewritten: same date, or same fact or source."""
    if old.repere == now.repere:
        return True
    told = [(old.constat, now.constat), (old.source, now.source), (old.motif, now.motif)]
    return any(a is not None and canonical(a) == canonical(b) for a, b in told)


def _same_report(old: ReportEcheance, now: ReportEcheance) -> bool:
    return old.echeance == now.echeance and (old.date == now.date or old.au == now.au)
