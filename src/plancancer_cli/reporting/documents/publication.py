"""From the view of a report to its bytes, in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents.gabarit import NOMS, render

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Document


def publish(
    document: Document, kind: str, *, template: Path | None, project: Path
) -> str | bytes:
    """The report as `html`, `markdown` (text) or `pdf` (bytes).

    `template` is a city's own; without it a `templates/` folder of the project comes before the
    templates of the program. Raises UsageError.
    """
    markdown = kind == "markdown"
    name = NOMS["markdown" if markdown else "html"]
    folders = [project / "templates"]
    if template is not None:
        if not template.is_file():
            raise UsageError(
                msg("The template {path} cannot be read.", path=str(template)),
                msg("Give the path of a file: --template templates/report.html.j2."),
            )
        folders = [template.parent, *folders]
        name = template.name
    text = render(document, name, markdown=markdown, folders=folders)
    if kind == "pdf":
        from plancancer_cli.reporting.documents.pdf import to_pdf

        return to_pdf(text)
    return text
