"""Appends to a file in a folder of its own and gives back its bytes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.storage.edit.editor import append
from plancancer_cli.storage.edit.insertion import Insertion

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.edit.insertion import Loc

ITEM = {"date": date(2024, 1, 1), "valeur": 52.3}
LINE = "{date: 2024-01-01, valeur: 52.3}"


def add(root: Path, loc: Loc, *items: object, dry_run: bool = False) -> Edit:
    """Append items to the list at `loc` of the file `f.yaml`."""
    insertion = Insertion(loc, items or (ITEM,))
    return append(root, "f.yaml", lambda source: [insertion], dry_run=dry_run)


def after_adding(root: Path, text: str, loc: Loc, *items: object) -> str:
    """Write a text to `f.yaml`, append to it, and return what it holds then, bytes as they are."""
    file = root / "f.yaml"
    file.write_bytes(text.encode())
    add(root, loc, *items)
    return file.read_bytes().decode()
