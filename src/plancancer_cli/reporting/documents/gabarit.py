"""Render a template, and say where one is wrong: file, line and message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Document


class Faute(Exception):
    """A template that cannot be rendered.

    Attributes:
        chemin: the file, or the name that was looked for.
        ligne: the line in it; None where no template was found.
        texte: what is wrong, in the words of Jinja.
    """

    def __init__(self, chemin: str, ligne: int | None, texte: str) -> None:
        super().__init__(chemin, ligne, texte)
        self.chemin = chemin
        self.ligne = ligne
        self.texte = texte

    def worded(self) -> UsageError:
        """The same for a reader."""
        if self.ligne is None:
            return UsageError(
                msg("The template {name!r} was not found.", name=self.chemin),
                msg("The templates of the program are named {prefix!r}.", prefix="plancancer/…"),
            )
        return UsageError(
            msg(
                "{path}:{line}: the template cannot be rendered: {message}",
                path=self.chemin,
                line=str(self.ligne),
                message=self.texte,
            ),
            msg("What a template can use is described in docs/gabarits.md."),
        )


def render(document: Document, nom: str, *, markdown: bool, folders: Sequence[Path] = ()) -> str:
    """The document through the template `nom`, looked for in `folders`, then among the shipped.

    Raises Faute for a template that cannot be found, read or rendered.
    """
    from jinja2 import TemplateError, TemplateSyntaxError
    from jinja2.exceptions import TemplateNotFound

    from plancancer_cli.i18n import get_language
    from plancancer_cli.reporting.documents.environnement import environment

    env = environment(get_language(document.langue), markdown=markdown, folders=folders)
    # A global rather than a variable: what templates import from each other is then made once.
    env.globals["pl"] = _language_mark(document)
    try:
        text = env.get_template(nom).render(rapport=document, plan=document.plan)
    except TemplateNotFound as missing:
        raise Faute(str(missing.name), None, "") from None
    except TemplateSyntaxError as bad:
        raise Faute(bad.filename or bad.name or nom, bad.lineno, bad.message or "") from None
    except UnicodeDecodeError as bad:
        raise Faute(nom, 1, str(bad)) from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
    ) as bad:
        chemin, ligne = _place(bad, nom)
        raise Faute(chemin, ligne, str(bad)) from None
    return _tidy(text) if markdown else text


def _tidy(markdown: str) -> str:
    """One empty line where templates leave several: the same text whatever was left out."""
    lines: list[str] = []
    for line in markdown.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).rstrip("\n") + "\n"


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
        code = trace.tb_frame.f_code
        # Compiled templates run under the name of their file and are no Python module.
        if "__jinja_template__" in trace.tb_frame.f_globals or code.co_filename.endswith(".j2"):
            found = (code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found
