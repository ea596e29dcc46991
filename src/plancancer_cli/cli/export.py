"""`plancancer export`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.delivery import deliver, format_of
from plancancer_cli.cli.speech import tr
from plancancer_cli.i18n import msg

FORMATS = ("json", "csv", "xlsx", "parquet")


def command(
    ctx: typer.Context,
    format: Annotated[  # noqa: A002 -- the name of the option
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=tr(msg("Form of the output; by default that of the file's name, else json.")),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help=tr(msg("File to write; stdout otherwise."))
        ),
    ] = None,
) -> int:
    """Write every valeur in the columns that import reads; exit 1 where a file cannot be read."""
    from plancancer_cli.exchange.exporting import export_bytes

    kind = format_of(format, output, FORMATS)
    here = Context.of(ctx)
    dossier = here.readable()
    deliver(export_bytes(dossier, here.on, kind), output, here.root, kind)
    return 1 if dossier.illisibles else 0
