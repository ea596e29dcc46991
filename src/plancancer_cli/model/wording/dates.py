"""The grammar of several periods: ranges, enumerations, and the year that they share."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto

from msgspec import Struct

from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.composition import Dated
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.fragment import Fragment
from plancancer_cli.model.wording.lexicon import Unite
from plancancer_cli.model.wording.openings import FURTHER, UNTIL
from plancancer_cli.model.wording.periods import read_fragment

_ONE_DAY = timedelta(days=1)


class Joint(Enum):
    """What stands between two periods."""

    RANGE = auto()
    LIST = auto()


class Span(Struct, frozen=True):
    """The first and the last period of a range or an enumeration; `last` is None for a lone one."""

    first: Dated
    last: Dated | None


def read_one(cursor: Cursor) -> Dated:
    """The one period that must come next."""
    return resolve(cursor, [required_fragment(cursor)])[0]


def required_fragment(cursor: Cursor) -> Fragment:
    """The one period that must come next, its year perhaps missing."""
    fragment = read_fragment(cursor)
    if fragment is None:
        raise cursor.not_understood()
    return fragment


def read_span(cursor: Cursor) -> Span | None:
    """The periods that come next, if there are any: lone, a range, or following each other."""
    fragments, joints = _group(cursor)
    if not fragments:
        return None
    periods = resolve(cursor, fragments)
    if len(periods) == 1:
        return Span(periods[0], None)
    if len(joints) > 1:
        joints = _without_chains(joints)
    for joint, one, other in zip(joints, periods, periods[1:], strict=False):
        if joint is Joint.LIST:
            _check_adjacent(cursor, one, other)
        else:
            _check_order(cursor, one, other)
    return Span(periods[0], periods[-1])


def read_range(cursor: Cursor, joint: Joint) -> Span:
    """The two periods of a range that its first word announced, with that joint allowed too."""
    first = required_fragment(cursor)
    found = _joint(cursor)
    if found not in {Joint.RANGE, joint}:
        raise cursor.not_understood()
    return two_ends(cursor, first, required_fragment(cursor))


def two_ends(cursor: Cursor, first: Fragment, last: Fragment) -> Span:
    """The range from one period to another, which may give its year to the first."""
    one, other = resolve(cursor, [first, last])
    return Span(one, other)


def resolve(cursor: Cursor, fragments: list[Fragment]) -> list[Dated]:
    """The periods, each taking what it lacks from the next; raises where one has no year."""
    complete: list[Fragment] = []
    for fragment in reversed(fragments):
        complete.append(fragment.completed_by(complete[-1]) if complete else fragment)
    return [_dated(cursor, fragment) for fragment in reversed(complete)]


def _dated(cursor: Cursor, fragment: Fragment) -> Dated:
    first, stop = fragment.first, fragment.stop
    if fragment.annee is None:
        bare_number = fragment.unite is Unite.NOMBRE
        reason = refusals.short_year if bare_number else refusals.no_year
        raise cursor.known_refusal(first) or cursor.refuse(reason, first, stop)
    try:
        periode = fragment.periode(fragment.annee)
    except ValueError:
        raise cursor.refuse(refusals.impossible, first, stop) from None
    if fragment.jour_semaine not in {None, periode.premier.weekday()}:
        raise cursor.refuse(refusals.wrong_weekday, first, stop)
    return Dated(periode, first, stop)


def _group(cursor: Cursor) -> tuple[list[Fragment], list[Joint]]:
    first = read_fragment(cursor)
    if first is None:
        return [], []
    fragments, joints = [first], []
    while (following := cursor.attempt(lambda: _following(cursor))) is not None:
        joints.append(following[0])
        fragments.append(following[1])
    return fragments, joints


def _following(cursor: Cursor) -> tuple[Joint, Fragment] | None:
    joint = _joint(cursor)
    fragment = read_fragment(cursor) if joint else None
    return (joint, fragment) if joint and fragment else None


def _joint(cursor: Cursor) -> Joint | None:
    if cursor.sign("-", "/") or cursor.phrase(UNTIL) or cursor.word("a", "au", "aux"):
        return Joint.RANGE
    comma = cursor.sign(",")
    linked = cursor.sign("&") or cursor.phrase(FURTHER) or cursor.word("et")
    return Joint.LIST if comma or linked else None


def _without_chains(joints: list[Joint]) -> list[Joint]:
    """The joints, where a dash next to a dash enumerates: "2023-2024-2025"."""
    padded = [Joint.LIST, *joints, Joint.LIST]
    return [
        Joint.LIST if Joint.RANGE in {padded[index], padded[index + 2]} else joint
        for index, joint in enumerate(joints)
    ]


def _check_adjacent(cursor: Cursor, one: Dated, other: Dated) -> None:
    if other.periode.premier != one.periode.dernier + _ONE_DAY:
        reason = refusals.apart(
            cursor.words(one.first, one.stop), cursor.words(other.first, other.stop)
        )
        raise cursor.refuse_at(other.first, reason)


def _check_order(cursor: Cursor, one: Dated, other: Dated) -> None:
    if other.periode.dernier < one.periode.dernier:
        reason = refusals.backwards(
            cursor.words(one.first, one.stop), cursor.words(other.first, other.stop)
        )
        raise cursor.refuse_at(other.first, reason)
