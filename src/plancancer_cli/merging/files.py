"""The merge of whole files: how it is tried, how it is checked, and what happens when it fails."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.kinds import kind_of
from plancancer_cli.merging.facts import says_both
from plancancer_cli.merging.git import merge_file
from plancancer_cli.merging.order import ReorderedError
from plancancer_cli.merging.sides import Path, Side, Sides, TangledError
from plancancer_cli.merging.tree import Merger
from plancancer_cli.model.validation import validate
from plancancer_cli.storage.files.reading import UnreadableError, decode
from plancancer_cli.storage.layout.outline import NoOutlineError
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Collection

    from plancancer_cli.i18n import Text

_BOM = "\ufeff"


class How(Enum):
    """How a merge was made."""

    MEANING = "meaning"
    LINES = "lines"
    """As Git does on its own: a version cannot be read, or is laid out in no known way."""
    NOT = "not"
    """Both versions stand in the result whole: any other merge would have lost something."""


class Merged(Struct, frozen=True):
    """The result of a merge.

    Attributes:
        content: the bytes of the file.
        conflicts: how many places are left for a person to decide.
        how: how it was made.
        invalid: what is wrong with the result though both sides were right; None where nothing is.
    """

    content: bytes
    conflicts: int
    how: How
    invalid: Text | None = None

    @property
    def is_clean(self) -> bool:
        """Whether no person has to look at it."""
        return not self.conflicts and self.invalid is None


class _Form(Struct, frozen=True):
    """How a file is written: whether with a byte order mark, CRLF, and an end of its last line."""

    bom: bool
    crlf: bool
    ended: bool

    @classmethod
    def of(cls, text: str) -> _Form:
        return cls(
            text.startswith(_BOM),
            0 < text.count("\n") == text.count("\r\n"),
            text.endswith("\n"),
        )

    def bare(self, text: str) -> str:
        text = text.removeprefix(_BOM)
        text = text.replace("\r\n", "\n") if self.crlf else text
        return text if text.endswith("\n") or not text else f"{text}\n"

    def dressed(self, lines: list[str]) -> str:
        text = "\n".join(lines) + ("\n" if self.ended else "")
        text = text.replace("\n", "\r\n") if self.crlf else text
        return _BOM + text if self.bom else text


def merge_contents(base: bytes, ours: bytes, theirs: bytes, path: str) -> Merged:
    """Merge two versions of the file at a relative POSIX path with the one they come from.

    An empty base stands for none: both sides have made the file.

    Raises:
        RevisionError: Git is needed for it, and cannot be run.
    """
    if theirs in (ours, base):
        return Merged(ours, 0, How.MEANING)
    if ours == base:
        return Merged(theirs, 0, How.MEANING)
    return _merge(base, ours, theirs, path)


def _merge(base: bytes, ours: bytes, theirs: bytes, path: str) -> Merged:
    try:
        texts = [decode(content) for content in (base, ours, theirs)]
    except UnreadableError:
        return _by_lines(base, ours, theirs)
    forms = [_Form.of(text) for text in texts]
    sources = [parse(form.bare(text), path) for form, text in zip(forms, texts, strict=True)]
    if any(s.errors for s in sources[1:]) or (base.strip() and sources[0].errors):
        return _by_lines(base, ours, theirs)
    form = _merged_form(*forms) if base.strip() else forms[1]
    try:
        merger, lines = _by_meaning(*sources, has_base=bool(base.strip()))
    except (TangledError, ReorderedError, NoOutlineError):
        return _checked_by_lines(base, ours, theirs, sources)
    content = form.dressed(lines).encode()
    if merger.conflicts:
        return Merged(content, len(merger.conflicts), How.MEANING)
    result = parse(form.dressed(lines), path)
    if result.errors or not _says_both(sources, result, merger.texts):
        return _checked_by_lines(base, ours, theirs, sources)
    return Merged(content, 0, How.MEANING, _new_error(sources, result, path))


def _by_meaning(
    base: Source, ours: Source, theirs: Source, *, has_base: bool
) -> tuple[Merger, list[str]]:
    old = Side.of(base) if has_base else None
    merger = Merger(Sides(old, Side.of(ours), Side.of(theirs)))
    return merger, merger.merged()


def _merged_form(base: _Form, ours: _Form, theirs: _Form) -> _Form:
    """Each property as the side that changed it has it."""
    bom, crlf, ended = (
        theirs_has if ours_has == base_has else ours_has
        for base_has, ours_has, theirs_has in (
            (base.bom, ours.bom, theirs.bom),
            (base.crlf, ours.crlf, theirs.crlf),
            (base.ended, ours.ended, theirs.ended),
        )
    )
    return _Form(bom, crlf, ended)


def _by_lines(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    content, conflicts = merge_file(base, ours, theirs)
    return Merged(content, conflicts, How.LINES)


def _checked_by_lines(base: bytes, ours: bytes, theirs: bytes, sources: list[Source]) -> Merged:
    """Merge as Git does, and look whether the result says what both sides say."""
    merged = _by_lines(base, ours, theirs)
    if merged.conflicts:
        return merged
    result = parse(decode(merged.content), sources[0].path)
    if not result.errors and _says_both(sources, result, ()):
        return merged
    newline = b"\r\n" if b"\r\n" in ours else b"\n"
    parts = (
        b"<<<<<<< ours",
        ours.rstrip(b"\r\n"),
        b"=======",
        theirs.rstrip(b"\r\n"),
        b">>>>>>> theirs",
    )
    return Merged(newline.join([*parts, b""]), 1, How.NOT)


def _says_both(sources: list[Source], result: Source, texts: Collection[Path]) -> bool:
    base, ours, theirs = (source.data or {} for source in sources)
    return says_both(base, ours, theirs, result.data, texts)


def _new_error(sources: list[Source], result: Source, path: str) -> Text | None:
    """What is wrong with the result, if both sides were right."""
    kind = kind_of(path)
    if kind is None:
        return None
    if any(validate(kind.model, source.data)[1] for source in sources[1:]):
        return None
    _, defauts = validate(kind.model, result.data)
    return defauts[0].message if defauts else None
