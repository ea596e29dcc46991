"""Runs the `git` program to read, and only to read.

The repository may come from a stranger: nothing that its configuration names is run (hooks, file
monitors, text converters, external diffs), nothing is fetched and nothing is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OPTIONS = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.quotePath=false"),
    *("-c", "log.showSignature=false"),  # it would run the program that checks signatures
    # A bare repository can lie among the files of another one, and `-C` would find it first.
    *("-c", "safe.bareRepository=explicit"),
)
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH")
"""Variables of Git that stay: where its settings are. The others point at a repository, an index
or a program, as they do inside a hook; the folder of the plan alone says which repository is
read."""

_SET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # The same for versions of Git that do not know the line above: no protocol is allowed.
    "GIT_ALLOW_PROTOCOL": "none",
    # Messages are looked at to tell one refusal from another.
    "LC_ALL": "C",
    "LANGUAGE": "C",
}


def environment(inherited: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables that git is run with."""
    kept = {
        name: value
        for name, value in inherited.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _SET


def command(folder: Path, *arguments: str) -> list[str]:
    """The command line of a git command in a folder. Raises RevisionError where there is no git."""
    program = shutil.which("git")
    if program is None:
        raise RevisionError(
            msg("The program git is not installed, or not found."),
            msg("Install it from {address}.", address="https://git-scm.com"),
        )
    return [program, "-C", str(folder), *_OPTIONS, *arguments]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a git command to its end; its exit code is for the caller to judge.

    Raises:
        RevisionError: git is missing, or cannot be run in this folder.
    """
    try:
        return subprocess.run(  # noqa: S603 - no shell, and no argument of the user before `--`
            command(folder, *arguments),
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except (OSError, ValueError) as error:
        raise not_runnable(error) from error


def not_runnable(error: OSError | ValueError) -> RevisionError:
    """The failure for a git that the system does not run (a NUL in a name, no permission)."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return RevisionError(msg("git cannot be run: {reason}.", reason=reason))


def first_line(output: bytes) -> str:
    """The first line that git wrote, without its `fatal: `."""
    text = output.decode(errors="replace").strip()
    return text.split("\n", 1)[0].removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
