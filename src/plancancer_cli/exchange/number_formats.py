"""What a cell shows by its number format: the person who typed it saw that, not the stored number.

Source of the codes: ECMA-376, part 1, 18.8.30 and 18.8.31 (numFmt, numFmts).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from plancancer_cli.exchange.cells import Cell, Shown, Unreadable, raw
from plancancer_cli.i18n import msg
from plancancer_cli.model.periode import Periode

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    **dict.fromkeys((*range(27, 32), *range(34, 37), *range(50, 59)), "yyyy-mm-dd"),
    32: "h:mm", 33: "h:mm:ss",
}  # fmt: skip
"""The codes that a workbook names by their number alone; the others show a number as it is."""

_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_SILENT = re.compile(r"[_*].|\[(?!\$|h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_TIME = re.compile(r"h|s", re.IGNORECASE)
_MINUTES = re.compile(r"(?<=h)\W*m+|(?<=h\])\W*m+|m+(?=\W*s)|\[m+\]", re.IGNORECASE)
_DIGITS = re.compile(r"(?P<whole>[#0?,]+)(?:\.(?P<fraction>[#0?]+))?(?P<percent>\s*%)?")
_FRACTION = re.compile(r"\?+/(?:\?+|[0-9]+)|#+/#+")
_LAST_1900 = 60
"""The serial number of 29 February 1900, a day that there never was."""
_DENOMINATOR = {1: 9, 2: 99, 3: 999}


class _Dates(Struct, frozen=True):
    """What a date format shows: some of `y`, `m`, `d`, and whether a time of day."""

    parts: frozenset[str]
    time: bool


class _Number(Struct, frozen=True):
    """How a number is shown: digits at least, decimals kept, text around it."""

    before: str = ""
    after: str = ""
    whole: int = 0
    kept: int = 0
    most: int = 0
    percent: bool = False
    denominator: int = 0


def seen(value: float, code: str, *, since_1904: bool = False) -> Cell:
    """The cell that a number is in a format: a number, a date, a month, a year, a percentage."""
    form = _read(code)
    match form:
        case None:
            return value
        case _Dates():
            return _date_seen(value, form, since_1904=since_1904)
        case _:
            return _number_seen(value, form)


def date_seen(day: date, parts: frozenset[str]) -> Cell:
    """A date of which some of `y`, `m`, `d` are shown. Without a year it was not typed as a date."""
    try:
        if parts == {"y"}:
            return Periode.annee(day.year)
        if parts == {"y", "m"}:
            return Periode.mois(day.year, day.month)
    except ValueError:
        return day
    return day if "y" in parts else made_a_date(day)


def made_a_date(day: date) -> Unreadable:
    """The cell of a text such as 3/40 or 1.2 that the spreadsheet took for a date."""
    return Unreadable(
        day.isoformat(),
        msg(
            "The spreadsheet has made the date {date} of what was typed (such as {example}).",
            date=day,
            example=f"{day.day}/{day.month}",
        ),
        msg("Format the cell as text, and type it again; a date needs its year."),
    )


def percentage(value: float) -> Shown:
    """A share as it is read: 0.523 is 52.3, shown as `52.3 %`."""
    shown = f"{round(Decimal(repr(value)) * 100, 12).normalize():f}"
    return Shown(float(shown) if "." in shown else int(shown), f"{shown} %")


def time_of_day(shown: str) -> Unreadable:
    """The cell that holds a time."""
    return Unreadable(
        shown,
        msg("The cell holds a time, {value}.", value=shown),
        msg("Format the cell as text or as a number."),
    )


@lru_cache(maxsize=256)
def _read(code: str) -> _Dates | _Number | None:
    """What a format shows; None where it shows the number as it is, or is not understood."""
    found = _SECTION.match(code)
    section = _SILENT.sub("", found[0] if found else "")
    bare = re.sub(
        r"am/pm|a/p", "", _LITERAL.sub("", _CURRENCY.sub("", section)), flags=re.IGNORECASE
    )
    if re.search("general|standard|@", bare, re.IGNORECASE):
        return None
    if re.search("[ymdhs]", bare, re.IGNORECASE) and not _DIGITS.search(bare.replace(".0", "")):
        without = _MINUTES.sub("", bare).casefold()
        return _Dates(frozenset(without) & {"y", "m", "d"}, bool(_TIME.search(bare)))
    if _FRACTION.search(bare):
        length = len(bare.rpartition("/")[2].strip())
        return _Number(denominator=_DENOMINATOR.get(length, 999))
    return _digits(section)


def _digits(section: str) -> _Number | None:
    text = _LITERAL.sub(lambda m: m[1] or m[2] or "", _CURRENCY.sub(r"\1", section))
    found = _DIGITS.search(text)
    if found is None or "E" in text[found.end() :][:1] or found["whole"].endswith(","):
        return None
    fraction = found["fraction"] or ""
    return _Number(
        text[: found.start()],
        text[found.end() :].rstrip(),
        found["whole"].replace(",", "").count("0"),
        fraction.count("0"),
        len(fraction),
        percent=found["percent"] is not None or "%" in text[found.end() :],
    )


def _date_seen(value: float, form: _Dates, *, since_1904: bool) -> Cell:
    if not form.parts:
        seconds = round(value * 24 * 60 * 60)
        return time_of_day(f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}")
    try:
        return date_seen(_day(int(value), since_1904=since_1904), form.parts)
    except (ValueError, OverflowError):
        return Unreadable(
            raw(value),
            msg("The cell holds a date that there is not."),
            msg("Format the cell as text or as a number."),
        )


def _day(serial: int, *, since_1904: bool) -> date:
    """The day of a serial number. Raises ValueError, OverflowError where it is none."""
    if since_1904:
        return date(1904, 1, 1) + timedelta(days=serial)
    if serial == _LAST_1900 or serial < 1:
        raise ValueError(serial)
    return date(1899, 12, 31 if serial < _LAST_1900 else 30) + timedelta(days=serial)


def _number_seen(value: float, form: _Number) -> Cell:
    if form.percent:
        return percentage(value)
    if form.denominator:
        near = Fraction(value).limit_denominator(form.denominator)
        exact = abs(float(near) - value) < 1e-9  # noqa: PLR2004
        return Shown(value, f"{near.numerator}/{near.denominator}") if exact else value
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-form.most), ROUND_HALF_UP)
    sign, digits = ("-" if rounded < 0 else ""), f"{abs(rounded):f}"
    whole, _, fraction = digits.partition(".")
    fraction = fraction[: form.kept] + fraction[form.kept :].rstrip("0")
    number = sign + whole.zfill(form.whole) + (f".{fraction}" if fraction else "")
    shown = f"{form.before}{number}{form.after}"
    return value if shown == raw(value) else Shown(value, shown)
