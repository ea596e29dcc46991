"""Text from the data inside Markdown: nothing in it may act as markup."""

from __future__ import annotations

import re

from plancancer_cli.i18n import visible

_MARKUP = re.compile(r"[\\`*_{}\[\]<>+|~!&@$#]")
# No-break spaces are typography and stay; line breaks would end the cell.
_BREAKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Beside the marks: what GitHub takes for an issue (GH-1), and GitLab for a milestone (%1).
_MARKS = re.compile(rf"{_MARKUP.pattern}|\bGH-(?=\d)|%(?=[\w\"])", re.IGNORECASE)
# And what an address begins with.
_MARKS_OR_ADDRESS = re.compile(rf"{_MARKS.pattern}|(?<=www)\.|:(?=//)", re.IGNORECASE)
_ITEM = re.compile(r"^(\d*)([.)](?=\s|$)|(?<!\d)-)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A backslash does not keep a forge from seeing a mention, an issue or a merge request in the
# rendered text; a zero-width space does.
_SIGILS = {"@": "@&#8203;", "#": "#&#8203;", "!": "!&#8203;", "$": "$&#8203;", "~": "~&#8203;"}
_REFERENCES = frozenset(_SIGILS) | {"%"}


def inline(text: str) -> str:
    """The text on one line, fit for a cell of a table: no markup, HTML or mention.

    Full stops and hyphens stay as they are, so that a committed report reads well as a file.
    """
    return _MARKS.sub(_escape_mark, visible(_BREAKS.sub(" ", text)))


def literal(text: str) -> str:
    """The text on one line that shows exactly itself in what a forge renders, wherever it stands.

    Not even a link is made of an address. Other punctuation stays as it is: a review is also read
    as the file that a job leaves behind.
    """
    flat = visible(_BREAKS.sub(" ", text)).strip()
    return _ITEM.sub(r"\1\\\2", _MARKS_OR_ADDRESS.sub(_escape_any, flat))


def _escape_any(found: re.Match[str]) -> str:
    mark, following = found[0], found.string[found.end() : found.end() + 1]
    if mark in _REFERENCES:
        return f"{mark}&#8203;"
    return _reference(mark, following) or _ENTITIES.get(mark) or f"\\{mark}"


def _reference(mark: str, following: str) -> str | None:
    """What begins a reference to something of the forge, made harmless; None where none begins."""
    if mark == "&" and following.isdigit():
        return "&amp;&#8203;"  # GitLab takes it for an epic
    return f"{mark}&#8203;" if mark == "%" or mark.endswith("-") else None


def _escape_mark(found: re.Match[str]) -> str:
    mark, following = found[0], found.string[found.end() : found.end() + 1]
    harmless = _reference(mark, following) or _ENTITIES.get(mark)
    if harmless:
        return harmless
    if mark in _SIGILS and (following.isalnum() or following in {"_", '"'}):
        return _SIGILS[mark]
    return f"\\{mark}"


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Lines of a table; the cells are escaped here."""
    lines = ["| " + " | ".join(inline(cell).strip() for cell in head) + " |"]
    lines.append("|" + " --- |" * len(head))
    lines += ["| " + " | ".join(inline(cell).strip() for cell in row) + " |" for row in rows]
    return lines
