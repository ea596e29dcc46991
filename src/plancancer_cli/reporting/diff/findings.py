"""A review as findings: what the formats of the forges show on the lines of a file."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.kinds import PLAN
from plancancer_cli.reporting.diff.report import DiffReport, sentence
from plancancer_cli.reporting.findings.report import FindingsReport

if TYPE_CHECKING:
    from plancancer_cli.analysis.diff import Change

_WHOLE = Location(PLAN)
"""Where a change is shown of which nothing is left: on the first line of the plan."""


def findings(report: DiffReport) -> FindingsReport:
    """The changes as findings, in the order of the review.

    What needs attention is a warning, the rest a notice; the code is the kind of the change. Paths
    count from the top of the repository, as the forges want them.
    """
    return FindingsReport(
        report.date,
        tuple(
            finding(change, report.prefix) for _, changes in report.groups() for change in changes
        ),
    )


def finding(change: Change, prefix: str) -> Diagnostic:
    """One change as a finding on its line."""
    return Diagnostic(
        code=change.change.value,
        severity=Severity.WARNING if change.attention else Severity.INFO,
        location=place(change, prefix) or replace(_WHOLE, path=prefix + _WHOLE.path),
        message=sentence(change),
        hint=change.reason,
        ref=change.ref,
    )


def place(change: Change, prefix: str) -> Location | None:
    """Where a change stands, from the top of the repository; None where nothing is left of it."""
    if change.location is None:
        return None
    return replace(change.location, path=posixpath.normpath(prefix + change.location.path))
