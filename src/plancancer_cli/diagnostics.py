"""Findings as values: a code, a severity, a place in a file, a sentence and what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text


class Severity(StrEnum):
    """How much a finding weighs; `check` fails on those at or above its threshold."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the heaviest, so that sorting puts errors first."""
        return _RANKS[self]

    def reaches(self, threshold: Severity) -> bool:
        """Whether this severity is at or above `threshold`."""
        return self.rank <= threshold.rank


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Location(Struct, frozen=True, order=True):
    """A place in a file: relative POSIX path, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


class Diagnostic(Struct, frozen=True):
    """One finding. `ref` names what it speaks of: a fiche, a volet, an indicateur, an acteur."""

    code: str
    severity: Severity
    location: Location
    message: Text
    hint: Text | None = None
    ref: str | None = None


def in_file_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place in the files, then by code: the same for the same input, always."""
    return sorted(diagnostics, key=lambda d: (d.location, d.code, d.ref or ""))
