"""What an output was made from: the program's version and, where Git is there, the commit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli import __version__
from plancancer_cli.errors import RevisionError

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.exchange.tables.origin import Origin
    from plancancer_cli.reporting.documents.vues import Provenance


def provenance(root: Path) -> Provenance:
    """The commit of the files in `root`, in short, and whether they differ from it."""
    from plancancer_cli.reporting.documents.vues import Provenance

    revision, day, modified = _commit(root, "%h")
    return Provenance(__version__, revision, modifie=bool(modified), revision_du=day)


def origin(root: Path) -> Origin:
    """The same for data, which keep the commit in full."""
    from plancancer_cli.exchange.tables.origin import Origin

    return Origin(__version__, *_commit(root, "%H"))


def _commit(root: Path, form: str) -> tuple[str | None, date | None, bool | None]:
    """The commit, its day, and whether the files differ from it; nothing where there is none."""
    revision, _, day = _git(root, "log", "-1", f"--format={form} %cs").strip().partition(" ")
    if not revision:
        return None, None, None
    from plancancer_cli.storage.git.unchanged import is_unchanged

    return revision, date.fromisoformat(day), not is_unchanged(root)


def _git(root: Path, *arguments: str) -> str:
    """What Git answers; nothing where there is no Git, no repository or no commit."""
    from plancancer_cli.storage.git.command import run

    try:
        done = run(root, *arguments)
    except RevisionError:
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", errors="replace")
