"""The merge of two versions of a file with the one they come from.

What one side changed is taken, with its comments and its layout. What both changed is merged part
by part down to single values and items; where these differ, both stand in the result between the
marks of a conflict, as Git leaves them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from plancancer_cli.merging.brackets import merge_brackets
from plancancer_cli.merging.identity import Name, name_items, when
from plancancer_cli.merging.order import ReorderedError, merged_order
from plancancer_cli.merging.sides import Path, Sides, TangledError, Trio
from plancancer_cli.merging.texts import merge_header, merge_remarks, merge_text
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from plancancer_cli.storage.layout.outline import Block, Part

OPENING, BETWEEN, CLOSING = "<<<<<<< ours", "=======", ">>>>>>> theirs"

_ITEM = "item"
"""Stands in a path for an item without an id: it is merged as a whole."""


class _Place(NamedTuple):
    """Where parts stand: their column in the result, their column in theirs, their path."""

    column: int
    shift: int
    path: Path

    def inside(self, name: Name) -> _Place:
        return _Place(self.column, self.shift, (*self.path, _step(name)))


class Merger(Struct):
    """One merge.

    Attributes:
        sides: the three versions.
        conflicts: where the same thing was changed in two ways, as paths.
        texts: the paths of texts that were merged line by line.
    """

    sides: Sides
    conflicts: list[Path] = []
    texts: set[Path] = set()

    def merged(self) -> list[str]:
        """Return the lines of the result. Raises TangledError where nothing can be told apart."""
        sides = self.sides
        base = sides.base.root if sides.base is not None else None
        return self._block(Trio(base, sides.ours.root, sides.theirs.root), "", ())

    def _block(self, blocks: Trio[Block | None, Block], key: str, path: Path) -> list[str]:
        """Merge what stands under a key."""
        base, ours, theirs = blocks
        if type(ours.node) is not type(theirs.node):
            raise TangledError
        if base is not None and type(base.node) is not type(ours.node):
            base = None
        parts = Trio(base.parts if base is not None else (), ours.parts, theirs.parts)
        place = _Place(ours.column, theirs.column, path)
        head = Trio(base.head if base else None, ours.head, theirs.head)
        tail = Trio(base.tail if base else None, ours.tail, theirs.tail)
        return [
            *merge_remarks(self.sides, head, place.column),
            *self._parts(parts, key, place, is_map=isinstance(ours.node, YamlMap)),
            *merge_remarks(self.sides, tail, place.column),
        ]

    def _parts(
        self,
        versions: Trio[tuple[Part, ...], tuple[Part, ...]],
        key: str,
        place: _Place,
        *,
        is_map: bool,
    ) -> list[str]:
        names = _names(versions, key, self.sides.accumulation, is_map=is_map)
        base, ours, theirs = (
            dict(zip(called, parts, strict=True))
            for called, parts in zip(names, versions, strict=True)
        )
        trios = {
            name: Trio(base.get(name), ours.get(name), theirs.get(name))
            for name in {**ours, **theirs}
        }
        kept = {name for name, trio in trios.items() if self._is_kept(trio)}
        values = {name: part.value for name, part in {**theirs, **ours}.items()}
        out: list[str] = []
        for name in _order(names, kept, values, is_map=is_map):
            out += self._part(trios[name], place.inside(name))
        return out

    def _is_kept(self, parts: Trio[Part | None, Part | None]) -> bool:
        """Whether a part stays: one that a side removed goes, unless the other side changed it."""
        base, ours, theirs = parts
        if base is None or (ours is not None and theirs is not None):
            return True
        if ours is not None:
            return not self.sides.says_nothing_new(base, self.sides.ours, ours)
        return theirs is not None and not self.sides.says_nothing_new(
            base, self.sides.theirs, theirs
        )

    def _part(self, parts: Trio[Part | None, Part | None], place: _Place) -> list[str]:
        base, ours, theirs = parts
        if ours is None or theirs is None:
            if base is not None:
                return self._conflict(ours, theirs, place)
            return self._whole(ours, theirs, place)
        lead = Trio(base.lead if base else None, ours.lead, theirs.lead)
        before = len(self.conflicts)
        try:
            body = self._body(base, ours, theirs, place)
        except (TangledError, ReorderedError):
            del self.conflicts[before:]
            return self._conflict(ours, theirs, place)
        return [*merge_remarks(self.sides, lead, place.column), *body]

    def _whole(self, ours: Part | None, theirs: Part | None, place: _Place) -> list[str]:
        """Return a part of one side with what stands above it."""
        if ours is not None:
            return self.sides.ours.at(_all(ours), place.column, place.column)
        if theirs is not None:
            return self.sides.theirs.at(_all(theirs), place.shift, place.column)
        return []

    def _conflict(self, ours: Part | None, theirs: Part | None, place: _Place) -> list[str]:
        self.conflicts.append(place.path)
        mine, yours = self._whole(ours, None, place), self._whole(None, theirs, place)
        return [OPENING, *mine, BETWEEN, *yours, CLOSING]

    def _body(self, base: Part | None, ours: Part, theirs: Part, place: _Place) -> list[str]:
        sides, column = self.sides, place.column
        mine = sides.ours.at(ours.lines, column, column)
        yours = sides.theirs.at(theirs.lines, place.shift, column)
        if mine == yours or (base and sides.is_as_in_base(base, sides.theirs, theirs)):
            return mine
        if base and sides.is_as_in_base(base, sides.ours, ours):
            return yours
        parts = Trio(base, ours, theirs)
        if place.path[-1] != _ITEM:
            if _is_list(ours.value) and _is_list(theirs.value) and (ours.value or theirs.value):
                return self._list(parts, place)
            if isinstance(ours.value, YamlMap) and ours.block and theirs.block:
                return self._nested(parts, place)
        if base and sides.says_nothing_new(base, sides.theirs, theirs):
            return mine
        if base and sides.says_nothing_new(base, sides.ours, ours):
            return yours
        if sides.say_the_same(ours, theirs):
            return mine
        if place.path[-1] == _ITEM:
            raise TangledError
        merged = merge_text(sides, parts, column)
        self.texts.add(place.path)
        return merged

    def _nested(self, parts: Trio[Part | None, Part], place: _Place) -> list[str]:
        """Merge a list or mapping that has lines of its own on both sides."""
        base, ours, theirs = parts
        if ours.block is None or theirs.block is None:
            raise TangledError
        blocks = Trio(base.block if base is not None else None, ours.block, theirs.block)
        inside = self._block(blocks, str(ours.name), place.path)
        if ours.block.parts[0].lines.start > ours.lines.start:
            return [*merge_header(self.sides, parts, place.column), *inside]
        # The first key stands behind the dash of the item: it takes the dash with it.
        prefix = self.sides.ours.lines[ours.lines.start][: ours.block.column]
        bare = inside[0].strip() if inside else ""
        if not bare or bare.startswith(("#", OPENING)):
            raise TangledError
        return [prefix + inside[0][ours.block.column :], *inside[1:]]

    def _list(self, parts: Trio[Part | None, Part], place: _Place) -> list[str]:
        base, ours, theirs = parts
        versions = [part for part in parts if part is not None]
        if all(part.block is None for part in versions):
            return merge_brackets(self.sides, parts, place.column)
        if any(part.block is None and part.value for part in versions):
            raise TangledError  # one side in brackets, the other below each other
        if ours.block is not None and theirs.block is not None:
            return self._nested(parts, place)
        # One side holds nothing: it has emptied the list, or never filled it.
        is_ours = ours.block is not None
        side, part = (self.sides.ours, ours) if is_ours else (self.sides.theirs, theirs)
        if part.block is None:
            raise TangledError
        old = base.block.parts if base is not None and base.block is not None else ()
        items = Trio(old, part.block.parts, ()) if is_ours else Trio(old, (), part.block.parts)
        inner = _Place(
            part.block.column - part.column + place.column, part.block.column, place.path
        )
        lines = self._parts(items, str(part.name), inner, is_map=False)
        if not lines:
            empty, other = (self.sides.theirs, theirs) if is_ours else (self.sides.ours, ours)
            return empty.at(other.lines, other.column, place.column)
        head = side.at(range(part.lines.start, part.lines.start + 1), part.column, place.column)
        return [*head, *lines]


def _names(
    versions: Trio[tuple[Part, ...], tuple[Part, ...]],
    key: str,
    accumulation: str | None,
    *,
    is_map: bool,
) -> Trio[list[Name], list[Name]]:
    if is_map:
        base, ours, theirs = ([(str(part.name),) for part in parts] for parts in versions)
        return Trio(base, ours, theirs)
    base, ours, theirs = ([part.value for part in parts] for parts in versions)
    return Trio(*name_items(key, base, ours, theirs, accumulation))


def _order(
    names: Trio[list[Name], list[Name]],
    kept: set[Name],
    values: dict[Name, object],
    *,
    is_map: bool,
) -> list[Name]:
    try:
        return merged_order(*names, kept, lambda name: (when(values[name]), repr(name)))
    except ReorderedError:
        if not is_map:
            raise
        # The order of keys says nothing: ours will do.
        both = dict.fromkeys([*names.ours, *names.theirs])
        return [name for name in both if name in kept]


def _step(name: Name) -> str:
    """Return what `facts` calls a part: a key, an id, or an item among others."""
    match name:
        case (str(key),) | ("id" | "code" | "numero", str(key)):
            return key
    return _ITEM


def _all(part: Part) -> range:
    return range(part.lead.start if part.lead else part.lines.start, part.lines.stop)


def _is_list(value: object) -> bool:
    return value is None or isinstance(value, YamlSeq)
