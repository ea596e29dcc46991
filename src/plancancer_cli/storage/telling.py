"""From what a model refuses in a file to findings: at a place, in the file's own characters, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic, Location, Mending, Severity
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS, Kind
from plancancer_cli.model.base import Shown
from plancancer_cli.storage.read.commas import show
from plancancer_cli.storage.read.marks import slip_in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from plancancer_cli.i18n import Text
    from plancancer_cli.i18n.message import Param
    from plancancer_cli.model.validation import Defaut
    from plancancer_cli.storage.read.source import Source


def told(source: Source, model: type[BaseModel], defauts: Sequence[Defaut]) -> Iterator[Diagnostic]:
    """The findings for what a model refuses in a file.

    One slip is one finding: a file of another kind is told as that, and what the reader has already
    said of a place is not said again.
    """
    if not defauts:
        return
    other = _kind_of_content(source.data)
    if other is not None and other.model is not model and _is_foreign(source.data, model, other):
        yield _misplaced(source, other)
        return
    places = {p.location for p in source.problems if p.severity is Severity.ERROR}
    lines = {p.location.line for p in source.problems if p.code == "PC005"}
    for defaut in defauts:
        found = _mark(source, defaut) or _finding(source, defaut)
        if found.location not in places and found.location.line not in lines:
            yield found


def _kind_of_content(data: Any) -> Kind | None:
    """The kind of file whose keys these are; None where they are those of no kind."""
    if not isinstance(data, dict):
        return None
    return max(KINDS.values(), key=lambda kind: len(kind.model.model_fields.keys() & data.keys()))


def _is_foreign(data: dict[str, Any], model: type[BaseModel], other: Kind) -> bool:
    """Whether more keys are those of the other kind, and hardly any those of the file's own."""
    own = len(model.model_fields.keys() & data.keys())
    theirs = len(other.model.model_fields.keys() & data.keys())
    needed = {name for name, field in other.model.model_fields.items() if field.is_required()}
    return theirs > own and (own == 0 or needed <= data.keys())


def _misplaced(source: Source, other: Kind) -> Diagnostic:
    message, hint = {
        "fiche": (msg("This is a fiche."), msg("Move it to {folder}.", folder="actions/")),
        "indicateur": (
            msg("This is an indicateur."),
            msg("Move the file to {folder}.", folder="indicators/"),
        ),
        "comite": (
            msg("This is a meeting of the committee."),
            msg("Move it to {folder}.", folder="plan/comites/"),
        ),
    }.get(
        other.name,
        (
            msg("This is what {path} holds.", path=other.pattern),
            msg("Put it there, and delete this file."),
        ),
    )
    return finding("PC019", Location(source.path), message, hint)


def _mark(source: Source, defaut: Defaut) -> Diagnostic | None:
    """A sign that only looks like one of YAML, which has made a text of keys, or keys of a text."""
    found = str(defaut.loc[-1]) if defaut.on_key and defaut.loc else source.value(defaut.loc)
    if isinstance(found, dict) and defaut.code == "PC012":
        found = next(iter(found), "")
    if not (isinstance(found, str) and _SIGNS.search(found)) or defaut.meant is not None:
        return None
    if not defaut.on_key and defaut.code != "PC012":
        return None
    at = source.locate(defaut.loc, key=defaut.on_key)
    slip = slip_in_line(*source.positions.line_at(source.positions.offset(at.line, at.column)))
    if slip is None:
        return None
    place = Location(source.path, *source.position(slip.offset))
    hint = show(slip.mending.corrected(source.text))
    return replace(finding("PC002", place, slip.message, hint), mending=slip.mending)


_SIGNS = re.compile(r"[:\uff1a]\S|^\W|[:\uff1a]$")


def _finding(source: Source, defaut: Defaut) -> Diagnostic:
    location = source.locate(defaut.loc, key=defaut.on_key)
    written = _written(source, defaut)
    if defaut.offset and written is not None:
        location = replace(location, column=location.column + _shift(written, defaut))
    mending = _mending(source, defaut)
    shown = written if defaut.on_key or not _is_text(source, defaut.loc) else None
    mended = None if mending is None else mending.corrected(source.text)

    def own(name: str, value: Param) -> Param:
        if name == "mended" and mended is not None:
            return mended
        return Shown(shown) if isinstance(value, Shown) and shown is not None else value

    hint: Text | None = None if defaut.hint is None else defaut.hint.replaced(own)
    found = finding(defaut.code, location, defaut.message.replaced(own), hint)
    return replace(found, mending=mending)


def _written(source: Source, defaut: Defaut) -> str | None:
    """The characters of the value, or of the key, on one line; None where they cannot be had."""
    try:
        raw = source.raw_key(defaut.loc) if defaut.on_key else source.raw(defaut.loc)
    except KeyError:
        return None
    return None if "\n" in raw or raw.startswith(("{", "[", "&", "*")) else raw


def _is_text(source: Source, loc: Sequence[str | int]) -> bool:
    return isinstance(source.value(loc), str)


def _mending(source: Source, defaut: Defaut) -> Mending | None:
    written = _written(source, defaut)
    if defaut.mend is None or written is None:
        return None
    start, end = source.span_of(defaut.loc)
    first, last = start, end
    if isinstance(defaut.loc[-1], str):
        first, key_end = source.key_span(defaut.loc)
        if defaut.on_key:
            colon = source.text.find(":", key_end)
            return Mending(first, key_end, defaut.mend(written), first, colon + 1)
    return Mending(start, end, defaut.mend(written), first, last)


def _shift(raw: str, defaut: Defaut) -> int:
    """How far behind the start of a value its trouble is written; 0 where that cannot be told."""
    if "\\" in raw:
        return 0
    return defaut.offset + (1 if raw[:1] in {"'", '"'} else 0)
