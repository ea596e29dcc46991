"""The values of a series in a terminal: one line each, dates and numbers in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression import amount, totals_known
from plancancer_cli.i18n import Language, msg
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from plancancer_cli.model.indicateur import Indicateur, Valeur

_LEAST = 12
"""Columns that a source needs beside its value; with less it stands below."""
_NUMBER = 24
"""A value that is longer is a text: it sets no column."""


def value_lines(
    indicateur: Indicateur,
    valeurs: Sequence[Valeur],
    on: date,
    language: Language,
    terminal: Terminal,
) -> Iterator[Line]:
    """The values that are known on a day, in the order of the file, each with its source."""
    known = [valeur for valeur in valeurs if valeur.repere.dernier <= on]
    if not known:
        yield [Span("  " + language.text(msg("No value is recorded.")))]
        return
    held = totals_known(indicateur, on) if valeurs is indicateur.valeurs else known
    kept = {id(valeur) for valeur in held}
    days = [_when(valeur, language) for valeur in known]
    said = [_said(indicateur, valeur, language) for valeur in known]
    day_width = max(map(len, days))
    width = max((len(text) for text in said if len(text) <= _NUMBER), default=0)
    for valeur, day, text in zip(known, days, said, strict=True):
        corrected = valeur.total and id(valeur) not in kept
        yield from _line(
            valeur,
            (f"{day:<{day_width}}", f"{text:>{width}}"),
            language,
            terminal,
            corrected=corrected,
        )


def _line(
    valeur: Valeur,
    columns: tuple[str, str],
    language: Language,
    terminal: Terminal,
    *,
    corrected: bool,
) -> Iterator[Line]:
    marks = [f"{name}{language.text(msg(': '))}{part}" for name, part in valeur.ventilation.items()]
    if valeur.provisoire:
        marks.append(language.text(msg("unconfirmed")))
    if corrected:
        marks.append(language.text(msg("corrected since")))
    mark = f" ({', '.join(marks)})" if marks else ""
    start = [Span(f"  {columns[0]}", "code"), Span(f"  {columns[1]}{mark}")]
    source = f"  {valeur.source}" if valeur.source else ""
    room = terminal.width - sum(len(span.text) for span in start)
    beside = len(source) <= max(room, _LEAST) or terminal.complete
    line = [*start, Span(source if beside else "", "dim")]
    yield from [line] if terminal.complete else flow(line, terminal, 4)
    if source and not beside:
        yield from indented(source.strip(), terminal, 4, "dim")
    if valeur.note:
        yield from indented(valeur.note, terminal, 4)


def _when(valeur: Valeur, language: Language) -> str:
    """The period, and the day of the measurement where it is not the period's last."""
    if valeur.periode is None:
        return language.periode(valeur.repere)
    if valeur.periode.dernier == valeur.repere.dernier:
        return language.periode(valeur.periode)
    return f"{language.periode(valeur.periode)} ({language.periode(valeur.repere)})"


def _said(indicateur: Indicateur, valeur: Valeur, language: Language) -> str:
    if valeur.secret:
        return language.text(msg("received, not shown (confidentiality)"))
    return language.list([amount(indicateur, valeur)])
