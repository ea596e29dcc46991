"""`plancancer validate [FILE…]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context, say, write
from plancancer_cli.cli.findings import (
    FAIL_ON_HELP,
    FORMAT_HELP,
    FORMATS,
    QUIET_HELP,
    conclude,
    paths_within,
    within,
)
from plancancer_cli.cli.speech import en
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import inert, msg, msg_n


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
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help=en(msg("Mend in place what a finding shows corrected, then look again."))
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=en(msg("With --fix: show what would change.")))
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=en(QUIET_HELP))] = False,
) -> int:
    """Findings about the files; exit 1 where one reaches the threshold."""
    here = Context.of(ctx)
    if dry_run and not fix:
        raise UsageError(
            msg("--dry-run goes with --fix."), msg("Type: plancancer validate --fix --dry-run")
        )
    if fix and _fixed(here, files or [], dry_run=dry_run):
        return 1
    from plancancer_cli.rules.run import validate

    loaded = here.load()
    every = loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)
    found = within(here, every, files or [])
    return conclude(
        here, found, fail_on=fail_on, format_=format, quiet=quiet, dossier=loaded.dossier
    )


def _fixed(here: Context, files: list[str], *, dry_run: bool) -> bool:
    """Mend what can be mended; say what was done. Whether that was only to be shown."""
    from plancancer_cli.cli.writing import say_undo
    from plancancer_cli.storage.files.tree import ArbreDisque
    from plancancer_cli.storage.layout.formatter import Layout, changed_lines
    from plancancer_cli.writing.mending import mend, put_in_place

    done = mend(ArbreDisque(here.root), paths_within(here, files))
    if dry_run:
        for each in done:
            layout = Layout(each.path, each.before, each.after)
            write(inert("\n".join(changed_lines(layout))))
    elif done:
        put_in_place(here.root, done)
    count = sum(each.count for each in done)
    if not done:
        say(msg("Nothing can be mended without a person."))
    elif dry_run:
        say(msg_n(count, "{n} finding would be mended.", "{n} findings would be mended."))
    else:
        say(msg_n(count, "{n} finding mended.", "{n} findings mended."))
        say_undo(here)
    return dry_run and bool(done)
