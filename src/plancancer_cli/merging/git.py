"""What is asked of Git: its own merge of lines, the versions of a file in conflict, settings."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import msg

_MANY = 127
"""`git merge-file` ends with the number of conflicts, at most this; more is a failure."""


def git(folder: Path, *arguments: str) -> bytes | None:
    """Return what a Git command prints when run in a folder; None where it fails.

    Raises:
        RevisionError: Git is not installed.
    """
    try:
        done = subprocess.run(  # noqa: S603 -- no shell; the arguments are ours or follow --
            ["git", "-C", str(folder), *arguments],  # noqa: S607 -- the Git of the user
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise RevisionError(
            msg("Git cannot be run."), msg("Install Git, and look whether it is on the PATH.")
        ) from error
    return done.stdout if done.returncode == 0 else None


def merge_file(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """Merge line by line, as Git does on its own; return the result and the number of conflicts.

    Raises:
        RevisionError: Git is not installed, or does not merge such files.
    """
    with tempfile.TemporaryDirectory(prefix="plancancer-") as folder:
        for name, content in (("ours", ours), ("base", base), ("theirs", theirs)):
            (Path(folder) / name).write_bytes(content)
        command = ["git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs"]
        try:
            done = subprocess.run(  # noqa: S603 -- no shell, fixed arguments
                [*command, "ours", "base", "theirs"], cwd=folder, capture_output=True, check=False
            )
        except OSError as error:
            raise RevisionError(
                msg("Git cannot be run."), msg("Install Git, and look whether it is on the PATH.")
            ) from error
    if not 0 <= done.returncode <= _MANY:
        raise RevisionError(msg("Git cannot merge these files: they are no text."))
    return done.stdout, done.returncode
