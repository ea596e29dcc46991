"""`plancancer portfolio DIR…`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.portfolio.reading import PlanRow, Portfolio

FORMATS = ("table", "json", "markdown", "csv")
SORTS = ("titre", "retard", "adoption")
ETATS = ("en_cours", "prolonge", "en_evaluation", "clos")
WIDE = 200


def command(
    ctx: typer.Context,
    folders: Annotated[
        list[str],
        typer.Argument(
            metavar="DIR", help=en(msg("A plan, or a folder with plans right below it."))
        ),
    ],
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "table",
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="|".join(SORTS), help=en(msg("Order of the plans."))),
    ] = "titre",
    late: Annotated[
        bool,
        typer.Option(
            "--late",
            help=en(msg("Only what is late, to be documented or to be decided, plan by plan.")),
        ),
    ] = False,
    etat: Annotated[
        str | None,
        typer.Option(
            "--etat", metavar="|".join(ETATS), help=en(msg("Only the plans in this state."))
        ),
    ] = None,
) -> int:
    """One table of many plans; exit 1 where one of them cannot be read."""
    choice(format, FORMATS, "--format")
    choice(sort, SORTS, "--sort")
    if etat is not None:
        choice(etat, ETATS, "--etat")
    from plancancer_cli.portfolio.reading import in_order, read_portfolio

    here = Context.of(ctx)
    portfolio = read_portfolio([Path(folder) for folder in folders], here.on)
    name_broken(here, portfolio)
    rows = [
        row
        for row in in_order(portfolio.plans, sort)
        if (not late or row.late()) and etat in {None, row.etat}
    ]
    _show(here, portfolio, rows, format, late=late)
    return 0 if portfolio.complete else 1


def _show(
    here: Context, portfolio: Portfolio, rows: list[PlanRow], format_: str, *, late: bool
) -> None:
    if format_ == "table":
        from plancancer_cli.portfolio.terminal import render
        from plancancer_cli.reporting.terminal.lines import Terminal, paint

        terminal = Terminal.of(here.settings.color_mode())
        if not sys.stdout.isatty():
            terminal = replace(terminal, width=WIDE)  # a file has room for whole titles
        paint(render(portfolio, rows, here.language, terminal, late_only=late), terminal)
        return
    from plancancer_cli.portfolio import rendering

    if format_ == "json":
        write_document(rendering.portfolio_json(portfolio, rows, here.language))
    elif format_ == "csv":
        write_document(rendering.portfolio_csv(rows, here.language, late_only=late))
    else:
        write_document(rendering.portfolio_markdown(portfolio, rows, here.language, late_only=late))


def name_broken(here: Context, portfolio: Portfolio) -> None:
    """Name on stderr what could not be read, and what was passed over."""
    for broken in portfolio.broken:
        say(f"{broken.folder.as_posix()}: {tr(broken.reason)}")
        here.name_broken(broken.diagnostics)
    for row in portfolio.plans:
        if row.diagnostics:
            say(msg("{folder}: not everything can be read.", folder=row.folder.as_posix()))
            here.name_broken(row.diagnostics)
    if portfolio.passed_over:
        names = [folder.as_posix() for folder in portfolio.passed_over]
        say(msg("Passed over, no plan: {folders}", folders=", ".join(names)))
