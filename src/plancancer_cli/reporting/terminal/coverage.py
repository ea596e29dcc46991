"""What a plan covers, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, msg
from plancancer_cli.reporting.coverage_words import QUESTIONS, UNKNOWN, caution, codes, summary
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, indented, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.coverage import Couverture, Question
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Plan

_WIDEST = 45
"""Columns that the terms may take; longer ones are wrapped."""


def couverture_lines(
    plan: Plan, found: Couverture, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """One row a term, then the fiches without a tag."""
    yield [Span(plan.titre, "title"), Span(language.text(msg(": "))), Span(found.libelle)]
    yield [Span(language.text(summary(found, plan)))]
    yield []
    width = min(_WIDEST, max(len(terme.libelle) for terme in found.termes))
    for terme in found.termes:
        if terme.fiches:
            yield from _row(terme.libelle, terme.fiches, width, terminal)
    if found.non_couverts:
        yield []
        yield [Span(language.text(msg("Not covered")), "head")]
        for terme in found.non_couverts:
            yield from indented(terme.libelle, terminal, 2)
    if found.sans_etiquette:
        yield []
        yield [Span(language.text(msg("Without a tag of this vocabulary")), "head")]
        yield from _fiches(found.sans_etiquette, terminal)
    remark = caution(found)
    if remark is not None:
        yield []
        yield from indented(language.text(remark), terminal, 0, "dim")
    if found.source:
        yield []
        text = language.text(msg("Source of the terms: {source}", source=found.source))
        yield from indented(text, terminal, 0, "dim")


def inegalites_lines(
    plan: Plan, questions: Sequence[Question], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Yes, no and unknown to each question, with the fiches."""
    yield [
        Span(plan.titre, "title"),
        Span(language.text(msg(": "))),
        Span(language.text(QUESTIONS)),
    ]
    for question in questions:
        yield []
        yield [Span(language.text(question.libelle), "head")]
        for word, fiches, style in (
            (msg("yes"), question.oui, "good"),
            (msg("no"), question.non, ""),
            (msg("not stated"), question.non_renseigne, "undocumented"),
        ):
            text = f"{language.text(word):<14} {len(fiches):>3}  "
            lines = wrap(codes(fiches), terminal.width - len(text) - 2)
            yield [Span("  " + text, style if fiches else "dim"), Span(lines[0])]
            yield from ([Span(" " * (len(text) + 2) + line)] for line in lines[1:])
    if any(question.non_renseigne for question in questions):
        yield []
        yield from indented(language.text(UNKNOWN), terminal, 0, "dim")


def _row(label: str, fiches: Sequence[Fiche], width: int, terminal: Terminal) -> Iterator[Line]:
    left = wrap(label, width)
    right = wrap(codes(fiches), terminal.width - width - 9)
    for place in range(max(len(left), len(right))):
        words = left[place] if place < len(left) else ""
        count = f"{len(fiches):>3}" if place == 0 else "   "
        named = right[place] if place < len(right) else ""
        yield [Span(f"  {words:<{width}}  {count}  "), Span(named, "code")]


def _fiches(fiches: Sequence[Fiche], terminal: Terminal) -> Iterator[Line]:
    for fiche in fiches:
        code = f"  {fiche.code:<9}"
        first, *rest = wrap(fiche.titre, terminal.width - len(code))
        yield [Span(code, "code"), Span(first)]
        yield from ([Span(" " * len(code) + line)] for line in rest)
