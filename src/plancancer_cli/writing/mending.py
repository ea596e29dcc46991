"""`validate --fix`: what a finding shows corrected is corrected so in the file, and nothing else.

Each mending is applied to the text, the text is read again and compared with what was meant, as
every edit of the program is; one that leads elsewhere is left to the person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.kinds import kind_of
from plancancer_cli.rules.run import validate
from plancancer_cli.storage.edit.editor import replace_all
from plancancer_cli.storage.loader import load, validated
from plancancer_cli.storage.read.content import same_in_order
from plancancer_cli.storage.read.nodes import YamlMap, YamlSeq
from plancancer_cli.storage.read.source import BOM, Source, parse
from plancancer_cli.storage.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plancancer_cli.diagnostics import Diagnostic, Mending
    from plancancer_cli.storage.files.inventory import Inventory
    from plancancer_cli.storage.files.tree import Arbre

ROUNDS = 200
"""How often the files are read again: a mended line may bring the next one to light."""


class Mended(Struct, frozen=True):
    """A file as it was and as it is mended.

    Attributes:
        path: the file, relative and POSIX.
        before, after: its whole text.
        count: how many findings were mended.
    """

    path: str
    before: str
    after: str
    count: int


class _Overlay(Struct, frozen=True):
    """A tree of files, some with other texts."""

    arbre: Arbre
    sources: dict[str, Source]

    def inventory(self) -> Inventory:
        """See `Arbre`."""
        return self.arbre.inventory()

    def source(self, path: str) -> Source:
        """See `Arbre`."""
        return self.sources.get(path) or self.arbre.source(path)


def mend(arbre: Arbre, wanted: Callable[[str], bool]) -> list[Mended]:
    """The files that can be mended, of those whose path is `wanted`. Nothing is written."""
    tree = _Overlay(arbre, {})
    left: set[tuple[object, ...]] = set()
    counts: dict[str, int] = {}
    for _ in range(ROUNDS):
        found = [d for d in _findings(tree) if d.mending is not None and wanted(d.location.path)]
        found = [d for d in found if (d.code, d.location) not in left]
        if not found:
            break
        for diagnostic in sorted(found, key=_from_the_end):
            path = diagnostic.location.path
            after = _mended(tree.source(path), diagnostic)
            if after is None:
                left.add((diagnostic.code, diagnostic.location))
            else:
                tree.sources[path] = after
                counts[path] = counts.get(path, 0) + 1
    return [
        Mended(path, _whole(arbre.source(path)), _whole(source), counts[path])
        for path, source in sorted(tree.sources.items())
    ]


def put_in_place(root: Path, files: list[Mended]) -> None:
    """Put the mended texts in the place of the files: of all, or of none.

    Raises:
        WriteRefused: a file has changed meanwhile, or the system refuses.
    """
    replace_all(root, {each.path: (each.before, each.after) for each in files})


def _whole(source: Source) -> str:
    return BOM + source.text if source.bom else source.text


def _findings(tree: Arbre) -> list[Diagnostic]:
    loaded = load(tree)
    return loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)


def _from_the_end(diagnostic: Diagnostic) -> tuple[str, int]:
    """The last place of a file first: what stands before it does not move."""
    start = diagnostic.mending.start if diagnostic.mending is not None else 0
    return diagnostic.location.path, -start


def _mended(before: Source, diagnostic: Diagnostic) -> Source | None:
    """The file once it is mended; None where that does not say what was meant."""
    mending = diagnostic.mending
    if mending is None or not _is_there(before, mending):
        return None
    text = mending.applied(before.text)
    after = parse(BOM + text if before.bom else text, before.path)
    if _says(after, diagnostic) or not _reads_as_meant(after, mending):
        return None
    if before.data is None:
        return None if _breaks(before, after, diagnostic, mending) else after
    if len(after.problems) > len(before.problems):
        return None
    kept = _outside(before, *_stretch(before, mending, mending.end))
    return (
        after
        if same_in_order(kept, _outside(after, *_stretch(after, mending, _end(mending))))
        else None
    )


def _breaks(before: Source, after: Source, diagnostic: Diagnostic, mending: Mending) -> bool:
    """Whether the grammar is broken still, no further down than it was.

    Spaces before a line decide with which lines it goes: they must leave nothing to say of it.
    """
    start, line = before.positions.line_at(mending.start)
    place = diagnostic.location
    indents = not line[: mending.start - start].strip()
    return any(
        p.location <= place or (indents and p.location.line == place.line)
        for p in after.problems
        if p.code == diagnostic.code
    )


def _stretch(source: Source, mending: Mending, end: int) -> tuple[int, int]:
    """What may read otherwise: the characters themselves; for a sign the line that it parts."""
    if any(c.isalnum() for c in mending.text):
        return mending.start, end
    start, line = source.positions.line_at(mending.start)
    return start, start + len(line)


def _end(mending: Mending) -> int:
    return mending.start + len(mending.text)


def _is_there(source: Source, mending: Mending) -> bool:
    """Whether the place still is what it was: two findings may want to change one place."""
    return mending.last <= len(source.text) and mending.applied(source.text) != source.text


def _says(source: Source, diagnostic: Diagnostic) -> bool:
    """Whether the file still has the finding."""
    kind = kind_of(source.path)
    found = list(source.problems)
    if kind is not None and source.data is not None:
        found += told(source, kind.model, validated(kind.model, source)[1])
    return any((d.code, d.location) == (diagnostic.code, diagnostic.location) for d in found)


def _reads_as_meant(after: Source, mending: Mending) -> bool:
    """Whether the new characters read as they do alone; spaces and signs read as nothing."""
    if not any(c.isalnum() for c in mending.text) or after.data is None:
        return True
    alone = parse(mending.text, "mending.yaml").data
    start, end = mending.start, _end(mending)
    return any(
        (first, last) == (start, end) and same_in_order(value, alone)
        for value, first, last in _nodes(after.data, after.span)
    )


def _nodes(node: Any, span: tuple[int, int]) -> Iterator[tuple[Any, int, int]]:
    """Every key and every value, lists and mappings too."""
    yield node, *span
    if isinstance(node, YamlMap):
        for key, (key_start, key_end, start, end) in node.spans.items():
            yield key, key_start, key_end
            yield from _nodes(node[key], (start, end))
    elif isinstance(node, YamlSeq):
        for item, inner in zip(node, node.spans, strict=True):
            yield from _nodes(item, inner)


def _outside(source: Source, start: int, end: int) -> list[Any]:
    """Keys and values in the order of the file, without what stands in a stretch of it."""
    return [
        value
        for value, first, last in _leaves(source)
        if not (start <= first <= end if first == last else first < end and last > start)
    ]


def _leaves(source: Source) -> Iterator[tuple[Any, int, int]]:
    """Every key and every value without parts, and marks for where lists and mappings begin."""
    yield from _parts(source.data, source.span)


def _parts(node: Any, span: tuple[int, int]) -> Iterator[tuple[Any, int, int]]:
    if isinstance(node, YamlMap):
        yield f"{len(node)} keys", span[0], span[0]
        for key, (key_start, key_end, start, end) in node.spans.items():
            yield key, key_start, key_end
            yield from _parts(node[key], (start, end))
    elif isinstance(node, YamlSeq):
        yield f"{len(node)} items", span[0], span[0]
        for item, inner in zip(node, node.spans, strict=True):
            yield from _parts(item, inner)
    else:
        yield node, *span
