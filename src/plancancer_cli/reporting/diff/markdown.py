"""A review as a comment on a pull request: short summary, what needs attention, the rest folded."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, Text, msg, msg_n
from plancancer_cli.reporting.diff.effects import effect
from plancancer_cli.reporting.diff.excerpt import excerpt
from plancancer_cli.reporting.diff.report import DiffReport, Side, sentence
from plancancer_cli.reporting.diff.text import side_name
from plancancer_cli.reporting.markdown_text import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.analysis.diff import Change, Effet

MARKER = "<!-- plancancer diff -->"
"""By this first line a workflow finds the comment again that it wrote before."""

# GitHub refuses a comment of more than 65 536 characters.
_MOST_ATTENTION = 24_000
_MOST_EFFECTS = 10_000
_MOST_DETAILS = 24_000


def render(report: DiffReport, language: Language) -> str:
    """The comment. What would make it too long is left out, and it says how much that is."""
    parts = [MARKER, _title(language), _summary(report, language)]
    parts += _unread(report, language)
    parts += _attention(report, language)
    parts += _effects(report, language)
    parts += _details(report, language)
    return "\n\n".join(parts) + "\n"


def _title(language: Language) -> str:
    return "### " + literal(language.text(msg("What this change means for the plan")))


def _summary(report: DiffReport, language: Language) -> str:
    effets = report.diff.effets
    became, stopped = len(effets.devenues_en_retard), len(effets.plus_en_retard)
    text = f"**{literal(language.text(report.counts()))}**"
    if became:
        text += " · " + literal(
            language.text(
                msg_n(became, "{n} échéance becomes overdue", "{n} échéances become overdue")
            )
        )
    if stopped:
        text += " · " + literal(
            language.text(
                msg_n(
                    stopped,
                    "{n} échéance is no longer overdue",
                    "{n} échéances are no longer overdue",
                )
            )
        )
    between = f"{_side(report.base, language)} → {_side(report.head, language)}"
    return f"{text}\n<sub>{between}</sub>"


def _side(side: Side, language: Language) -> str:
    return literal(side_name(side, language))


def _unread(report: DiffReport, language: Language) -> list[str]:
    lines = [
        f"- {literal(path)} ({_side(side, language)})"
        for side in (report.base, report.head)
        for path in side.unread
    ]
    if not lines:
        return []
    title = literal(language.text(msg("Files that cannot be read, so that they are not compared")))
    return [f"**{title}**", _within(lines, _MOST_EFFECTS, language)]


def _attention(report: DiffReport, language: Language) -> list[str]:
    lines = [
        _item(change, language, code)
        for code, changes in report.groups()
        for change in changes
        if change.attention
    ]
    if not lines:
        return []
    title = literal(language.text(msg("To be looked at")))
    return [f"#### {title}", _within(lines, _MOST_ATTENTION, language)]


def _item(change: Change, language: Language, code: str | None) -> str:
    text = literal(language.text(sentence(change)))
    if code is not None:
        text = f"**{literal(code)}** {text}"
    if change.reason is not None:
        text += f" — _{literal(language.text(change.reason))}_"
    return f"- {text}"


def _effects(report: DiffReport, language: Language) -> list[str]:
    effets = report.diff.effets
    if not effets:
        return []
    title = msg("What it does to lateness on {date}", date=report.date)
    lines = [
        *_list(msg("become overdue"), effets.devenues_en_retard, language),
        *_list(msg("no longer overdue"), effets.plus_en_retard, language),
    ]
    return [f"#### {literal(language.text(title))}", _within(lines, _MOST_EFFECTS, language)]


def _list(title: Text, effets: tuple[Effet, ...], language: Language) -> Iterator[str]:
    name = literal(language.text(title))
    for effet in effets:
        yield f"- {name} — {literal(language.text(effect(effet)))}"


def _details(report: DiffReport, language: Language) -> list[str]:
    if not report.diff.changes:
        return []
    # Between tags of a block no Markdown is read: HTML is what has to be literal.
    summary = html.escape(language.text(msg("Every change, by fiche")))
    body = _within(list(_by_fiche(report, language)), _MOST_DETAILS, language)
    return [f"<details>\n<summary>{summary}</summary>", body, "</details>"]


def _by_fiche(report: DiffReport, language: Language) -> Iterator[str]:
    for code, changes in report.groups():
        yield f"\n**{literal(language.text(report.heading(code)))}**\n"
        for change in changes:
            yield f"- {literal(language.text(sentence(change)))}" + _before_after(change)


def _before_after(change: Change) -> str:
    shown = excerpt(change.before, change.after)
    if shown is None or change.change.value != "text_changed":
        return ""
    before, after = map(literal, shown)
    return f"<br>~~{before}~~<br>{after}"


def _within(lines: Iterable[str], most: int, language: Language) -> str:
    """As many lines as fit, and how many are left out."""
    kept: list[str] = []
    size = left = 0
    for line in lines:
        size += len(line) + 1
        if size > most:
            left += line.startswith("- ")
        else:
            kept.append(line)
    if left:
        more = msg_n(left, "{n} more line is not shown.", "{n} more lines are not shown.")
        kept.append("\n" + literal(language.text(more)))
    return "\n".join(kept)
