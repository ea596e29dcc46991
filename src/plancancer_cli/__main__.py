"""Entry point: the one boundary where failures become a message and an exit code."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the command line and end the process with its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # Answered before anything is imported: scripts ask for it often.
        from plancancer_cli import __version__

        sys.stdout.write(f"plancancer {__version__}\n")
        sys.exit(0)
    # What a command reads it holds until it ends: looking for garbage costs a quarter of the time.
    gc.disable()
    # Else pydantic asks every installed distribution whether it is a plugin, at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from plancancer_cli.cli.boundary import main

    sys.exit(main(arguments))


if __name__ == "__main__":
    run()
