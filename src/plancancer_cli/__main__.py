"""Entry point: the one boundary where failures become a message and an exit code."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    # What a command reads it holds until it ends: looking for garbage costs a quarter of the time.
    gc.disable()
    from plancancer_cli.cli.boundary import main

    code = main(sys.argv[1:])
    # Else Python looks through all of it at its end, which takes a short command a seventh more.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
