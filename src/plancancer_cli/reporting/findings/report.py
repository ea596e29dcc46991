"""What every format starts from: the findings of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


class Counts(NamedTuple):
    """How many findings there are of each severity."""

    error: int
    warning: int
    info: int


class Lu(Struct, frozen=True):
    """What was read of the project, and what was not.

    Attributes:
        fiches, indicateurs, comites: how many of each were read.
        illisibles: how many files and folders of the plan could not be read.
        laisses: how many other files lie among them.
    """

    fiches: int
    indicateurs: int
    comites: int = 0
    illisibles: int = 0
    laisses: int = 0

    @classmethod
    def of(cls, dossier: Dossier) -> Lu:
        """The counts of a project."""
        return cls(
            len(dossier.fiches),
            len(dossier.indicateurs),
            len(dossier.comites),
            len(dossier.illisibles),
            len(dossier.laisses),
        )


class FindingsReport(Struct, frozen=True):
    """The findings of one run; every format keeps the order they come in.

    Attributes:
        date: the day that was taken for today.
        diagnostics: the findings. What is overdue for longest comes first: the findings inside each
            group of `grouped` follow this order.
        titles: titles of fiches by their code in the order of the plan, for the headings and the
            order of the groups; may be empty.
        owners: the fiche under which a ref that is none is shown: an indicateur, by its id.
        grouped: whether the text form puts the findings of a fiche under a heading.
        threshold: from which severity on a finding makes the run fail; None where none does.
        lu: what was read; None where the plan itself could not be.
        hidden: findings below the threshold that were asked to be counted and not shown.
    """

    date: date
    diagnostics: tuple[Diagnostic, ...]
    titles: Mapping[str, str] = {}
    owners: Mapping[str, str] = {}
    grouped: bool = False
    threshold: Severity | None = None
    hidden: tuple[Diagnostic, ...] = ()
    lu: Lu | None = None

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding makes the run fail."""
        return self.threshold is not None and diagnostic.severity.reaches(self.threshold)

    def brief(self) -> FindingsReport:
        """The same run with nothing but what makes it fail; the rest is counted."""
        kept = tuple(d for d in self.diagnostics if self.fails(d))
        rest = tuple(d for d in self.diagnostics if not self.fails(d))
        return replace(self, diagnostics=kept, hidden=rest)

    def below(self, prefix: str) -> FindingsReport:
        """The same run with paths from the top of the repository, where the project lies in `prefix`."""
        if not prefix:
            return self
        moved = tuple(
            replace(each, location=replace(each.location, path=prefix + each.location.path))
            for each in self.diagnostics
        )
        return replace(self, diagnostics=moved)

    @property
    def counts(self) -> Counts:
        """How many findings there are of each severity."""
        severities = [diagnostic.severity for diagnostic in (*self.diagnostics, *self.hidden)]
        return Counts(
            *(severities.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
        )
