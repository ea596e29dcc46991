"""What a report was made from: the program's version and, where Git is there, the commit."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Provenance

_SECONDS = 20
_FILES = ("plan", "actions", "indicators")


def provenance(root: Path) -> Provenance:
    """The commit of the files in `root`, and whether they differ from it."""
    from plancancer_cli.reporting.documents.vues import Provenance

    commit = _git(root, "log", "-1", "--format=%h %cs")
    revision, _, day = (commit or "").strip().partition(" ")
    if not revision:
        return Provenance(__version__, None, modifie=False)
    changed = _git(root, "status", "--porcelain", "--", *_FILES)
    return Provenance(__version__, revision, bool(changed), date.fromisoformat(day))


def _git(root: Path, *arguments: str) -> str | None:
    """What Git answers; None where there is no Git, no repository or no commit."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed program and fixed arguments
            command,
            capture_output=True,
            check=False,
            text=True,
            timeout=_SECONDS,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
