"""Changes that say the same of several things, as one line of a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.reporting.diff.excerpt import excerpts
from plancancer_cli.reporting.diff.headline import by_level

if TYPE_CHECKING:
    from plancancer_cli.analysis.diff import Change, Kind
    from plancancer_cli.analysis.diff.change import Level
    from plancancer_cli.i18n import Language


class Alike(Struct, frozen=True):
    """Changes of which kind, level, message, reason and excerpts are the same; at least one."""

    changes: tuple[Change, ...]
    excerpts: tuple[tuple[str, str], ...]

    @property
    def first(self) -> Change:
        """The one that speaks for all."""
        return self.changes[0]


def alike(changes: tuple[Change, ...], language: Language) -> list[Alike]:
    """The changes in groups, the worst level first, else in their order."""
    found: dict[tuple[Kind, Level, str, str, tuple[tuple[str, str], ...]], list[Change]] = {}
    for change in by_level(changes):
        said = language.text(change.message)
        reason = "" if change.reason is None else language.text(change.reason)
        seen = tuple(excerpts(change, language))
        found.setdefault((change.change, change.level, said, reason, seen), []).append(change)
    return [Alike(tuple(of_it), key[-1]) for key, of_it in found.items()]
