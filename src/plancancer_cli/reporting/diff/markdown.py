"""A review as a comment on a pull request: short summary, what needs attention, the rest folded."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, msg, msg_n
from plancancer_cli.reporting.diff.effects import effect, groups
from plancancer_cli.reporting.diff.excerpt import excerpts
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
    counts = [f"**{literal(language.text(report.counts()))}**"]
    counts += [literal(language.text(counted)) for counted, _, _ in groups(report.diff.effets)]
    text = " · ".join(counts)
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
    return f"- {text}{_before_after(change, language)}"


def _effects(report: DiffReport, language: Language) -> list[str]:
    if not report.diff.effets:
        return []
    title = msg("What it does to lateness on {date}", date=report.date)
    parts = [f"#### {literal(language.text(title))}"]
    for counted, _, effets in groups(report.diff.effets):
        lines = [_effect(effet, report, language) for effet in effets]
        parts += [literal(language.text(counted)), _within(lines, _MOST_EFFECTS, language)]
    return parts


def _effect(effet: Effet, report: DiffReport, language: Language) -> str:
    code = f"**{literal(effet.echeance.fiche)}** " if effet.echeance.fiche else ""
    return f"- {code}{literal(language.text(effect(effet, report)))}"


def _details(report: DiffReport, language: Language) -> list[str]:
    if not report.diff.changes:
        return []
    # Between tags of a block no Markdown is read: HTML is what has to be literal.
    summary = html.escape(language.text(msg("Every change, by fiche")))
    body = _within(_by_fiche(report, language), _MOST_DETAILS, language).strip("\n")
    return [f"<details>\n<summary>{summary}</summary>", body, "</details>"]


def _by_fiche(report: DiffReport, language: Language) -> Iterator[str]:
    for code, changes in report.groups():
        yield f"\n**{literal(language.text(report.heading(code)))}**\n"
        for change in changes:
            text = literal(language.text(sentence(change)))
            yield f"- {text}{_before_after(change, language)}"


def _before_after(change: Change, language: Language) -> str:
    text = ""
    for before, after in excerpts(change):
        if before:
            text += f"<br>~~{literal(before)}~~"
        if after:
            said = after if before else language.text(msg("added: {text!r}", text=after))
            text += f"<br>{literal(said)}"
    return text


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
