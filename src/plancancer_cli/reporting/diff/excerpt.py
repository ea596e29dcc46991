"""Where two texts differ, in few words."""

from __future__ import annotations

from typing import Any

_CONTEXT = 4
_LONGEST = 160


def excerpt(before: Any, after: Any) -> tuple[str, str] | None:
    """The part of both texts that differs, with the words around it; None for other values."""
    if not isinstance(before, str) or not isinstance(after, str):
        return None
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
