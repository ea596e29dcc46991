"""From the view of a report to its text, in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents.gabarit import Faute, render

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Document

NOMS = {"html": "report.html.j2", "markdown": "report.md.j2"}
"""The template of each format."""


def publish(document: Document, kind: str, *, template: Path | None, project: Path | None) -> str:
    """The text of the report as `html` or `markdown`.

    `template` is a city's own; without it the `templates/` folder of the project comes before the
    templates of the program. `project` is None where that folder is not to be used: the plan may be
    a stranger's. Raises UsageError.
    """
    name, folders = _where(NOMS[kind], template, project)
    try:
        text = _rendered(document, name, folders, markdown=kind == "markdown")
    except Faute as faute:
        raise faute.worded() from None
    return text


def _where(name: str, template: Path | None, project: Path | None) -> tuple[str, list[Path]]:
    """The name to render, and the folders to look in before those of the program."""
    # A link could make a folder of templates of the whole project, `.git` and its passwords included.
    own = None if project is None else project / "templates"
    folders = [own] if own is not None and own.is_dir() and not own.is_symlink() else []
    if template is None:
        return name, folders
    if not template.is_file():
        raise UsageError(
            msg("The template {path} cannot be read.", path=str(template)),
            msg("Give the path of a file: --template templates/report.html.j2."),
        )
    return template.name, [template.parent, *folders]


def _rendered(document: Document, name: str, folders: list[Path], *, markdown: bool) -> str:
    from plancancer_cli.reporting.documents.environnement import shipped

    ours = shipped().resolve()
    foreign = [folder for folder in folders if folder.resolve() != ours]
    if not foreign:
        return render(document, name, markdown=markdown)
    from plancancer_cli.reporting.documents.enfant import render_apart

    return render_apart(document, name, markdown=markdown, folders=foreign)
