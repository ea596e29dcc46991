"""From what a model refuses in a file to findings: at a place, in the file's own characters, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Diagnostic, Location, Mending, Severity
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS, Kind
from plancancer_cli.model.dossier import Rewritten, in_own_words
from plancancer_cli.storage.read.commas import show
from plancancer_cli.storage.read.limits import MAX_FINDINGS
from plancancer_cli.storage.read.marks import slip_in_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pydantic import BaseModel

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
    for defaut in _first(source, defauts):
        found = _mark(source, defaut) or _finding(source, defaut)
        if found.location not in places and found.location.line not in lines:
            yield found


def _first(source: Source, defauts: Sequence[Defaut]) -> Sequence[Defaut]:
    """The first of them in the file, as many as are told of one file beside what its reader said."""
    wanted = MAX_FINDINGS - len(source.problems)
    if len(defauts) <= wanted:
        return defauts
    return sorted(defauts, key=lambda d: source.locate(d.loc, key=d.on_key))[: max(wanted, 0)]


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
    written = _written(source, defaut.loc, key=defaut.on_key)
    if defaut.offset and written is not None:
        location = replace(location, column=location.column + _shift(written, defaut))
    mended = None
    if defaut.mend is not None:
        mended = rewritten(source, defaut.loc, defaut.mend, key=defaut.on_key)
    # A text is shown as it reads, not with the quotes and escapes of the file.
    is_text = isinstance(source.value(defaut.loc), str) and not defaut.on_key
    message, hint = in_own_words(defaut.message, defaut.hint, None if is_text else written, mended)
    found = finding(defaut.code, location, message, hint)
    return found if mended is None else replace(found, mending=mended.mending)


def _written(source: Source, loc: Sequence[str | int], *, key: bool = False) -> str | None:
    """The characters of a value, or of its key, on one line; None where they cannot be had."""
    try:
        raw = source.raw_key(loc) if key else source.raw(loc)
    except KeyError:
        return None
    return None if "\n" in raw or raw.startswith(("{", "[", "&", "*")) else raw


def rewritten(
    source: Source, loc: tuple[str | int, ...], mend: Callable[[str], str], *, key: bool = False
) -> Rewritten | None:
    """How the value at a path, or its key, is mended; None where it stands on several lines."""
    written = _written(source, loc, key=key)
    if written is None:
        return None
    start, end = source.span_of(loc)
    first, last = start, end
    if isinstance(loc[-1], str):
        first, key_end = source.key_span(loc)
        if key:
            start, end, last = first, key_end, source.text.find(":", key_end) + 1
    mending = Mending(start, end, mend(written), first, last)
    return Rewritten(written, mending, mending.corrected(source.text))


def _shift(raw: str, defaut: Defaut) -> int:
    """How far behind the start of a value its trouble is written; 0 where that cannot be told."""
    if "\\" in raw:
        return 0
    return defaut.offset + (1 if raw[:1] in {"'", '"'} else 0)
