"""Whether a text after an edit says what was meant: the old data, and the new items at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.storage.edit.flow import as_read
from plancancer_cli.storage.read.content import same_in_order

if TYPE_CHECKING:
    from plancancer_cli.storage.edit.insertion import Insertion, Loc
    from plancancer_cli.storage.read.source import Source


def is_exact(before: Source, after: Source, insertion: Insertion) -> bool:
    """Whether `after` holds the data of `before`, the items of the insertion, and nothing else.

    Types and the order of keys count: 1, 1.0 and true are three values. A value that stands in
    several places through a reference counts in each. Findings must be the same, too.
    """
    items = [as_read(item) for item in insertion.items]
    return _findings(before) == _findings(after) and _has_grown(
        before.data, after.data, insertion.loc, items
    )


def _has_grown(old: Any, new: Any, loc: Loc, items: list[Any]) -> bool:
    if not loc:
        before = [] if old is None else old
        if not (isinstance(before, list) and isinstance(new, list)):
            return False
        return same_in_order(before, new[: len(before)]) and same_in_order(
            items, new[len(before) :]
        )
    step, rest = loc[0], loc[1:]
    if isinstance(old, dict) and isinstance(new, dict):
        keys = list(old) if step in old else [*old, step]
        return list(new) == keys and all(
            _has_grown(old.get(key), new[key], rest, items)
            if key == step
            else same_in_order(old[key], new[key])
            for key in keys
        )
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return all(
            _has_grown(child, new[rank], rest, items)
            if rank == step
            else same_in_order(child, new[rank])
            for rank, child in enumerate(old)
        )
    return False


def _findings(source: Source) -> list[tuple[str, Any]]:
    return [(problem.code, problem.message) for problem in source.problems]
