"""JSON that can be printed as it is: nothing in it that a terminal obeys or a reader chokes on."""

from __future__ import annotations

import json
from typing import Any

from plancancer_cli.i18n import visible

_FIRST_BEYOND_16_BITS = 0x10000


def dumps(value: Any) -> str:
    """Return `value` as indented JSON in its own letters, ending with a line feed.

    Invisible characters (JSON itself only asks this below U+0020) are written as escapes, which
    read back as the same string. A surrogate without its other half, from a file name that is no
    UTF-8, has no valid form in JSON: it is shown as `visible` shows it.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(map(_printable, text.split("\n"))) + "\n"


def _printable(line: str) -> str:
    if line == visible(line):
        return line
    return "".join(char if char == visible(char) else _escape(char) for char in line)


def _escape(char: str) -> str:
    code = ord(char)
    if "\ud800" <= char <= "\udfff":
        return "\\" + visible(char)
    if code < _FIRST_BEYOND_16_BITS:
        return f"\\u{code:04x}"
    offset = code - _FIRST_BEYOND_16_BITS
    return f"\\u{0xD800 + (offset >> 10):04x}\\u{0xDC00 + (offset & 0x3FF):04x}"
