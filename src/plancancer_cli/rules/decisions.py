"""PC115 and PC108: decisions of the comité that others name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg
from plancancer_cli.model.wording import CalendrierIllisible, read_wording
from plancancer_cli.rules.journaux import journaux
from plancancer_cli.rules.postponements import reportes
from plancancer_cli.rules.references import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.periode import Periode

_COMITE = re.compile(r"\b(comit[ée]s?|copil|cotech|cosuivi)\b", re.IGNORECASE)
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b"
    r"|(?:\b\d{1,2}(?:er)?\s+)?\b(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t"
    r"|septembre|octobre|novembre|d[ée]cembre)\s+\d{4}\b",
    re.IGNORECASE,
)
_ID = re.compile(r"\b(?P<jour>\d{4}-\d{2}-\d{2})/(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)")


def named_meetings(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC115: a decision names a meeting of the comité, or one of its decisions, that has no file."""
    for document, chemin, ref, text in _decided(dossier):
        if any(path.startswith("plan/comites/") for path in dossier.illisibles):
            return
        missing = _missing(dossier, text)
        if missing is not None:
            yield finding(
                "PC115",
                document.locate(chemin),
                msg("plan/comites holds no meeting or decision {name!r}.", name=missing),
                msg(
                    "Correct the date, or add plan/comites/<date>.yaml with what was decided: who "
                    "reads the postponement can then go and see."
                ),
                ref=ref,
            )


def _decided(dossier: Dossier) -> Iterator[tuple[Document[object], Chemin, str, str]]:
    for reporte in reportes(dossier):
        chemin: Chemin = (*reporte.chemin, "decision")
        yield reporte.document, chemin, reporte.ref, reporte.report.decision
    for document in dossier.indicateurs:
        for place, cible in enumerate(document.value.cibles):
            if cible.decision is not None:
                yield document, ("cibles", place, "decision"), document.value.id, cible.decision


def _missing(dossier: Dossier, text: str) -> str | None:
    """The meeting or decision that a text names and that has no file; None for all the others."""
    found = _ID.search(text)
    if found is not None:
        return None if found[0] in _decisions(dossier) else found[0]
    if not _COMITE.search(text):
        return None
    held = [document.value.date for document in dossier.comites]
    for date in _DATE.finditer(text):
        when = _period(date[0])
        if when is not None and not any(day in when for day in held):
            return date[0]
    return None


def _period(words: str) -> Periode | None:
    try:
        return read_wording(words).fin
    except CalendrierIllisible:
        return None


def _decisions(dossier: Dossier) -> list[str]:
    """`2026-03-12/bilan`, for every decision that has an id."""
    return [
        f"{document.value.date.isoformat()}/{decision.id}"
        for document in dossier.comites
        for decision in document.value.decisions
        if decision.id is not None
    ]


def executed(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC108: `execute` names no decision of a meeting that has a file."""
    if any(path.startswith("plan/comites/") for path in dossier.illisibles):
        return
    known = _decisions(dossier)
    for document, chemin, ref, named in _executions(dossier):
        if named not in known:
            yield finding(
                "PC108",
                document.locate(chemin),
                msg("plan/comites holds no meeting or decision {name!r}.", name=named),
                near(named, known, msg("Write the day of the meeting and the id of the decision.")),
                ref=ref,
            )


def _executions(dossier: Dossier) -> Iterator[tuple[Document[object], Chemin, str | None, str]]:
    for journal in journaux(dossier):
        for place, entree in enumerate(journal.entrees):
            if entree.execute is not None:
                chemin: Chemin = (*journal.chemin, place, "execute")
                yield journal.document, chemin, journal.ref, entree.execute
    for document in dossier.comites:
        for rank, decision in enumerate(document.value.decisions):
            if decision.execute is not None:
                yield document, ("decisions", rank, "execute"), None, decision.execute


RULES = (named_meetings, executed)
