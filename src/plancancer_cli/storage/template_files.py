"""The texts of new files, in the canonical layout, and the one way to make them."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import kind_of
from plancancer_cli.storage.edit.flow import flow
from plancancer_cli.storage.files.atomic import refusal
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.layout.shapes import in_order
from plancancer_cli.storage.read.source import parse

if TYPE_CHECKING:
    from pathlib import Path

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
    """Return the text of a new file at a relative POSIX path.

    The keys come in the order of the models; `remarks` stand above the key that they are given for.
    """
    kind = kind_of(path)
    lines = [kind.modeline(path)] if kind is not None else []
    ordered = in_order(kind.model if kind is not None else None, list(entries))
    entries = {key: entries[key] for key in ordered}
    return "\n".join([*lines, *_mapping(entries, remarks, 0)]) + "\n"


def create(root: Path, path: str, text: str) -> None:
    """Make a file of the project at `root`, whole or not at all; under the lock of the project.

    Raises:
        WriteRefused: there is one of that name, or the system refuses.
    """
    with project_lock(root):
        folder = (root / path).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not folder.resolve().is_relative_to(root.resolve()):
                raise WriteRefused(
                    msg("{path} is a link that leads out of the project.", path=str(folder.name)),
                    msg("Put a folder in its place."),
                )
            _place(root / path, text.encode())
        except FileExistsError as error:
            raise WriteRefused(
                msg("{path} exists already: it is left as it is.", path=path),
                msg("Choose another code or id, or edit that file."),
            ) from error
        except OSError as error:
            raise refusal(path, error) from error


def _place(file: Path, content: bytes) -> None:
    """Write beside, then link: the name never shows a part of the content, nor replaces a file."""
    beside = file.with_name(f".{secrets.token_hex(8)}.plancancer-tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(beside, file)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            with file.open("xb") as stream:
                stream.write(content)
    finally:
        beside.unlink(missing_ok=True)


def _mapping(entries: Mapping[str, Any], remarks: Mapping[str, str], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for key, value in entries.items():
        if key in remarks:
            lines.append(f"{pad}# {remarks[key]}")
        if isinstance(value, Mapping) and value:
            lines += [f"{pad}{key}:", *_mapping(value, {}, indent + 2)]
        elif isinstance(value, Sequence) and not isinstance(value, str) and value:
            lines += [f"{pad}{key}:", *_items(value, indent + 2)]
        else:
            lines.append(f"{pad}{key}: {scalar(value)}")
    return lines


def _items(items: Sequence[Any], indent: int) -> list[str]:
    pad = " " * indent
    lines: list[str] = []
    for item in items:
        if isinstance(item, Mapping):
            first, *rest = _mapping(item, {}, indent + 2)
            lines += [f"{pad}- {first.lstrip()}", *rest]
        else:
            lines.append(f"{pad}- {scalar(item)}")
    return lines
