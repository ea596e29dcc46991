"""`plancancer diff [BASE [HEAD]]`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.i18n import msg

FORMATS = ("text", "markdown", "json", "github", "gitlab", "sarif")
THRESHOLDS = ("recul", "attention", "never")


def command(
    ctx: typer.Context,
    base: Annotated[
        str, typer.Argument(metavar="BASE", help=en(msg("Git revision or folder to compare with.")))
    ] = "HEAD",
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="HEAD", help=en(msg("Revision or folder; the files as they are by default."))
        ),
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="|".join(THRESHOLDS),
            help=en(
                msg(
                    "Exit 1 where a change weakens (recul), or also rewrites (attention); or never."
                )
            ),
        ),
    ] = "never",
) -> int:
    """Say what changed between two states; exit 1 only where `--fail-on` asks for it."""
    choice(format, FORMATS, "--format")
    choice(fail_on, THRESHOLDS, "--fail-on")
    here = Context.of(ctx)
    from plancancer_cli.cli.review import comment, compare

    report = (comment if format == "markdown" else compare)(here, base, head)
    if format == "text":
        from plancancer_cli.reporting.diff.text import render
        from plancancer_cli.reporting.terminal.lines import Terminal, paint

        terminal = Terminal.of(here.settings.color_mode())
        paint(render(report, here.language, terminal), terminal)
    else:
        from plancancer_cli.reporting.diff import render as render_document

        write_document(render_document(format, report, here.language))
    marked = {"recul": report.diff.reculs, "attention": report.diff.attention, "never": ()}
    return int(bool(marked[fail_on]))
