"""The level that a plan asks for: a kind of change can be raised, never lowered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.analysis.diff.change import Change, Level
from plancancer_cli.i18n import msg
from plancancer_cli.model.plan import Gravite

if TYPE_CHECKING:
    from plancancer_cli.model.plan import Plan

_LEVELS = {Gravite.RECUL: Level.RECUL, Gravite.A_RELIRE: Level.A_RELIRE}
_RANKS = {Level.INFORMATION: 0, Level.A_RELIRE: 1, Level.RECUL: 2, Level.RECUL_DECIDE: 2}


def raised_to(plan: Plan, kind: str) -> Level | None:
    """The level that `gravites` of a plan sets for a kind of change; None where it sets none."""
    chosen = plan.gravites.get(kind)
    return None if chosen is None else _LEVELS.get(chosen)


def with_level(change: Change, base: Plan) -> Change:
    """The change at the level that the plan of the base asks for: a proposal cannot excuse itself."""
    wanted = raised_to(base, change.change.value)
    if wanted is None or _RANKS[wanted] <= _RANKS[change.level]:
        return change
    return replace(
        change,
        attention=True,
        level=wanted,
        reason=change.reason or msg("the plan asks to look at every change of this kind"),
    )
