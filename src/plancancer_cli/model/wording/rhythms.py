"""The grammar of rhythms ("deux fois par an", "tous les 3 mois") and of work that goes on."""

from __future__ import annotations

from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.lecture import Recurrence
from plancancer_cli.model.wording.numbers import is_short_number
from plancancer_cli.model.wording.openings import (
    CONTINUED_WORK,
    COUNTS,
    EVERY,
    OBJECT_OF_WORK,
    RHYTHM_NOUNS,
    RHYTHMS,
    TIMES_PER,
    UNIT_MONTHS,
)

_BY_MONTHS = {recurrence.mois: recurrence for recurrence in Recurrence}


def read_rhythm(cursor: Cursor) -> Recurrence | None:
    """The rhythm that comes next, read, if one does.

    Raises CalendrierIllisible for one that is not monthly, quarterly, half-yearly or yearly.
    """
    named = cursor.attempt(lambda: _named(cursor))
    if named is not None:
        return named
    first = cursor.index
    months = cursor.attempt(lambda: _times(cursor))
    if months is None:
        months = cursor.attempt(lambda: _every(cursor))
    if months is None:
        return None
    if months not in _BY_MONTHS:
        raise cursor.refuse(refusals.unsupported_rhythm, first, cursor.index)
    return _BY_MONTHS[months]


def _named(cursor: Cursor) -> Recurrence | None:
    """ "Annuel", "fréquence : annuelle", "tous les ans"."""
    if cursor.phrase(RHYTHM_NOUNS):
        cursor.sign(":")
    named = cursor.phrase(RHYTHMS)
    return named[0] if named else None


def _times(cursor: Cursor) -> int | None:
    """The months of "une fois par an"; 0 for several times, whose intervals nobody knows."""
    count = _count(cursor)
    if count is None or not cursor.phrase(TIMES_PER):
        return None
    months = cursor.phrase(UNIT_MONTHS)
    if months is None:
        return None
    return months[0] if count == 1 else 0


def _every(cursor: Cursor) -> int | None:
    """The months of "tous les trois mois"."""
    if not cursor.phrase(EVERY):
        return None
    count = _count(cursor)
    months = cursor.phrase(UNIT_MONTHS)
    return None if count is None or months is None else count * months[0]


def _count(cursor: Cursor) -> int | None:
    spelled = cursor.phrase(COUNTS)
    if spelled is not None:
        return spelled[0]
    if not is_short_number(cursor):
        return None
    cursor.index += 1
    return int(cursor.peek(-1).text)


def read_continued_work(cursor: Cursor) -> bool:
    """Whether "poursuite", "poursuite et développement" or the like comes next; read if so."""
    return cursor.attempt(lambda: _continued_work(cursor)) is not None


def _continued_work(cursor: Cursor) -> bool | None:
    had_begun = False
    noun = cursor.phrase(CONTINUED_WORK)
    while noun is not None:
        had_begun = had_begun or noun[0]
        noun = cursor.attempt(lambda: _next_noun(cursor))
    cursor.phrase(OBJECT_OF_WORK)
    return True if had_begun else None


def _next_noun(cursor: Cursor) -> tuple[bool] | None:
    comma = cursor.sign(",")
    linked = cursor.sign("&", "/") or cursor.word("et")
    return cursor.phrase(CONTINUED_WORK) if comma or linked else None
