"""Keys and values as the canonical layout writes them: as they were, in another place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plancancer_cli.storage.edit.flow import flow

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"(?P<style>[|>])(?P<signs>[-+0-9]*)(?P<rest>.*)")
# What needs no quotes in braces, whatever stands around it.
_SAFE_IN_FLOW = re.compile(r"[\w./+-]+(?: [\w./+-]+)*")


def is_text_block(raw: str) -> bool:
    """Whether this is the source of a block text."""
    return raw.startswith(("|", ">"))


def scalar_lines(raw: str, value: Any, column: int, indent: int) -> list[str]:
    """Return the lines of a value; the first is to follow its key or dash.

    `column` is where the key or dash stands, in the file as it is; `indent` where it is to stand.
    Lines keep their breaks: nothing is wrapped anew.
    """
    if is_text_block(raw):
        return _block(raw, value, column, indent + 2)
    first, *rest = raw.split("\n")
    pad = " " * (indent + 2)
    return [
        first.rstrip() if rest else first,
        *((pad + line.lstrip(" \t")).rstrip(" ") for line in rest),
    ]


def flow_scalar(raw: str, value: Any) -> str:
    """Return a value as it stands inside braces: as it was, in quotes where it needs them."""
    if raw.startswith(('"', "'")) and "\n" not in raw:
        return raw
    if value is None and not raw:
        return "null"
    if not isinstance(value, str):
        return raw
    return raw if _SAFE_IN_FLOW.fullmatch(raw) else flow(str(value))


def _block(raw: str, value: Any, column: int, indent: int) -> list[str]:
    header, *body = raw.split("\n")
    found = _HEADER.fullmatch(header)
    if found is None:  # the reader has read it: it cannot be otherwise
        return raw.split("\n")
    digit = re.search(r"[1-9]", found["signs"])
    old = column + int(digit[0]) if digit else _indent(body)
    signs = re.sub(r"[1-9]", "2", found["signs"])
    if not re.search(r"[-+]", signs) and isinstance(value, str) and value[-1:] not in ("\n", ""):
        signs += "-"  # the file ended without a line break, and so does the text
    lines = [f"{found['style']}{signs}{found['rest'].rstrip()}"]
    return lines + [
        " " * indent + line[old:] if line.strip(" ") or line[old:] else "" for line in body
    ]


def _indent(body: Sequence[str]) -> int:
    first = next((line for line in body if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))
