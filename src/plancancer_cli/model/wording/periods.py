"""The grammar of one period: "fin du 1er trimestre 2025", "rentrée étudiante 2023", "T1 2025"."""

from __future__ import annotations

from msgspec.structs import replace

from plancancer_cli.model.wording import lexicon as words
from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.fragment import Fragment
from plancancer_cli.model.wording.lexicon import Unite
from plancancer_cli.model.wording.numbers import is_short_number, read_figures, read_year
from plancancer_cli.model.wording.plan_period import end_of_plan_is_next
from plancancer_cli.model.wording.ranks import read_month, read_ranked_unit
from plancancer_cli.typed.text import Kind

_SEPTEMBER = 9
_WINTER = 3
_OF_A_DAY = frozenset({Unite.JOUR, Unite.NOMBRE, Unite.RANG})


def read_fragment(cursor: Cursor) -> Fragment | None:
    """The period that comes next, its year perhaps missing; None, and nothing read, for no period.

    Raises CalendrierIllisible for what can only be a period and is not a possible one.
    """
    return cursor.attempt(lambda: _fragment(cursor))


def _fragment(cursor: Cursor) -> Fragment | None:
    if end_of_plan_is_next(cursor):
        return None
    cursor.phrase(words.ARTICLES)
    first = cursor.index
    weekday = cursor.phrase(words.WEEKDAYS)
    part = cursor.phrase(words.PARTS)
    named = cursor.attempt(lambda: _after_part(cursor) if part else _named(cursor))
    if named is None:
        named = Fragment(first, cursor.index, Unite.PARTIE) if part else None
    if named is None or (weekday and named.unite not in _OF_A_DAY):
        return None
    return replace(
        named,
        first=first,
        partie=part[0] if part else None,
        jour_semaine=weekday[0] if weekday else None,
    )


def _after_part(cursor: Cursor) -> Fragment | None:
    if not cursor.sign("-"):
        cursor.phrase(words.OF)
    cursor.phrase(words.ARTICLES)
    return _named(cursor)


def _named(cursor: Cursor) -> Fragment | None:
    if cursor.peek().kind is Kind.NUMBER:
        return read_figures(cursor) or _from_number(cursor)
    for read in (_school_year, _year_with_noun, _rentree, _season, read_month, read_ranked_unit):
        found = cursor.attempt(lambda read=read: read(cursor))  # type: ignore[misc]
        if found is not None:
            return _with_year(cursor, found)
    return None


def _from_number(cursor: Cursor) -> Fragment | None:
    first = cursor.index
    year = read_year(cursor)
    if year is not None:
        unit = cursor.attempt(lambda: _unit_of_the_year_before(cursor))
        whole = unit or Fragment(first, cursor.index, Unite.ANNEE)
        return replace(whole, first=first, stop=cursor.index, annee=year)
    ranked = cursor.attempt(lambda: read_ranked_unit(cursor))
    if ranked is not None:
        return _with_year(cursor, ranked)
    if not is_short_number(cursor):
        return None
    day = int(cursor.peek().text)
    cursor.index += 1
    month = cursor.attempt(lambda: _month_of_day(cursor))
    if month is None:
        return Fragment(first, cursor.index, Unite.NOMBRE, rang=day)
    dated = Fragment(first, cursor.index, Unite.JOUR, rang=day, mois=month)
    return _with_year(cursor, dated)


def _month_of_day(cursor: Cursor) -> int | None:
    if cursor.peek().glued and cursor.peek(1).glued:
        cursor.sign("-", "/")
    month = cursor.phrase(words.MONTHS)
    return month[0] if month else None


def _with_year(cursor: Cursor, fragment: Fragment) -> Fragment:
    """The fragment with the year that follows it, if one does."""
    if fragment.annee is not None:
        return fragment
    year = cursor.attempt(lambda: _following_year(cursor))
    whole = replace(fragment, annee=year, stop=cursor.index)
    if fragment.unite is Unite.HIVER and year is not None:
        return _second_year(cursor, whole)
    return whole


def _following_year(cursor: Cursor) -> int | None:
    if cursor.sign("-", "/"):
        return read_year(cursor)
    return _own_year(cursor)


def _own_year(cursor: Cursor) -> int | None:
    """The year right after a period, or after "de", "de l'année"."""
    if not cursor.phrase(words.OF) and is_short_number(cursor):
        raise cursor.refuse(refusals.short_year, cursor.index, cursor.index + 1)
    cursor.phrase(words.YEAR_NOUNS)
    return read_year(cursor)


def _second_year(cursor: Cursor, fragment: Fragment) -> Fragment:
    """The fragment, which lies over two years, once the second one is read."""
    if fragment.annee is None or not cursor.sign("-", "/"):
        raise cursor.refuse(refusals.one_winter_of_two, fragment.first, fragment.stop)
    if is_short_number(cursor):
        raise cursor.refuse(refusals.short_year, cursor.index, cursor.index + 1)
    year = read_year(cursor)
    if year is None:
        raise cursor.refuse(refusals.one_winter_of_two, fragment.first, fragment.stop)
    if year != fragment.annee + 1:
        raise cursor.refuse(refusals.impossible, fragment.first, cursor.index)
    return replace(fragment, stop=cursor.index)


def _unit_of_the_year_before(cursor: Cursor) -> Fragment | None:
    """The "T1" of "2025-T1": a quarter or a half-year that no year of its own follows."""
    cursor.sign("-", "/")
    unit = read_ranked_unit(cursor)
    if unit is None or unit.unite not in {Unite.TRIMESTRE, Unite.SEMESTRE}:
        return None
    return None if cursor.attempt(lambda: _own_year(cursor)) else unit


def _school_year(cursor: Cursor) -> Fragment | None:
    first = cursor.index
    if not cursor.phrase(words.SCHOOL_YEAR):
        return None
    year = read_year(cursor)
    if year is None:
        return None
    named = Fragment(first, cursor.index, Unite.ANNEE_SCOLAIRE, annee=year)
    return _second_year(cursor, named)


def _year_with_noun(cursor: Cursor) -> Fragment | None:
    first = cursor.index
    several = cursor.phrase(words.YEAR_NOUNS)
    year = read_year(cursor) if several else None
    if several is None or year is None:
        return None
    named = Fragment(first, cursor.index, Unite.ANNEE, annee=year)
    second = None if several[0] else cursor.attempt(lambda: _year_after(cursor, year))
    if second is not None:
        raise cursor.refuse(refusals.school_or_calendar, first, cursor.index)
    return named


def _year_after(cursor: Cursor, year: int) -> int | None:
    """The year that follows `year`, after a dash or a slash."""
    if not cursor.sign("-", "/"):
        return None
    following = read_year(cursor)
    return following if following == year + 1 else None


def _rentree(cursor: Cursor) -> Fragment | None:
    first = cursor.index
    if not cursor.phrase(words.RENTREE):
        return None
    month = cursor.attempt(lambda: _month_of_rentree(cursor)) or _SEPTEMBER
    named = _with_year(cursor, Fragment(first, cursor.index, Unite.MOIS, mois=month))
    year = named.annee
    if year is not None:
        cursor.attempt(lambda: _year_after(cursor, year))
    return replace(named, stop=cursor.index)


def _month_of_rentree(cursor: Cursor) -> int | None:
    if not cursor.phrase(words.OF):
        return None
    month = cursor.phrase(words.MONTHS)
    return month[0] if month else None


def _season(cursor: Cursor) -> Fragment | None:
    first = cursor.index
    season = cursor.phrase(words.SEASONS)
    if season is None:
        return None
    unit = Unite.HIVER if season[0] == _WINTER else Unite.SAISON
    return Fragment(first, cursor.index, unit, rang=season[0])
