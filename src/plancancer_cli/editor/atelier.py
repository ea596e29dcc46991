"""A plan while it is edited: one file is read at a keystroke, the rules run once typing pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.editor.overlay import Overlay
from plancancer_cli.kinds import kind_of
from plancancer_cli.rules.run import check, validate
from plancancer_cli.storage.loader import load, validated
from plancancer_cli.storage.neighbours import beside
from plancancer_cli.storage.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.i18n import Language
    from plancancer_cli.storage.read.source import Source


class Atelier:
    """One project in an editor.

    Attributes:
        files: its files, those being typed included.
        suivi: the last follow-up that could be concluded; None until the plan itself could be read.
        language: the language in which the editor is answered.
    """

    def __init__(self, root: Path, today: Callable[[], date], language: Language) -> None:
        self.root = root
        self.language = language
        self.files = Overlay(root)
        self.suivi: Suivi | None = None
        self._today = today
        self._of_rules: dict[str, list[Diagnostic]] = {}

    @property
    def today(self) -> date:
        """The date that counts as today."""
        return self._today()

    def path_of(self, file: Path) -> str | None:
        """The relative POSIX path of a file of the project; None for one outside."""
        for root, place in ((self.root, file), (self.root.resolve(), file.resolve())):
            if place.is_relative_to(root):
                return place.relative_to(root).as_posix()
        return None

    def type(self, path: str, text: str) -> list[Diagnostic]:
        """The findings of a file as it is typed: of this text, and those of the rules so far.

        Nothing else is read; `conclude` runs the rules anew.
        """
        source = self.files.type(path, text)
        return [*_of_reading(source), *self._of_rules.get(path, ())]

    def conclude(self) -> dict[str, list[Diagnostic]]:
        """The findings of the whole plan by file, as `validate` and `check` have them.

        Only files that have changed are read. Where `plan/plan.yaml` cannot be read, what was known
        before stays known.
        """
        self.files.look_again()
        loaded = load(self.files)
        every = loaded.diagnostics
        reading = set(map(id, every))
        if loaded.dossier is not None:
            self.suivi = suivi(beside(self.root, loaded.dossier), self.today)
            every = [*validate(self.suivi.dossier), *check(self.suivi)]
            reading = {id(d) for d in loaded.dossier.diagnostics}
        found: dict[str, list[Diagnostic]] = {}
        self._of_rules = {}
        for diagnostic in every:
            found.setdefault(diagnostic.location.path, []).append(diagnostic)
            if id(diagnostic) not in reading:
                self._of_rules.setdefault(diagnostic.location.path, []).append(diagnostic)
        return found


def _of_reading(source: Source) -> list[Diagnostic]:
    """What the reader and the model say of one file."""
    found = list(source.problems)
    kind = kind_of(source.path)
    if kind is not None and (source.data is not None or not source.problems):
        found += told(source, kind.model, validated(kind.model, source)[1])
    return found
