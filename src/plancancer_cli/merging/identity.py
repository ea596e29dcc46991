"""Which item of one side is which item of another."""

from __future__ import annotations

from collections import Counter
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from plancancer_cli.model.periode import Periode
from plancancer_cli.model.serie import mesure
from plancancer_cli.storage.read.content import form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Name: TypeAlias = tuple[Any, ...]
"""What an item is called in all three versions of a list."""

_IDS = ("id", "code", "numero")


def name_items(
    key: str,
    base: Sequence[Any],
    ours: Sequence[Any],
    theirs: Sequence[Any],
    accumulation: str | None = None,
) -> tuple[list[Name], list[Name], list[Name]]:
    """Name the items of the three versions of the list that stands under a key.

    Items that have an id keep it as their name. Others are named after their place in the base; new
    ones after what identifies them (a valeur by the `accumulation` of its indicateur), else after
    all they say, so that what both sides added is one item.
    """
    for field in _IDS:
        named = [_by_id(field, items) for items in (base, ours, theirs)]
        if all(names is not None for names in named):
            return tuple(names or [] for names in named)  # type: ignore[return-value]
    old: list[Name] = [("old", rank) for rank in range(len(base))]
    call = partial(_new_name, key, accumulation)
    mine, yours = _against(key, call, base, ours), _against(key, call, base, theirs)
    if key == "suivi":
        _name_clashes(mine, ours, yours, theirs)
    return old, mine, yours


def when(item: Any) -> str:
    """Return the last day of what an item is dated, in a form that sorts; empty without one."""
    dated = item.get("date") if isinstance(item, dict) else None
    if not isinstance(dated, date | int | str) or isinstance(dated, bool):
        return ""
    try:
        return Periode.parse(dated).dernier.isoformat()
    except ValueError:
        return str(dated)


def _name_clashes(
    mine: list[Name], ours: Sequence[Any], yours: list[Name], theirs: Sequence[Any]
) -> None:
    """Give one name to new entries that state two statuses of one thing at one date.

    Of equal dates the later line holds: the order of a merge would choose the status.
    """
    for at, entry in enumerate(ours):
        for rank, other in enumerate(theirs):
            new = mine[at][0] == "new" == yours[rank][0] and mine[at] not in yours
            if new and yours[rank] not in mine and _contradict(entry, other):
                mine[at] = yours[rank] = ("clash", when(entry), at)
                break


def _contradict(entry: Any, other: Any) -> bool:
    if not (isinstance(entry, dict) and isinstance(other, dict)) or when(entry) != when(other):
        return False
    if any(
        form(entry.get(key)) != form(other.get(key)) for key in ("periode", "jalon", "porte_sur")
    ):
        return False
    return (
        None not in (entry.get("statut"), other.get("statut"))
        and entry["statut"] != other["statut"]
    )


def _by_id(field: str, items: Sequence[Any]) -> list[Name] | None:
    if not all(isinstance(item, dict) and field in item for item in items):
        return None
    names: list[Name] = [(field, form(item[field])) for item in items]
    return names if len(set(names)) == len(names) else None


def _against(
    key: str, call: Callable[[Any], Name], base: Sequence[Any], side: Sequence[Any]
) -> list[Name]:
    names: list[Name | None] = [None] * len(side)
    old, new = list(map(form, base)), list(map(form, side))
    for kind, first, last, begin, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            names[begin:end] = [("old", rank) for rank in range(first, last)]
        elif kind == "replace":
            for rank, at in _pairs(key, call, base, range(first, last), side, range(begin, end)):
                names[at] = ("old", rank)
    seen: Counter[Name] = Counter()
    for rank, item in enumerate(side):
        if names[rank] is None:
            name = call(item)
            names[rank] = (*name, seen[name])
            seen[name] += 1
    return [name for name in names if name is not None]


def _pairs(
    key: str,
    call: Callable[[Any], Name],
    base: Sequence[Any],
    old: range,
    side: Sequence[Any],
    new: range,
) -> list[tuple[int, int]]:
    """Pair the items of a stretch that was rewritten: those with one identity, else in order."""
    if key != "valeurs":
        return list(zip(old, new, strict=False))
    places = {call(side[at]): at for at in reversed(new)}
    pairs = [(rank, places.pop(call(base[rank]), -1)) for rank in old]
    return [(rank, at) for rank, at in pairs if at >= 0]


def _new_name(key: str, accumulation: str | None, item: Any) -> Name:
    if isinstance(item, dict):
        dated = str(item.get("date") or item.get("consulte"))
        match key:
            case "valeurs":
                fields: tuple[str, ...] = ("ventilation", "remplace")
                covered = item.get("periode")
                dated = mesure(accumulation, dated, None if covered is None else str(covered))
            case "reports_echeance":
                fields = ("echeance",)
            case "jalons" | "cibles" | "ruptures":
                fields = ()
            case _:
                return ("new", form(item))
        return ("new", dated, *(form(item.get(field)) for field in fields))
    return ("new", form(item))
