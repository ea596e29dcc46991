"""The merge of two versions of a file with the one they come from.

What one side changed is taken, with its comments and its layout. What both changed is merged part by
part down to single values and items; where these differ, both stand in the result between the marks
of a conflict, as Git leaves them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from plancancer_cli.merging.identity import Name, form, name_items, when
from plancancer_cli.merging.order import ReorderedError, merged_order
from plancancer_cli.merging.sides import Side
from plancancer_cli.storage.layout_scalars import is_text_block
from plancancer_cli.storage.nodes import YamlMap, YamlSeq
from plancancer_cli.storage.outline import Block, Part

LineMerge: TypeAlias = Callable[[list[str], list[str], list[str]], "list[str] | None"]
"""Merges the lines of a text, base, ours and theirs; None where both changed the same lines."""

OPENING, BETWEEN, CLOSING = "<<<<<<< ours", "=======", ">>>>>>> theirs"


_ITEM = "item"
"""Stands in a path for an item without an id: it is merged as a whole."""


class TangledError(ValueError):
    """What both sides changed cannot be taken apart: it is a conflict as a whole."""


@dataclass(slots=True)
class Merger:
    """One merge.

    Attributes:
        base: the version that both sides come from; None where there is none.
        ours: the version into whose text the other is merged.
        theirs: the other version.
        merge_lines: what merges texts of several lines.
        conflicts: where the same thing was changed in two ways, as paths.
        texts: the paths of texts that were merged line by line.
    """

    base: Side | None
    ours: Side
    theirs: Side
    merge_lines: LineMerge
    conflicts: list[tuple[str, ...]] = field(default_factory=list)
    texts: set[tuple[str, ...]] = field(default_factory=set)

    def merged(self) -> list[str]:
        """Return the lines of the result. Raises TangledError where nothing can be told apart."""
        base = self.base.root if self.base is not None else None
        return self._block(base, self.ours.root, self.theirs.root, "", ())

    def _block(
        self, base: Block | None, ours: Block, theirs: Block, key: str, path: tuple[str, ...]
    ) -> list[str]:
        if type(ours.node) is not type(theirs.node):
            raise TangledError
        if base is not None and type(base.node) is not type(ours.node):
            base = None
        column = ours.column
        versions = [list(block.parts) if block is not None else [] for block in (base, ours, theirs)]
        names = self._names(isinstance(ours.node, YamlMap), key, versions)
        head = self._remarks(*(block.head if block else None for block in (base, ours, theirs)), column)
        tail = self._remarks(*(block.tail if block else None for block in (base, ours, theirs)), column)
        shift = theirs.column
        body = self._parts(versions, names, column, shift, path, is_map=isinstance(ours.node, YamlMap))
        return [*head, *body, *tail]

    def _names(
        self, is_map: bool, key: str, versions: list[list[Part]]  # noqa: FBT001
    ) -> tuple[list[Name], list[Name], list[Name]]:
        if is_map:
            base, ours, theirs = ([(str(part.name),) for part in parts] for parts in versions)
            return base, ours, theirs  # type: ignore[return-value]
        base_items, our_items, their_items = ([part.value for part in parts] for parts in versions)
        return name_items(key, base_items, our_items, their_items)

    def _parts(
        self,
        versions: list[list[Part]],
        names: tuple[list[Name], list[Name], list[Name]],
        column: int,
        shift: int,
        path: tuple[str, ...],
        *,
        is_map: bool,
    ) -> list[str]:
        base, ours, theirs = (
            dict(zip(called, parts, strict=True)) for called, parts in zip(names, versions, strict=True)
        )
        kept = {
            name
            for name in {**ours, **theirs}
            if self._is_kept(base.get(name), ours.get(name), theirs.get(name))
        }
        out: list[str] = []
        for name in _order(names, kept, ours, theirs, is_map=is_map):
            here = (*path, *_steps(name))
            out += self._part(base.get(name), ours.get(name), theirs.get(name), column, shift, here)
        return out

    def _is_kept(self, base: Part | None, ours: Part | None, theirs: Part | None) -> bool:
        """Whether a part stays: one that a side removed goes, unless the other side changed it."""
        if base is None or (ours is not None and theirs is not None):
            return True
        if ours is not None:
            return not self._unchanged(base, self.ours, ours)
        return theirs is not None and not self._unchanged(base, self.theirs, theirs)

    def _unchanged(self, base: Part, side: Side, part: Part) -> bool:
        if self.base is None:
            return False
        if side.bare(part) == self.base.bare(base):
            return True
        return form(base.value) == form(part.value) and side.remarks(part) == self.base.remarks(base)

    def _part(
        self,
        base: Part | None,
        ours: Part | None,
        theirs: Part | None,
        column: int,
        shift: int,
        path: tuple[str, ...],
    ) -> list[str]:
        if ours is None or theirs is None:
            if base is not None:
                return self._conflict(ours, theirs, column, shift, path)
            return self._whole(ours, theirs, column, shift)
        lead = self._remarks(base.lead if base else None, ours.lead, theirs.lead, column)
        before = len(self.conflicts)
        try:
            return [*lead, *self._body(base, ours, theirs, column, shift, path)]
        except (TangledError, ReorderedError):
            del self.conflicts[before:]
            return self._conflict(ours, theirs, column, shift, path)

    def _whole(self, ours: Part | None, theirs: Part | None, column: int, shift: int) -> list[str]:
        if ours is not None:
            return self.ours.at(_all(ours), column, column)
        return self.theirs.at(_all(theirs), shift, column) if theirs is not None else []

    def _conflict(
        self, ours: Part | None, theirs: Part | None, column: int, shift: int, path: tuple[str, ...]
    ) -> list[str]:
        self.conflicts.append(path)
        mine = self._whole(ours, None, column, shift)
        yours = self._whole(None, theirs, column, shift)
        return [OPENING, *mine, BETWEEN, *yours, CLOSING]

    def _body(
        self,
        base: Part | None,
        ours: Part,
        theirs: Part,
        column: int,
        shift: int,
        path: tuple[str, ...],
    ) -> list[str]:
        mine, yours = self.ours.at(ours.lines, column, column), self.theirs.at(theirs.lines, shift, column)
        if self.ours.bare(ours) == self.theirs.bare(theirs):
            return mine
        if base is not None and self._is_text_of_base(base, self.theirs, theirs):
            return mine
        if base is not None and self._is_text_of_base(base, self.ours, ours):
            return yours
        if path[-1] != _ITEM and _is_list(ours.value) and _is_list(theirs.value) and (ours.value or theirs.value):
            return self._list(base, ours, theirs, column, path)
        if path[-1] != _ITEM and isinstance(ours.value, YamlMap) and ours.block and theirs.block:
            return self._nested(base, ours, theirs, column, path)
        if base is not None and self._unchanged(base, self.theirs, theirs):
            return mine
        if base is not None and self._unchanged(base, self.ours, ours):
            return yours
        if form(ours.value) == form(theirs.value) and self.ours.remarks(ours) == self.theirs.remarks(theirs):
            return mine
        return self._text(base, ours, theirs, column, path)

    def _is_text_of_base(self, base: Part, side: Side, part: Part) -> bool:
        return self.base is not None and side.bare(part) == self.base.bare(base)

    def _text(
        self, base: Part | None, ours: Part, theirs: Part, column: int, path: tuple[str, ...]
    ) -> list[str]:
        """Merge a text that both sides edited, if it stands on lines of its own and they differ."""
        if base is None or self.base is None or path[-1] == _ITEM:
            raise TangledError
        sides = ((self.base, base), (self.ours, ours), (self.theirs, theirs))
        if not all(_is_text(side, part) for side, part in sides):
            raise TangledError
        merged = self.merge_lines(*(side.bare(part) for side, part in sides))
        if merged is None:
            raise TangledError
        self.texts.add(path)
        return [" " * column + line if line else "" for line in merged]

    def _nested(
        self, base: Part | None, ours: Part, theirs: Part, column: int, path: tuple[str, ...]
    ) -> list[str]:
        if ours.block is None or theirs.block is None:
            raise TangledError
        inside = self._block(
            base.block if base is not None else None, ours.block, theirs.block, str(ours.name), path
        )
        header = range(ours.lines.start, ours.block.head.start)
        if ours.block.parts[0].lines.start > ours.lines.start:
            return [*self._header(base, ours, theirs, header, column), *inside]
        # The first key stands behind the dash of the item: it takes the dash with it.
        prefix = self.ours.lines[ours.lines.start][: ours.block.column]
        bare = inside[0].strip() if inside else "#"
        if bare.startswith(("#", "<<<<<<<")) or not bare:
            raise TangledError
        return [prefix + inside[0][ours.block.column :], *inside[1:]]

    def _header(
        self, base: Part | None, ours: Part, theirs: Part, header: range, column: int
    ) -> list[str]:
        """Return the line of the key of a list or mapping: that of the side that changed it."""
        mine = self.ours.at(header, column, column)
        if theirs.block is not None and theirs.block.parts[0].lines.start == theirs.lines.start:
            return mine
        if theirs.block is None or base is None or base.block is None or self.base is None:
            return mine
        old = self.base.at(range(base.lines.start, base.block.head.start), base.column, column)
        stop = max(theirs.lines.start + 1, theirs.block.head.start)
        yours = self.theirs.at(range(theirs.lines.start, stop), theirs.column, column)
        if mine not in (old, yours) and yours != old:
            raise TangledError
        return yours if mine == old else mine

    def _list(
        self,
        base: Part | None,
        ours: Part,
        theirs: Part,
        column: int,
        path: tuple[str, ...],
    ) -> list[str]:
        versions = [part for part in (base, ours, theirs) if part is not None]
        if all(part.block is None for part in versions):
            return self._brackets(base, ours, theirs, column, path)
        if any(part.block is None and part.value for part in versions):
            raise TangledError  # one side in brackets, the other below each other
        old = base.block if base is not None else None
        if ours.block is not None and theirs.block is not None:
            return self._nested(base, ours, theirs, column, path)
        # One side holds nothing: it has emptied the list, or never filled it.
        side, part = (self.ours, ours) if ours.block is not None else (self.theirs, theirs)
        if part.block is None:
            raise TangledError
        items = [list(old.parts) if old is not None else [], list(part.block.parts), []]
        if side is self.theirs:
            items = [items[0], items[2], items[1]]
        names = name_items(str(ours.name), *([p.value for p in parts] for parts in items))
        target = part.block.column - part.column + column
        lines = self._parts(items, names, target, part.block.column, path, is_map=False)
        head = side.at(range(part.lines.start, part.lines.start + 1), part.column, column)
        return [*head, *lines] if lines else self._emptied(base, ours, theirs, column)

    def _emptied(
        self, base: Part | None, ours: Part, theirs: Part, column: int
    ) -> list[str]:
        side, part = (self.ours, ours) if not ours.value else (self.theirs, theirs)
        return side.at(part.lines, part.column, column)

    def _brackets(
        self, base: Part | None, ours: Part, theirs: Part, column: int, path: tuple[str, ...]
    ) -> list[str]:
        """Merge lists in brackets: their items as they were written, between the brackets of ours."""
        if self.ours.remarks(ours) != self.theirs.remarks(theirs):
            raise TangledError
        versions = [list(part.value or ()) if part is not None else [] for part in (base, ours, theirs)]
        names = name_items(str(ours.name), *versions)
        old, mine, yours = (
            dict(zip(called, items, strict=True)) for called, items in zip(names, versions, strict=True)
        )
        kept = {
            name
            for name in {**mine, **yours}
            if name not in old or (name in mine and name in yours)
        }
        for name in {**mine, **yours}:
            shared = [form(items[name]) for items in (old, mine, yours) if name in items]
            if len(set(shared)) > 1:
                raise TangledError
        order = merged_order(*names, kept, lambda name: (when({**mine, **yours}[name]), repr(name)))
        side, part = (self.ours, ours) if isinstance(ours.value, YamlSeq) else (self.theirs, theirs)
        raws = self._raws(names[1], self.ours, ours) | self._raws(names[2], self.theirs, theirs)
        text = side.source.text
        first = side.source.positions.line_at(part.start)[0]
        start, end = part.value_span
        stop = text.find("\n", end)
        line = text[first:start] + f"[{', '.join(raws[name] for name in order)}]" + text[end:stop]
        if "\n" in line or part.lines.stop - part.lines.start != 1:
            raise TangledError
        return [" " * column + line[part.column :]]

    def _raws(self, names: Sequence[Name], side: Side, part: Part) -> dict[Name, str]:
        if not isinstance(part.value, YamlSeq):
            return {}
        spans = part.value.spans
        return {
            name: side.source.text[start:end]
            for name, (start, end) in zip(names, spans, strict=True)
        }

    def _remarks(
        self, base: range | None, ours: range | None, theirs: range | None, column: int
    ) -> list[str]:
        """Merge comments and empty lines: every one that a side wrote, none that a side removed."""
        old, mine, yours = (
            [side.lines[number] for number in lines] if side is not None and lines is not None else []
            for side, lines in ((self.base, base), (self.ours, ours), (self.theirs, theirs))
        )
        before, left, right = ([line.strip() for line in lines] for lines in (old, mine, yours))
        if right in (before, left):
            return mine
        if left == before:
            return [" " * column + line if line else "" for line in right]
        kept = [line for line, bare in zip(mine, left, strict=True) if bare in right or bare not in before]
        new = [line for line in right if line and line not in left and line not in before]
        return [*kept, *(" " * column + line for line in new)]


def _order(
    names: tuple[list[Name], list[Name], list[Name]],
    kept: set[Name],
    ours: dict[Name, Part],
    theirs: dict[Name, Part],
    *,
    is_map: bool,
) -> list[Name]:
    values = {name: part.value for name, part in {**theirs, **ours}.items()}
    try:
        return merged_order(*names, kept, lambda name: (when(values[name]), repr(name)))
    except ReorderedError:
        if not is_map:
            raise
        # The order of keys says nothing: ours will do.
        return [*(n for n in names[1] if n in kept), *(n for n in names[2] if n in kept and n not in ours)]


def _steps(name: Name) -> tuple[str, ...]:
    """The path of a part as `facts` names it."""
    match name:
        case (str(key),):
            return (key,)
        case ("id" | "code" | "numero", str(key)):
            return (key,)
    return (_ITEM,)


def _all(part: Part) -> range:
    return range(part.lead.start if part.lead else part.lines.start, part.lines.stop)


def _is_list(value: object) -> bool:
    return value is None or isinstance(value, YamlSeq)


def _is_text(side: Side, part: Part) -> bool:
    start, end = part.value_span
    return isinstance(part.value, str) and is_text_block(side.source.text[start:end])
