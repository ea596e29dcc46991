"""`plancancer report`."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.provenance import provenance
from plancancer_cli.cli.settings import read_day
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.i18n import Language
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.reporting.documents.vues import Document

FORMATS = ("html", "markdown", "pdf")
LAST_MEETING = "comite"
_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
}


def command(
    ctx: typer.Context,
    format: Annotated[  # noqa: A002 -- the name of the option
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help=en(msg("File to write; stdout otherwise."))
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help=en(msg("A template of your own."))),
    ] = None,
    public: Annotated[
        bool,
        typer.Option("--public", help=en(msg("Without internal notes and unconfirmed values."))),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE|comite",
            help=en(msg("Also what changed since that day, or the last comité.")),
        ),
    ] = None,
) -> int:
    """Write the report; exit 1 only where a file cannot be read."""
    from plancancer_cli.reporting.documents.construction import Demande, build

    kind = _format(format, output, template)
    if kind == "pdf" and output is None:
        raise UsageError(
            msg("A PDF is not shown in a terminal."),
            msg("Name a file: {command}", command="--output bilan.pdf"),
        )
    here = Context.of(ctx)
    dossier = here.readable()
    demande = Demande(
        on=here.on,
        language=_language(here, dossier),
        provenance=provenance(here.root),
        public=public,
        since=_since(since, dossier, here.on),
        dessins=kind != "markdown",
    )
    named = Path(template) if template else None
    trusted = _templates_of(here, named)
    _deliver(_content(build(dossier, demande), kind, named, trusted), output, here.root)
    return 1 if dossier.illisibles else 0


def _templates_of(here: Context, named: Path | None) -> Path | None:
    """The project whose own templates are used; None for that of a stranger, unless one is asked for."""
    from plancancer_cli.reporting.documents.environnement import shipped

    own = here.root / "templates"
    if here.settings.is_trusted() or (
        named is not None and named.resolve().parent == own.resolve()
    ):
        return here.root
    if own.is_dir() and own.resolve() != shipped().resolve():
        say(
            msg(
                "The plan's own templates in {folder} are not used: this plan may be a stranger's "
                "(CI or --untrusted). To use one: --template FILE.",
                folder="templates/",
            )
        )
    return None


def _content(
    document: Document, kind: str, template: Path | None, project: Path | None
) -> str | bytes:
    """The report: text, or the bytes of a PDF."""
    if kind == "pdf":
        from plancancer_cli.reporting.documents.pdf import publish_pdf

        return publish_pdf(document, template=template, project=project)
    from plancancer_cli.reporting.documents.publication import publish

    return publish(document, kind, template=template, project=project)


def _format(asked: str | None, output: str | None, template: str | None) -> str:
    """The format asked for, else what the name of the file or of the template says, else HTML."""
    if asked is not None:
        choice(asked, FORMATS, "--format")
        return asked
    for name in (output, template and template.removesuffix(".j2")):
        found = _BY_SUFFIX.get(Path(name).suffix.lower()) if name else None
        if found:
            return found
    return "html"


def _language(here: Context, dossier: Dossier) -> Language:
    """The language asked for, else that of the plan: a document is for its readers."""
    from plancancer_cli.i18n import get_language

    asked = here.settings.lang or os.environ.get("PLANCANCER_LANG")
    return get_language(here.language.code if asked else dossier.plan.value.langue)


def _since(text: str | None, dossier: Dossier, on: date) -> date | None:
    if text is None:
        return None
    if text != LAST_MEETING:
        day = read_day(text, "--since")
    else:
        held = [d.value.date for d in dossier.comites if d.value.date < on]
        if not held:
            raise UsageError(
                msg("No comité is recorded before {date}.", date=on),
                msg(
                    "Record one in {folder}, or give a day: --since 2026-01-31.",
                    folder="plan/comites/",
                ),
            )
        day = max(held)
    if day > on:
        raise UsageError(
            msg("{option} lies after the date of the report, {date}.", option="--since", date=on),
            msg("Give an earlier day, or a later --date."),
        )
    return day


def _deliver(content: str | bytes, output: str | None, root: Path) -> None:
    if output is None or output == "-":
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            write_document(content)
        return
    from plancancer_cli.exchange.files import require_folder, write_bytes

    require_folder(Path(output))
    write_bytes(Path(output), content if isinstance(content, bytes) else content.encode(), root)
    say(msg("Report written: {path}", path=output))
