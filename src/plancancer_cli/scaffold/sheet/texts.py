"""What a cell with several lines holds: bullets and sub-bullets, or names one after the other."""

from __future__ import annotations

import re

from msgspec import Struct

_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[-–—•·*➜➢➤►▶▪■□◦○●‣→✓])\s+(?P<text>\S.*)")
_CONTACT = re.compile(r"@|\d(?:[\s.\-/]?\d){7,}")


class Puce(Struct):
    """One bullet: its text, those below it, and the heading that it stands under."""

    texte: str
    details: list[str] = []
    groupe: str | None = None

    def mapping(self, *, grouped: bool = True) -> dict[str, object]:
        """As the files write it."""
        parts: dict[str, object] = {"texte": self.texte}
        if self.details:
            parts["details"] = list(self.details)
        if grouped and self.groupe:
            parts["groupe"] = self.groupe
        return parts


def bullets(text: str, *, grouped: bool = True) -> list[Puce]:
    """The bullets of a cell, none of its words left out.

    A line with a mark is a bullet; set in further, or with another mark than the first one, it is a
    detail of the bullet above it. A line without a mark is a bullet too; beside marked ones and
    ending with a colon it heads what follows, up to a blank line (where `grouped`).
    """
    lines = text.split("\n")
    marks = [_BULLET.fullmatch(line) for line in lines]
    outer = min((len(mark["indent"]) for mark in marks if mark), default=0)
    first = next((mark["mark"] for mark in marks if mark), "")
    found: list[Puce] = []
    groupe: str | None = None
    for line, mark in zip(lines, marks, strict=True):
        words = line.strip()
        if not words:
            groupe = None
        elif mark is None and grouped and words.endswith(":") and any(marks):
            groupe = words[:-1].rstrip() or words
        elif mark and found and (len(mark["indent"]) > outer or mark["mark"] != first):
            found[-1].details.append(mark["text"].strip())
        else:
            found.append(Puce(mark["text"].strip() if mark else words, groupe=groupe))
    return found


def names(text: str) -> list[str]:
    """The names in a cell, each once: by lines or semicolons, else by commas outside brackets."""
    lines = [
        mark["text"] if (mark := _BULLET.fullmatch(line)) else line for line in text.split("\n")
    ]
    parts = [part for line in lines for part in line.split(";")]
    if len(parts) == 1:
        parts = _at_commas(parts[0])
    return list(dict.fromkeys(name for part in parts if (name := _name(part))))


def is_contact(name: str) -> bool:
    """Whether a name holds a mail address or a number to call."""
    return _CONTACT.search(name) is not None


def _name(part: str) -> str:
    """A name on one line, without the signs that end a list; `M.S.A.` keeps its points."""
    name = " ".join(part.split()).strip(" ,")
    return name.rstrip(".") if name.count(".") == 1 else name


def _at_commas(text: str) -> list[str]:
    parts, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")" and depth > 0)
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts
