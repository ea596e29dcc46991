"""The PDF of a report, from its HTML, by WeasyPrint where it is installed."""

from __future__ import annotations

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg


def to_pdf(html: str) -> bytes:
    """The pages, tagged for screen readers. Raises UsageError where WeasyPrint is missing."""
    try:
        from weasyprint import HTML  # type: ignore[import-not-found,unused-ignore]
    except (ImportError, OSError):
        raise UsageError(
            msg("PDF needs WeasyPrint, which is not installed."),
            msg(
                "Install it with {command}, or print the HTML report from a browser.",
                command="pip install 'plancancer[pdf]'",
            ),
        ) from None
    pages: bytes = HTML(string=html, url_fetcher=_refused).write_pdf(pdf_variant="pdf/ua-1")
    return pages


def _refused(url: str) -> dict[str, object]:
    """Nothing is fetched: the document holds all that it shows."""
    raise ValueError(url)
