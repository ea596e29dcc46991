"""The échéances in a terminal: by year and date, what is overdue told from what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.i18n import Language, Text, msg, msg_n
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi

KINDS: dict[Kind, Text] = {
    Kind.START: msg("start"),
    Kind.END: msg("end"),
    Kind.MINIMUM_END: msg("decision"),
    Kind.RECURRENCE: msg("period"),
    Kind.MILESTONE: msg("jalon"),
    Kind.MEASUREMENT: msg("measurement"),
    Kind.TARGET: msg("target"),
}

ETATS: dict[Etat, Text] = {
    Etat.EN_RETARD: msg("late"),
    Etat.NON_DOCUMENTEE: msg("to be documented"),
    Etat.PROCHE: msg("near"),
    Etat.A_VENIR: msg("to come"),
    Etat.TENUE: msg("met"),
}

STYLES = {
    Etat.EN_RETARD: "late",
    Etat.NON_DOCUMENTEE: "undocumented",
    Etat.PROCHE: "soon",
    Etat.A_VENIR: "",
    Etat.TENUE: "good",
}


def etat_words(echeance: Echeance) -> Text:
    """The state in words: a minimum end that passed asks for a decision, it is no delay."""
    if echeance.kind is Kind.MINIMUM_END and echeance.etat is Etat.EN_RETARD:
        return msg("to be decided")
    return ETATS[echeance.etat]


def render(
    suivi: Suivi, echeances: list[Echeance], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """One line an échéance under its year; the last line counts them by state."""
    yield [
        Span(suivi.dossier.plan.value.titre, "title"),
        Span(language.text(msg(", on {date}", date=suivi.on))),
    ]
    year = None
    for echeance in echeances:
        if echeance.echeance.year != year:
            year = echeance.echeance.year
            yield []
            yield [Span(str(year), "head")]
        yield _line(echeance, language, terminal)
    yield []
    yield [Span(_counts(echeances, language))]


def _line(echeance: Echeance, language: Language, terminal: Terminal) -> Line:
    what = language.text(KINDS[echeance.kind])
    if echeance.objet:
        what += f" {echeance.objet}"
    etat = language.text(etat_words(echeance))
    postponed = language.text(msg(" (postponed)")) if echeance.report else ""
    room = max(terminal.width - 2 - 12 - 14 - 19, 20)
    return [
        Span(f"  {language.date_short(echeance.echeance):<12}"),
        Span(f"{cut(etat, 13):<14}", STYLES[echeance.etat]),
        Span(f"{cut(what, 18):<19}"),
        Span(cut(echeance.ref + postponed, room), "code"),
    ]


def _counts(echeances: list[Echeance], language: Language) -> str:
    total = language.text(msg_n(len(echeances), "{n} échéance", "{n} échéances"))
    parts = [
        f"{sum(1 for e in echeances if e.etat is etat)} {language.text(word)}"
        for etat, word in ETATS.items()
        if any(e.etat is etat for e in echeances)
    ]
    return language.text(msg("{total}: {parts}", total=total, parts=", ".join(parts) or "0"))
