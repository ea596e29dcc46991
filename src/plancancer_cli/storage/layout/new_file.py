"""The name and the text of a new file: blocks that people can read and review."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.edit.flow import flow
from plancancer_cli.storage.layout.shapes import in_order
from plancancer_cli.storage.read.source import parse

WIDTH = 108
"""Columns of a line, indentation included."""

_SLUG_LENGTH = 50
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o"})


def slug(text: str) -> str:
    """Return the id that a title gives: lower-case ASCII words and hyphens, 50 characters at most.

    Empty where the title holds no letter or digit of the Latin alphabet.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))
    out = ""
    for word in words:
        longer = f"{out}-{word}" if out else word
        if len(longer) > _SLUG_LENGTH:
            break
        out = longer
    return out or "".join(words)[:_SLUG_LENGTH]


def scalar(value: object) -> str:
    """Return a value as it stands behind a key: texts without quotes where they need none.

    Raises:
        WriteRefused: a text holds a character that the reader refuses (PC005).
    """
    if not isinstance(value, str):
        return flow(value)
    quoted = flow(str(value))
    plain = parse(f"key: {value}\n", "") if value.isprintable() else None
    safe = plain is not None and not plain.problems and plain.data == {"key": value}
    return value if safe else quoted


def file_text(path: str, entries: Mapping[str, Any], remarks: Mapping[str, str]) -> str:
    """Return the text of a new file at a relative POSIX path, read back exactly as `entries`.

    The keys come in the order of the models; `remarks` stand above the key that they are given for.
    Texts of several lines become literal blocks, long ones folded blocks, where that reads back.

    Raises:
        WriteRefused: a text holds a character that the reader refuses (PC005).
    """
    kind = kind_of(path)
    ordered = in_order(kind.model if kind is not None else None, list(entries))
    entries = {key: entries[key] for key in ordered}
    lines = [kind.modeline(path)] if kind is not None else []
    return "\n".join([*lines, *_mapping(entries, remarks, 0)]) + "\n"


def _mapping(entries: Mapping[str, Any], remarks: Mapping[str, str], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for key, value in entries.items():
        if key in remarks:
            lines.append(f"{pad}# {remarks[key]}")
        lines += _under(f"{pad}{key}:", value, indent + 2)
    return lines


def _under(head: str, value: object, indent: int) -> list[str]:
    """A value behind its key or dash, or below it."""
    if isinstance(value, Mapping) and value:
        return [head, *_mapping(value, {}, indent)]
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return [head, *_items(value, indent)]
    plain = [f"{head} {scalar(value)}"]
    block = _block(value, indent, len(plain[0])) if isinstance(value, str) else []
    if not block:
        return plain
    lines = [f"{head} {block[0]}", *block[1:]]
    # A block is taken where it reads back as the text; quotes hold any.
    source = parse("\n".join(["key: " + block[0], *block[1:]]) + "\n", "")
    return lines if not source.problems and source.data == {"key": value} else plain


def _block(text: str, indent: int, width: int) -> list[str]:
    """The header and lines of a text that is more easily read in a block; nothing for others."""
    pad = " " * indent
    body = text.rstrip("\n")
    if "\n" in body:
        lines = (pad + line if line else "" for line in body.split("\n"))
        return ["|" if text.endswith("\n") else "|-", *lines]
    if width <= WIDTH or "  " in text:
        return []
    folded = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [">-", *(pad + line for line in folded)]


def _items(items: Sequence[Any], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, {}, indent + 2)
            lines += [f"{pad}- {first.lstrip()}", *rest]
        else:
            lines += _under(f"{pad}-", item, indent + 2)
    return lines
