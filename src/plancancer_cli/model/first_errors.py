"""The first errors of data that have very many, without building the others.

pydantic makes a dictionary of every error, and a finding is made of each of those: 200 000 unknown
keys took half a minute and more than a gigabyte. Where the count says that there are many, the data
are validated again in pieces, each small enough to have few.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]

MAX_ERRORS = 100
"""Errors that are worth building, as many as the findings that are kept of one file."""

MAX_BUILT = 1_000
"""Errors that are built at once."""

_LONG = 100
"""Items of a list, and unknown keys of a mapping, that are kept where data are shortened."""

_INNER = 5
"""The same of a list that stands in another one: they multiply."""

_PIECE = 5_000
"""Items of a list that are validated at a time; an error takes 250 bytes before it is built."""


class _List(NamedTuple):
    """A long list of the data: its place, how many items are kept of it, and all of them."""

    loc: Loc
    kept: int
    items: list[Any]


class _Piece(Struct, frozen=True):
    """Validates some items of a list, in data that are short otherwise."""

    model: type[BaseModel]
    whole: Any
    known: Callable[[Loc], set[str]]
    of: _List

    def errors(self, start: int, end: int) -> Iterator[ErrorDetails]:
        """The errors of the items from `start` to `end`, at their places in the data."""
        items = [
            _shortened(item, (*self.of.loc, start + place), self.known, [])
            for place, item in enumerate(self.of.items[start:end])
        ]
        failure = _failure(self.model, _with(self.whole, self.of.loc, items))
        if failure is None:
            return
        middle = (start + end) // 2
        if failure.error_count() <= MAX_BUILT or middle == start:
            yield from _shifted(failure.errors(include_url=False), self.of.loc, start)
            return
        yield from self.errors(start, middle)
        yield from self.errors(middle, end)


def first_errors(
    model: type[BaseModel], data: Any, known: Callable[[Loc], set[str]]
) -> list[ErrorDetails]:
    """At least one of the errors of `data`, about MAX_ERRORS of them, with their places in `data`.

    `known` says which keys the mapping at a place may have.
    """
    lists: list[_List] = []
    whole = _shortened(data, (), known, lists)
    failure = _failure(model, whole)
    found = failure.errors(include_url=False) if failure is not None else []
    for each in lists:
        piece = _Piece(model, whole, known, each)
        for start in range(each.kept, len(each.items), _PIECE):
            if len(found) >= MAX_ERRORS:
                return found
            wanted = MAX_ERRORS - len(found)
            found += islice(piece.errors(start, start + _PIECE), wanted)
    if found:
        return found
    everything = _failure(model, data)
    return everything.errors(include_url=False) if everything is not None else []


def _failure(model: type[BaseModel], data: Any) -> ValidationError | None:
    try:
        model.model_validate(data)
    except ValidationError as failure:
        return failure
    return None


def _shortened(data: Any, loc: Loc, known: Callable[[Loc], set[str]], lists: list[_List]) -> Any:
    """The data with the first items of every long list and the first unknown keys of every mapping."""
    if isinstance(data, dict):
        kept = data if len(data) <= _LONG else dict(_first_keys(data, known(loc)))
        return {key: _shortened(value, (*loc, key), known, lists) for key, value in kept.items()}
    if isinstance(data, list):
        length = _INNER if any(isinstance(step, int) for step in loc) else _LONG
        if len(data) > length:
            lists.append(_List(loc, length, data))
        return [
            _shortened(item, (*loc, place), known, lists)
            for place, item in enumerate(data[:length])
        ]
    return data


def _first_keys(data: dict[str, Any], known: set[str]) -> Iterator[tuple[str, Any]]:
    unknown = 0
    for key, value in data.items():
        unknown += key not in known
        if key in known or unknown <= _LONG:
            yield key, value


def _with(data: Any, loc: Loc, value: Any) -> Any:
    """The data with another value at a place."""
    if not loc:
        return value
    step, *rest = loc
    if isinstance(data, dict):
        return {**data, step: _with(data[str(step)], tuple(rest), value)}
    copy = list(data)
    copy[int(step)] = _with(copy[int(step)], tuple(rest), value)
    return copy


def _shifted(errors: list[ErrorDetails], loc: Loc, start: int) -> Iterator[ErrorDetails]:
    """The errors below the list at `loc`, of which a piece held the items from `start` on."""
    at = len(loc)
    for error in errors:
        place = error["loc"]
        if len(place) > at and place[:at] == loc and isinstance(place[at], int):
            moved = (*loc, int(place[at]) + start, *place[at + 1 :])
            yield {**error, "loc": moved}
