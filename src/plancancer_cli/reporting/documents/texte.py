"""The text of a plan made ready to be shown: paragraphs, footnote calls, spaces, addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from msgspec import Struct

_NARROW = "\u202f"
_WIDE = "\u00a0"
_BEFORE_HIGH = re.compile(r" (?=[;!?»](?:[\s.,)»]|$))")
_AFTER_OPENING = re.compile(r"(?<=«) ")
_BEFORE_COLON = re.compile(r" (?=:(?:\s|$))")
_PERCENT = re.compile(r"(?<=\d) (?=[%€])")
_NOTE = re.compile(r"\[\^(\d{1,4})\]")
_BULLET = re.compile(r"^[-*•] +")


class Fragment(Struct, frozen=True):
    """A run of text, or the call of a footnote (then `note` is its number)."""

    texte: str
    note: int | None = None


class Bloc(Struct, frozen=True):
    """A paragraph (`puces` is false: one item) or a list of bullets."""

    puces: bool
    items: tuple[tuple[Fragment, ...], ...]


class Source(Struct, frozen=True):
    """Where a fact comes from. `adresse` is a web address, `texte` its site or a reference."""

    texte: str
    adresse: str | None = None
    ancre: str | None = None
    """Where it stands in the document itself: a meeting of the comité."""


def typographie(text: str) -> str:
    """Make the spaces of French punctuation unbreakable; nothing is added where none stands."""
    if " " not in text:
        return text
    text = _BEFORE_HIGH.sub(_NARROW, text)
    text = _AFTER_OPENING.sub(_NARROW, text)
    text = _PERCENT.sub(_WIDE, text)
    return _BEFORE_COLON.sub(_WIDE, text)


def blocs(text: str | None) -> tuple[Bloc, ...]:
    """Paragraphs and bullets of a block text; a line that goes on a bullet belongs to it."""
    if not text:
        return ()
    found: list[Bloc] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = part.split("\n")
        items: list[list[str]] = []
        bullets = bool(_BULLET.match(lines[0].strip()))
        for line in lines:
            bare = line.strip()
            if bullets and (not items or _BULLET.match(bare)):
                items.append([_BULLET.sub("", bare)])
            elif items:
                items[-1].append(bare)
            else:
                items.append([bare])
        found.append(Bloc(bullets, tuple(fragments(" ".join(item)) for item in items)))
    return tuple(found)


def fragments(text: str) -> tuple[Fragment, ...]:
    """A text cut at its footnote calls `[^6]`."""
    pieces = _NOTE.split(text)
    found = [Fragment(pieces[0])] if pieces[0] else []
    for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
        found.append(Fragment("", int(number)))
        if after:
            found.append(Fragment(after))
    return tuple(found)


def source(text: str | None) -> Source | None:
    """A source: a link where it is a web address and nothing else, else a reference."""
    if not text:
        return None
    site = _site(text)
    return Source(text) if site is None else Source(site, text)


def _site(text: str) -> str | None:
    if re.search(r"[\s<>\"'\\]", text) or not text.isprintable():
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    # Who is named before an @ is not where the link leads.
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    return host.removeprefix("www.")


def ancre(*parts: str) -> str:
    """An id inside the document, from codes and ids of the plan (ASCII letters, digits, . -)."""
    return "-".join(re.sub(r"[^A-Za-z0-9.-]+", "_", part) for part in parts)
