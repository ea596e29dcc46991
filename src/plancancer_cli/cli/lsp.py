"""`plancancer lsp`."""

from __future__ import annotations

import gc

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

_INSTALL = "python -m pip install pygls"


def command(ctx: typer.Context) -> int:
    """Answer one editor on stdin and stdout until it ends."""
    here = Context.of(ctx)
    root = here.root
    try:
        import pygls  # noqa: F401 -- asked for here, so that one message says what is missing
    except ImportError:
        raise UsageError(
            msg(
                "{kind} needs the package {package}, which is not installed.",
                kind="plancancer lsp",
                package="pygls",
            ),
            msg("Install it: {command}", command=_INSTALL),
        ) from None
    from plancancer_cli.editor.answers import serve
    from plancancer_cli.editor.atelier import Atelier

    say(msg("Language server of {folder}: an editor speaks to it on stdin.", folder=str(root)))
    gc.enable()  # a command ends before there is anything to collect; this one lasts all day
    serve(Atelier(root, here.settings.on, here.language))
    return 0
