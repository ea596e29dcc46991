"""`plancancer validate [FILE…]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.findings import FAIL_ON_HELP, FORMAT_HELP, FORMATS, conclude, within
from plancancer_cli.cli.speech import tr
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help=tr(msg("Only findings in these files."))),
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help=tr(FAIL_ON_HELP))
    ] = "error",
    format: Annotated[  # noqa: A002 -- the name of the option
        str, typer.Option("--format", metavar="|".join(FORMATS), help=tr(FORMAT_HELP))
    ] = "text",
) -> int:
    """Findings about the files; exit 1 where one reaches the threshold."""
    here = Context.of(ctx)
    loaded = here.load()
    if loaded.dossier is None:
        found = loaded.diagnostics
    else:
        from plancancer_cli.rules.run import validate

        found = validate(loaded.dossier)
    return conclude(here, within(here, found, files or []), fail_on=fail_on, format_=format)
