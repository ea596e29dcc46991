"""What is asked of Git: its own merge of lines, the versions of a file in conflict, settings."""

from __future__ import annotations

import tempfile
from pathlib import Path

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import msg
from plancancer_cli.storage.git.command import run

_MANY = 127
"""`git merge-file` ends with the number of conflicts, at most this; more is a failure."""


def git(folder: Path, *arguments: str) -> bytes | None:
    """Return what a Git command prints when run in a folder; None where it fails.

    Raises:
        RevisionError: Git is not installed.
    """
    done = run(folder, *arguments)
    return done.stdout if done.returncode == 0 else None


def merge_file(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """Merge line by line, as Git does on its own; return the result and the number of conflicts.

    Raises:
        RevisionError: Git is not installed, or does not merge such files.
    """
    with tempfile.TemporaryDirectory(prefix="plancancer-") as name:
        folder = Path(name)
        for side, content in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / side).write_bytes(content)
        labels = [part for side in ("ours", "base", "theirs") for part in ("-L", side)]
        done = run(folder, "merge-file", "-p", *labels, "ours", "base", "theirs")
    if not 0 <= done.returncode <= _MANY:
        raise RevisionError(msg("Git cannot merge these files: they are no text."))
    return done.stdout, done.returncode
