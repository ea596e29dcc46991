"""The text of a new file whose texts are long: blocks that people can read and review."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.read.source import parse
from plancancer_cli.storage.template_files import file_text, scalar

WIDTH = 108
"""Columns of a line, indentation included."""


def long_text(path: str, entries: Mapping[str, Any]) -> str:
    """The text of a file at a relative POSIX path, read back exactly as `entries`.

    Texts of several lines become literal blocks, long ones folded blocks. Raises WriteRefused for a
    text that holds a character which the reader refuses.
    """
    kind = kind_of(path)
    lines = [kind.modeline(path)] if kind is not None else []
    text = "\n".join([*lines, *_mapping(entries, 0)]) + "\n"
    source = parse(text, path)
    exact = not source.problems and source.data == entries
    return text if exact else file_text(path, entries, {})


def _mapping(entries: Mapping[str, Any], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for key, value in entries.items():
        if isinstance(value, Mapping) and value:
            lines += [f"{pad}{key}:", *_mapping(value, indent + 2)]
        elif isinstance(value, list) and value:
            lines += [f"{pad}{key}:", *_items(value, indent + 2)]
        else:
            lines += _value(f"{pad}{key}:", value, indent + 2)
    return lines


def _items(items: list[Any], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for item in items:
        if isinstance(item, Mapping):
            first, *rest = _mapping(item, indent + 2)
            lines += [f"{pad}- {first.lstrip()}", *rest]
        else:
            lines += _value(f"{pad}-", item, indent + 2)
    return lines


def _value(head: str, value: object, indent: int) -> list[str]:
    """A scalar behind its key or dash, in the form that is read most easily."""
    pad = " " * indent
    if isinstance(value, str) and "\n" in value.rstrip("\n"):
        mark = "|" if value.endswith("\n") else "|-"
        return [
            f"{head} {mark}",
            *(pad + line if line else "" for line in value.rstrip("\n").split("\n")),
        ]
    plain = scalar(value)
    if isinstance(value, str) and len(head) + len(plain) >= WIDTH and "  " not in value:
        folded = textwrap.wrap(
            value, WIDTH - indent, break_long_words=False, break_on_hyphens=False
        )
        return [f"{head} >-", *(pad + line for line in folded)]
    return [f"{head} {plain}"]
