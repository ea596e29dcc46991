"""`plancancer measure INDICATEUR VALEUR`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.writing import breakdown, indicateur_to_write, read_period, say_written
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    indicateur: Annotated[
        str, typer.Argument(metavar="INDICATEUR", help=en(msg("Id of the indicateur.")))
    ],
    valeur: Annotated[
        str,
        typer.Argument(
            metavar="VALEUR",
            help=en(msg("The value: 52, 52,3, -5, oui, 12/40, a state, a text, secret.")),
        ),
    ],
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=en(msg("Date of the value (day, month or year); today by default.")),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help=en(msg("Period that a flow covers: 2025, 2025-T1, 2025-06.")),
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="TEXT", help=en(msg("Address or reference of the source."))
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help=en(msg("What a reader must know.")))
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="DIM=VALUE", help=en(msg("Breakdown; may be repeated."))),
    ] = None,
    provisional: Annotated[
        bool, typer.Option("--provisional", help=en(msg("Not confirmed yet.")))
    ] = False,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces", metavar="DATE", help=en(msg("Date of the value that this one corrects."))
        ),
    ] = None,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm",
            help=en(msg("Write a number that is asked about (secrecy, decimals) all the same.")),
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=en(msg("Show what would be added, write nothing.")))
    ] = False,
) -> int:
    """Append one value; the file gains one line."""
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.writing.measure import Measurement, measure

    here = Context.of(ctx)
    day = read_period(on, "--on") if on else Periode.jour(here.on)
    wanted = Measurement(
        value=valeur,
        on=day,
        period=read_period(period, "--period") if period else None,
        source=source,
        note=note,
        by=breakdown(by or []),
        provisional=provisional,
        replaces=read_period(replaces, "--replaces") if replaces else None,
    )
    dossier = here.readable()
    document = indicateur_to_write(dossier, indicateur)
    edit = measure(
        here.root, dossier, document, wanted, here.on, confirmed=confirm, dry_run=dry_run
    )
    say_written(here, edit)
    return 0
