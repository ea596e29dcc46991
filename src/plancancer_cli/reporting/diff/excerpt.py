"""Where the texts of two states differ, in few words."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff import Kind
from plancancer_cli.analysis.diff.labels import label, worded
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff import Change
    from plancancer_cli.i18n import Language

_BREAKS = re.compile(r"[ \t\r\n]+")
_CONTEXT = 4
_LONGEST = 160
_MOST = 6
_SHOWN = frozenset({Kind.TEXT_CHANGED, Kind.HISTORY_REWRITTEN, Kind.MEASUREMENT_REWRITTEN})
_TOLD = frozenset({"valeur", "date"})
"""What the message says already: of which line, and a value that is another one."""


def excerpts(change: Change, language: Language) -> list[tuple[str, str]]:
    """What a text said and says, with the words around it; one of both is empty where it is new.

    Only of changes whose message names no more than what was touched. The first few, so that a
    whole chapter that is rewritten does not bury the rest.
    """
    if change.change not in _SHOWN or _secret(change.before) or _secret(change.after):
        return []
    pairs = _pairs(change.before, change.after, language)
    return [_excerpt(was, now) for was, now in pairs][:_MOST]


def _secret(value: Any) -> bool:
    """Whether it is a valeur that is not shown, nor what it was worked out from."""
    return isinstance(value, dict) and value.get("secret") is True


def _pairs(before: Any, after: Any, language: Language) -> Iterator[tuple[str, str]]:
    """The texts that only one of two plain data holds: by key, and in lists by their order."""
    if isinstance(before or after, dict) and isinstance(after or before, dict):
        was, now = before or {}, after or {}
        for name in {**was, **now}:
            if name not in _TOLD:
                both = was.get(name), now.get(name)
                lone = name if None in both else ""
                yield from _differing(*(list(_texts(item, lone, name, language)) for item in both))
        return
    yield from _differing(*(list(_texts(item, "", "", language)) for item in (before, after)))


def _differing(was: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    gone = [text for text in was if text not in now]
    new = [text for text in now if text not in was]
    yield from zip_longest(gone, new, fillvalue="")


def _texts(value: Any, named: str, key: str, language: Language) -> Iterator[str]:
    """The texts inside plain data, in order.

    What stands alone is told with the name of its key (`named`), and so is what is no text.
    """
    match value:
        case None:
            return
        case dict():
            for name, item in value.items():
                yield from _texts(item, named, name, language)
        case list():
            for item in value:
                yield from _texts(item, named, key, language)
        case _:
            # No-break spaces are typography and stay.
            flat = _BREAKS.sub(" ", value).strip(" ") if isinstance(value, str) else value
            text = language.text(msg("{value}", value=worded(key, flat)))
            name = named or (key if not isinstance(value, str) else "")
            said = msg("{key}: {value}", key=label(name), value=text)
            yield language.text(said) if name else text


def _excerpt(before: str, after: str) -> tuple[str, str]:
    was, now = (text.split(" ") if text else [] for text in (before, after))
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
