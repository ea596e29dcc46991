"""Adds items to a list by changing as little of the text as can be: at best, one line more.

Pure text. The place comes from the positions of the reader; `verify` reads the result again and
decides whether the edit was what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.i18n import msg
from plancancer_cli.storage.edit.insertion import Insertion, Patch, notation, refused
from plancancer_cli.storage.edit.splice_block import below_items, below_key, new_key
from plancancer_cli.storage.edit.splice_flow import append_in_flow, fill_in_place
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from plancancer_cli.storage.read.source import Source


def splice(source: Source, insertion: Insertion) -> list[Patch]:
    """Return the patches that add the items of an insertion to the end of its list.

    Raises:
        WriteRefused: there is no such place, it holds no list, or a reference (`*name`) leads to
            it, so that the edit would show in several places.
    """
    loc, lines = insertion.loc, insertion.lines()
    parent = _parent(source, insertion)
    key = loc[-1]
    if isinstance(parent, YamlMap) and key not in parent:
        if parent.flow:
            return append_in_flow(source, parent, [f"{key}: [{', '.join(lines)}]"])
        return new_key(source, parent, str(key), lines, root=len(loc) == 1)
    value = parent[key]
    if _is_alias(source, loc):
        raise refused(_alias_on_the_way(), source.path, insertion)
    if isinstance(value, YamlSeq) and value:
        if value.flow:
            return append_in_flow(source, value, lines)
        return below_items(source, value, lines) or _refuse_layout(source, insertion)
    if value is not None and not isinstance(value, YamlSeq):
        found = msg("{key} holds something else than a list.", key=notation(loc))
        raise refused(found, source.path, insertion)
    if isinstance(parent, YamlMap) and not parent.flow:
        patches = below_key(source, parent, str(key), lines)
        if patches is not None:
            return patches
    return fill_in_place(source, parent, key, lines)


def _parent(source: Source, insertion: Insertion) -> Any:
    """Return the mapping or list that holds, or is to hold, the list."""
    node = source.data
    for depth, step in enumerate(insertion.loc[:-1], start=1):
        if not _holds(node, step):
            break
        node = node[step]
        if _is_alias(source, insertion.loc[:depth]):
            raise refused(_alias_on_the_way(), source.path, insertion)
    else:
        last = insertion.loc[-1]
        if _holds(node, last) or (isinstance(node, YamlMap) and isinstance(last, str)):
            return node
    missing = msg("There is no place for {key} in this file.", key=notation(insertion.loc))
    raise refused(missing, source.path, insertion)


def _holds(node: object, step: str | int) -> bool:
    if isinstance(node, YamlMap):
        return step in node
    return isinstance(node, YamlSeq) and isinstance(step, int) and 0 <= step < len(node)


def _is_alias(source: Source, loc: tuple[str | int, ...]) -> bool:
    return source.text.startswith("*", source.span_of(loc)[0])


def _alias_on_the_way() -> Any:
    return msg("The list is written elsewhere in the file, and referred to with *.")


def _refuse_layout(source: Source, insertion: Insertion) -> list[Patch]:
    reason = msg(
        "The layout of {key} leaves no place for one more line.", key=notation(insertion.loc)
    )
    raise refused(reason, source.path, insertion)
