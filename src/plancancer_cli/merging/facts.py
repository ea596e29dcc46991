"""What a file says, fact by fact: a second look at a merge, independent of lines and places.

A merge without conflict says what both sides say, without what one of them took away.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from plancancer_cli.storage.read.content import form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Fact: TypeAlias = tuple[Any, ...]
Path: TypeAlias = tuple[str, ...]

_IDS = ("id", "code", "numero")


def says_both(base: Any, ours: Any, theirs: Any, merged: Any, texts: Collection[Path]) -> bool:
    """Whether `merged` is the merge of two sides; `texts` were merged line by line inside."""
    before, mine, yours, result = (
        {fact for fact in facts(data) if fact[0] not in texts}
        for data in (base, ours, theirs, merged)
    )
    return result == (mine | yours) - (before - mine) - (before - yours)


def facts(data: Any, path: Path = ()) -> Iterator[Fact]:
    """Return every fact of some data: a path and a value; items without an id are facts whole."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from facts(value, (*path, key))
    elif isinstance(data, list):
        field = next((name for name in _IDS if _identifies(name, data)), None)
        seen: Counter[str] = Counter()
        for item in data:
            if field is not None:
                yield from facts(item, (*path, form(item[field])))
                continue
            whole = form(item)
            yield path, "item", whole, seen[whole]
            seen[whole] += 1
    elif data is not None:
        yield path, form(data)


def _identifies(field: str, items: list[Any]) -> bool:
    if not items or not all(isinstance(item, dict) and field in item for item in items):
        return False
    return len({form(item[field]) for item in items}) == len(items)
