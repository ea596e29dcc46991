"""Amounts in euros: `12 000 €`, `1,2 M€`."""

from __future__ import annotations

import re
from decimal import Decimal

from plancancer_cli.i18n import msg
from plancancer_cli.typed.numbers import as_whole, read_number, written
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.text import regular

_EUROS = re.compile(
    r"(?P<power>k|m|mds?|milliers|millions?|milliards?)? ?(?:d'|d')?(?:€|eur|euros?)"
)
_POWERS = {"k": 3, "milliers": 3, "m": 6, "million": 6, "millions": 6}
_BILLION = 9
_TAIL = re.compile(r"[^\d]*$")


def read_amount(text: str) -> int | float:
    """The number of euros that a text says, whole where it is. Raises NotReadError.

    `1,2 M€` is certain and read; `1,250 €` may be 1 250 or 1,25 and is not.
    """
    tail = _TAIL.search(text.strip())
    unit = regular(tail[0]) if tail else ""
    found = _EUROS.fullmatch(unit)
    if unit and found is None:
        raise NotReadError(
            msg("{value!r} is no amount in euros.", value=text.strip()),
            msg("Write the number of euros alone, such as 12000."),
        )
    number = read_number(text.strip()[: tail.start()] if tail else text)
    if number.thousands is not None:
        raise two_readings(text, number.value, number.thousands)
    power = found["power"] if found else None
    times = _POWERS.get(power, _BILLION) if power else 0
    return as_whole(Decimal(repr(number.value)).scaleb(times))


def two_readings(text: str, value: float, thousands: int) -> NotReadError:
    """The refusal of `1,250`: what a French and what an English reader see differ."""
    return NotReadError(
        msg("{value!r} may be {one} or {other}.", value=text.strip(), one=value, other=thousands),
        msg("Write {other} without a separator, or {one} with fewer decimals.",
            one=written(value), other=written(thousands)),
    )  # fmt: skip
