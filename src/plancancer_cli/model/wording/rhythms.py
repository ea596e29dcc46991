"""The grammar of rhythms ("deux fois par an", "tous les 3 mois") and of work that goes on."""

from __future__ import annotations

from typing import NamedTuple

from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.lecture import Recurrence
from plancancer_cli.model.wording.numbers import is_short_number
from plancancer_cli.model.wording.openings import (
    CONTINUED_WORK,
    COUNTS,
    DAYS,
    EACH,
    EVERY,
    OBJECT_OF_WORK,
    PER,
    RHYTHM_NOUNS,
    RHYTHMS,
    SEVERAL,
    TIMES,
    UNIT_MONTHS,
)

_BY_MONTHS = {recurrence.mois: recurrence for recurrence in Recurrence}
_YEAR = Recurrence.ANNUELLE.mois


class Rhythm(NamedTuple):
    """A rhythm: what is asked for, and the months between two times, 0 for less than one.

    What comes back within a year without being monthly, quarterly or half-yearly is asked for once
    a year: "hebdomadaire", "deux fois par an", "tous les deux mois".
    """

    recurrence: Recurrence
    mois: int


def read_rhythm(cursor: Cursor) -> Rhythm | None:
    """The rhythm that comes next, read, if one does.

    Raises CalendrierIllisible for one that comes back after more than a year.
    """
    first = cursor.index
    for read in (_named, _times, _every):
        months = cursor.attempt(lambda read=read: read(cursor))  # type: ignore[misc]
        if months is not None:
            break
    else:
        return None
    if months > _YEAR:
        raise cursor.refuse(refusals.unsupported_rhythm, first, cursor.index)
    return Rhythm(_BY_MONTHS.get(months, Recurrence.ANNUELLE), months)


def _named(cursor: Cursor) -> int | None:
    """ "Annuel", "fréquence : annuelle", "tous les ans", "tous les mardis"."""
    if cursor.phrase(RHYTHM_NOUNS):
        cursor.sign(":")
    named = cursor.phrase(RHYTHMS)
    if named is not None:
        return named[0]
    return 0 if cursor.phrase(EACH) and cursor.phrase(DAYS) else None


def _times(cursor: Cursor) -> int | None:
    """The months of "une fois par an"; 0 for several times, whose intervals nobody knows."""
    count = _several(cursor)
    if count is None or not _per(cursor):
        return None
    months = cursor.phrase(UNIT_MONTHS)
    if months is None:
        return None
    return months[0] if count == 1 else 0


def _several(cursor: Cursor) -> int | None:
    """The least number of times that is said: "deux", "deux à trois"; 0 for "plusieurs"."""
    if cursor.phrase(SEVERAL):
        return 0
    count = _count(cursor)
    if count is not None:
        cursor.attempt(lambda: _up_to(cursor))
    return count


def _up_to(cursor: Cursor) -> int | None:
    return _count(cursor) if cursor.sign("-") or cursor.word("a", "ou") else None


def _per(cursor: Cursor) -> bool:
    """Read "fois par", "réunions par", "/" or the like."""
    cursor.phrase(TIMES)
    return cursor.sign("/") or cursor.phrase(PER) is not None


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
