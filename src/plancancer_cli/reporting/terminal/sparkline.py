"""A series in one line of blocks; its numbers stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression import amount
from plancancer_cli.analysis.progression.mesures import (
    comparable,
    measured_on,
    number,
    totals_known,
)
from plancancer_cli.i18n import Language, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from plancancer_cli.model.indicateur import Indicateur

_BLOCKS = "▁▂▃▄▅▆▇█"
_MOST = 40
"""Values in a drawing, the latest: it stays on one line beside its numbers."""


def sparkline(numbers: Sequence[Fraction]) -> str:
    """A block a number, from the lowest to the highest of them; half-high where all are equal."""
    low, high = min(numbers), max(numbers)
    if low == high:
        return _BLOCKS[3] * len(numbers)
    top = len(_BLOCKS) - 1
    return "".join(_BLOCKS[round((n - low) / (high - low) * top)] for n in numbers)


def drawn(indicateur: Indicateur, on: date, language: Language) -> str | None:
    """The totals known on `on` that compare with the latest one; None for fewer than two."""
    breaks = [r.date.premier for r in indicateur.ruptures if r.date.premier <= on]
    since = max(breaks, default=None)
    totals = [
        (valeur, n)
        for valeur in totals_known(indicateur, on)
        if (n := number(indicateur, valeur)) is not None
        and (since is None or measured_on(valeur) >= since)
    ]
    if not indicateur.type.numerique or not totals:
        return None
    latest = totals[-1][0]
    kept = [(v, n) for v, n in totals if comparable(indicateur, v, latest)][-_MOST:]
    if len(kept) < 2:  # noqa: PLR2004 -- a lone value draws nothing
        return None
    low = min(kept, key=lambda pair: pair[1])[0]
    high = max(kept, key=lambda pair: pair[1])[0]
    numbers = language.text(
        msg(
            "lowest {low}, highest {high}",
            low=amount(indicateur, low),
            high=amount(indicateur, high),
        )
    )
    return f"{sparkline([n for _, n in kept])}  {numbers}"
