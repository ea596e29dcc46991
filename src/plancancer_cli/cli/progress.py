"""A progress bar while many files are read: on a terminal, on stderr, and nowhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from plancancer_cli.cli.speech import tr
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.storage.files.inventory import Inventory
    from plancancer_cli.storage.files.tree import Arbre
    from plancancer_cli.storage.loader import Chargement
    from plancancer_cli.storage.read.source import Source

MANY_FILES = 300
"""Below this reading takes less than a second: a bar would only flicker."""


def load_watched(arbre: Arbre) -> Chargement:
    """Read the project; a person who waits for a large one sees how far it is."""
    from plancancer_cli.storage.loader import load

    if not sys.stderr.isatty() or len(arbre.inventory().files) < MANY_FILES:
        return load(arbre)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(tr(msg("Reading the files")), total=len(arbre.inventory().files))
        return load(_Watched(arbre, lambda: progress.advance(task)))


class _Watched:
    """A tree that tells of each file read."""

    def __init__(self, arbre: Arbre, tell: Callable[[], None]) -> None:
        self._arbre = arbre
        self._tell = tell

    def inventory(self) -> Inventory:
        """See `Arbre`."""
        return self._arbre.inventory()

    def source(self, path: str) -> Source:
        """See `Arbre`."""
        self._tell()
        return self._arbre.source(path)
