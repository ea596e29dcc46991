"""`plancancer schema [NAME] [--write]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.cli.writing import say_undo
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS

NAMES = tuple(KINDS)


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="|".join(NAMES), help=en(msg("The kind of file; with --write, all."))
        ),
    ] = None,
    renew: Annotated[
        bool, typer.Option("--write", help=en(msg("Renew the files in schemas/ of the project.")))
    ] = False,
) -> int:
    """Write one schema to stdout, or renew those of the project."""
    if name is not None:
        choice(name, NAMES, "NAME")
    if renew:
        return _renew(Context.of(ctx), (name,) if name else NAMES)
    if name is None:
        raise UsageError(
            msg("{name} is missing.", name="NAME"),
            msg("Name the kind of file: {names}.", names=", ".join(NAMES)),
        )
    from plancancer_cli.reporting.schemas import schema_text

    write_document(schema_text(name))
    return 0


def _renew(here: Context, names: tuple[str, ...]) -> int:
    from plancancer_cli.reporting.schemas import schema_text
    from plancancer_cli.storage.files.creation import put_all

    texts = {KINDS[name].schema: schema_text(name) for name in names}
    renewed = put_all(here.root, texts)
    for path in texts:
        if path in renewed:
            say(msg("{path}: renewed.", path=path))
        else:
            say(msg("{path}: up to date.", path=path))
    if renewed:
        say_undo(here)
    return 0
