"""A review as workflow commands: GitHub shows each change beside its line."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.kinds import PLAN
from plancancer_cli.reporting.diff.report import DiffReport, sentence
from plancancer_cli.reporting.findings.github import command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff import Change
    from plancancer_cli.i18n import Language

_WHOLE = Location(PLAN)
"""Where a change is shown of which nothing is left: on the first line of the plan."""

_LONGEST_TITLE = 100


def render(report: DiffReport, language: Language) -> str:
    """One command a change: a warning for what needs attention, else a notice; then the counts.

    Paths count from the top of the repository, as GitHub wants them.
    """
    return "".join(f"{line}\n" for line in _lines(report, language))


def _lines(report: DiffReport, language: Language) -> Iterator[str]:
    for code, changes in report.groups():
        title = shorten(language.text(report.heading(code)), _LONGEST_TITLE, placeholder=" …")
        for change in changes:
            yield command(_finding(change, report.prefix), title, language)
    yield language.text(report.counts())


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
