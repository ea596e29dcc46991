"""Numbers that were expected and did not come, in one sentence for all their periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.model.periode import Periode

_MOST_NAMED = 5
"""Beyond so many periods they are counted and not named."""


def awaited(periods: list[Periode]) -> Text:
    """What the follow-up rule asked for in vain; `periods` in order, at least one."""
    if len(periods) > _MOST_NAMED:
        return msg(
            "By the follow-up rule values were expected for {n} periods, the first {first}, the "
            "last {last}; none is recorded.",
            n=len(periods),
            first=periods[0],
            last=periods[-1],
        )
    return msg_n(
        len(periods),
        "By the follow-up rule a value was expected for {periodes}; none is recorded.",
        "By the follow-up rule values were expected for {periodes}; none is recorded.",
        periodes=periods,
    )
