"""A review as a GitLab Code Quality report: each change beside its line of the merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.reporting.diff.findings import findings
from plancancer_cli.reporting.findings import gitlab

if TYPE_CHECKING:
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.diff.report import DiffReport


def render(report: DiffReport, language: Language) -> str:
    """Return the array, empty where nothing changed."""
    return gitlab.render(findings(report), language)
