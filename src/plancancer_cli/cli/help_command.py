"""`plancancer help [COMMAND]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import write
from plancancer_cli.cli.help import group_help
from plancancer_cli.cli.speech import en, language
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="COMMAND", help=en(msg("The command; without it, all are listed."))),
    ] = None,
) -> int:
    """Show the help; no plan is needed."""
    from typer._click.core import Context

    from plancancer_cli.cli.commands import COMMANDS
    from plancancer_cli.cli.group import load_command, named_command, unknown_command

    group = ctx.find_root().command
    if name is None:
        write(group_help(COMMANDS, group.params, language()))
        return 0
    known = named_command(name)
    if known is None:
        raise unknown_command(name)
    asked = load_command(known)
    here = Context(
        asked,
        info_name=known,
        parent=ctx.find_root(),
        help_option_names=["--help", "-h"],
    )
    write(asked.get_help(here))
    return 0
