"""`plancancer track REF [STATUT]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.usage import choice
from plancancer_cli.cli.writing import read_period, say_edit
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
    statut: Annotated[
        str | None,
        typer.Argument(
            metavar="STATUT",
            help=en(
                msg(
                    "a_venir, en_cours, bloque, en_pause, realise, perennise, transfere, abandonne."
                )
            ),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=en(msg("Date of the fact; today by default."))),
    ] = None,
    fact: Annotated[
        str | None,
        typer.Option("--fact", metavar="TEXT", help=en(msg("What is recorded, in one sentence."))),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="TEXT", help=en(msg("Why (blocked, paused, abandoned, reopened)."))
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="TEXT", help=en(msg("Address or reference of the source."))
        ),
    ] = None,
    milestone: Annotated[
        str | None,
        typer.Option(
            "--milestone", metavar="JALON", help=en(msg("The jalon that this fact fulfils."))
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar="PERIOD", help=en(msg("The period of a recurring action: 2025."))
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="TEXT", help=en(msg("Who takes it over (transfere)."))),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help=en(msg("The entry speaks of the whole fiche.")))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=en(msg("Show what would be added, write nothing.")))
    ] = False,
) -> int:
    """Append one entry to a suivi; the file gains one line."""
    from plancancer_cli.analysis.reference import resolve
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.suivi import Statut
    from plancancer_cli.writing.track import Entry, target, track

    here = Context.of(ctx)
    if statut is not None:
        choice(statut, [s.value for s in Statut], "STATUT")
    entry = Entry(
        on=read_period(on, "--on") if on else Periode.jour(here.on),
        statut=Statut(statut) if statut else None,
        fact=fact,
        reason=reason,
        source=source,
        milestone=milestone,
        period=read_period(period, "--period") if period else None,
        to=to,
    )
    dossier = here.readable()
    place = target(resolve(dossier, ref), whole=whole)
    say_edit(track(here.root, dossier, place, entry, here.on, dry_run=dry_run))
    return 0
