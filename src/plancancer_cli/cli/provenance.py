"""What a report was made from: the program's version and, where Git is there, the commit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli import __version__
from plancancer_cli.errors import RevisionError

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Provenance


def provenance(root: Path) -> Provenance:
    """The commit of the files in `root`, and whether they differ from it."""
    from plancancer_cli.reporting.documents.vues import Provenance

    revision, _, day = _git(root, "log", "-1", "--format=%h %cs").strip().partition(" ")
    if not revision:
        return Provenance(__version__, None, modifie=False)
    from plancancer_cli.storage.unchanged import is_unchanged

    return Provenance(
        __version__, revision, modifie=not is_unchanged(root), revision_du=date.fromisoformat(day)
    )


def _git(root: Path, *arguments: str) -> str:
    """What Git answers; nothing where there is no Git, no repository or no commit."""
    from plancancer_cli.storage.git import run

    try:
        done = run(root, *arguments)
    except RevisionError:
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", errors="replace")
