"""`plancancer show REF`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help=en(msg("1.2.1, 1.2.1/espaces-sans-tabac, an indicateur or an acteur.")),
        ),
    ],
) -> int:
    """Show one thing in full; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.reference import resolve
    from plancancer_cli.cli.pager import show
    from plancancer_cli.reporting.terminal.lines import Terminal
    from plancancer_cli.reporting.terminal.show import render

    here = Context.of(ctx)
    dossier = here.readable()
    found = resolve(dossier, ref)
    terminal = Terminal.of(here.settings.color_mode())
    show(render(suivi(dossier, here.on), found, here.language, terminal), terminal, here)
    return 1 if dossier.illisibles else 0
