"""Entry point: the one boundary where failures become a message and an exit code."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        code = _run()
    except KeyboardInterrupt:
        # Before the boundary stands, while what it is made of is imported, or as it ends.
        code = _INTERRUPTED
    sys.exit(code)


def _run() -> int:
    # What a command reads it holds until it ends: looking for garbage costs a quarter of the time.
    gc.disable()
    from plancancer_cli.cli.boundary import main

    code = main(sys.argv[1:])
    # Else Python looks through all of it at its end, which takes a short command a seventh more.
    gc.freeze()
    return code


if __name__ == "__main__":
    run()
