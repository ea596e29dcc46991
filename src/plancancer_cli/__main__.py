"""Entry point: the one boundary where failures become a message and an exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # Answered before anything is imported: scripts ask for it often.
        from plancancer_cli import __version__

        sys.stdout.write(f"plancancer {__version__}\n")
        sys.exit(0)
    # What a command reads it holds until it ends: looking for garbage costs a quarter of the time.
    gc.disable()
    from plancancer_cli.cli.boundary import main

    _end(main(arguments))


def _end(code: int) -> NoReturn:
    """End at once: to give back one by one the objects that it holds takes a command a sixth more."""
    atexit._run_exitfuncs()  # noqa: SLF001 -- os._exit leaves them out
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None: it was closed from the start
            stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python tells of a stream that takes no more
    os._exit(code)


if __name__ == "__main__":
    run()
