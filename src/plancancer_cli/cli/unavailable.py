"""`plancancer unavailable INDICATEUR PERIOD --reason TEXT`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.writing import indicateur_to_write, read_period, say_written
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    indicateur: Annotated[
        str, typer.Argument(metavar="INDICATEUR", help=en(msg("Id of the indicateur.")))
    ],
    period: Annotated[
        str,
        typer.Argument(
            metavar="PERIOD",
            help=en(msg("Period for which no value will come: 2025, 2025-T1, 2025-06.")),
        ),
    ],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help=en(msg("Why.")))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=en(msg("Show what would be added, write nothing.")))
    ] = False,
) -> int:
    """Record that a value will not come; the file gains one line, and nothing is awaited any more."""
    from plancancer_cli.writing.unavailable import unavailable

    if not (reason and reason.strip()):
        raise UsageError(
            msg("A value that will not come needs {option}.", option="--reason"),
            msg("It stays visible with its reason."),
        )
    here = Context.of(ctx)
    asked = read_period(period, "PERIOD")
    document = indicateur_to_write(here.readable(), indicateur)
    say_written(here, unavailable(here.root, document, asked, reason.strip(), dry_run=dry_run))
    return 0
