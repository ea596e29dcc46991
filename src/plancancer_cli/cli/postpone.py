"""`plancancer postpone REF DATE`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.writing import read_period, say_written
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=en(msg("A volet (1.2.1/espaces-sans-tabac), or a fiche with one volet.")),
        ),
    ],
    new_date: Annotated[
        str, typer.Argument(metavar="DATE", help=en(msg("The new date: a day, a month or a year.")))
    ],
    what: Annotated[
        str | None,
        typer.Option(
            "--what",
            metavar="debut|fin|JALON",
            help=en(msg("What is postponed; may be left out where there is only one date.")),
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help=en(msg("Why.")))
    ] = None,
    decision: Annotated[
        str | None,
        typer.Option(
            "--decision", metavar="TEXT", help=en(msg("Who decided, and where it is written."))
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help=en(msg("Date of the decision; today by default."))
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=en(msg("Show what would be added, write nothing.")))
    ] = False,
) -> int:
    """Record a postponement; the file gains one line, and the old date stays visible."""
    from plancancer_cli.analysis.reference import resolve
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.writing.postpone import Postponement, postpone
    from plancancer_cli.writing.track import target

    for option, text in (("--reason", reason), ("--decision", decision)):
        if not text:
            raise UsageError(
                msg("A postponement needs {option}.", option=option),
                msg("It stays visible with its reason and its decision."),
            )
    here = Context.of(ctx)
    wanted = Postponement(
        what=what,
        to=read_period(new_date, "DATE"),
        reason=reason or "",
        decision=decision or "",
        on=read_period(on, "--on") if on else Periode.jour(here.on),
    )
    dossier = here.readable()
    place = target(resolve(dossier, ref), whole=False)
    say_written(here, postpone(here.root, dossier, place, wanted, here.on, dry_run=dry_run))
    return 0
