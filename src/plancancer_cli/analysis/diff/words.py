"""Durations, values and fields in the words that a reviewer reads."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import Any

from plancancer_cli.analysis.diff.labels import coded, label, worded
from plancancer_cli.i18n import Param, Text, msg, msg_n
from plancancer_cli.model.periode import Periode

_SPELLED: dict[int, Text] = {
    2: msg("two"),
    3: msg("three"),
    4: msg("four"),
    5: msg("five"),
    6: msg("six"),
    7: msg("seven"),
    8: msg("eight"),
    9: msg("nine"),
    10: msg("ten"),
    11: msg("eleven"),
    12: msg("twelve"),
}
_MONTHS_A_YEAR = 12
_LONGEST = 120
_BEGIN_WITH_A_VOWEL = (4, 8, 10)  # avril, août, octobre


def duration(first: date, last: date) -> Text:
    """By how much a later day is later: in years or months where it comes out even."""
    months = (last.year - first.year) * _MONTHS_A_YEAR + last.month - first.month
    even = first.day == last.day or (_ends_month(first) and _ends_month(last))
    if not even or not months:
        days = (last - first).days
        return msg_n(days, "by one day", "by {count} days", count=_spelled(days))
    if months % _MONTHS_A_YEAR == 0:
        years = months // _MONTHS_A_YEAR
        return msg_n(years, "by one year", "by {count} years", count=_spelled(years))
    return msg_n(months, "by one month", "by {count} months", count=_spelled(months))


def shown(value: Any) -> Param:
    """A scalar of a file as the parameter of a message: "none" for nothing, long texts cut."""
    match value:
        case None:
            return msg("none")
        case Enum():
            return coded(str(value.value))
        case bool() | int() | float() | date() | Periode() | Text():
            return value
        case str():
            flat = " ".join(value.split())
            return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
        case list() | tuple():
            return [shown(item) for item in value] if value else msg("none")
        case dict():
            return [
                msg("{key} {value}", key=label(key), value=shown(worded(key, item)))
                for key, item in value.items()
            ] or msg("none")
        case _:
            return str(value)


def dated(periode: Periode) -> Text:
    """What comes after "value" or "entry": of which date. French asks for an article, or elides."""
    match periode.precision:
        case "intervalle" | "lue":
            return msg("{date}", date=periode)
        case "annee":
            return msg("of {date}", date=periode)
        case "mois" if periode.premier.month in _BEGIN_WITH_A_VOWEL:
            return msg("in {date}", date=periode)
        case "mois":
            return msg("of {date}", date=periode)
        case _:
            return msg("dated {date}", date=periode)


def joined(clauses: list[Text]) -> Text:
    """Clauses as one text, separated by semicolons."""
    whole = clauses[0]
    for clause in clauses[1:]:
        whole = msg("{first}; {second}", first=whole, second=clause)
    return whole


def _spelled(count: int) -> Param:
    return _SPELLED.get(count, count)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
