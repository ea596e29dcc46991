"""Texts that a `#` cuts (PC022), and quotation marks that are not those of YAML (PC021)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.diagnostics import Mending
from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.commas import put_in_quotes, quoted, show
from plancancer_cli.storage.read.scalars import ScalarRefusedError, resolve

if TYPE_CHECKING:
    from plancancer_cli.storage.read.findings import Findings
    from plancancer_cli.storage.read.scalars import Scalar

HASHTAG = re.compile(r"[ \t]+#(?=[^\s#!])[^\r\n]*")
"""A `#` that begins a comment for YAML and a word for people: no space follows it."""

_PAIRS = {
    "“": "”“",
    "”": "”“",
    "„": "“”",
    "‟": "”",
    "‘": "’‘",
    "’": "’",
    "‚": "‘’",
    "«": "»",
    "‹": "›",
}
OPENING = frozenset(_PAIRS)
"""The marks that programs put in the place of straight quotes."""

_GUILLEMETS = "«‹"


def straight(text: str) -> str:
    """A text without the quotation marks around it, where they are a pair of programs."""
    closing = _PAIRS.get(text[:1])
    inner = text[1:-1]
    if closing is None or len(text) < len("“x”") or text[-1] not in closing:
        return text
    if text[0] in inner or any(mark in inner for mark in closing if mark != "’"):
        return text
    return inner.strip(" \u00a0\u202f")


def unquoted(text: str, start: int, key: int, value: str, findings: Findings) -> Scalar:
    """The value of a plain text in quotation marks of programs, which are told.

    `text` is that of the file, `start` where the value stands, `key` where its key does. What
    stands in French quotation marks may be a quotation, and keeps them.
    """
    inner = straight(value)
    end = start + len(value)
    if inner == value or text[start:end] != value:
        return value
    quotation = value[0] in _GUILLEMETS
    mending = Mending(start, end, quoted(value if quotation else inner), key, end)
    message = msg("The marks {marks} are no quotes to YAML.", marks=f"{value[0]} {value[-1]}")
    if quotation:
        hint = msg(
            "Keep them between straight quotes: {mended}; without them if it is no quotation.",
            mended=mending.corrected(text),
        )
        findings.add("PC021", start, message, hint)
        return value
    if not isinstance(plain := _plain(inner), str):
        mending = Mending(start, end, inner, key, end)
    findings.add("PC021", start, message, show(mending.corrected(text)), mending)
    return plain


def _plain(inner: str) -> Scalar:
    try:
        return resolve(inner)
    except ScalarRefusedError:
        return inner


def told_cut(text: str, start: int, end: int, key: int, findings: Findings) -> None:
    """Say that a text is cut where a word that begins with `#` follows it on its line."""
    cut = HASHTAG.match(text, end)
    if cut is None:
        return
    whole = text[start : cut.end()].strip()
    mended = text[key:start].rstrip() + " " * (key < start) + quoted(whole)
    findings.add(
        "PC022",
        cut.start() + cut[0].index("#"),
        msg("From this # on the text is cut: YAML takes the rest for a remark."),
        msg("{put}; for a remark, write a space after the #.", put=put_in_quotes(mended)),
    )
