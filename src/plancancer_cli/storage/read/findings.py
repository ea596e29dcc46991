"""Collects what is found wrong in one file while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic, Location, Mending, in_file_order
from plancancer_cli.storage.read.limits import MAX_FINDINGS

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.read.positions import Positions

_SHOWN = 100


def shortened(text: str) -> str:
    """Return what a message shows of a text of the file, which can be of any length."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class Stop(Exception):
    """The file goes beyond a limit: what was found is in `Findings`, the rest is not read."""


class Findings:
    """The findings of one file, the first `MAX_FINDINGS` of them.

    `nodes` is how many keys and values were read, `too_large` whether there are more than is read.
    """

    __slots__ = ("_found", "_path", "_positions", "nodes", "too_large")

    def __init__(self, path: str, positions: Positions) -> None:
        self._path = path
        self._positions = positions
        self._found: list[Diagnostic] = []
        self.nodes = 0
        self.too_large = False

    def add(
        self,
        code: str,
        offset: int,
        message: Text,
        hint: Text,
        mending: Mending | None = None,
    ) -> None:
        """Add a finding at an offset of the text, with the way to mend it where that is certain."""
        if not self.full:
            location = Location(self._path, *self._positions.position(offset))
            found = finding(code, location, message, hint)
            self._found.append(found if mending is None else replace(found, mending=mending))

    def on_line(self, offset: int) -> bool:
        """Whether something is said already of the line of an offset."""
        line = self._positions.position(offset)[0]
        return any(each.location.line == line for each in self._found)

    @property
    def path(self) -> str:
        """The file, relative and POSIX."""
        return self._path

    @property
    def full(self) -> bool:
        """Whether more findings would be dropped: no need then to look for them or to word them."""
        return len(self._found) >= MAX_FINDINGS

    def line(self, offset: int) -> str:
        """Return the number of the line of an offset, for use in a message."""
        return str(self._positions.position(offset)[0])

    def in_file_order(self) -> list[Diagnostic]:
        """Return the findings sorted by their place in the file."""
        return in_file_order(self._found)
