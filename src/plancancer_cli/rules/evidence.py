"""PC214, PC314 and PC117: what a status or a value rests on, and what is recorded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from plancancer_cli.analysis.etat import closes, probante
from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.suivi import Statut
from plancancer_cli.rules.journaux import journaux

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.suivi import EntreeSuivi
    from plancancer_cli.model.wording import Lecture
    from plancancer_cli.rules.journaux import Journal

_SOURCED = frozenset({Statut.REALISE, Statut.PERENNISE, Statut.TRANSFERE})
"""Closures that claim a result: whoever reads them must be able to go and see."""


class Doute(NamedTuple):
    """Why a status is evidence of little, and what to add."""

    severity: Severity
    message: Text
    hint: Text


def doute(entree: EntreeSuivi, lecture: Lecture) -> Doute | None:
    """What PC214 says of an entry of a volet with this reading; None where it is sound."""
    statut = entree.statut
    if statut is None:
        return None
    if statut in _SOURCED and closes(entree, lecture) and not entree.source:
        return Doute(
            Severity.ERROR,
            msg("It is closed as {statut!r} without a source.", statut=statut),
            msg('Add where this can be checked: source: "…".'),
        )
    if probante(entree):
        return None
    return Doute(
        Severity.WARNING,
        msg(
            "The status {statut!r} comes with neither fact nor source: it is evidence of nothing.",
            statut=statut,
        ),
        msg('Add what was seen and where it is written: constat: "…", source: "…".'),
    )


def bare_statuses(suivi: Suivi) -> Iterator[Diagnostic]:
    """PC214: a status that says nothing of what was seen; a closure without a source, an error.

    A later entry that is sound has taken its place: what is recorded is not rewritten.
    """
    for journal in journaux(suivi.dossier):
        calendrier = journal.volet.calendrier if journal.volet else None
        lecture = suivi.dossier.plan.value.lecture(calendrier)
        stated = [
            (entree.repere.dernier, place, entree)
            for place, entree in enumerate(journal.entrees)
            if entree.statut is not None and entree.repere.dernier <= suivi.on
        ]
        stated.sort(key=lambda known: known[:2])
        waiting: list[tuple[int, Doute]] = []
        for _, place, entree in stated:
            found = doute(entree, lecture)
            waiting = [*waiting, (place, found)] if found is not None else []
        if waiting:
            yield _folded(journal, waiting)


def _folded(journal: Journal, waiting: Sequence[tuple[int, Doute]]) -> Diagnostic:
    """One finding a ref: it stands at the gravest, and names the dates of the others."""
    place, doubt = min(waiting, key=lambda found: found[1].severity.rank)
    others = [journal.entrees[other].repere for other, _ in waiting if other != place]
    message = doubt.message
    if others:
        message = msg("{message} The same of: {dates}.", message=message, dates=others)
    location = journal.locate(place, "statut")
    told = finding("PC214", location, message, doubt.hint, ref=journal.ref)
    return replace(told, severity=doubt.severity)


def values_without_source(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC314: one finding an indicateur, where nothing in its file says who gives its values."""
    for document in dossier.indicateurs:
        if document.value.producteur is not None:
            continue
        bare = [n for n, valeur in enumerate(document.value.valeurs) if valeur.source is None]
        if bare:
            yield finding(
                "PC314",
                document.locate(("valeurs", bare[0])),
                msg(
                    "No source for {n} of {total} values, and the indicateur names no producteur.",
                    n=len(bare),
                    total=len(document.value.valeurs),
                ),
                msg(
                    'Add source: "…" to each, or to the indicateur the producteur that gives them.'
                ),
                ref=document.value.id,
            )


def recorded_twice(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC117: a line of a suivi, or a report d'échéance, that says all that one above it says."""
    for journal in journaux(dossier):
        yield from _twice(journal.document, journal.chemin, journal.ref, journal.entrees)
    plan = dossier.plan
    yield from _twice(plan, ("reports_echeance",), plan.value.id, plan.value.reports_echeance)
    for document in dossier.fiches:
        for rank, volet in enumerate(document.value.volets):
            chemin: Chemin = ("volets", rank, "reports_echeance")
            ref = f"{document.value.code}/{volet.id}"
            yield from _twice(document, chemin, ref, volet.reports_echeance)


def _twice(
    document: Document[object], chemin: Chemin, ref: str, lines: Sequence[Hashable]
) -> Iterator[Diagnostic]:
    seen: dict[Hashable, int] = {}
    for place, line in enumerate(lines):
        first = seen.setdefault(line, place)
        if first != place:
            yield finding(
                "PC117",
                document.locate((*chemin, place)),
                msg(
                    "This says the same as line {line}.",
                    line=str(document.locate((*chemin, first)).line),
                ),
                msg("Remove one of the two."),
                ref=ref,
            )
