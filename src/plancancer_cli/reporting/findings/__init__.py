"""Findings in the formats that people, scripts and forges read, chosen by name from one table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from plancancer_cli.reporting.findings.report import Counts, FindingsReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.i18n import Language

    Renderer: TypeAlias = Callable[[FindingsReport, Language], str]

__all__ = ["FORMATS", "Counts", "FindingsReport", "render"]


def _in_module(name: str) -> Renderer:
    """A renderer whose module is imported when it is first called: a run needs one of them."""

    def load_and_render(report: FindingsReport, language: Language) -> str:
        renderer: Renderer = import_module(f"{__name__}.{name}").render
        return renderer(report, language)

    return load_and_render


FORMATS: dict[str, Renderer] = {
    "text": _in_module("text"),
    "json": _in_module("json_format"),
    "github": _in_module("github"),
    "gitlab": _in_module("gitlab"),
    "sarif": _in_module("sarif"),
    "junit": _in_module("junit"),
}
"""The formats by the name that `--format` takes."""


def render(name: str, report: FindingsReport, language: Language) -> str:
    """Return the findings in the format `name`, a whole document that ends with a line feed.

    Raises:
        KeyError: a name that is not in `FORMATS`.
    """
    return FORMATS[name](report, language)
