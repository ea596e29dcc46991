"""The plans that lie beside one: in the same folder, around it, or in folders below it.

A Contrat local de santé and a plan cancer of one city name each other. What one says of the other is
checked, and shown on both sides, where both lie beside each other on the disk.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plancancer_cli.model.dossier import Dossier

_PLAN = "plan/plan.yaml"
_ID = re.compile(rb"^id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_FOLDERS = 200
"""Folders looked into at each level: a home folder with thousands holds no family of plans."""


def beside(root: Path, dossier: Dossier) -> Dossier:
    """The dossier, knowing the plans that lie beside its folder."""
    return replace(dossier, voisinage=Neighbours(root))


class Neighbours:
    """The plans beside a folder; each is read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[Path, Dossier | None] = {}
        self._naming: dict[str, tuple[Dossier, ...]] = {}

    def plan(self, identifiant: str) -> Dossier | None:
        """The plan with this id; None where none lies beside, or where it cannot be read."""
        found = (path for path, name in self._ids if name == identifiant)
        return next((self._dossier(path) for path in found), None)

    def nommant(self, words: str) -> tuple[Dossier, ...]:
        """The plans whose files hold these words, in the order of their folders."""
        if words not in self._naming:
            named = [path for path, _ in self._ids if _holds(path, words.encode())]
            read = (self._dossier(path) for path in named)
            self._naming[words] = tuple(dossier for dossier in read if dossier is not None)
        return self._naming[words]

    def _dossier(self, folder: Path) -> Dossier | None:
        if folder not in self._read:
            self._read[folder] = load(ArbreDisque(folder)).dossier
        return self._read[folder]

    @cached_property
    def _ids(self) -> list[tuple[Path, str]]:
        """The folders of the plans beside, each with its id; of two with one id the first."""
        found: dict[str, Path] = {}
        for folder in self._folders():
            try:
                named = _ID.search((folder / _PLAN).read_bytes())
            except OSError:
                continue
            if named is not None:
                found.setdefault(named[1].decode(), folder)
        return [(folder, name) for name, folder in found.items()]

    def _folders(self) -> Iterator[Path]:
        root = self._root.resolve()
        yield from (each for each in _below(root.parent) if each != root)
        yield from root.parents[:3]
        for folder in _below(root):
            yield folder
            yield from _below(folder)


def _below(folder: Path) -> list[Path]:
    try:
        names = [each for each in folder.iterdir() if not each.name.startswith(".")]
        return sorted(each for each in names[:_FOLDERS] if each.is_dir())
    except OSError:
        return []


def _holds(folder: Path, words: bytes) -> bool:
    for path in ((folder / _PLAN), *sorted((folder / "actions").rglob("*.yaml"))):
        try:
            if words in path.read_bytes():
                return True
        except OSError:
            continue
    return False
