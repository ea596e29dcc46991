"""What several formats say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg, msg_n, visible

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import Counts, FindingsReport, Lu


def one_line(text: str) -> str:
    """Return `text` on one line, fit for a terminal."""
    return visible(" ".join(line.strip(" ") for line in text.split("\n")))


def several_lines(text: str) -> str:
    """Return `text` with its line feeds and nothing else that a terminal would obey."""
    return "\n".join(visible(line) for line in text.split("\n"))


def finding_line(diagnostic: Diagnostic, language: Language) -> str:
    """Return `path:line:column: CODE message`, with the hint after a dash."""
    place = diagnostic.location
    text = one_line(language.text(diagnostic.message))
    if diagnostic.hint is not None:
        text += f" — {one_line(language.text(diagnostic.hint))}"
    return f"{visible(place.path)}:{place.line}:{place.column}: {diagnostic.code} {text}"


def message_and_hint(diagnostic: Diagnostic, language: Language) -> str:
    """Return the message, and the hint on the lines that follow."""
    texts = (diagnostic.message, diagnostic.hint)
    return several_lines("\n".join(language.text(text) for text in texts if text is not None))


def closing_lines(report: FindingsReport, language: Language) -> list[str]:
    """Return the counts, how many findings are not shown, and what was read."""
    lines = [counts_line(report.counts, language)]
    if report.hidden:
        lines.append(language.text(_not_shown(len(report.hidden))))
    if report.lu is not None:
        lines.append(read_line(report.lu, language))
    return lines


def read_line(lu: Lu, language: Language) -> str:
    """Return what was read: `Read: 13 fiches, 68 indicateurs, 3 files left aside`."""
    parts = [
        msg_n(lu.fiches, "{n} fiche", "{n} fiches"),
        msg_n(lu.indicateurs, "{n} indicateur", "{n} indicateurs"),
    ]
    if lu.comites:
        parts.append(msg_n(lu.comites, "{n} meeting", "{n} meetings"))
    if lu.illisibles:
        parts.append(msg_n(lu.illisibles, "{n} not read", "{n} not read"))
    if lu.laisses:
        parts.append(msg_n(lu.laisses, "{n} file left aside", "{n} files left aside"))
    return language.text(msg("Read: {parts}", parts=", ".join(map(language.text, parts))))


def _not_shown(count: int) -> Text:
    return msg_n(
        count,
        "{n} finding below the threshold is not shown.",
        "{n} findings below the threshold are not shown.",
    )


def counts_line(counts: Counts, language: Language) -> str:
    """Return how many findings there are: `3 errors, 54 warnings, 2 notices`."""
    if not any(counts):
        return language.text(msg("No findings."))
    return ", ".join(
        language.text(text)
        for text in (
            msg_n(counts.error, "{n} error", "{n} errors"),
            msg_n(counts.warning, "{n} warning", "{n} warnings"),
            msg_n(counts.info, "{n} notice", "{n} notices"),
        )
    )
