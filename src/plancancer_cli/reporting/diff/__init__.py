"""A review of a change in the formats that people, scripts and forges read, chosen by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.i18n import Language
    from plancancer_cli.reporting.diff.report import DiffReport

_MODULES = {
    "markdown": "markdown",
    "json": "json_format",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
}


def render(name: str, report: DiffReport, language: Language) -> str:
    """The review as a document of this format; raises KeyError for a name that is none."""
    module = import_module(f"{__name__}.{_MODULES[name]}")
    renderer: Callable[[DiffReport, Language], str] = module.render
    return renderer(report, language)
