"""`plancancer deadlines`: every échéance in order of date."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.options import Enjeu, Kind, Pilote, State, read_filter
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
    pilote: Pilote = None,
    enjeu: Enjeu = None,
    state: State = None,
    kind: Kind = None,
    late: Annotated[
        bool, typer.Option("--late", help=en(msg("Only what is past and not settled.")))
    ] = False,
    all: Annotated[  # noqa: A002 -- the name of the option
        bool, typer.Option("--all", help=en(msg("In the table, what is settled, too.")))
    ] = False,
) -> int:
    """List the échéances; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeance import OUVERTS
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.selection import select

    choice(format, FORMATS, "--format")
    begin = read_period(first, "--from").premier if first else None
    end = read_period(last, "--to").dernier if last else None
    here = Context.of(ctx)
    dossier = here.readable()
    wanted = read_filter(state, kind, late=late)
    whole = suivi(dossier, here.on, jusqu_au=end)
    followed = select(whole, pilote=pilote, enjeu=enjeu)
    found = [
        e
        for e in followed.echeances
        if wanted.garde(e)
        and (begin is None or e.echeance >= begin)
        and (end is None or e.echeance <= end)
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
        from plancancer_cli.cli.pager import show
        from plancancer_cli.reporting.terminal.deadlines import Listing, render
        from plancancer_cli.reporting.terminal.lines import Terminal

        # A state that is asked for is shown, be it settled or not.
        shown = found if all or wanted.etats else [e for e in found if e.etat in OUVERTS]
        terminal = Terminal.of(here.settings.color_mode())
        listing = Listing(found, shown, whole)
        show(render(followed, listing, here.language, terminal), terminal, here)
    return 1 if dossier.illisibles else 0
