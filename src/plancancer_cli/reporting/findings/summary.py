"""Findings as a Markdown page: what a workflow appends to `GITHUB_STEP_SUMMARY`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import msg, msg_n, visible
from plancancer_cli.reporting.findings.wording import closing_lines
from plancancer_cli.reporting.markdown_text import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import FindingsReport

# GitHub refuses a summary of more than 1 MiB; the rest is left to what else the step writes.
_MOST_BYTES = 900_000
_SEVERITIES = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("notice"),
}


def summary_markdown(report: FindingsReport, language: Language) -> str:
    """Return the counts and a table of the findings, the heaviest first.

    What does not fit in a summary is left out, and the last line says how many that are.
    """
    counts, *more = closing_lines(report, language)
    page = "\n\n".join([f"**{literal(counts)}**", *map(literal, more)]) + "\n"
    if not report.diagnostics:
        return page
    page += "\n" + _head(language)
    size = len(page.encode())
    rows = []
    for diagnostic in sorted(report.diagnostics, key=lambda d: d.severity.rank):
        row = _row(diagnostic, language)
        size += len(row.encode())
        if size > _MOST_BYTES:
            break
        rows.append(row)
    return page + "".join(rows) + _left_out(len(report.diagnostics) - len(rows), language)


def _head(language: Language) -> str:
    titles = (msg("Severity"), msg("Place"), msg("Code"), msg("Finding"))
    return _line(language.text(title) for title in titles) + _line("---" for _ in titles)


def _row(diagnostic: Diagnostic, language: Language) -> str:
    place = diagnostic.location
    texts = (diagnostic.message, diagnostic.hint)
    cells = (
        literal(language.text(_SEVERITIES[diagnostic.severity])),
        literal(f"{visible(place.path)}:{place.line}:{place.column}"),
        literal(diagnostic.code),
        "<br>".join(literal(language.text(text)) for text in texts if text is not None),
    )
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _left_out(count: int, language: Language) -> str:
    if not count:
        return ""
    more = msg_n(count, "{n} more finding is not shown.", "{n} more findings are not shown.")
    return f"\n{literal(language.text(more))}\n"
