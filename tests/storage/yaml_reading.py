"""Reads YAML with either of the two parsers."""

from __future__ import annotations

from contextlib import contextmanager
from textwrap import dedent
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import get_language
from plancancer_cli.storage.read import event_reader, source
from plancancer_cli.storage.read.source import Source, YamlMap, YamlSeq, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = get_language("en")
PARSERS = ("libyaml", "python")


@contextmanager
def using(parser: str) -> Iterator[None]:
    """One of the PARSERS reads every text."""
    libyaml = event_reader.CParser
    assert libyaml is not None
    with (
        patch.object(event_reader, "CParser", libyaml if parser == "libyaml" else None),
        # Else a long text would be what another reader has made of it.
        patch.object(source, "_parse_long", source._parse),
    ):
        yield


def as_written(node: Any) -> Any:
    """What two readings have to agree in: values and their types, order, places, brackets."""
    if isinstance(node, YamlMap):
        items = [(key, as_written(value)) for key, value in node.items()]
        return "map", items, list(node.spans.items()), node.span, node.flow
    if isinstance(node, YamlSeq):
        return "list", [as_written(item) for item in node], node.spans, node.span, node.flow
    return type(node), repr(node)


def read(text: str) -> Source:
    return parse(dedent(text), "f.yaml")


def clean(text: str) -> Source:
    source = read(text)
    assert codes(source) == []
    return source


def codes(source: Source) -> list[str]:
    return [f"{p.location.line}:{p.location.column} {p.code}" for p in source.problems]


def messages(text: str) -> list[str]:
    found = read(text).problems
    assert all(p.severity is Severity.ERROR and p.hint is not None for p in found)
    return [
        f"{p.location.line}:{p.location.column} {p.code} {ENGLISH.text(p.message)}" for p in found
    ]


def hints(text: str) -> list[str]:
    return [ENGLISH.text(p.hint or "") for p in read(text).problems]
