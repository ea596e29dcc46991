"""Puts files into the canonical layout: the data stay as they are, and every comment.

What comes out is read again: the same data (the order of keys aside), the same comments, and the
same text once more when it is laid out again; else the file is left as it is. A round trip through
a YAML library was measured and is not used: it wraps texts anew, moves comments to other keys and
rewrites numbers.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import FOLDERS, MODELINE, kind_of
from plancancer_cli.model.validation import validate
from plancancer_cli.storage.files.atomic import target_of
from plancancer_cli.storage.files.changes import Change, write
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.files.reading import UnreadableError, read_text
from plancancer_cli.storage.layout.layout import canonical
from plancancer_cli.storage.layout.outline import NoOutlineError, lines_of
from plancancer_cli.storage.read.content import same_content
from plancancer_cli.storage.read.remarks import remarks
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.kinds import Kind


class FileInErrorError(WriteRefused):
    """The file holds errors: which part of it says what cannot be told."""


class NotFaithfulError(WriteRefused):
    """The canonical layout of the file would not say what the file says, or lose a comment."""


class Layout(Struct, frozen=True):
    """A file before and after; the texts are equal where its layout is canonical already."""

    path: str
    before: str
    after: str

    @property
    def is_canonical(self) -> bool:
        """Whether nothing is to be changed."""
        return self.before == self.after

    @property
    def first_line(self) -> int:
        """The number, from 1, of the first line that differs; 1 where none does."""
        pairs = zip(self.before.split("\n"), self.after.split("\n"), strict=False)
        return next((rank for rank, (old, new) in enumerate(pairs, start=1) if old != new), 1)


def layout_of(root: Path, path: str) -> Layout:
    """Return the canonical layout of a file of the project at `root`.

    Raises:
        FileInErrorError: it cannot be read, or does not follow its model.
        NotFaithfulError: it has no faithful canonical layout.
    """
    return _layout(root, path)[0]


def format_file(root: Path, path: str) -> Layout:
    """Give a file its canonical layout; see `format_files`.

    Raises:
        WriteRefused: as `layout_of`, or the file cannot be written. It is as it was.
    """
    done, refusals = format_files(root, [path])
    if refusals:
        raise refusals[0]
    return done[0]


def format_files(root: Path, paths: Sequence[str]) -> tuple[list[Layout], list[WriteRefused]]:
    """Give files their canonical layout, in one write; the lock of the project is asked for.

    Returns the layouts, and why the files that have none were left as they are.

    Raises:
        WriteRefused: the files cannot be written. All are as they were.
    """
    done: list[Layout] = []
    refusals: list[WriteRefused] = []
    changes: list[Change] = []
    with project_lock(root):
        for path in paths:
            try:
                layout, target = _layout(root, path)
            except WriteRefused as refusal:
                refusals.append(refusal)
                continue
            done.append(layout)
            if not layout.is_canonical:
                old, new = layout.before.encode(), layout.after.encode()
                changes.append(Change(path, target, old, new))
        write(root, changes)
    return done, refusals


def layout_finding(layout: Layout) -> Diagnostic | None:
    """Return PC401 for a file whose layout is not canonical."""
    if layout.is_canonical:
        return None
    return finding(
        "PC401",
        Location(layout.path, layout.first_line, 1),
        msg("The layout of the file is not the canonical one."),
        msg("Type: plancancer fmt {path}", path=layout.path),
    )


def formatted(text: str, path: str, kind: Kind, *, modeline: bool) -> str:
    """Return the canonical layout of a text; `modeline` says whether one is added where it lacks.

    Raises:
        FileInErrorError: it cannot be read, or does not follow its model.
        NotFaithfulError: it has no faithful canonical layout.
    """
    before = _sound(text.replace("\r\n", "\n"), path, kind)
    line = kind.modeline(path) if modeline else None
    try:
        result = canonical(before, kind.model, line)
        if result == before.text:
            return result
        after = parse(result, path)
        again = result if after.errors else canonical(after, kind.model, line)
    except NoOutlineError as error:
        raise _not_faithful(path) from error
    if after.errors or again != result or not _says_the_same(before, after):
        raise _not_faithful(path)
    if result != before.text and not _reads_the_same_elsewhere(before.text, result):
        raise _not_faithful(path)
    return result


def _layout(root: Path, path: str) -> tuple[Layout, Path]:
    target = target_of(root, path)
    kind = kind_of(path)
    if kind is None:
        raise FileInErrorError(
            msg("{path} is no file of a plan.", path=path),
            msg("Files of a plan lie in {folders}.", folders=[f"{each}/" for each in FOLDERS]),
        )
    try:
        text = read_text(target)
    except UnreadableError as error:
        message = msg("{path} is left as it is. {reason}", path=path, reason=error.message)
        raise FileInErrorError(message, error.hint) from error
    modeline = (root / kind.schema).is_file()
    return Layout(path, text, formatted(text, path, kind, modeline=modeline)), target


def _sound(text: str, path: str, kind: Kind) -> Source:
    source = parse(text, path)
    if source.errors:
        problem = source.errors[0]
        raise _in_error(path, problem.location.line, problem.message)
    _, defauts = validate(kind.model, source.data)
    if defauts:
        line = source.locate(defauts[0].loc, key=defauts[0].on_key).line
        raise _in_error(path, line, defauts[0].message)
    return source


def _says_the_same(before: Source, after: Source) -> bool:
    added = Counter(remarks(after)) - Counter(remarks(before))
    lost = Counter(remarks(before)) - Counter(remarks(after))
    modelines = all(line.startswith(MODELINE) for line in added) and added.total() <= 1
    return not lost and modelines and same_content(before.data, after.data)


def _reads_the_same_elsewhere(before: str, after: str) -> bool:
    """Whether another reader of YAML 1.2, which shares no code with ours, finds them equal."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    reader = YAML(typ="safe", pure=True)
    try:
        return bool(reader.load(before) == reader.load(after))
    except (YAMLError, ValueError):
        return False


def _in_error(path: str, line: int, reason: Any) -> FileInErrorError:
    return FileInErrorError(
        msg(
            "{path} is left as it is: it holds an error on line {line}. {reason}",
            path=path,
            line=str(line),
            reason=reason,
        ),
        msg("Correct it first; plancancer validate shows every error."),
    )


def _not_faithful(path: str) -> NotFaithfulError:
    return NotFaithfulError(
        msg("{path} is left as it is: its layout cannot be changed without loss.", path=path),
        msg("Write out what is referred to with & and *, and move comments to lines of their own."),
    )


def changed_lines(layout: Layout) -> list[str]:
    """Return the difference between a file and its canonical layout, as `diff -u` shows it."""
    from difflib import unified_diff

    return list(
        unified_diff(
            lines_of(layout.before),
            lines_of(layout.after),
            f"a/{layout.path}",
            f"b/{layout.path}",
            lineterm="",
        )
    )
