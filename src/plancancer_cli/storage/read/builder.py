"""Turns the events of a YAML parser into data with positions, within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.aliases import Anchors
from plancancer_cli.storage.read.characters import screen_escapes
from plancancer_cli.storage.read.findings import Stop, shortened
from plancancer_cli.storage.read.frames import MapFrame, SeqFrame
from plancancer_cli.storage.read.limits import MAX_COLLECTIONS, MAX_DEPTH, MAX_NODES, MAX_TEXT
from plancancer_cli.storage.read.quotation import HASHTAG, OPENING, told_cut, unquoted
from plancancer_cli.storage.read.scalars import (
    NUMERIC_START,
    WORDS,
    Scalar,
    ScalarRefusedError,
    resolve,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.storage.read.findings import Findings
    from plancancer_cli.storage.read.nodes import YamlSeq

Event: TypeAlias = Any
"""An event of PyYAML, of the class that the method is registered for. The published types let marks
and names be None, which a parser never does."""

_DOUBTFUL = NUMERIC_START | OPENING
_BLOCK_STYLES = ("|", ">")


class Builder:
    """Builds the one document of a file.

    `text` is what the parser reads, free of forbidden characters; offsets of events count in it.
    """

    __slots__ = (
        "_anchors",
        "_collections",
        "_documents",
        "_findings",
        "_frame",
        "_hashtags",
        "_outer",
        "_root",
        "_text",
    )

    def __init__(self, text: str, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._hashtags = HASHTAG.search(text) is not None
        self._root = SeqFrame(text, findings, 0, flow=False)
        self._frame: SeqFrame | MapFrame = self._root
        self._outer: list[SeqFrame | MapFrame] = []
        self._anchors = Anchors(findings)
        self._documents = 0
        self._collections = 0

    def build(self, next_event: Callable[[], yaml.Event | None]) -> YamlSeq:
        """Read to the end of the stream; return a list of the document's root, or an empty one.

        Raises:
            Stop: a limit was reached.
            yaml.YAMLError: what the parser raises.
        """
        handlers: dict[type[yaml.Event], Callable[[Event], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start_map,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceStartEvent: self._start_seq,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }
        nodes = 0
        try:
            while (event := next_event()) is not None:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
                nodes += 1
                if nodes > MAX_NODES:
                    raise self._too_large(event)
        finally:
            self._findings.nodes = nodes
        return self._root.node

    def _too_large(self, event: Event) -> Stop:
        self._findings.too_large = True
        self._findings.add(
            "PC004",
            event.start_mark.index,
            msg("The file holds more values than are read."),
            msg("Split it, or keep the details elsewhere and give their source."),
        )
        return Stop()

    def _scalar(self, event: Event) -> None:
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        if start == end:
            self._frame.add_empty(start)
            return
        value: Any = event.value
        style = event.style
        if style == '"':
            if self._text.find("\\", start, end) >= 0:
                value = screen_escapes(value, self._text[start:end], start, self._findings)
        elif style in _BLOCK_STYLES:
            end = self._end_of_block(start, end)
        if end - start > MAX_TEXT:
            value = self._cut(value, start)
        frame = self._frame
        if frame.wants_key:
            frame.set_key(value, start, end, plain=not style)
        else:
            if not style and (
                self._hashtags or not value or value in WORDS or value[0] in _DOUBTFUL
            ):
                value = self._plain(value, start, end)
            frame.add(value, start, end)
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event, value)

    def _cut(self, value: str, offset: int) -> str:
        self._findings.add(
            "PC004",
            offset,
            msg("A text has more than {limit} characters.", limit=MAX_TEXT),
            msg("Shorten it, or keep it elsewhere and give its source."),
        )
        return value[:MAX_TEXT]

    def _start_map(self, event: Event) -> None:
        start: int = event.start_mark.index
        self._open(MapFrame(self._text, self._findings, start, flow=event.flow_style), event)

    def _start_seq(self, event: Event) -> None:
        self._open(
            SeqFrame(self._text, self._findings, event.start_mark.index, flow=event.flow_style),
            event,
        )

    def _open(self, frame: SeqFrame | MapFrame, event: Event) -> None:
        if len(self._outer) >= MAX_DEPTH:
            self._findings.add(
                "PC004",
                frame.start,
                msg("Lists and mappings are nested more than {limit} deep.", limit=MAX_DEPTH),
                msg("Close the brackets; put a text that begins with [ or {{ in quotes."),
            )
            raise Stop
        self._collections += 1
        if self._collections > MAX_COLLECTIONS:
            raise self._too_large(event)
        if event.tag is not None:
            self._refuse_tag(frame.start)
        if event.anchor is not None:
            frame.anchor = event.anchor
            self._anchors.open(event.anchor)
        if self._outer and isinstance(frame, MapFrame):
            frame.is_item = not isinstance(self._frame, MapFrame)
        self._outer.append(self._frame)
        self._frame = frame

    def _end(self, event: Event) -> None:
        frame = self._frame
        frame.close(event.end_mark.index)
        if frame.anchor is not None:
            self._anchors.define(frame.anchor, frame.node)
        self._frame = self._outer.pop()
        self._frame.add(frame.node, frame.start, frame.end)

    def _alias(self, event: Event) -> None:
        start: int = event.start_mark.index
        value = self._anchors.take(event.anchor, start, len(self._outer))
        self._frame.add(value, start, event.end_mark.index)

    def _start_document(self, event: Event) -> None:
        self._documents += 1
        start: int = event.start_mark.index
        if self._documents > 1:
            self._findings.add(
                "PC004",
                start,
                msg("A second document begins here; a file holds one."),
                msg("Remove the line ---, or move what follows to a file of its own."),
            )
            raise Stop
        if event.tags:
            self._refuse_tag(start)

    def _resolved(self, text: str, offset: int) -> Scalar:
        try:
            return resolve(text)
        except ScalarRefusedError as refused:
            self._findings.add(refused.code, offset, refused.message, refused.hint)
            return text

    def _plain(self, text: str, start: int, end: int) -> Scalar:
        """The value of a word that may be no text, may be cut, or stands in marks like quotes."""
        shown = self._frame.key_start(start)
        if text in WORDS or text[0] in NUMERIC_START:
            value = self._resolved(text, start)
        else:
            value = unquoted(self._text, start, shown, text, self._findings)
        if self._hashtags and isinstance(value, str):
            told_cut(self._text, start, end, shown, self._findings)
        return value

    def _check_properties(self, event: Event, value: Scalar) -> None:
        start: int = event.start_mark.index
        if event.tag is not None:
            self._refuse_tag(start)
        if event.anchor is None:
            return
        self._anchors.define(event.anchor, value)
        if not event.value and not event.style:
            self._findings.add(
                "PC004",
                start,
                msg(
                    "{name!r} names a value, and there is none.", name=shortened(f"&{event.anchor}")
                ),
                msg("Put a text that begins with & in quotes."),
            )

    def _refuse_tag(self, offset: int) -> None:
        if self._findings.full:
            return
        self._findings.add(
            "PC004",
            offset,
            msg("A YAML tag (a word that begins with an exclamation mark) is not accepted."),
            msg("Remove it; put a text that begins with an exclamation mark in quotes."),
        )

    def _end_of_block(self, start: int, end: int) -> int:
        """Return the end of the last line of a block text, without its line break.

        Empty lines after it belong to the text where its header says so (`|+`).
        """
        text = self._text
        header = text[start : text.find("\n", start, end)]
        if "+" not in header.partition("#")[0]:
            end = start + len(text[start:end].rstrip(" \t\r\n"))
            line_end = text.find("\n", end)
            end = line_end if line_end >= 0 else len(text)
        elif text[end - 1] == "\n":
            end -= 1
        return end - 1 if text[end - 1] == "\r" else end
