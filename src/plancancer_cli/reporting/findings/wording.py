"""What several formats say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg, msg_n, visible

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import Counts, FindingsReport


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
    """Return the counts, and how many findings are not shown where some were left out."""
    lines = [counts_line(report.counts, language)]
    if report.hidden:
        lines.append(language.text(_not_shown(len(report.hidden))))
    return lines


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
