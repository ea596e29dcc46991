"""Render a template, and word its mistakes: file, line and message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import get_language, msg

if TYPE_CHECKING:
    from pathlib import Path
    from collections.abc import Sequence

    from plancancer_cli.reporting.documents.vues import Document

NOMS = {"html": "report.html.j2", "markdown": "report.md.j2"}
"""The template of each format."""


def render(document: Document, nom: str, *, markdown: bool, folders: Sequence[Path] = ()) -> str:
    """The document through the template `nom`, looked for in `folders`, then among the shipped.

    Raises UsageError for a template that cannot be read or rendered.
    """
    from jinja2 import TemplateError, TemplateSyntaxError
    from jinja2.exceptions import SecurityError, TemplateNotFound

    from plancancer_cli.reporting.documents.environnement import environment

    env = environment(get_language(document.langue), markdown=markdown, folders=folders)
    try:
        return env.get_template(nom).render(
            rapport=document, plan=document.plan, pl=_language_mark(document)
        )
    except TemplateNotFound as missing:
        raise UsageError(
            msg("The template {name!r} was not found.", name=str(missing.name)),
            msg("The templates of the program are named {prefix!r}.", prefix="plancancer/…"),
        ) from None
    except TemplateSyntaxError as broken:
        raise _failure(
            broken.filename or broken.name or nom, broken.lineno, broken.message
        ) from None
    except SecurityError as refused:
        raise _failure(*_place(refused, nom), str(refused)) from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
    ) as bad:
        raise _failure(*_place(bad, nom), str(bad)) from None


def _language_mark(document: Document) -> str:
    """What marks the plan's own words where the report is in another language (WCAG 3.1.2)."""
    from markupsafe import Markup

    if document.plan.langue == document.langue:
        return ""
    return Markup(' lang="{}"').format(document.plan.langue)


def _place(failure: Exception, nom: str) -> tuple[str, int]:
    """The file and line of the template where it failed: Jinja rewrites the traceback to say so."""
    found = (nom, 1)
    trace = failure.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".j2") or "template" in trace.tb_frame.f_code.co_name:
            found = (filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _failure(filename: str, line: int, message: str | None) -> UsageError:
    return UsageError(
        msg(
            "{path}:{line}: the template cannot be rendered: {message}",
            path=filename,
            line=str(line),
            message=message or "?",
        ),
        msg("What a template can use is described in docs/gabarits.md."),
    )
