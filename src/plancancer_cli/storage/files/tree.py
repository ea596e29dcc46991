"""Where the files of a project come from: a folder on disk, or a revision of Git."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.inventory import Entry, Inventory, inventory
from plancancer_cli.storage.files.reading import UnreadableError, unlistable
from plancancer_cli.storage.read.source import Source, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Arbre(Protocol):
    """A tree of files: the working tree or a revision. Paths are relative and POSIX."""

    def inventory(self) -> Inventory:
        """What the folders of the project hold, and what of it is read."""

    def source(self, path: str) -> Source:
        """The content of a file that is to be read; what is wrong with it is in its problems."""


class ArbreDisque:
    """The files of a folder as they are when they are first asked for."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine
        self._sure: dict[str, bool] = {}

    def inventory(self) -> Inventory:
        """See `Arbre`."""
        return self._inventory

    def paths(self) -> list[str]:
        """The files that are read, in order."""
        return list(self._inventory.files)

    @cached_property
    def _inventory(self) -> Inventory:
        return inventory(self)

    def top(self, name: str) -> Entry | None:
        """See `Listing`."""
        if not os.path.lexists(self.racine / name):
            return None
        return self._followed(name, name)

    def entries(self, place: str) -> Iterable[Entry]:
        """See `Listing`."""
        try:
            with os.scandir(self.racine / place) as found:
                return [self._entry(place, each) for each in found]
        except OSError as error:
            raise unlistable(error) from error

    def _entry(self, place: str, each: os.DirEntry[str]) -> Entry:
        path = f"{place}/{each.name}"
        if each.is_symlink():
            return self._followed(each.name, path)
        return Entry(each.name, path if each.is_dir() else None)

    def _followed(self, name: str, path: str) -> Entry:
        file = self.racine / path
        try:
            real = file.resolve(strict=True)
            if not self._holds(file):
                return Entry(name, trouble=leads_out(path))
            folder = real.relative_to(self._home).as_posix() if real.is_dir() else None
            return Entry(name, folder)
        except (OSError, RuntimeError):  # RuntimeError: a loop, in older versions of Python
            return Entry(name, trouble=leads_nowhere())

    def source(self, path: str) -> Source:
        """See `Arbre`. A link is followed as far as it stays in the project."""
        file = self.racine / path
        folder = path.rpartition("/")[0]
        if folder not in self._sure:
            self._sure[folder] = self._holds(file.parent)
        if (self._sure[folder] and not file.is_symlink()) or self._holds(file):
            return read_file(file, path)
        error = leads_out(path)
        problem = finding("PC001", Location(path), error.message, error.hint)
        return Source(path, "", problems=[problem])

    def _holds(self, place: Path) -> bool:
        """Whether a file or folder lies in the project once links are followed.

        What is hidden there is not of the project: `.git` can hold the password of a server. A loop
        of links is left to the reader, which says so.
        """
        try:
            inside = place.resolve().relative_to(self._home)
        except (OSError, RuntimeError):
            return True
        except ValueError:
            return False
        return not any(part.startswith(".") for part in inside.parts)

    @cached_property
    def _home(self) -> Path:
        return self.racine.resolve()


def leads_out(path: str) -> UnreadableError:
    """Why what a link leads to is not read: it is not of the project."""
    return UnreadableError(
        msg("{path} is a link that leads out of the project.", path=path),
        msg("Put an ordinary file in its place."),
    )


def leads_nowhere() -> UnreadableError:
    """Why what a link leads to is not read: nothing is there."""
    return UnreadableError(
        msg("This is a link that leads to nothing."),
        msg("Remove the link, or put what it should lead to in its place."),
    )
