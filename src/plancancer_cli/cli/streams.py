"""What goes out, in which characters: documents as UTF-8, text for people as the terminal can show it."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from typing import TextIO

_PLAIN = "plancancer-plain"
_NEAR = {
    "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "...", "–": "-", "—": "-",
    "→": "->", "·": ".", "•": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "€": "EUR", "≥": ">=", "≤": "<=",
    "▓": "#", "▒": "+", "░": ".", "█": "#",
}  # fmt: skip


def show_what_can_be_shown(*streams: TextIO) -> None:
    """Let each stream write the nearest character it has, where it lacks one: an e for an é.

    A pipe on Windows and the locale C have no accents; that is no reason to stop.
    """
    codecs.register_error(_PLAIN, _nearest)
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_PLAIN)


def _nearest(failure: UnicodeError) -> tuple[str, int]:
    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    missing = failure.object[failure.start : failure.end]
    return "".join(map(_plain, missing)), failure.end


def _plain(character: str) -> str:
    if character in _NEAR:
        return _NEAR[character]
    if unicodedata.category(character) == "Zs":
        return " "
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return letters or ("" if unicodedata.category(character) in {"Mn", "Cf"} else "?")


def write_document(text: str) -> None:
    """Write what another program or a file takes, as UTF-8 whatever the terminal says it reads."""
    whole = text if text.endswith("\n") or not text else text + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(whole)
        return
    sys.stdout.flush()
    buffer.write(whole.encode("utf-8"))
