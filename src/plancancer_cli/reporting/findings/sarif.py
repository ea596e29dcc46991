"""Findings as SARIF 2.1.0, which code scanning services read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; sections are named
where they ask for something unexpected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from plancancer_cli import __version__
from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.findings.identity import fingerprints
from plancancer_cli.reporting.findings.json_text import dumps
from plancancer_cli.reporting.findings.wording import message_and_hint

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.findings.report import FindingsReport

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "plancancerFinding/v1"


def render(report: FindingsReport, language: Language) -> str:
    """Return a log of one run; its rules are those that found something."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    positions = {code: position for position, code in enumerate(codes)}
    pairs = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    driver = {
        "name": "plancancer",
        "version": __version__,
        "language": language.code,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language.code,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, positions[diagnostic.code], identity, language)
            for diagnostic, identity in pairs
        ],
        "properties": {"date": report.date.isoformat()},
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, language: Language) -> dict[str, Any]:
    from plancancer_cli.codes import RULES
    from plancancer_cli.explanations.changes import CHANGES

    rule = RULES.get(code)
    title = {"text": _plain(language.text(CHANGES[code].title if rule is None else rule.title))}
    severity = Severity.WARNING if rule is None else rule.severity
    command = f"plancancer explain {code}"
    help_text = msg("{command} says what it means and how to resolve it.", command=f"`{command}`")
    return {
        "id": code,
        # GitHub requires the full description and the help, which SARIF leaves open.
        "shortDescription": title,
        "fullDescription": title,
        "help": {"text": _plain(language.text(help_text))},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(
    diagnostic: Diagnostic, rule_index: int, fingerprint: str, language: Language
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _plain(message_and_hint(diagnostic, language))},
        "locations": [_location(diagnostic)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if diagnostic.ref is not None:
        result["properties"] = {"ref": diagnostic.ref}
    return result


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.location
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path, errors="backslashreplace")},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }


def _plain(text: str) -> str:
    """Return `text` as a message string that stands for exactly itself.

    Braces hold arguments, so they are doubled (section 3.11.5); `[text](target)` is a link (section
    3.11.6), which data of a plan has no business to make: a space takes it apart.
    """
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")
