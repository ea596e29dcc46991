"""A review as SARIF 2.1.0, for services that scan code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.reporting.diff.findings import findings
from plancancer_cli.reporting.findings import sarif

if TYPE_CHECKING:
    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.diff.report import DiffReport


def render(report: DiffReport, language: Language) -> str:
    """Return the log, empty where nothing changed."""
    return sarif.render(findings(report), language)
