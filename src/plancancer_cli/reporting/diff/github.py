"""A review as workflow commands: GitHub shows each change beside its line."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from plancancer_cli.reporting.diff.findings import finding
from plancancer_cli.reporting.findings.github import command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.diff.report import DiffReport

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
            yield command(finding(change, report.prefix), title, language)
    yield language.text(report.counts())
