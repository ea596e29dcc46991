"""`plancancer indicators`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.options import Enjeu, Pilote
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.i18n import msg

FORMATS = ("table", "csv", "json")


def command(
    ctx: typer.Context,
    never: Annotated[
        bool, typer.Option("--never", help=en(msg("Only those of which no value is known.")))
    ] = False,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "table",
    pilote: Pilote = None,
    enjeu: Enjeu = None,
) -> int:
    """List the indicateurs; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.inventaire import inventaire
    from plancancer_cli.analysis.selection import select

    choice(format, FORMATS, "--format")
    here = Context.of(ctx)
    dossier = here.readable()
    whole = suivi(dossier, here.on)
    kept = {d.value.id for d in select(whole, pilote=pilote, enjeu=enjeu).dossier.indicateurs}
    rows = [
        row
        for row in inventaire(whole)
        if row.document.value.id in kept and (row.jamais_mesure or not never)
    ]
    if format == "json":
        from plancancer_cli.reporting.json_views import indicators_json

        write_document(indicators_json(whole, rows, here.language))
    elif format == "csv":
        from plancancer_cli.reporting.csv_views import indicators_csv

        write_document(indicators_csv(rows, here.language))
    else:
        from plancancer_cli.cli.pager import show
        from plancancer_cli.reporting.terminal.indicators import render
        from plancancer_cli.reporting.terminal.lines import Terminal

        terminal = Terminal.of(here.settings.color_mode())
        show(render(whole, rows, here.language, terminal), terminal, here)
    return 1 if dossier.illisibles else 0
