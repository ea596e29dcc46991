"""`plancancer status [CODE]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context, write
from plancancer_cli.cli.speech import tr
from plancancer_cli.cli.usage import choice
from plancancer_cli.i18n import msg

FORMATS = ("table", "json", "markdown")


def command(
    ctx: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=tr(msg("Only this fiche or level.")))
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=tr(msg("Form of the output."))),
    ] = "table",
    pilote: Annotated[
        str | None,
        typer.Option("--pilote", metavar="ID", help=tr(msg("Only the fiches of this pilote."))),
    ] = None,
    enjeu: Annotated[
        str | None,
        typer.Option("--enjeu", metavar="CODE", help=tr(msg("Only the fiches below this level."))),
    ] = None,
    late: Annotated[
        bool, typer.Option("--late", help=tr(msg("Only what is late or to be documented.")))
    ] = False,
) -> int:
    """Show the dashboard; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.selection import select
    from plancancer_cli.analysis.status import status

    choice(format, FORMATS, "--format")
    here = Context.of(ctx)
    dossier = here.readable()
    chosen = select(dossier, code=code, pilote=pilote, enjeu=enjeu)
    view = status(suivi(chosen, here.on))
    if format == "json":
        from plancancer_cli.reporting.json_views import status_json

        write(status_json(view, here.language, late_only=late))
    elif format == "markdown":
        from plancancer_cli.reporting.markdown_status import status_markdown

        write(status_markdown(view, here.language, late_only=late))
    else:
        from plancancer_cli.reporting.terminal.lines import Terminal, paint
        from plancancer_cli.reporting.terminal.status import render

        terminal = Terminal.of(here.settings.color_mode())
        paint(render(view, here.language, terminal, late_only=late), terminal)
    return 1 if dossier.illisibles else 0
