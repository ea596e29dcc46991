"""The grammar of what is counted: "1er trimestre", "T1", "2e quinzaine de mars", "1er mars"."""

from __future__ import annotations

from msgspec.structs import replace

from plancancer_cli.model.wording import lexicon as words
from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.fragment import Fragment
from plancancer_cli.model.wording.lexicon import RANKS_OF_UNIT, Unite
from plancancer_cli.model.wording.numbers import is_short_number
from plancancer_cli.typed.calendar import DERNIER, RANK_SUFFIXES
from plancancer_cli.typed.text import Kind


def read_month(cursor: Cursor) -> Fragment | None:
    """The month that comes next, without its year; the cursor may move where there is none."""
    first = cursor.index
    cursor.phrase(words.MONTH_NOUNS)
    month = cursor.phrase(words.MONTHS)
    return Fragment(first, cursor.index, Unite.MOIS, mois=month[0]) if month else None


def read_ranked_unit(cursor: Cursor) -> Fragment | None:
    """A quarter, a half-year or a fortnight without its year, the 1st of a month, or a rank.

    The cursor may move where there is none. Raises CalendrierIllisible for a rank that cannot be.
    """
    first = cursor.index
    code = _code(cursor)
    if code is not None:
        unit, rank = code
        return _checked(cursor, first, unit, rank)
    unit_first = cursor.phrase(words.RANKED_UNITS)
    if unit_first is not None:
        rank = int(cursor.peek().text) if _is_digit(cursor) else 0
        cursor.index += 1
        return _checked(cursor, first, unit_first[0], rank) if rank else None
    ranks = _rank(cursor)
    return None if ranks is None else _after_rank(cursor, first, ranks)


def _after_rank(cursor: Cursor, first: int, rank: int) -> Fragment | None:
    unit = cursor.phrase(words.RANKED_UNITS)
    if unit is not None:
        return _checked(cursor, first, unit[0], rank)
    if rank == 1:
        month = cursor.phrase(words.MONTHS)
        if month is not None:
            return Fragment(first, cursor.index, Unite.JOUR, rang=1, mois=month[0])
    return None if rank == DERNIER else Fragment(first, cursor.index, Unite.RANG, rang=rank)


def _checked(cursor: Cursor, first: int, unit: Unite, rank: int) -> Fragment | None:
    if rank > RANKS_OF_UNIT[unit] or rank == 0:
        raise cursor.refuse(refusals.impossible, first, cursor.index)
    if unit is not Unite.QUINZAINE:
        return Fragment(first, cursor.index, unit, rang=rank)
    cursor.phrase(words.OF)
    month = read_month(cursor)
    return month and replace(month, first=first, unite=unit, rang=rank)


def _code(cursor: Cursor) -> tuple[Unite, int] | None:
    """T1 or S2, also written 1T and 2S."""
    letter, digit = (0, 1) if cursor.peek().kind is Kind.WORD else (1, 0)
    unit = words.CODES.get(cursor.peek(letter).text)
    if unit is None or not _is_digit(cursor, digit) or (letter and not cursor.peek(1).glued):
        return None
    rank = int(cursor.peek(digit).text)
    cursor.index += 2
    return unit, rank


def _rank(cursor: Cursor) -> int | None:
    spelled = cursor.phrase(words.RANKS)
    if spelled is not None:
        return spelled[0]
    suffix = cursor.peek(1)
    if not is_short_number(cursor) or not suffix.glued or suffix.text not in RANK_SUFFIXES:
        return None
    rank = int(cursor.peek().text)
    allowed = RANK_SUFFIXES[suffix.text]
    if allowed is not None and rank not in allowed:
        return None
    cursor.index += 2
    return rank


def _is_digit(cursor: Cursor, ahead: int = 0) -> bool:
    token = cursor.peek(ahead)
    return token.kind is Kind.NUMBER and len(token.text) == 1
