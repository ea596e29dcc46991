"""Where the files of a project come from: a folder on disk, or a revision of Git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from plancancer_cli.storage.source import Source, read_file

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "plan/plan.yaml"
ACTEURS = "plan/acteurs.yaml"
FOLDERS = ("plan", "plan/comites", "actions", "indicators")
"""The folders that hold YAML files of a plan; each is read without its subfolders."""

SUFFIXES = (".yaml", ".yml")


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

    def paths(self) -> list[str]:
        """See `Arbre`. A folder that is missing holds nothing."""
        found: list[str] = []
        for folder in FOLDERS:
            try:
                names = [entry.name for entry in (self.racine / folder).iterdir()]
            except OSError:
                continue
            found += [f"{folder}/{name}" for name in names if is_plan_file(name)]
        return sorted(found)

    def source(self, path: str) -> Source:
        """See `Arbre`."""
        return read_file(self.racine / path, path)


def is_plan_file(name: str) -> bool:
    """Whether a file name is that of a file of the plan: hidden and backup files are not."""
    return name.endswith(SUFFIXES) and not name.startswith(".")
