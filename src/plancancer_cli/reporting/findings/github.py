"""Findings as workflow commands: GitHub shows them beside the lines of a pull request.

The syntax is the one that `actions/runner` parses (`ActionCommand.cs`) and `@actions/core` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import visible
from plancancer_cli.reporting.findings.wording import closing_lines, message_and_hint

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import FindingsReport

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: FindingsReport, language: Language) -> str:
    """Return one command a finding, then the counts as lines of the log."""
    lines = [command(diagnostic, diagnostic.code, language) for diagnostic in report.diagnostics]
    return "".join(f"{line}\n" for line in (*lines, *closing_lines(report, language)))


def command(diagnostic: Diagnostic, title: str, language: Language) -> str:
    """Return the command that shows a finding on its line, under a title."""
    place = diagnostic.location
    properties = {
        "file": visible(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "title": visible(title),
    }
    written = ",".join(
        f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items()
    )
    data = message_and_hint(diagnostic, language).translate(_IN_DATA)
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{data}"
