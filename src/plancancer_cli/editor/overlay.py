"""The files of a project as the editor holds them: the disk, and over it the texts being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.read.source import BOM, Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.storage.files.inventory import Inventory


class Overlay:
    """A tree of files (`Arbre`) in which each file is read once, until it changes.

    A file that is open in the editor has the text of the editor; every other one that of the disk,
    which is looked at again when `look_again` was called.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._disk = ArbreDisque(root)
        self._typed: dict[str, Source] = {}
        self._read: dict[str, tuple[tuple[int, int], Source]] = {}
        self._fresh: set[str] = set()

    def inventory(self) -> Inventory:
        """See `Arbre`; a file that is open and not yet on the disk is one of them."""
        new = [path for path in self._typed if kind_of(path) is not None]
        return self._disk.inventory().and_files(new)

    def source(self, path: str) -> Source:
        """See `Arbre`."""
        typed = self._typed.get(path)
        return self._on_disk(path) if typed is None else typed

    def type(self, path: str, text: str) -> Source:
        """Take the text of the editor for a file; it alone is read."""
        known = self._typed.get(path)
        if known is None or known.text != text.removeprefix(BOM):
            self._typed[path] = parse(text, path)
        return self._typed[path]

    def close(self, path: str) -> None:
        """Take the text of the disk again."""
        self._typed.pop(path, None)

    def look_again(self) -> None:
        """The disk may have changed: a file with another date or size is read anew."""
        self._disk = ArbreDisque(self.root)
        self._fresh.clear()

    def _on_disk(self, path: str) -> Source:
        known = self._read.get(path)
        if known is not None and path in self._fresh:
            return known[1]
        stamp = self._stamp(path)
        if known is None or known[0] != stamp:
            self._read[path] = stamp, self._disk.source(path)
        self._fresh.add(path)
        return self._read[path][1]

    def _stamp(self, path: str) -> tuple[int, int]:
        try:
            found = (self.root / path).stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size
