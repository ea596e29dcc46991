"""Findings about the layout of files that were read, without laying them out where that can be.

What lays out is imported for the first file of which it has to be asked.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.layout.layout_check import is_surely_canonical
from plancancer_cli.storage.read.source import BOM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.kinds import Kind
    from plancancer_cli.storage.read.source import Source


def layout_inspector(root: Path) -> Callable[[Source], list[Diagnostic]]:
    """Return what gives PC401 for a file that was read and whose layout is not canonical.

    It expects files that follow their models, as `load` gives them. Those that have no faithful
    layout are passed over: nothing is to be done about them.
    """
    schemas: dict[str, bool] = {}

    def inspect(source: Source) -> list[Diagnostic]:
        kind = kind_of(source.path)
        if kind is None:
            return []
        if kind.schema not in schemas:
            schemas[kind.schema] = (root / kind.schema).is_file()
        modeline = schemas[kind.schema]
        if is_surely_canonical(
            source, kind.model, kind.modeline(source.path) if modeline else None
        ):
            return []
        return _compared(source, kind, modeline=modeline)

    return inspect


def _compared(source: Source, kind: Kind, *, modeline: bool) -> list[Diagnostic]:
    from plancancer_cli.storage.layout.formatter import Layout, formatted, layout_finding

    text = BOM * source.bom + source.text
    with suppress(WriteRefused):
        after = formatted(text, source.path, kind, modeline=modeline)
        diagnostic = layout_finding(Layout(source.path, text, after))
        return [] if diagnostic is None else [diagnostic]
    return []
