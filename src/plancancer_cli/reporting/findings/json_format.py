"""Findings for scripts: the JSON form of the command line's contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from plancancer_cli.reporting.findings.json_text import dumps
from plancancer_cli.reporting.findings.wording import several_lines

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language, Text
    from plancancer_cli.reporting.findings.report import FindingsReport

SCHEMA_VERSION = 1
"""A version only ever gains keys."""


def render(report: FindingsReport, language: Language) -> str:
    """Return the findings and their counts as one object; what is absent is null."""
    return dumps(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "diagnostics",
            "date": report.date.isoformat(),
            "diagnostics": [_entry(diagnostic, language) for diagnostic in report.diagnostics],
            "summary": report.counts._asdict(),
            "read": None if report.lu is None else asdict(report.lu),
        }
    )


def _entry(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": diagnostic.location.path,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "ref": diagnostic.ref,
        "message": _sentence(diagnostic.message, language),
        "hint": None if diagnostic.hint is None else _sentence(diagnostic.hint, language),
    }


def _sentence(text: Text, language: Language) -> str:
    return several_lines(language.text(text))
