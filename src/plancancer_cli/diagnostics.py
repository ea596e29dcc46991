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


class Mending(Struct, frozen=True):
    """How a finding is mended, where one way alone is possible: other characters in a place of the file.

    Attributes:
        start, end: the characters to be replaced, counted in the text of the file.
        text: what stands there afterwards.
        first, last: the stretch that a hint shows corrected.
    """

    start: int
    end: int
    text: str
    first: int
    last: int

    def corrected(self, text: str) -> str:
        """What a hint shows: the stretch of a text as it is once mended."""
        return text[self.first : self.start] + self.text + text[self.end : self.last]

    def applied(self, text: str) -> str:
        """The text once it is mended."""
        return text[: self.start] + self.text + text[self.end :]


class Diagnostic(Struct, frozen=True):
    """One finding. `ref` names what it speaks of: a fiche, a volet, an indicateur, an acteur."""

    code: str
    severity: Severity
    location: Location
    message: Text
    hint: Text | None = None
    ref: str | None = None
    mending: Mending | None = None


def in_file_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place in the files, then by code: the same for the same input, always."""
    return sorted(diagnostics, key=lambda d: (d.location, d.code, d.ref or ""))
