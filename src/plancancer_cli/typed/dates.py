"""Days, months, quarters, half-years, years and spans as people type them.

What is read is given back in the notation of the files, `2026-11-21`, `2026-11`, `2026-T4`,
`2026-S2`, `2026`, `2024-09/2025-06`: that is what a hint shows and what `Periode` reads. A calendrier
has a grammar of its own (`model.wording`), which shares the words and figures of `typed.calendar`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancancer_cli.i18n import msg
from plancancer_cli.typed import calendar
from plancancer_cli.typed.calendar import DERNIERE_ANNEE, PREMIERE_ANNEE
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.text import regular

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 80
_MONTHS_IN_A_YEAR = 12


def _by_word(names: Mapping[int, str]) -> dict[str, int]:
    return {
        regular(word).rstrip("."): meaning
        for meaning, words in names.items()
        for word in words.split(",")
    }


_MONTHS = _by_word(calendar.MONTHS) | _by_word(calendar.ENGLISH_MONTHS)
_WEEKDAYS = {name: rank for rank, name in enumerate(calendar.WEEKDAYS)}
_RANKS = {word: rank for word, rank in _by_word(calendar.RANKS).items() if rank > 0}
_SUFFIXES = dict(calendar.RANK_SUFFIXES) | {
    "st": frozenset({1}),
    "rd": frozenset({3}),
    "th": frozenset({4}),
}
_UNITS = {
    **dict.fromkeys((*_by_word({1: calendar.QUARTER}), "quarter", "t", "q"), "T"),
    **dict.fromkeys((*_by_word({1: calendar.HALF_YEAR}), "half", "s", "h"), "S"),
}

_YEAR = r"(?P<year>[0-9]{4})"
_OF = r"(?:(?: de l'annee| de| of|,)? )"
_FIGURES = re.compile(rf"[0-9]+(?:[{re.escape(calendar.SEPARATORS)}][0-9]+){{1,2}}")
_DAY = re.compile(
    r"(?:(?P<weekday>[a-z]+) )?(?P<day>[0-9]{1,2})(?P<first>er|st)?[ -](?P<month>[a-z]+)\.?"
    r"(?:[ -](?:de )?(?P<year>[0-9]+))?"
)
_MONTH = re.compile(r"(?:mois de |mois d')?(?P<month>[a-z]+)\.?(?:(?: de | |-|/)(?P<year>[0-9]+))?")
_CODE = re.compile(
    rf"(?:(?P<unit>[tsqh]) ?(?P<rank>[0-9])|(?P<rank2>[0-9])(?P<unit2>[ts]))[ /-]?{_YEAR}"
)
_YEAR_CODE = re.compile(
    rf"{_YEAR}[ /-]?(?:(?P<unit>[tsqh]) ?(?P<rank>[0-9])|(?P<rank2>[0-9])(?P<unit2>[ts]))"
)
_RANKED = re.compile(
    rf"(?:(?P<rank>[0-9])(?P<suffix>[a-z]+)|(?P<word>[a-z]+)) (?P<unit>[a-z]+)\.?{_OF}{_YEAR}"
)
_RANKED_AFTER = re.compile(rf"(?P<unit>[a-z]+)\.? (?:n ?o )?(?P<rank>[0-9]){_OF}{_YEAR}")
_WHOLE_YEAR = re.compile(rf"(?:(?:l')?(?:annee|an|exercice|en) )?{_YEAR}")
_TIME = re.compile(r"[ t][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?")
_SPREADSHEET_MONTH = re.compile(r"(?P<month>[a-z]+)\.?-(?P<short>[0-9]{2})")
_SPAN = re.compile(
    r"(?:(?:du|de|d'|from|entre) ?)?(?P<first>.+?)"
    r"(?: (?:-|>) | (?:et )?(?:jusqu'a|jusqu'au|jusqu'en|au|aux|a|to) )(?P<last>.+)"
)
_SLASH = re.compile(r"(?P<first>[^/]+?) ?/ ?(?P<last>[^/]+)")
_TWO_YEARS = re.compile(r"(?P<first>[0-9]{4})-(?P<last>[0-9]{4})")

FORMS = msg("Write 2026-11-21, 21/11/2026, 2026-11, 2026-T4 or 2026.")
_DAY_FORMS = msg("Write a day that exists: 2026-11-21 or 21/11/2026.")


def read_period(text: str) -> str:
    """The day, month, quarter, half-year, year or span that a text names, as the files write it.

    Raises NotReadError: for what is no date, a year of two figures, a month before its day.
    """
    plain = regular(text).removeprefix("le ")
    if len(plain) > _LONGEST:
        raise NotReadError(msg("The date is too long."), FORMS)
    one = _one(text, plain)
    if one is not None:
        return one
    span = _TWO_YEARS.fullmatch(plain) or _SLASH.fullmatch(plain) or _SPAN.fullmatch(plain)
    if span is None:
        raise _no_date(text)
    return _span(text, span["first"].removeprefix("le "), span["last"].removeprefix("le "))


def read_day(text: str) -> date:
    """The day that a text names. Raises NotReadError."""
    try:
        return date.fromisoformat(read_period(text))
    except NotReadError as unread:
        hint = _DAY_FORMS if unread.hint is FORMS else unread.hint
        raise NotReadError(unread.reason, hint) from None
    except ValueError:
        raise NotReadError(msg("{value!r} is no day.", value=text.strip()), _DAY_FORMS) from None


def _one(text: str, plain: str) -> str | None:
    """One period; None where the text has the form of none. Raises NotReadError."""
    timed = _TIME.search(plain)
    if timed is not None and timed.end() == len(plain):
        plain = plain[: timed.start()]
    if _FIGURES.fullmatch(plain):
        return _in_figures(text, plain)
    if found := _CODE.fullmatch(plain) or _YEAR_CODE.fullmatch(plain):
        unit = _UNITS[found["unit"] or found["unit2"]]
        return _part(text, unit, int(found["rank"] or found["rank2"]), found["year"])
    if found := _WHOLE_YEAR.fullmatch(plain):
        return _year(text, found["year"])
    if found := _RANKED_AFTER.fullmatch(plain):
        after = _UNITS.get(found["unit"])
        return _part(text, after, int(found["rank"]), found["year"]) if after else None
    ranked = _RANKED.fullmatch(plain)
    return (_ranked(text, ranked) if ranked else None) or _in_words(text, plain)


def _in_figures(text: str, plain: str) -> str | None:
    figures = re.split(f"[{re.escape(calendar.SEPARATORS)}]", plain)
    if len(set(re.findall(f"[{re.escape(calendar.SEPARATORS)}]", plain))) > 1:
        return None
    try:
        found = calendar.ordered(figures)
    except calendar.ShortYearError:
        raise _short_year(text) from None
    if found is None:
        return None
    if (
        int(found.month) > _MONTHS_IN_A_YEAR
        and found.day
        and 1 <= int(found.day) <= _MONTHS_IN_A_YEAR
    ):
        raise NotReadError(
            msg("{value!r} has no month {month}.", value=text.strip(), month=found.month),
            msg(
                "The day comes before the month: write {date} if that is the day.",
                date=f"{found.year}-{found.day:0>2}-{found.month:0>2}",
            ),
        )
    if found.day is None:
        return _month(text, int(found.month), found.year)
    return _day(text, int(found.day), int(found.month), found.year)


def _in_words(text: str, plain: str) -> str | None:
    """`25 septembre 2025`, `sept. 2025`, and `sept.-25`, into which spreadsheets turn 2025-09."""
    if short := _SPREADSHEET_MONTH.fullmatch(plain):
        known = _MONTHS.get(short["month"])
        return None if known is None else _month(text, known, f"20{short['short']}")
    day = _DAY.fullmatch(plain)
    found = day or _MONTH.fullmatch(plain)
    month = _MONTHS.get(found["month"]) if found else None
    if found is None or month is None:
        return None
    if found["year"] is None:
        raise NotReadError(msg("{value!r} has no year.", value=text.strip()), FORMS)
    if len(found["year"]) != len("2025"):
        raise _short_year(text)
    if day is None:
        return _month(text, month, found["year"])
    if day["first"] and int(day["day"]) != 1:
        return None
    read = _day(text, int(day["day"]), month, day["year"])
    if day["weekday"] and _WEEKDAYS.get(day["weekday"]) != date.fromisoformat(read).weekday():
        raise NotReadError(
            msg("{value!r} falls on another day of the week.", value=text.strip()), _DAY_FORMS
        )
    return read


def _ranked(text: str, found: re.Match[str]) -> str | None:
    unit = _UNITS.get(found["unit"])
    if found["word"]:
        rank = _RANKS.get(found["word"], 0)
    else:
        allowed = _SUFFIXES.get(found["suffix"], frozenset())
        rank = int(found["rank"])
        rank = rank if allowed is None or rank in allowed else 0
    return _part(text, unit, rank, found["year"]) if unit and rank else None


def _span(text: str, first: str, last: str) -> str:
    """From the first day of one period to the last day of another, which may lend it its year."""
    closing = _one(text, last)
    if closing is None:
        raise _no_date(text)
    try:
        opening = _one(text, first)
    except NotReadError:
        opening = None
    opening = opening or _lent(text, first, last, closing)
    if opening is None or "/" in f"{opening}{closing}":
        raise _no_date(text)
    if _last_day(closing) < _last_day(opening):
        raise NotReadError(
            msg("{value!r} ends before it begins.", value=text.strip()),
            msg("Check the order of its two dates."),
        )
    return f"{opening}/{closing}"


def _last_day(notation: str) -> date:
    """The last day of one period in the notation of the files."""
    year, _, part = notation.partition("-")
    if part and part[0] in "TS":
        month = int(part[1]) * (3 if part[0] == "T" else 6)
    else:
        month_of_day, _, day = part.partition("-")
        if day:
            return date.fromisoformat(notation)
        month = int(month_of_day or _MONTHS_IN_A_YEAR)
    following = date(int(year) + month // _MONTHS_IN_A_YEAR, month % _MONTHS_IN_A_YEAR + 1, 1)
    return following - timedelta(days=1)


def _lent(text: str, first: str, last: str, closing: str) -> str | None:
    """`3` of "3 au 15 mars 2025", `septembre` of "septembre à décembre 2024"."""
    year = closing[:4]
    borrowed = f"{first} {year}"
    if re.fullmatch(r"[0-9]{1,2}(?:er)?", first):
        words = re.search(r"[ -][a-z]+\.?(?= )", last)
        borrowed = f"{first}{words[0]} {year}" if words else ""
    return _one(text, borrowed) if borrowed else None


def _part(text: str, unit: str, rank: int, year: str) -> str:
    if not 1 <= rank <= (4 if unit == "T" else 2):
        raise _does_not_exist(text)
    return f"{_year(text, year)}-{unit}{rank}"


def _month(text: str, month: int, year: str) -> str:
    if not 1 <= month <= _MONTHS_IN_A_YEAR:
        raise _does_not_exist(text)
    return f"{_year(text, year)}-{month:02}"


def _day(text: str, day: int, month: int, year: str) -> str:
    whole = int(_year(text, year))
    try:
        return date(whole, month, day).isoformat()
    except ValueError:
        raise _does_not_exist(text) from None


def _year(text: str, year: str) -> str:
    if not PREMIERE_ANNEE <= int(year) <= DERNIERE_ANNEE:
        raise NotReadError(
            msg(
                "The year of {value!r} is not between {first} and {last}.",
                value=text.strip(),
                first=str(PREMIERE_ANNEE),
                last=str(DERNIERE_ANNEE),
            ),
            FORMS,
        )
    return year


def _no_date(text: str) -> NotReadError:
    return NotReadError(msg("{value!r} is no date.", value=text.strip()), FORMS)


def _does_not_exist(text: str) -> NotReadError:
    return NotReadError(msg("{value!r} is not a date that exists.", value=text.strip()), FORMS)


def _short_year(text: str) -> NotReadError:
    return NotReadError(
        msg("The year of {value!r} has two figures.", value=text.strip()),
        msg("Write the day, the month and the four figures of the year: 21/11/2026."),
    )
