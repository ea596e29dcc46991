"""The grammar of a whole wording: clauses, and what links them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from plancancer_cli.model.periode import Periode
from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.composition import Composition, Dated, PartOfPlan
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.dates import (
    Joint,
    Span,
    read_one,
    read_range,
    read_span,
    required_fragment,
    resolve,
    two_ends,
)
from plancancer_cli.model.wording.fragment import Fragment
from plancancer_cli.model.wording.lecture import Lecture
from plancancer_cli.model.wording.lexicon import Partie
from plancancer_cli.model.wording.openings import (
    AT,
    FURTHER,
    OPENINGS,
    THROUGHOUT,
    UNTIL,
    Opening,
)
from plancancer_cli.model.wording.periods import read_fragment
from plancancer_cli.model.wording.plan_period import (
    read_end_of_plan,
    read_whole_plan,
    read_within_plan,
)
from plancancer_cli.model.wording.rhythms import read_continued_work, read_rhythm
from plancancer_cli.typed.text import Kind

_ONE_DAY = timedelta(days=1)


def read_clauses(cursor: Cursor) -> Lecture:
    """The reading of the whole wording. Raises CalendrierIllisible."""
    composition = Composition(cursor)
    _clause(cursor, composition)
    while not _finished(cursor):
        if cursor.sign("("):
            _clause(cursor, composition)
            if not cursor.sign(")"):
                raise cursor.not_understood()
        else:
            _link(cursor, composition)
            _clause(cursor, composition)
    return composition.lecture()


def _finished(cursor: Cursor) -> bool:
    """Whether nothing is left but the full stop of a sentence."""
    if cursor.peek().text == "." and cursor.peek(1).kind is Kind.END:
        cursor.index += 1
    return cursor.at_end


def _link(cursor: Cursor, composition: Composition) -> None:
    """Read a comma, a dash, "et", "puis" or nothing at all."""
    cursor.sign(",", ";", ":", "-")
    if cursor.phrase(FURTHER):
        composition.further()
    elif not cursor.sign("&"):
        cursor.word("et")


def _clause(cursor: Cursor, composition: Composition) -> None:
    first = cursor.index
    rhythm = read_rhythm(cursor)
    if rhythm is not None:
        composition.every(rhythm, first, cursor.index)
        _refuse_place_in_rhythm(cursor)
    elif read_continued_work(cursor):
        composition.continu = composition.deja_engage = True
    elif _of_plan(cursor, composition):
        pass
    elif (span := cursor.attempt(lambda: _throughout(cursor))) is not None:
        composition.continu = composition.lasting = True
        _add_span(composition, span)
    elif (opening := cursor.phrase(OPENINGS)) is not None:
        _CLAUSES[opening[0]](cursor, composition, first)
    elif (span := read_span(cursor)) is not None:
        _add_span(composition, span)
    else:
        raise cursor.not_understood()


def _of_plan(cursor: Cursor, composition: Composition) -> bool:
    """Read what names the period of the plan, if it comes next; a bare end of it is a limit."""
    first = cursor.index
    if read_whole_plan(cursor):
        composition.plan(PartOfPlan.WHOLE, first, cursor.index)
    elif read_within_plan(cursor):
        composition.plan(PartOfPlan.END, first, cursor.index, strict=True)
    elif read_end_of_plan(cursor):
        strict = not composition.point
        composition.plan(PartOfPlan.END, first, cursor.index, strict=strict)
    else:
        return False
    return True


def _refuse_place_in_rhythm(cursor: Cursor) -> None:
    """ "Chaque année en octobre": there is no key for the month of a rhythm."""
    start = cursor.index
    cursor.sign(",")
    cursor.phrase(AT)
    place = read_fragment(cursor)
    if place is not None and place.annee is None and (cursor.at_end or _finished(cursor)):
        raise cursor.refuse(refusals.place_in_rhythm, place.first, place.stop)
    cursor.index = start


def _add_span(composition: Composition, span: Span) -> None:
    if span.last is None:
        composition.lone(span.first)
    else:
        composition.start(span.first)
        composition.end(span.last)
        composition.lasting = True


def _throughout(cursor: Cursor) -> Span | None:
    if not cursor.phrase(THROUGHOUT):
        return None
    cursor.phrase(AT)
    return read_span(cursor)


def _start(cursor: Cursor, composition: Composition, _: int) -> None:
    first = required_fragment(cursor)
    last = cursor.attempt(lambda: _end_of_start(cursor))
    if last is None:
        composition.start(resolve(cursor, [first])[0])
    else:
        _add_span(composition, two_ends(cursor, first, last))


def _end_of_start(cursor: Cursor) -> Fragment | None:
    """The "et jusqu'à 2026" of "depuis 2022 et jusqu'à 2026"."""
    cursor.sign(",")
    cursor.word("et")
    return read_fragment(cursor) if cursor.phrase(UNTIL) or cursor.word("a", "au") else None


def _start_noun(cursor: Cursor, composition: Composition, first: int) -> None:
    _announced(cursor)
    _start(cursor, composition, first)


def _since(cursor: Cursor, composition: Composition, first: int) -> None:
    composition.deja_engage = True
    _start(cursor, composition, first)


def _since_noun(cursor: Cursor, composition: Composition, _: int) -> None:
    composition.deja_engage = True
    debut = cursor.attempt(lambda: _announced_one(cursor))
    if debut is not None:
        composition.start(resolve(cursor, [debut])[0])


def _announced(cursor: Cursor) -> None:
    """Read the colon or the preposition between a noun and its date."""
    cursor.sign(":")
    cursor.phrase(AT)


def _announced_one(cursor: Cursor) -> Fragment | None:
    _announced(cursor)
    return read_fragment(cursor)


def _until(cursor: Cursor, composition: Composition, first: int) -> None:
    if read_end_of_plan(cursor):
        composition.plan(PartOfPlan.END, first, cursor.index)
    else:
        composition.end(read_one(cursor))
        composition.lasting = True


def _end_noun(cursor: Cursor, composition: Composition, first: int) -> None:
    _announced(cursor)
    _until(cursor, composition, first)


def _by(cursor: Cursor, composition: Composition, first: int) -> None:
    if read_end_of_plan(cursor):
        composition.plan(PartOfPlan.END, first, cursor.index, strict=True)
    else:
        composition.end(read_one(cursor), strict=True)


def _by_noun(cursor: Cursor, composition: Composition, first: int) -> None:
    _announced(cursor)
    _by(cursor, composition, first)


def _latest(cursor: Cursor, composition: Composition, first: int) -> None:
    stop = cursor.index
    if read_end_of_plan(cursor):
        composition.plan(PartOfPlan.END, first, cursor.index, strict=True)
        return
    fin = cursor.attempt(lambda: _announced_one(cursor))
    if fin is None:
        composition.at_latest(first, stop)
    else:
        composition.end(resolve(cursor, [fin])[0], strict=True)


def _before(cursor: Cursor, composition: Composition, first: int) -> None:
    if read_end_of_plan(cursor):
        composition.plan(PartOfPlan.END, first, cursor.index, strict=True)
        return
    fragment = required_fragment(cursor)
    dated = resolve(cursor, [fragment])[0]
    if fragment.partie is Partie.MILIEU:
        raise cursor.refuse(refusals.before_a_middle, first, cursor.index)
    # "Avant fin 2025" leaves the end of the year in; "avant 2025" stops on its eve.
    at_end = fragment.partie is Partie.FIN
    day = dated.periode.dernier if at_end else dated.periode.premier - _ONE_DAY
    try:
        eve = Periode.jour(day)
    except ValueError:
        raise cursor.refuse(refusals.year_out_of_range, first, cursor.index) from None
    composition.end(Dated(eve, dated.first, dated.stop), strict=True)


def _at(cursor: Cursor, composition: Composition, _: int) -> None:
    opening = cursor.phrase(OPENINGS)
    if opening in {(Opening.FROM,), (Opening.BETWEEN,)}:
        _CLAUSES[opening[0]](cursor, composition, cursor.index)
        return
    span = None if opening else read_span(cursor)
    if span is None:
        cursor.index -= 1 if opening else 0
        raise cursor.not_understood()
    _add_span(composition, span)


def _during(cursor: Cursor, composition: Composition, first: int) -> None:
    _at(cursor, composition, first)
    composition.lasting = True


def _from(cursor: Cursor, composition: Composition, first: int) -> None:
    debut = cursor.attempt(lambda: _to_end_of_plan(cursor))
    if debut is None:
        _add_span(composition, read_range(cursor, Joint.RANGE))
    else:
        composition.start(resolve(cursor, [debut])[0])
        composition.plan(PartOfPlan.END, first, cursor.index)


def _to_end_of_plan(cursor: Cursor) -> Fragment | None:
    """The start of "de 2024 à la fin du plan"."""
    debut = read_fragment(cursor)
    joined = cursor.sign("-") or cursor.phrase(UNTIL) or cursor.word("a", "au") or True
    return debut if joined and read_end_of_plan(cursor) else None


def _between(cursor: Cursor, composition: Composition, _: int) -> None:
    """ "Entre 2024 et 2026": at some time between the two, to be finished by the last day."""
    _add_span(composition, read_range(cursor, Joint.LIST))
    composition.strict = True


def _minimum(cursor: Cursor, composition: Composition, first: int) -> None:
    stop = cursor.index
    rhythm = read_rhythm(cursor)
    if rhythm is not None:
        composition.every(rhythm, first, cursor.index)
    else:
        composition.at_least(first, stop)


def _beyond(cursor: Cursor, composition: Composition, first: int) -> None:
    composition.beyond(first, cursor.index)


def _ongoing(_: Cursor, composition: Composition, __: int) -> None:
    composition.continu = True


def _under_way(_: Cursor, composition: Composition, __: int) -> None:
    composition.deja_engage = True


def _one_off(cursor: Cursor, composition: Composition, first: int) -> None:
    composition.one_off = (first, cursor.index)


def _undecided(cursor: Cursor, composition: Composition, first: int) -> None:
    composition.undecided = (first, cursor.index)


_CLAUSES: Mapping[Opening, Callable[[Cursor, Composition, int], None]] = {
    Opening.START: _start,
    Opening.START_NOUN: _start_noun,
    Opening.SINCE: _since,
    Opening.SINCE_NOUN: _since_noun,
    Opening.UNTIL: _until,
    Opening.BY: _by,
    Opening.BY_NOUN: _by_noun,
    Opening.BEFORE: _before,
    Opening.LATEST: _latest,
    Opening.AT: _at,
    Opening.DURING: _during,
    Opening.END_NOUN: _end_noun,
    Opening.FROM: _from,
    Opening.BETWEEN: _between,
    Opening.MINIMUM: _minimum,
    Opening.BEYOND: _beyond,
    Opening.ONGOING: _ongoing,
    Opening.UNDER_WAY: _under_way,
    Opening.ONE_OFF: _one_off,
    Opening.OPEN: _undecided,
}
