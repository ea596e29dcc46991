"""`plancancer status [CODE]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

FORMATS = ("table", "json", "markdown")


def command(
    ctx: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=en(msg("Only this fiche or level.")))
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "table",
    pilote: Annotated[
        str | None,
        typer.Option(
            "--pilote", metavar="ID", help=en(msg("Only what this acteur pilots or owes."))
        ),
    ] = None,
    enjeu: Annotated[
        str | None,
        typer.Option("--enjeu", metavar="CODE", help=en(msg("Only the fiches below this level."))),
    ] = None,
    late: Annotated[
        bool,
        typer.Option(
            "--late", help=en(msg("Only what is past: late, to be documented, to be decided."))
        ),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="VOCABULARY",
            help=en(
                msg("What is covered, by a vocabulary of the plan; inegalites: the questions.")
            ),
        ),
    ] = None,
) -> int:
    """Show the dashboard; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.selection import select
    from plancancer_cli.analysis.status import status

    choice(format, FORMATS, "--format")
    here = Context.of(ctx)
    dossier = here.readable()
    chosen = select(suivi(dossier, here.on), code=code, pilote=pilote, enjeu=enjeu)
    if by is not None:
        if late:
            raise UsageError(msg("--by and --late cannot go together."))
        _coverage(here, chosen.dossier, by, format)
        return 1 if dossier.illisibles else 0
    whole = code is None and pilote is None and enjeu is None
    view = status(chosen)
    if format == "json":
        from plancancer_cli.reporting.json_views import status_json

        write_document(status_json(view, here.language, late_only=late))
    elif format == "markdown":
        from plancancer_cli.reporting.markdown_status import status_markdown

        write_document(status_markdown(view, here.language, late_only=late, whole=whole))
    else:
        from plancancer_cli.reporting.terminal.lines import Terminal, paint
        from plancancer_cli.reporting.terminal.status import render

        terminal = Terminal.of(here.settings.color_mode())
        paint(render(view, here.language, terminal, late_only=late, whole=whole), terminal)
    return 1 if dossier.illisibles else 0


def _coverage(here: Context, dossier: Dossier, by: str, form: str) -> None:
    """What the fiches cover, by a vocabulary or by the questions on inequalities."""
    from plancancer_cli.analysis import coverage
    from plancancer_cli.analysis.selection import unknown
    from plancancer_cli.reporting import coverage_views
    from plancancer_cli.reporting.terminal.coverage import couverture_lines, inegalites_lines
    from plancancer_cli.reporting.terminal.lines import Terminal, paint

    plan, terminal = dossier.plan.value, Terminal.of(here.settings.color_mode())
    if by == coverage.INEGALITES:
        questions = coverage.inegalites(dossier)
        if form == "json":
            write_document(coverage_views.inegalites_json(plan, questions))
        elif form == "markdown":
            write_document(coverage_views.inegalites_markdown(plan, questions, here.language))
        else:
            paint(inegalites_lines(plan, questions, here.language, terminal), terminal)
        return
    if by not in plan.vocabulaires:
        raise unknown("vocabulaire", by, [*plan.vocabulaires, coverage.INEGALITES])
    found = coverage.couverture(dossier, by)
    if form == "json":
        write_document(coverage_views.couverture_json(plan, found))
    elif form == "markdown":
        write_document(coverage_views.couverture_markdown(plan, found, here.language))
    else:
        paint(couverture_lines(plan, found, here.language, terminal), terminal)
