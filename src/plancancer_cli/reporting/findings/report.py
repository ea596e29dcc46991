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


class Counts(NamedTuple):
    """How many findings there are of each severity."""

    error: int
    warning: int
    info: int


class FindingsReport(Struct, frozen=True):
    """The findings of one run; every format keeps the order they come in.

    Attributes:
        date: the day that was taken for today.
        diagnostics: the findings. What is overdue for longest comes first where it matters: the
            groups of `grouped`, and the findings inside each, follow this order.
        titles: titles of fiches by their code, for the headings; may be empty.
        owners: the fiche under which a ref that is none is shown: an indicateur, by its id.
        grouped: whether the text form puts the findings of a fiche under a heading.
        threshold: from which severity on a finding makes the run fail; None where none does.
        hidden: findings below the threshold that were asked to be counted and not shown.
    """

    date: date
    diagnostics: tuple[Diagnostic, ...]
    titles: Mapping[str, str] = {}
    owners: Mapping[str, str] = {}
    grouped: bool = False
    threshold: Severity | None = None
    hidden: tuple[Diagnostic, ...] = ()

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding makes the run fail."""
        return self.threshold is not None and diagnostic.severity.reaches(self.threshold)

    def brief(self) -> FindingsReport:
        """The same run with nothing but what makes it fail; the rest is counted."""
        kept = tuple(d for d in self.diagnostics if self.fails(d))
        rest = tuple(d for d in self.diagnostics if not self.fails(d))
        return replace(self, diagnostics=kept, hidden=rest)

    @property
    def counts(self) -> Counts:
        """How many findings there are of each severity."""
        severities = [diagnostic.severity for diagnostic in (*self.diagnostics, *self.hidden)]
        return Counts(
            *(severities.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
        )
