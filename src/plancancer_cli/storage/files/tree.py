"""Where the files of a project come from: a folder on disk, or a revision of Git."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.folders import plan_paths
from plancancer_cli.storage.read.source import Source, read_file

if TYPE_CHECKING:
    from pathlib import Path


class Arbre(Protocol):
    """A tree of files: the working tree or a revision. Paths are relative and POSIX."""

    def paths(self) -> list[str]:
        """The YAML files of the project's folders, sorted."""

    def source(self, path: str) -> Source:
        """The content of one of them, read; what is wrong with it is in its problems."""


class ArbreDisque:
    """The files of a folder as they are now."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine
        self._sure: dict[str, bool] = {}

    def paths(self) -> list[str]:
        """See `Arbre`. A folder that is missing holds nothing."""
        return plan_paths(self.racine)

    def source(self, path: str) -> Source:
        """See `Arbre`. A link is followed as far as it stays in the project."""
        file = self.racine / path
        folder = path.rpartition("/")[0]
        if folder not in self._sure:
            self._sure[folder] = self._holds(file.parent)
        if self._sure[folder] and not file.is_symlink():
            return read_file(file, path)
        if self._holds(file):
            return read_file(file, path)
        message = msg("{path} is a link that leads out of the project.", path=path)
        hint = msg("Put an ordinary file in its place.")
        problem = Diagnostic("PC001", Severity.ERROR, Location(path, 1, 1), message, hint)
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
