"""`plancancer find WORDS`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

FORMATS = ("table", "tsv", "json")


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help=en(msg("Words or beginnings of words; all of them stand in what is found.")),
        ),
    ],
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "table",
) -> int:
    """Look words up, without case or accents; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.recherche import chercher
    from plancancer_cli.reporting.terminal.find import found_tsv, render

    choice(format, FORMATS, "--format")
    here = Context.of(ctx)
    wanted = " ".join(words)
    if not any(character.isalnum() for character in wanted):
        raise UsageError(
            msg("Nothing to look for in {words!r}.", words=wanted),
            msg("Write a word, or the beginning of one."),
        )
    dossier = here.readable()
    found = chercher(dossier, wanted)
    if format == "json":
        from plancancer_cli.reporting.json_views import find_json

        write_document(find_json(found, wanted))
    elif format == "tsv":
        write_document(found_tsv(found))
    else:
        from plancancer_cli.cli.pager import show
        from plancancer_cli.reporting.terminal.lines import Terminal

        terminal = Terminal.of(here.settings.color_mode())
        show(render(found, wanted, here.language, terminal), terminal, here)
    if not found:
        from plancancer_cli.analysis.reference import names
        from plancancer_cli.typed.near import did_you_mean

        say(tr(msg("Nothing in the plan holds {words!r}.", words=wanted)))
        near = did_you_mean(wanted, names(dossier))
        if near is not None:
            say(tr(near))
    return 1 if dossier.illisibles else 0
