"""A review for a terminal: fiche by fiche, what needs attention first and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Level
from plancancer_cli.i18n import Language, msg, visible
from plancancer_cli.reporting.diff.effects import by_cause, effect, groups
from plancancer_cli.reporting.diff.excerpt import excerpts
from plancancer_cli.reporting.diff.progress import TITLE, progress
from plancancer_cli.reporting.diff.report import DiffReport, Side, sentence
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff import Change

_SHORT_ID = 8
_MARKS = {
    Level.RECUL: ("!", "late"),
    Level.A_RELIRE: ("!", "late"),
    Level.RECUL_DECIDE: ("✓", ""),
    Level.INFORMATION: ("·", ""),
}


def render(report: DiffReport, language: Language, terminal: Terminal) -> list[Line]:
    """Every line; data in it cannot carry terminal escapes."""
    return list(_lines(report, language, terminal))


def side_name(side: Side, language: Language) -> str:
    """The revision with the beginning of its commit's id, the folder, or "the present files"."""
    if side.name == "worktree":
        return language.text(msg("the files as they are"))
    name = visible(side.name)
    short = (side.commit or "")[:_SHORT_ID]
    return f"{name} ({short})" if short and not side.name.startswith(short) else name


def _lines(report: DiffReport, language: Language, terminal: Terminal) -> Iterator[Line]:
    for line in wrap(language.text(report.headline()), terminal.width):
        yield [Span(line, "title")]
    compared = f"{side_name(report.base, language)} → {side_name(report.head, language)}"
    counts = f"{language.text(report.counts())} · " if report.diff.changes else ""
    yield [Span(counts + compared, "dim")]
    for code, changes in report.groups():
        yield []
        yield [Span(language.text(report.heading(code)), "head")]
        for change in changes:
            yield from _change(change, language, terminal)
    yield from _effects(report, language, terminal)
    yield from _progress(report, language, terminal)


def _change(change: Change, language: Language, terminal: Terminal) -> Iterator[Line]:
    mark, style = _MARKS[change.level]
    first, *rest = wrap(language.text(sentence(change)), terminal.width - 4)
    yield [Span(f"  {mark} ", style), Span(first)]
    for line in rest:
        yield [Span(f"    {line}")]
    for excerpt in excerpts(change, language):
        for line in wrap(_before_after(*excerpt, language), terminal.width - 6):
            yield [Span(f"      {line}", "dim")]
    if change.reason is not None:
        for line in wrap(language.text(change.reason), terminal.width - 6):
            yield [Span(f"      {line}", "dim")]


def _before_after(before: str, after: str, language: Language) -> str:
    if not before:
        return language.text(msg("added: {text!r}", text=after))
    if not after:
        return language.text(msg("removed: {text!r}", text=before))
    return f"{language.quote(before)} → {language.quote(after)}"


def _effects(report: DiffReport, language: Language, terminal: Terminal) -> Iterator[Line]:
    if not report.diff.effets:
        return
    yield []
    title = msg("What it does to lateness on {date}", date=report.date)
    yield [Span(language.text(title), "head")]
    for cause, of_it in by_cause(report.diff.effets):
        yield [Span("  " + language.text(cause))]
        for counted, style, effets in groups(of_it):
            yield [Span("  " + language.text(counted), style)]
            for effet in effets:
                code = f"{effet.echeance.fiche}  " if effet.echeance.fiche else ""
                text = f"{code}{language.text(effect(effet, report))}"
                for line in wrap(text, terminal.width - 4):
                    yield [Span(f"    {line}")]


def _progress(report: DiffReport, language: Language, terminal: Terminal) -> Iterator[Line]:
    if not report.diff.progres:
        return
    yield []
    yield [Span(language.text(TITLE), "head")]
    for each in report.diff.progres:
        for line in wrap(language.text(progress(each)), terminal.width - 4):
            yield [Span(f"    {line}")]
