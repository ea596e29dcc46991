"""Pieces that several views of the terminal share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, Text, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.reporting.terminal.deadlines import STYLES, etat_words
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, indented, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.model.suivi import EntreeSuivi


def heading(text: str) -> Iterator[Line]:
    """A blank line and a heading."""
    yield []
    yield [Span(text, "head")]


def unknown(language: Language) -> str:
    """What is shown where the source says nothing."""
    return language.text(msg("not stated"))


def labelled(label: str, value: str, terminal: Terminal, indent: int = 0) -> Iterator[Line]:
    """A label and its value, wrapped behind it."""
    margin = " " * indent
    first, *rest = wrap(value, terminal.width - indent - len(label) - 2)
    yield [Span(f"{margin}{label}", "dim"), Span("  "), Span(first)]
    for line in rest:
        yield [Span(margin + " " * (len(label) + 2) + line)]


def bullets(items: Iterable[str], terminal: Terminal, indent: int) -> Iterator[Line]:
    """One bullet an item, wrapped behind it."""
    for item in items:
        first, *rest = wrap(item, terminal.width - indent - 2)
        yield [Span(" " * indent + "- " + first)]
        for line in rest:
            yield [Span(" " * (indent + 2) + line)]


def echeance_lines(
    echeance: Echeance, language: Language, terminal: Terminal, indent: int
) -> Iterator[Line]:
    """The state of an échéance and why."""
    yield [
        Span(" " * indent + language.text(etat_words(echeance)), STYLES[echeance.etat]),
        Span(language.text(msg(": {date}", date=echeance.echeance))),
    ]
    yield from indented(language.text(echeance.explication), terminal, indent + 2)


def entree_lines(
    entree: EntreeSuivi, language: Language, terminal: Terminal, indent: int
) -> Iterator[Line]:
    """One entry of a suivi."""
    said = language.text(STATUTS[entree.statut.value]) if entree.statut else ""
    yield [
        Span(" " * indent + language.periode(entree.date), "code"),
        Span(f"  {said}" if said else ""),
    ]
    for text in (
        entree.constat,
        _named(msg("Reason: {text}", text=entree.motif or ""), entree.motif, language),
        _named(
            msg("Next step: {text}", text=entree.prochaine_etape or ""),
            entree.prochaine_etape,
            language,
        ),
        _named(
            msg("Decision awaited: {text}", text=entree.decision_attendue or ""),
            entree.decision_attendue,
            language,
        ),
    ):
        if text:
            yield from indented(text, terminal, indent + 2)
    if entree.source:
        yield [Span(" " * (indent + 2) + entree.source, "dim")]


def _named(text: Text, value: str | None, language: Language) -> str | None:
    return language.text(text) if value else None
