"""Numbers as a language writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

# Four digits stay together (2024, 1500): groups begin with the fifth, as careful typography has it.
_FIRST_GROUPED = 5
# Beyond this power of ten a number is written with an exponent: nobody reads more digits, and a
# value such as 1e999999999 would take a gigabyte.
_LARGEST_POWER = 30
_EXACT = Context(prec=_LARGEST_POWER * 4, rounding=ROUND_HALF_UP)


def groups(plain: str) -> bool:
    """Whether the digits of a plain number are many enough to be separated into groups."""
    whole = plain.removeprefix("-").partition(".")[0]
    return whole.isdigit() and len(whole) >= _FIRST_GROUPED


def separated(plain: str, decimal: str, thousands: str) -> str:
    """A plain number with the separators of a language."""
    whole, point, fraction = plain.partition(".")
    return f"{int(whole):,}".replace(",", thousands) + (decimal + fraction if point else "")


def plain_number(x: float | Decimal, decimals: int | None = None) -> str:
    """Write `x` as a data file does, with at most `decimals` decimals (all it has, if None).

    Decimal point, no groups; halves round away from 0. A `Decimal` keeps the zeros it was given
    with unless it is rounded; a float is written with the fewest digits that give it back, and
    without `.0`.
    """
    value = Decimal(repr(x)) if isinstance(x, float) else Decimal(x)
    if not value.is_finite():
        return "NaN" if value.is_nan() else ("-∞" if value < 0 else "∞")
    if abs(value.adjusted()) > _LARGEST_POWER and value:
        mantissa, _, power = f"{value:.6e}".partition("e")
        return f"{_trimmed(mantissa)}e{power}"
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    text = f"{value:f}"
    if isinstance(x, float) or decimals is not None:
        text = _trimmed(text)
    return text.removeprefix("-") if not value else text


def _trimmed(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
