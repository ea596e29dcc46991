"""Whether a file surely has the canonical layout, told from how it was read.

This is no second description of the layout: a file that was not read as one of the plain cases is
not sure; then the layout is written out and compared, which takes ten times as long.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plancancer_cli.kinds import MODELINE
from plancancer_cli.storage.layout.shapes import LOGS, inner, ranks
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq

if TYPE_CHECKING:
    from pydantic import BaseModel

    from plancancer_cli.storage.read.source import Source


def is_surely_canonical(source: Source, model: type[BaseModel], modeline: str | None) -> bool:
    """Whether `canonical` would give back the text of a file; False where that is not sure.

    `source` has no problems and follows its model; `modeline` is the line that is added where the
    file has none.
    """
    if source.bom or not source.canonical_lines:
        return False
    head = source.text[: source.span[0]]
    named = head.startswith(MODELINE) and head == f"{head.rstrip()}\n" if head else modeline is None
    return named and _is_in_order(source.data, model)


def _is_in_order(node: YamlMap | YamlSeq, model: type[BaseModel] | None) -> bool:
    """Whether keys have the order of their models, and each item of a log a line of its own."""
    if isinstance(node, YamlSeq):
        is_log = model in LOGS
        if is_log and node.flow and node:
            return False
        for item in node:
            if item.__class__ in _NODES and not (
                (item.flow or not is_log) and _is_in_order(item, model)
            ):
                return False
        return True
    if not _are_in_order(model, tuple(node)):
        return False
    nested = [key for key, value in node.items() if value.__class__ in _NODES]
    return all(_is_in_order(node[key], inner(model, key)) for key in nested)


_NODES = frozenset({YamlMap, YamlSeq})
"""Most values are neither, and nothing is asked of them."""


@lru_cache(1024)
def _are_in_order(model: type[BaseModel] | None, keys: tuple[str, ...]) -> bool:
    if model is None:
        return True
    places = ranks(model)
    found = [places.get(key, len(places)) for key in keys]
    return found == sorted(found)
