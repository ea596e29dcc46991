"""A fiche in the dashboard of a terminal: where it stands, what is next, what it asks for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import A_TRAITER, Echeance, Etat, Kind
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.analysis.progression.libelles import reserves
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import STATUTS, STATUTS_COURTS
from plancancer_cli.reporting.terminal.deadlines import STYLES
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.status import FicheStatus, VoletStatus

_MARGIN = 9
_STATUS, _NEXT = 17, 18
_FIXED = _MARGIN + 2 + _STATUS + 2 + _NEXT + 2
_LEAST = 32
"""Where a title has less room than this beside the other columns, they stand below it."""


def title_room(rows: Sequence[FicheStatus], language: Language, terminal: Terminal) -> int:
    """The width of the column of titles, no wider than the longest; 0 where there is no column.

    What must be complete has a column only where every title has room in it.
    """
    longest = max((len(row.fiche.titre) for row in rows), default=0)
    measures = max((len(progress_words(row, language)) for row in rows), default=0)
    room = min(longest, terminal.width - _FIXED - measures)
    least = longest if terminal.complete else min(longest, _LEAST)
    return room if room >= least else 0


def row_lines(
    row: FicheStatus, language: Language, terminal: Terminal, room: int
) -> Iterator[Line]:
    """One line for the fiche (two where it is narrow), one for each volet that asks for something."""
    statut = language.text(STATUTS_COURTS[row.statut])
    style = _statut_style(row.statut)
    coming = _next_words(row.prochaine, language)
    measures = progress_words(row, language)
    code = Span(f"  {row.fiche.code:<6} ", "code")
    if room:
        yield [
            code,
            Span(f"{terminal.fit(row.fiche.titre, room):<{room}}  "),
            Span(f"{terminal.fit(statut, _STATUS):<{_STATUS}}", style),
            Span(f"  {coming:<{_NEXT}}  ", "soon" if coming else ""),
            Span(measures, "dim"),
        ]
    else:
        yield from shortened([code, Span(row.fiche.titre)], terminal, _MARGIN)
        below = [
            Span(" " * _MARGIN),
            Span(statut, style),
            *([Span(", "), Span(coming, "soon")] if coming else []),
            Span(f", {measures}", "dim"),
        ]
        yield from flow(below, terminal, _MARGIN)
    yield from _troubles(row, language, terminal)
    for volet in row.volets:
        if volet.sans_nouvelles:
            yield from _silence(volet, language, terminal)


def volet_lines(volet: VoletStatus, language: Language, terminal: Terminal) -> Iterator[Line]:
    """A volet of one fiche: its ref and heading, where it stands, what it asks for."""
    head = [Span(f"  {volet.unite.ref}  ", "code"), Span(" ".join(volet.unite.intitule.split()))]
    yield from flow(head, terminal, 4)
    coming = _next_words(volet.prochaine, language)
    statut = Span(language.text(STATUTS[volet.statut]), _statut_style(volet.statut))
    rest = [Span(", "), Span(coming, "soon")] if coming else []
    yield from flow([Span(" " * _MARGIN), statut, *rest], terminal, _MARGIN)
    for etat in A_TRAITER:
        found = tuple(e for e in volet.echeances if e.etat is etat)
        for echeance in found[:1]:
            yield from _trouble(volet, found, etat, language, terminal)
            yield from indented(language.text(echeance.explication), terminal, _MARGIN + 2, "dim")
    if volet.sans_nouvelles:
        yield from _silence(volet, language, terminal)


def _silence(volet: VoletStatus, language: Language, terminal: Terminal) -> Iterator[Line]:
    """A volet that is open and of which nothing was recorded for too long."""
    text = msg("without news since {date}", date=language.date_short(volet.muet_depuis))
    line = [Span(" " * _MARGIN + "· " + language.text(text), "soon")]
    if len(volet.unite.fiche.volets) > 1:
        line += [Span(language.text(msg(": ")), "dim"), Span(volet.unite.intitule, "dim")]
    yield from shortened(line, terminal, _MARGIN + 2)


def _troubles(row: FicheStatus, language: Language, terminal: Terminal) -> Iterator[Line]:
    for etat in A_TRAITER:
        for volet in row.volets:
            found = tuple(e for e in volet.echeances if e.etat is etat)
            if found:
                yield from _trouble(volet, found, etat, language, terminal)


def _trouble(
    volet: VoletStatus,
    echeances: tuple[Echeance, ...],
    etat: Etat,
    language: Language,
    terminal: Terminal,
) -> Iterator[Line]:
    since = language.text(
        msg(
            "{word} since {date}",
            word=ETATS[etat],
            date=language.date_short(echeances[0].echeance + timedelta(days=1)),
        )
    )
    line = [Span(" " * 9 + "! ", STYLES[etat]), Span(since, STYLES[etat])]
    blamed = _blamed(volet, echeances, language)
    if blamed:
        line += [Span(language.text(msg(": ")), "dim"), Span(blamed, "dim")]
    yield from shortened(line, terminal, _MARGIN + 2)


def _blamed(volet: VoletStatus, echeances: tuple[Echeance, ...], language: Language) -> str:
    """The volet, where its fiche has several; the modalités alone, where nothing else is meant."""
    if all(echeance.ref != volet.unite.ref for echeance in echeances):
        wordings = dict.fromkeys(echeance.libelle for echeance in echeances)
        return language.text(msg("; ")).join(wordings)
    return volet.unite.intitule if len(volet.unite.fiche.volets) > 1 else ""


def progress_words(row: FicheStatus, language: Language) -> str:
    """How many of its indicateurs were measured and how many of them do badly."""
    if not row.indicateurs:
        return language.text(msg("no indic."))
    measured = msg(
        "{measured}/{total} indic.", measured=str(row.mesures), total=str(len(row.indicateurs))
    )
    return ", ".join(language.text(text) for text in (measured, *reserves(row.indicateurs)))


def _next_words(echeance: Echeance | None, language: Language) -> str:
    if echeance is None:
        return ""
    day = language.date_short(echeance.echeance)
    match echeance.kind:
        case Kind.START:
            return language.text(msg("start {date}", date=day))
        case Kind.END:
            return language.text(msg("end {date}", date=day))
        case Kind.MINIMUM_END:
            return language.text(msg("decide {date}", date=day))
        case Kind.RECURRENCE:
            return language.text(msg("fact {date}", date=day))
        case _:
            return language.text(msg("jalon {date}", date=day))


def _statut_style(statut: str) -> str:
    return {
        "bloque": "late",
        "non_documente": "undocumented",
        "realise": "good",
        "perennise": "good",
        "en_cours": "good",
    }.get(statut, "")
