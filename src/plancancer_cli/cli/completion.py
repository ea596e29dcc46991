"""`plancancer completion SHELL`."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.i18n import msg

SHELLS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}
"""Each shell with how the name of its script ends."""


def command(
    shell: Annotated[
        str,
        typer.Argument(
            metavar="|".join(SHELLS), help=en(msg("The shell; its script goes to the output."))
        ),
    ],
) -> int:
    """Print the script of a shell; no plan is needed."""
    from importlib.resources import files

    choice(shell, tuple(SHELLS), "SHELL")
    script = files("plancancer_cli.cli") / "shells" / f"plancancer.{SHELLS[shell]}"
    write_document(script.read_text(encoding="utf-8"))
    return 0
