"""The report as a PDF: the HTML report with a style sheet for paper, laid out by WeasyPrint.

Tagged (PDF/UA-1), with title, language, outline and alternative texts. The same report gives the
same bytes: the only date in it is that of the report. The layout runs within limits (`enfant`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents.enfant import MisePageError, lay_out_apart
from plancancer_cli.reporting.documents.publication import publish

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Document

VARIANT = "pdf/ua-1"
_INSTALL = "python -m pip install weasyprint"


def publish_pdf(document: Document, *, template: Path | None, project: Path | None) -> bytes:
    """The report as a PDF; templates are found as for HTML and see `rapport.support == "papier"`.

    Raises UsageError, also where WeasyPrint or a library that it needs is missing.
    """
    _weasyprint()  # before the work of a report that could not be laid out
    paper = replace(document, support="papier")
    html = publish(paper, "html", template=template, project=project)
    try:
        return lay_out_apart(html)
    except MisePageError as failure:
        # What a style sheet of one's own makes WeasyPrint stumble over is no bug of this program.
        if template is None:
            raise
        raise UsageError(
            msg(
                "The template {path} cannot be laid out as a PDF: {reason}",
                path=str(template),
                reason=str(failure),
            ),
            msg("Leave out what WeasyPrint does not know, such as a grid, or print the HTML."),
        ) from failure


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise UsageError(
            msg(
                "{kind} needs the package {package}, which is not installed.",
                kind="PDF",
                package="weasyprint",
            ),
            msg("Install it: {command}", command=_INSTALL),
        ) from None
    except OSError as failure:
        raise UsageError(
            msg(
                "PDF needs the library Pango, which this system lacks: {reason}",
                reason=" ".join(str(failure).split()),
            ),
            msg(
                "Install it: {command}", command="apt-get install libpango-1.0-0 libpangoft2-1.0-0"
            ),
        ) from None
    return weasyprint


def laid_out(html: str) -> bytes:
    """The report as a PDF. Raises whatever WeasyPrint does."""
    import weasyprint

    from plancancer_cli.reporting.documents.balises import mend_tags
    from plancancer_cli.reporting.documents.dessins import inline_drawings

    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"])  # nothing leaves the report
    page = weasyprint.HTML(string=html, base_url="", url_fetcher=fetcher)
    inline_drawings(page.etree_element, page.wrapper_element)
    content: bytes = page.write_pdf(pdf_variant=VARIANT, finisher=mend_tags)
    return content
