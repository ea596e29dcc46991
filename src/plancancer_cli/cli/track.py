"""`plancancer track REF [STATUT]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.usage import unread
from plancancer_cli.cli.writing import read_period, say_written
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.model.periode import Periode


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
    consulted: Annotated[
        str | None,
        typer.Option(
            "--consulted",
            metavar="DATE",
            help=en(msg("In place of --on: the day on which a page without a date was read.")),
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="REF",
            help=en(msg("Another volet of which the same fact is told; may be repeated.")),
        ),
    ] = None,
    outside: Annotated[
        bool,
        typer.Option("--outside", help=en(msg("A fact of another body, no act of the volet."))),
    ] = False,
    decision: Annotated[
        str | None,
        typer.Option(
            "--decision",
            metavar="DATE/ID",
            help=en(msg("The decision of the comité that this carries out: 2026-03-12/bilan.")),
        ),
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
    from plancancer_cli.typed.refusal import NotReadError
    from plancancer_cli.typed.statuts import read_statut
    from plancancer_cli.writing.track import Entry, doubt, target, track

    here = Context.of(ctx)
    if on and consulted:
        raise UsageError(
            msg("--on and --consulted are two answers to one question."),
            msg("Keep --on; --consulted is for a page that bears no date."),
        )
    if statut is not None:
        try:
            statut = read_statut(statut)
        except NotReadError as refused:
            raise unread("STATUT", refused) from None
    entry = Entry(
        on=_day(on, consulted) or Periode.jour(here.on),
        statut=Statut(statut) if statut else None,
        fact=fact,
        reason=reason,
        source=source,
        milestone=milestone,
        period=read_period(period, "--period") if period else None,
        to=to,
        read_on=consulted is not None,
        also=tuple(also or ()),
        outside=outside,
        decision=decision,
    )
    dossier = here.readable()
    place = target(resolve(dossier, ref), whole=whole)
    edit = track(here.root, dossier, place, entry, here.on, dry_run=dry_run)
    say_written(here, edit)
    found = doubt(dossier, place, entry)
    if found is not None and edit.hunks:
        say(msg("PC214: {message} {hint}", message=found.message, hint=found.hint))
    return 0


def _day(on: str | None, consulted: str | None) -> Periode | None:
    if on:
        return read_period(on, "--on")
    return read_period(consulted, "--consulted") if consulted else None
