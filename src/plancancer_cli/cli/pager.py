"""Text that is taller than the terminal is read in a pager, as Git does."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from plancancer_cli.cli.context import write
from plancancer_cli.reporting.terminal.lines import SCREEN, Line, Terminal, painted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plancancer_cli.cli.context import Context

_LESS = "FRX"
"""What `less` is told where `LESS` tells it nothing: quit if it fits, keep colours and the text."""


def show(lines: Iterable[Line], terminal: Terminal, here: Context) -> None:
    """Write the lines, through the pager where they do not fit on the terminal."""
    show_text(painted(lines, terminal), here)


def show_text(text: str, here: Context) -> None:
    """Write a text, through the pager where stdout is a terminal and the text is taller."""
    command = None if here.settings.no_pager or not sys.stdout.isatty() else pager(os.environ)
    height = shutil.get_terminal_size((80, SCREEN)).lines
    if command is None or text.count("\n") < height or not _read_in(command, text):
        write(text)


def pager(environment: Mapping[str, str]) -> list[str] | None:
    """The command of `PAGER`, else `less` where it is there; None where none is wanted.

    An empty `PAGER` and `cat` want none.
    """
    named = environment.get("PAGER")
    wanted = "less" if named is None else named
    try:
        words = shlex.split(wanted)
    except ValueError:
        return None
    found = shutil.which(words[0]) if words else None
    return None if found is None or words == ["cat"] else [found, *words[1:]]


def _read_in(command: list[str], text: str) -> bool:
    """Whether the pager took the text; one that is closed before the end has read enough."""
    environment = {"LESS": _LESS, "LV": "-c", **os.environ}
    sys.stdout.flush()
    try:
        process = subprocess.Popen(  # noqa: S603 -- the reader's own PAGER
            command, stdin=subprocess.PIPE, env=environment
        )
    except OSError:
        return False
    try:
        process.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    except KeyboardInterrupt:
        # The interruption is the pager's: it ends when its reader says so.
        process.wait()
    return True
