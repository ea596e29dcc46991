"""In which order the items and keys of two sides stand in the result; the same whoever merges."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

N = TypeVar("N")


class ReorderedError(ValueError):
    """Both sides have put the same things into another order, each its own."""


def merged_order(
    base: Sequence[N],
    ours: Sequence[N],
    theirs: Sequence[N],
    kept: Collection[N],
    key: Callable[[N], tuple[str, ...]],
) -> list[N]:
    """Return the names that are kept, in order.

    What both sides hold stands in the order of the side that changed it. What one side added stands
    behind what it stands behind on that side; where both added something at one place, in the order
    of `key`, each side's own order kept.

    Raises:
        ReorderedError: both sides changed the order, in two ways.
    """
    frame = _frame(base, ours, theirs, kept, key)
    stable = set(frame)
    mine, yours = _behind(ours, stable, kept), _behind(theirs, stable, kept)
    result: list[N] = []
    for place in (None, *frame):
        if place is not None:
            result.append(place)
        result += _interleaved(mine.get(place, []), yours.get(place, []), key)
    return result


def _frame(
    base: Sequence[N],
    ours: Sequence[N],
    theirs: Sequence[N],
    kept: Collection[N],
    key: Callable[[N], tuple[str, ...]],
) -> list[N]:
    """The names that both sides hold, in their order."""
    mine = [name for name in ours if name in set(theirs) and name in kept]
    yours = [name for name in theirs if name in set(ours) and name in kept]
    known = set(base) & set(mine)
    before, left, right = (
        [name for name in names if name in known] for names in (base, mine, yours)
    )
    if left != right and before not in (left, right):
        raise ReorderedError
    if left == right:
        # Both added the same things, perhaps in two orders: neither side has the last word.
        return min(mine, yours, key=lambda names: [key(name) for name in names])
    return yours if left == before else mine


def _behind(side: Sequence[N], frame: set[N], kept: Collection[N]) -> dict[N | None, list[N]]:
    groups: dict[N | None, list[N]] = {}
    place: N | None = None
    for name in side:
        if name in frame:
            place = name
        elif name in kept:
            groups.setdefault(place, []).append(name)
    return groups


def _interleaved(
    left: Sequence[N], right: Sequence[N], key: Callable[[N], tuple[str, ...]]
) -> list[N]:
    """Merge two lists as merge sort does: the smaller head first, each list in its own order."""
    left, right = list(left), list(right)
    result: list[N] = []
    while left and right:
        result.append((left if key(left[0]) <= key(right[0]) else right).pop(0))
    return [*result, *left, *right]
