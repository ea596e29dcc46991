"""The échéances in a terminal: by year and date, what is overdue told from what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat
from plancancer_cli.analysis.libelles import ETATS, KINDS, etat_words
from plancancer_cli.i18n import Language, msg, msg_n
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented
from plancancer_cli.reporting.terminal.replayed import replayed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi

STYLES = {
    Etat.EN_RETARD: "late",
    Etat.NON_DOCUMENTEE: "undocumented",
    Etat.A_DECIDER: "soon",
    Etat.NON_ATTEINTE: "undocumented",
    Etat.NON_RECUE: "undocumented",
    Etat.PROCHE: "soon",
    Etat.A_VENIR: "",
    Etat.HORS_DELAI: "",
    Etat.COMMENCEE: "",
    Etat.TENUE: "good",
}


_DATE, _STATE, _WHAT = 14, 17, 19
_MARGIN = _DATE + _STATE
_WIDE = _STATE - 1
"""A state of more letters than this has a line of its own."""
_NARROW = 28
"""Columns for a ref below which every one stands on a line of its own."""
_LEAST = 16
"""Columns that a title needs to say something."""


def render(
    suivi: Suivi, echeances: list[Echeance], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """One line an échéance under its year; the last line counts them by state."""
    head = [
        Span(suivi.dossier.plan.value.titre, "title"),
        Span(language.text(msg(", on {date}", date=suivi.on))),
    ]
    yield from flow(head, terminal, 2)
    yield from replayed(suivi, language, terminal)
    titles = {unite.ref: unite.intitule for unite in suivi.unites}
    titles |= {d.value.id: d.value.libelle for d in suivi.dossier.indicateurs}
    year = None
    for echeance in echeances:
        if echeance.echeance.year != year:
            year = echeance.echeance.year
            yield []
            yield [Span(str(year), "head")]
        title = echeance.libelle if echeance.du_plan else titles.get(echeance.ref, "")
        yield from _lines(echeance, title, language, terminal)
    yield []
    yield from indented(_counts(echeances, language), terminal, 0)


def _lines(
    echeance: Echeance, title: str, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Date, state, what, and of what: the ref, and its name where there is room for it."""
    what = language.text(KINDS[echeance.kind])
    if echeance.objet:
        what += f" {echeance.objet}"
    etat = language.text(etat_words(echeance))
    postponed = language.text(msg(" (postponed)")) if echeance.report else ""
    day = Span(f"  {language.date_short(echeance.echeance):<12}")
    start = [day, Span(f"{etat:<{_STATE}}", STYLES[echeance.etat])]
    if len(etat) > _WIDE:
        yield [day, Span(etat, STYLES[echeance.etat])]
        start = [Span(" " * _MARGIN)]
    of_what = [Span(echeance.ref, "code"), Span(postponed)]
    room = terminal.width - _MARGIN - _WHAT
    if not terminal.complete and room < max(_NARROW, len(echeance.ref) + len(postponed)):
        yield [*start, Span(terminal.fit(what, terminal.width - _MARGIN))]
        room = terminal.width - _DATE
        yield [Span(" " * _DATE), Span(terminal.fit(echeance.ref + postponed, room), "code")]
        return
    room -= len(echeance.ref) + len(postponed) + 2
    if room >= min(len(title), _LEAST) or terminal.complete:
        of_what += [Span("  " + terminal.fit(title, room), "dim")]
    yield [*start, Span(f"{terminal.fit(what, _WHAT - 1):<{_WHAT - 1}} "), *of_what]


def _counts(echeances: list[Echeance], language: Language) -> str:
    total = language.text(msg_n(len(echeances), "{n} échéance", "{n} échéances"))
    parts = [
        f"{language.text(word)} {sum(1 for e in echeances if e.etat is etat)}"
        for etat, word in ETATS.items()
        if any(e.etat is etat for e in echeances)
    ]
    return language.text(msg("{total}: {parts}", total=total, parts=", ".join(parts) or "0"))
