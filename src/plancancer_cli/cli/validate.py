"""`plancancer validate [FILE…]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.findings import (
    FAIL_ON_HELP,
    FORMAT_HELP,
    FORMATS,
    QUIET_HELP,
    conclude,
    within,
)
from plancancer_cli.cli.speech import en
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help=en(msg("Only findings in these files."))),
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help=en(FAIL_ON_HELP))
    ] = "error",
    format: Annotated[  # noqa: A002 -- the name of the option
        str, typer.Option("--format", metavar="|".join(FORMATS), help=en(FORMAT_HELP))
    ] = "text",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=en(QUIET_HELP))] = False,
) -> int:
    """Findings about the files; exit 1 where one reaches the threshold."""
    here = Context.of(ctx)
    from plancancer_cli.rules.run import validate

    loaded = here.load()
    every = loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)
    found = within(here, every, files or [])
    return conclude(
        here, found, fail_on=fail_on, format_=format, quiet=quiet, dossier=loaded.dossier
    )
