"""`plancancer deadlines`: every échéance in order of date."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.cli.writing import read_period
from plancancer_cli.i18n import msg

FORMATS = ("table", "json", "csv", "ics")


def command(
    ctx: typer.Context,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "table",
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=en(msg("Only échéances from this day on."))),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help=en(msg("Only échéances up to this day."))),
    ] = None,
    pilote: Annotated[
        str | None,
        typer.Option(
            "--pilote", metavar="ID", help=en(msg("Only what this acteur pilots or owes."))
        ),
    ] = None,
) -> int:
    """List the échéances; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.selection import select

    choice(format, FORMATS, "--format")
    begin = read_period(first, "--from").premier if first else None
    end = read_period(last, "--to").dernier if last else None
    here = Context.of(ctx)
    dossier = here.readable()
    followed = select(suivi(dossier, here.on, jusqu_au=end), pilote=pilote)
    found = [
        e
        for e in followed.echeances
        if (begin is None or e.echeance >= begin) and (end is None or e.echeance <= end)
    ]
    if format == "json":
        from plancancer_cli.reporting.json_views import deadlines_json

        write_document(deadlines_json(followed, found, here.language))
    elif format == "csv":
        from plancancer_cli.reporting.csv_views import deadlines_csv

        write_document(deadlines_csv(found, here.language))
    elif format == "ics":
        from plancancer_cli.reporting.calendar_feed import calendar

        write_document(calendar(followed, found, here.language))
    else:
        from plancancer_cli.reporting.terminal.deadlines import render
        from plancancer_cli.reporting.terminal.lines import Terminal, paint

        terminal = Terminal.of(here.settings.color_mode())
        paint(render(followed, found, here.language, terminal), terminal)
    return 1 if dossier.illisibles else 0
