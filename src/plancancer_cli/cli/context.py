"""What a command needs of its surroundings: the project, the date, the language, the console."""

from __future__ import annotations

import os
import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.cli.settings import Settings
from plancancer_cli.cli.speech import language, tr
from plancancer_cli.errors import ProjectError
from plancancer_cli.i18n import Language, Text, inert, msg
from plancancer_cli.kinds import PLAN

if TYPE_CHECKING:
    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.storage.loader import Chargement

PLAN_FILE = Path(PLAN)
LEFT_ASIDE = "PC020"


class Context(Struct, frozen=True, dict=True):
    """The surroundings of one command."""

    settings: Settings

    @classmethod
    def of(cls, ctx: Any) -> Context:
        """From Typer's context."""
        return cls(ctx.find_root().obj)

    @cached_property
    def on(self) -> date:
        """The date that the program takes for today."""
        return self.settings.on()

    @property
    def language(self) -> Language:
        """The language of this run."""
        return language()

    @cached_property
    def root(self) -> Path:
        """The folder of the project. Raises ProjectError where there is none."""
        for folder in self._folders():
            # A link that leads nowhere is a plan that cannot be read, not a folder without one.
            if os.path.lexists(folder / PLAN_FILE):
                settle_in(folder, self.settings)
                return folder
        start, _ = self.settings.start()
        raise ProjectError(
            msg("No plan found: {folder} holds no plan/plan.yaml.", folder=str(start)),
            _nearly_a_plan(start)
            or msg("Go into the folder of a plan, or name it with --project DIR."),
        )

    def _folders(self) -> list[Path]:
        """Where a project is looked for, the nearest folder first."""
        start, named = self.settings.start()
        return [start] if named else [start, *start.parents]

    def load(self) -> Chargement:
        """Read every file of the project."""
        from plancancer_cli.cli.progress import load_watched
        from plancancer_cli.storage.files.tree import ArbreDisque
        from plancancer_cli.storage.neighbours import beside

        loaded = load_watched(ArbreDisque(self.root))
        if loaded.dossier is not None:
            loaded.dossier = beside(self.root, loaded.dossier)
        return loaded

    def readable(self) -> Dossier:
        """The project, for commands that show what can be read.

        What cannot be read is named on stderr (`broken` then is true). Raises ProjectError where
        the plan itself is unreadable.
        """
        loaded = self.load()
        if loaded.dossier is None:
            self.name_broken(loaded.diagnostics)
            raise ProjectError(
                msg("plan/plan.yaml cannot be read; nothing can be shown without it."),
                msg("See: {command}", command="plancancer validate"),
            )
        self.name_broken(loaded.dossier.diagnostics)
        return loaded.dossier

    def name_broken(self, diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> None:
        """Name on stderr what could not be read, and in one line what was left aside."""
        from plancancer_cli.reporting.findings.wording import finding_line

        left = [each.location.path for each in diagnostics if each.code == LEFT_ASIDE]
        for diagnostic in diagnostics:
            if diagnostic.code != LEFT_ASIDE:
                say(finding_line(diagnostic, self.language))
        if left:
            say(msg("Left aside, as they are not YAML: {paths}.", paths=left))


def settle_in(folder: Path, settings: Settings) -> None:
    """Finish or take back a write that was interrupted in a project, before anything is read.

    A stranger's plan may bring a journal: in a CI job, or with `--untrusted`, nothing is written.
    """
    from plancancer_cli.storage.files.listening import LISTENER

    LISTENER.set(say)
    if not os.path.lexists(folder / ".plancancer" / "pending.json"):
        return  # the usual case costs one look
    from plancancer_cli.storage.files.undo import settle

    settle(folder, may_write=settings.is_trusted())


def _nearly_a_plan(folder: Path) -> Text | None:
    """What to do where a folder holds `plan/plan.yaml` under a name that is not read."""
    from plancancer_cli.storage.files.left_aside import renamed

    try:
        names = sorted(each.name for each in (folder / "plan").iterdir())
    except OSError:
        return None
    for name in names:
        if renamed(f"plan/{name}") == PLAN_FILE.name:
            return msg("Rename {path} to {expected!r}.", path=f"plan/{name}", expected="plan.yaml")
    return None


def write(text: str) -> None:
    """Data goes to stdout."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def say(text: str | Text) -> None:
    """Everything else goes to stderr."""
    sys.stderr.write(inert(text if isinstance(text, str) else tr(text)) + "\n")
