"""The one place that reads YAML: values of YAML 1.2, where each stands, and what is wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from plancancer_cli.diagnostics import Diagnostic, Location, Severity
from plancancer_cli.storage.files.reading import UnreadableError, read_text
from plancancer_cli.storage.read.characters import screen
from plancancer_cli.storage.read.event_reader import read_events
from plancancer_cli.storage.read.findings import Findings
from plancancer_cli.storage.read.nodes import Span, YamlMap, YamlSeq
from plancancer_cli.storage.read.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["BOM", "Source", "YamlMap", "YamlSeq", "parse", "read_file"]

BOM = "\ufeff"


class Source:
    """A file of YAML that was read.

    Attributes:
        path: relative POSIX path, for locations.
        text: the text without byte order mark, as it is in the file.
        data: the values; None where nothing could be read, and `problems` says why. Forbidden
            characters are U+FFFD in it.
        problems: findings PC0xx, in the order of the file.
        bom: whether the file begins with a byte order mark.
        newline: how the first line of the file ends.
        span: where the root of the data stands.
        readings: what the models that were asked for make of the data; see `validated`.
        nodes: how many keys and values were read.
        too_large: whether the file holds more of them than is read; `data` is None then.
    """

    def __init__(self, path: str, text: str, problems: Iterable[Diagnostic] = ()) -> None:
        self.path = path
        self.text = text.removeprefix(BOM)
        self.data: Any = None
        self.problems = list(problems)
        self.bom = text.startswith(BOM)
        first = self.text.find("\n")
        self.newline = "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"
        self.span: Span = (0, 0)
        self.readings: dict[type, Any] = {}
        self.positions = Positions(self.text)
        self.nodes = 0
        self.too_large = False

    @property
    def errors(self) -> list[Diagnostic]:
        """The problems for which a part of the file was not read as it is written."""
        return [each for each in self.problems if each.severity is Severity.ERROR]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, counted from 1, of an offset into `text`."""
        return self.positions.position(offset)

    def locate(self, loc: Sequence[str | int], *, key: bool = False) -> Location:
        """Return where the value at a path stands, or its key.

        Where there is no such value, the nearest one around it is taken: a missing key is reported
        at the mapping that lacks it.
        """
        start = self.span[0]
        node = self.data
        for step in loc:
            spans = _spans(node, step)
            if spans is None:
                break
            start = spans[0] if key else spans[-2]
            node = node[step]
        return Location(self.path, *self.position(start))

    def span_of(self, loc: Sequence[str | int]) -> Span:
        """Return start and end of the value at a path.

        Raises:
            KeyError: there is no such value.
        """
        span = self.span
        node = self.data
        for step in loc:
            spans = _spans(node, step)
            if spans is None:
                raise KeyError(step)
            span = spans[-2], spans[-1]
            node = node[step]
        return span

    def key_span(self, loc: Sequence[str | int]) -> Span:
        """Return start and end of the key of the value at a path. Raises KeyError for no such key."""
        spans = _spans(self.value(loc[:-1]), loc[-1])
        if spans is None:
            raise KeyError(loc[-1])
        return spans[0], spans[1]

    def value(self, loc: Sequence[str | int]) -> Any:
        """Return the value at a path; None where there is none."""
        node = self.data
        for step in loc:
            if _spans(node, step) is None:
                return None
            node = node[step]
        return node

    def raw_key(self, loc: Sequence[str | int]) -> str:
        """Return the source text of the key of the value at a path. Raises KeyError."""
        start, end = self.key_span(loc)
        return self.text[start:end]

    def raw(self, loc: Sequence[str | int]) -> str:
        """Return the source text of the value at a path: a number as it was written.

        An alias gives `*name`, a value with an anchor begins with `&name`.

        Raises:
            KeyError: there is no such value.
        """
        start, end = self.span_of(loc)
        return self.text[start:end]


_LONG = 100_000
"""Characters from which a text is worth remembering: a command that writes reads its file twice,
once with the project and once more when it has the lock."""


def parse(text: str, path: str) -> Source:
    """Read the text of a file; what is wrong with it is in the `problems` of the result.

    A result is shared between those who read the same text: nobody changes it.
    """
    return _parse_long(text, path) if len(text) >= _LONG else _parse(text, path)


def _parse(text: str, path: str) -> Source:
    source = Source(path, text)
    findings = Findings(path, source.positions)
    _read_into(source, findings)
    source.problems = findings.in_file_order()
    source.nodes, source.too_large = findings.nodes, findings.too_large
    return source


_parse_long = lru_cache(maxsize=2)(_parse)


def read_file(file: Path, path: str) -> Source:
    """Read a file, which is called `path` in locations; a file that cannot be read is PC001."""
    try:
        text = read_text(file)
    except UnreadableError as error:
        location = Location(path, error.line, error.column)
        finding = Diagnostic("PC001", Severity.ERROR, location, error.message, error.hint)
        return Source(path, "", problems=[finding])
    return parse(text, path)


def _read_into(source: Source, findings: Findings) -> None:
    text = screen(source.text, findings)
    root = read_events(text, findings)
    if root:
        source.data, source.span = root[0], root.spans[0]


def _spans(node: object, step: str | int) -> tuple[int, ...] | None:
    """Return the span of an item, or of a key and its value."""
    if isinstance(node, YamlMap) and isinstance(step, str):
        return node.spans.get(step)
    if isinstance(node, YamlSeq) and isinstance(step, int) and 0 <= step < len(node):
        return node.spans[step]
    return None
