"""The merge of lists that are written in brackets on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.merging.identity import Name, name_items, when
from plancancer_cli.merging.order import merged_order
from plancancer_cli.merging.sides import Side, Sides, TangledError, Trio
from plancancer_cli.storage.read.content import form
from plancancer_cli.storage.read.nodes import YamlSeq

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.storage.layout.outline import Part


def merge_brackets(sides: Sides, parts: Trio[Part | None, Part], column: int) -> list[str]:
    """Merge the items, each as it was written; what stands around the brackets is ours.

    Raises:
        TangledError: an item was changed in two ways, or the list takes more than one line.
    """
    ours, theirs = parts.ours, parts.theirs
    if sides.ours.remarks(ours) != sides.theirs.remarks(theirs):
        raise TangledError
    versions = [list(part.value or ()) if part is not None else [] for part in parts]
    before, left, right = versions
    names = name_items(str(ours.name), before, left, right, sides.accumulation)
    old, mine, yours = (
        dict(zip(called, items, strict=True)) for called, items in zip(names, versions, strict=True)
    )
    both = {**mine, **yours}
    for name in both:
        if len({form(items[name]) for items in (old, mine, yours) if name in items}) > 1:
            raise TangledError
    kept = {name for name in both if name not in old or (name in mine and name in yours)}
    order = merged_order(*names, kept, lambda name: (when(both[name]), repr(name)))
    raws = _raws(names[1], sides.ours, ours) | _raws(names[2], sides.theirs, theirs)
    side, part = (sides.ours, ours) if isinstance(ours.value, YamlSeq) else (sides.theirs, theirs)
    return [" " * column + _line(side, part, [raws[name] for name in order])]


def _line(side: Side, part: Part, items: list[str]) -> str:
    """Return the line of a key or dash with other items in its brackets."""
    text = side.source.text
    start, end = part.value_span
    line = text[part.start : start] + f"[{', '.join(items)}]" + text[end : text.find("\n", end)]
    if "\n" in line or len(part.lines) != 1:
        raise TangledError
    return line


def _raws(names: Sequence[Name], side: Side, part: Part) -> dict[Name, str]:
    if not isinstance(part.value, YamlSeq):
        return {}
    return {
        name: side.source.text[start:end]
        for name, (start, end) in zip(names, part.value.spans, strict=True)
    }
