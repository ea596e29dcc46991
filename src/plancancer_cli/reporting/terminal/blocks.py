"""Pieces that several views of the terminal share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.libelles import etat_words
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.reporting.terminal.deadlines import STYLES
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.model.suivi import EntreeSuivi


def heading(text: str, terminal: Terminal | None = None) -> Iterator[Line]:
    """A blank line and a heading; one that holds words of the plan is wrapped to the terminal."""
    yield []
    line = [Span(text, "head")]
    yield from [line] if terminal is None else flow(line, terminal, 2)


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
    state = Span(" " * indent + language.text(etat_words(echeance)), STYLES[echeance.etat])
    yield from flow(
        [state, Span(language.text(msg(": {date}", date=echeance.echeance)))], terminal, indent + 2
    )
    yield from indented(language.text(echeance.explication), terminal, indent + 2)


def entree_lines(
    entree: EntreeSuivi,
    language: Language,
    terminal: Terminal,
    indent: int,
    names: Mapping[str, str] | None = None,
) -> Iterator[Line]:
    """One entry of a suivi in full; `names` are those of the modalités and jalons that it names."""
    known = names or {}
    yield [
        Span(" " * indent + language.periode(entree.repere), "code"),
        Span(f"  {language.text(STATUTS[entree.statut.value])}" if entree.statut else ""),
        Span("  " + language.text(msg("for {periode}", periode=entree.periode)), "dim")
        if entree.periode
        else Span(""),
    ]
    if entree.constat:
        yield from indented(entree.constat, terminal, indent + 2)
    about = ", ".join(known.get(i, i) for i in entree.porte_sur)
    jalon = known.get(entree.jalon, entree.jalon) if entree.jalon else None
    for label, value in (
        (msg("Reason"), entree.motif),
        (msg("About"), about),
        (msg("Jalon"), jalon),
        (msg("Transferred to"), entree.vers),
        (msg("Difficulty"), entree.difficulte),
        (msg("Next step"), entree.prochaine_etape),
        (msg("Decision awaited"), entree.decision_attendue),
        (msg("Internal note"), entree.note_interne),
        (msg("Also told of"), ", ".join(entree.aussi)),
        (msg("Carries out"), entree.execute),
    ):
        if value:
            text = language.text(label) + language.text(msg(": ")) + value
            yield from indented(text, terminal, indent + 2)
    if entree.hors_volet:
        outside = language.text(msg("A fact of another body, no act of the volet."))
        yield from indented(outside, terminal, indent + 2, "dim")
    if entree.source:
        yield from indented(entree.source, terminal, indent + 2, "dim")


def known_entries(entrees: Iterable[EntreeSuivi], on: date) -> list[EntreeSuivi]:
    """The entries that are known on a day, in the order of the file."""
    return [entree for entree in entrees if entree.repere.dernier <= on]
