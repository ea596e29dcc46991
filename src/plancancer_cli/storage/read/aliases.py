"""Anchors (`&name`) and aliases (`*name`): allowed where they are what they seem.

An alias gives the same object again, so reading a bomb of aliases costs nothing; writing it out
would. What aliases stand for is therefore counted as if it were written out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.findings import Stop, shortened
from plancancer_cli.storage.read.limits import MAX_ALIAS_SIZE, MAX_DEPTH

if TYPE_CHECKING:
    from plancancer_cli.storage.read.findings import Findings

_OPEN = object()


class _Extent(NamedTuple):
    """How much a value is when written out. Holds the value, so that its id stays its own."""

    value: Any
    size: int
    depth: int


class Anchors:
    """The anchors of one file."""

    __slots__ = ("_extents", "_findings", "_size", "_values")

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._values: dict[str, Any] = {}
        self._extents: dict[int, _Extent] = {}
        self._size = 0

    def open(self, name: str) -> None:
        """Note that a list or mapping with this anchor has begun."""
        self._values[name] = _OPEN

    def define(self, name: str, value: Any) -> None:
        """Give an anchor its value."""
        self._values[name] = value

    def take(self, name: str, offset: int, depth: int) -> Any:
        """Return what the alias at `offset`, inside `depth` lists and mappings, stands for.

        Raises:
            Stop: it contains itself, or goes beyond a limit.
        """
        if name not in self._values:
            self._report_unknown(name, offset)
            return None
        value = self._values[name]
        if value is _OPEN:
            self._findings.add(
                "PC004",
                offset,
                msg(
                    "The reference {name!r} stands inside what it refers to.",
                    name=shortened(f"*{name}"),
                ),
                msg("Write out what is meant; put a text that begins with * in quotes."),
            )
            raise Stop
        extent = self._extent(value)
        self._size += extent.size
        if self._size > MAX_ALIAS_SIZE or depth + extent.depth > MAX_DEPTH:
            self._findings.add(
                "PC004",
                offset,
                msg("The references of this file stand for more than is accepted."),
                msg("Write out what is meant, without & and *."),
            )
            raise Stop
        return value

    def _report_unknown(self, name: str, offset: int) -> None:
        self._findings.add(
            "PC004",
            offset,
            msg("The reference {name!r} refers to nothing above it.", name=shortened(f"*{name}")),
            msg("Put a text that begins with * in quotes."),
        )

    def _extent(self, value: Any) -> _Extent:
        """Measure a value; what was measured for an earlier alias is not walked again."""
        known = self._extents.get(id(value))
        if known is None:
            known = self._extents[id(value)] = self._measured(value)
        return known

    def _measured(self, value: Any) -> _Extent:
        if isinstance(value, str):
            return _Extent(value, 1 + len(value), 0)
        if not isinstance(value, dict | list):
            return _Extent(value, 1, 0)
        children = value.values() if isinstance(value, dict) else value
        extents = [self._extents.get(id(child)) or self._measured(child) for child in children]
        size = 1 + sum(map(len, value)) if isinstance(value, dict) else 1
        return _Extent(
            value,
            size + sum(extent.size for extent in extents),
            1 + max((extent.depth for extent in extents), default=0),
        )
