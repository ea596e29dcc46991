"""Where the texts of two states differ, in few words."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff import Change

_CONTEXT = 4
_LONGEST = 160
_MOST = 6
_SHOWN = frozenset({Kind.TEXT_CHANGED, Kind.HISTORY_REWRITTEN, Kind.MEASUREMENT_REWRITTEN})
_TOLD = "valeur"  # the message of a rewritten value holds it already


def excerpts(change: Change) -> list[tuple[str, str]]:
    """What a text said and says, with the words around it; one of both is empty where it is new.

    Only of changes whose message names no more than what was touched. The first few, so that a
    whole chapter that is rewritten does not bury the rest.
    """
    if change.change not in _SHOWN or _secret(change.before) or _secret(change.after):
        return []
    return [_excerpt(was, now) for was, now in _pairs(change.before, change.after)][:_MOST]


def _secret(value: Any) -> bool:
    """Whether it is a valeur that is not shown, nor what it was worked out from."""
    return isinstance(value, dict) and value.get("secret") is True


def _pairs(before: Any, after: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts that only one of two plain data holds: by key, and in lists by their order."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            if name != _TOLD:
                yield from _pairs(before.get(name), after.get(name), name)
        return
    was, now = list(_texts(before, key)), list(_texts(after, key))
    gone = [text for text in was if text not in now]
    new = [text for text in now if text not in was]
    yield from zip_longest(gone, new, fillvalue="")


def _texts(value: Any, key: str) -> Iterator[str]:
    """The texts inside plain data, in order; what is no text is told with its key."""
    match value:
        case None:
            return
        case str():
            yield " ".join(value.split())
        case dict():
            for name, item in value.items():
                yield from _texts(item, name)
        case list():
            for item in value:
                yield from _texts(item, key)
        case _:
            yield f"{key}: {json.dumps(value)}" if key else json.dumps(value)


def _excerpt(before: str, after: str) -> tuple[str, str]:
    was, now = before.split(), after.split()
    head = _common(was, now)
    tail = _common(was[head:][::-1], now[head:][::-1])
    return _part(was, head, tail), _part(now, head, tail)


def _common(a: list[str], b: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


def _part(words: list[str], head: int, tail: int) -> str:
    first, last = max(head - _CONTEXT, 0), min(len(words) - tail + _CONTEXT, len(words))
    text = " ".join(words[first:last])
    if len(text) > _LONGEST:
        text, last = text[: _LONGEST - 1].rstrip(), 0
    return ("… " if first else "") + text + (" …" if last < len(words) else "")
