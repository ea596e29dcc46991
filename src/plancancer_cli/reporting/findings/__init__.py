"""Findings in the formats that people, scripts and forges read, chosen by name from one table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from plancancer_cli.reporting.findings.report import Counts, FindingsReport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plancancer_cli.i18n import Language

    Renderer: TypeAlias = Callable[[FindingsReport, Language], str]

__all__ = ["FORMATS", "Counts", "FindingsReport", "choose_format", "render"]


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


def choose_format(environment: Mapping[str, str]) -> str:
    """Return the name of the format for standard output under these environment variables.

    GitHub (and the forges that run its workflows) reads its commands from the log. GitLab reads a
    report from a file instead, so that its log gets the text that people read.
    """
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"
