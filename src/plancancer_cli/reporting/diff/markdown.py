"""A review as a comment on a pull request: what changed in one line, then the worst, the rest folded."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import quote

from plancancer_cli.analysis.diff.change import Level
from plancancer_cli.i18n import Language, msg, msg_n
from plancancer_cli.reporting.diff.effects import by_cause, effect, groups
from plancancer_cli.reporting.diff.findings import place
from plancancer_cli.reporting.diff.grouping import Alike, alike
from plancancer_cli.reporting.diff.headline import LEVELS
from plancancer_cli.reporting.diff.progress import TITLE, progress
from plancancer_cli.reporting.diff.report import cut
from plancancer_cli.reporting.diff.text import side_name
from plancancer_cli.reporting.findings.wording import finding_line
from plancancer_cli.reporting.markdown_text import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.diff import Change, Effet
    from plancancer_cli.i18n import Text
    from plancancer_cli.reporting.diff.report import DiffReport, Side

MARKER = "<!-- plancancer diff -->"
"""By this first line a workflow finds the comment again that it wrote before."""

# GitHub refuses a comment of more than 65 536 characters.
LONGEST = 65_000
_SHOWN = 5
_RESERVE = 3_000
"""Characters kept for headings and tags, and for how many lines are left out."""
_LONG_LINE = 4_000
_TITLE, _CLAUSE = 70, 400
"""Characters of a title and of a clause, before what is special in Markdown is made harmless."""


def render(report: DiffReport, language: Language) -> str:
    """The comment. What would make it too long is left out, and it says how much that is."""
    return _Comment(report, language).text()


class _Comment:
    def __init__(self, report: DiffReport, language: Language) -> None:
        self.report = report
        self.language = language
        self.parts: list[str] = []
        self.size = 0

    def text(self) -> str:
        """The whole comment."""
        lines = alike(self.report.diff.changes, self.language)
        marked = [line for line in lines if line.first.level is not Level.INFORMATION]
        # A small change is said once, and not folded.
        shown = lines if len(lines) <= _SHOWN else marked[:_SHOWN]
        self._head()
        self._listed([self._item(line) for line in shown])
        self._effects()
        self._progress()
        self._findings()
        self._rest(lines[len(shown) :] if shown is not lines else [])
        return "\n\n".join(self.parts) + "\n"

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text) + 2

    def _listed(self, lines: list[str]) -> None:
        if lines:
            self._add(self._within(lines))

    def _folded(self, lines: list[str]) -> None:
        """The first lines, and the others in a fold."""
        self._listed(lines[:_SHOWN])
        left = lines[_SHOWN:]
        if left:
            self._fold(msg_n(len(left), "{n} more", "{n} more"), left)

    def _fold(self, title: Text, lines: Iterable[str]) -> None:
        # Between tags of a block no Markdown is read: HTML is what has to be literal.
        summary = html.escape(self.language.text(title))
        self._add(f"<details>\n<summary>{summary}</summary>")
        self._add(self._within(lines).strip("\n"))
        self._add("</details>")

    def _head(self) -> None:
        report, language = self.report, self.language
        between = " → ".join(_side(side, language) for side in (report.base, report.head))
        counts = f"{literal(language.text(report.counts()))} · " if report.diff.changes else ""
        self._add(MARKER)
        self._add(f"**{literal(language.text(report.headline()))}**\n<sub>{counts}{between}</sub>")

    def _rest(self, lines: list[Alike]) -> None:
        if lines:
            count = sum(len(line.changes) for line in lines)
            title = msg_n(count, "{n} other change", "{n} other changes")
            self._fold(title, map(self._item, lines))

    def _item(self, line: Alike) -> str:
        """A line: its level, the fiche with a link to the place, what changed, and why it is marked."""
        first = line.first
        said = literal(cut(self.language.text(first.message), _CLAUSE))
        where = self._where(first)
        if len(line.changes) > 1:
            named = [self._where(change) for change in line.changes[:_SHOWN]]
            left = len(line.changes) - len(named)
            more = [literal(self.language.text(msg("and {n} others", n=left)))] if left else []
            said = f"{said} ({len(line.changes)} ×)"
            where = ", ".join([*named, *more])
        level = self.language.text(LEVELS[first.level])
        tag = "" if first.level is Level.INFORMATION else f"**{literal(level)}** · "
        reason = ""
        if first.reason is not None:
            why = cut(self.language.text(first.reason), _CLAUSE)
            reason = f" — _{literal(why)}_"
        text = f"- {tag}{where} — {said}{reason}"
        whole = text + self._before_after(line)
        return whole if len(whole) <= _LONG_LINE else text

    def _where(self, change: Change) -> str:
        code = change.fiches[0] if change.fiches else None
        fiche = self.language.text(self.report.heading(code))
        name = literal(cut(fiche, _TITLE))
        sujet = ""
        if change.sujet is not None:
            sujet = f" — {literal(cut(change.sujet, _TITLE))}"
        return f"{self._linked(name, change)}{sujet}"

    def _linked(self, name: str, change: Change) -> str:
        location = place(change, self.report.prefix)
        if location is None:
            return name
        return f"[{name}]({self.report.site}{quote(location.path)}#L{location.line})"

    def _before_after(self, line: Alike) -> str:
        text = ""
        for before, after in line.excerpts:
            if before:
                text += f"<br>~~{literal(before)}~~"
            if after:
                added = msg("added: {text!r}", text=after)
                said = after if before else self.language.text(added)
                text += f"<br>{literal(said)}"
        return text

    def _effects(self) -> None:
        effets = self.report.diff.effets
        if not effets:
            return
        title = msg("What it does to lateness on {date}", date=self.report.date)
        self._add(f"#### {literal(self.language.text(title))}")
        for cause, of_it in by_cause(effets):
            for counted, _, each in groups(of_it):
                said = f"{self.language.text(cause)} — {self.language.text(counted)}"
                self._add(f"**{literal(said)}**")
                self._folded([self._effect(effet) for effet in each])

    def _effect(self, effet: Effet) -> str:
        code = f"**{literal(effet.echeance.fiche)}** " if effet.echeance.fiche else ""
        said = cut(self.language.text(effect(effet, self.report)), _CLAUSE)
        return f"- {code}{literal(said)}"

    def _progress(self) -> None:
        progres = self.report.diff.progres
        if progres:
            self._add(f"#### {literal(self.language.text(TITLE))}")
            texts = (self.language.text(progress(each)) for each in progres)
            self._folded([f"- {literal(cut(t, _CLAUSE))}" for t in texts])

    def _findings(self) -> None:
        nouveaux = self.report.nouveaux
        if nouveaux:
            self._add(f"#### {literal(self.language.text(msg('New findings')))}")
            texts = (finding_line(each, self.language) for each in nouveaux)
            self._folded([f"- {literal(cut(t, _CLAUSE))}" for t in texts])

    def _within(self, lines: Iterable[str]) -> str:
        """As many lines as fit in what is left, and how many are left out."""
        most = LONGEST - self.size - _RESERVE
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
            kept.append("\n" + literal(self.language.text(more)))
        return "\n".join(kept)


def _side(side: Side, language: Language) -> str:
    return literal(cut(side_name(side, language), _TITLE))
