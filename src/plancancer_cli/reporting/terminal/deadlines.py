"""The échéances in a terminal: by year and date, what is overdue told from what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.a_traiter import pilotes_de, titre_de, titres
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
_LEAST = 24
"""Columns that a title needs to say something beside the ref and the pilote."""


class Listing(Struct, frozen=True):
    """What is listed and how: every échéance that was asked for, those shown, the command for all.

    Attributes:
        asked: the échéances that the filters keep.
        shown: those that the table holds: what is still open, or all of them.
        whole: the follow-up of the whole plan, which knows who answers for what.
    """

    asked: list[Echeance]
    shown: list[Echeance]
    whole: Suivi


def render(
    suivi: Suivi, listing: Listing, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """One line an échéance under its year; the last lines count them by state."""
    head = [
        Span(suivi.dossier.plan.value.titre, "title"),
        Span(language.text(msg(", on {date}", date=suivi.on))),
    ]
    yield from flow(head, terminal, 2)
    yield from replayed(suivi, language, terminal)
    named = titres(listing.whole)
    year = None
    for echeance in listing.shown:
        if echeance.echeance.year != year:
            year = echeance.echeance.year
            yield []
            yield [Span(str(year), "head")]
        title = " ".join(titre_de(echeance, named).split())
        who = ", ".join(pilotes_de(listing.whole.dossier, echeance))
        yield from _lines(echeance, title, who, language, terminal)
    yield []
    yield from indented(_counts(listing.asked, language), terminal, 0)
    left = len(listing.asked) - len(listing.shown)
    if left:
        text = msg_n(
            left,
            "{n} that is settled is not shown; to see it too: --all",
            "{n} that are settled are not shown; to see them too: --all",
        )
        yield from indented(language.text(text), terminal, 0, "dim")


def _lines(
    echeance: Echeance, title: str, who: str, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Date, state, what, and of what: the ref, who answers for it, its name.

    Where all of it has no room in one line, the ref and the pilote stand below.
    """
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
    whose = f"  {who}" if who else ""
    of_what = [Span(echeance.ref, "code"), Span(postponed + whose)]
    room = terminal.width - _MARGIN - _WHAT
    taken = len(echeance.ref) + len(postponed) + len(whose) + 2
    if terminal.complete or room - taken >= min(len(title), _LEAST):
        name = [Span("  " + terminal.fit(title, room - taken), "dim")] if title else []
        yield [*start, Span(f"{terminal.fit(what, _WHAT - 1):<{_WHAT - 1}} "), *of_what, *name]
        return
    named = [Span(terminal.fit(title, room), "dim")] if room >= _LEAST else []
    yield [*start, Span(f"{terminal.fit(what, _WHAT - 1):<{_WHAT - 1}} "), *named]
    yield from flow([Span(" " * _DATE), *of_what], terminal, _DATE)


def _counts(echeances: list[Echeance], language: Language) -> str:
    total = language.text(msg_n(len(echeances), "{n} échéance", "{n} échéances"))
    parts = [
        f"{language.text(word)} {sum(1 for e in echeances if e.etat is etat)}"
        for etat, word in ETATS.items()
        if any(e.etat is etat for e in echeances)
    ]
    return language.text(msg("{total}: {parts}", total=total, parts=", ".join(parts) or "0"))
