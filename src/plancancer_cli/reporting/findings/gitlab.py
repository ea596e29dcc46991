"""Findings as a GitLab Code Quality report, a file that a job declares as its artifact.

GitLab reads an array of issues as Code Climate specifies them, of which it needs `description`,
`check_name`, `fingerprint`, `severity` and `location`; it compares the fingerprints of two branches
to tell new findings from old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.codes import RULES
from plancancer_cli.diagnostics import Severity
from plancancer_cli.reporting.findings.identity import fingerprints
from plancancer_cli.reporting.findings.json_text import dumps
from plancancer_cli.reporting.findings.wording import one_line

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import FindingsReport

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}

_LAYOUT = "PC4"


def render(report: FindingsReport, language: Language) -> str:
    """Return the array, empty where there is nothing to say."""
    identities = fingerprints(report.diagnostics)
    pairs = zip(report.diagnostics, identities, strict=True)
    return dumps([_entry(diagnostic, identity, language) for diagnostic, identity in pairs])


def _entry(diagnostic: Diagnostic, fingerprint: str, language: Language) -> dict[str, Any]:
    line = diagnostic.location.line
    return {
        "type": "issue",
        "description": _description(diagnostic, language),
        "check_name": diagnostic.code,
        "categories": ["Style" if diagnostic.code.startswith(_LAYOUT) else "Bug Risk"],
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": diagnostic.location.path, "lines": {"begin": line, "end": line}},
    }


def _description(diagnostic: Diagnostic, language: Language) -> str:
    """GitLab shows one line and no check name, so the code of a finding stands in front.

    The kind of a change does not: its message says in words what it is.
    """
    texts = [language.text(diagnostic.message)]
    if diagnostic.hint is not None:
        texts.append(language.text(diagnostic.hint))
    said = " — ".join(map(one_line, texts))
    return f"{diagnostic.code} {said}" if diagnostic.code in RULES else said
