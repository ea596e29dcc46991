"""A review as workflow commands: GitHub shows each change beside its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.reporting.diff.report import DiffReport, sentence
from plancancer_cli.reporting.findings import FindingsReport
from plancancer_cli.reporting.findings.github import render as render_findings

if TYPE_CHECKING:
    from plancancer_cli.analysis.diff import Change
    from plancancer_cli.i18n import Language

_WHOLE = Location("plan/plan.yaml")
"""Where a change is shown of which nothing is left: on the first line of the plan."""


def render(report: DiffReport, language: Language) -> str:
    """One command a change: a warning for what needs attention, else a notice.

    Paths count from the top of the repository, as GitHub wants them.
    """
    found = [
        _finding(change, report.prefix) for _, changes in report.groups() for change in changes
    ]
    return render_findings(FindingsReport(report.date, tuple(found)), language)


def _finding(change: Change, prefix: str) -> Diagnostic:
    place = change.location or _WHOLE
    return Diagnostic(
        code=change.change.value,
        severity=Severity.WARNING if change.attention else Severity.INFO,
        location=replace(place, path=prefix + place.path),
        message=sentence(change),
        hint=change.reason,
        ref=change.ref,
    )
