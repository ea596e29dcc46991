"""Text from the data inside Markdown: nothing in it may act as markup."""

from __future__ import annotations

import re

from plancancer_cli.i18n import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+|~!&@$])")


def inline(text: str) -> str:
    """The text on one line, fit for a cell of a table: markup, HTML and mentions are inert."""
    flat = visible(" ".join(text.split()))
    escaped = _MARKUP.sub(r"\\\1", flat)
    # A zero-width joiner would be a forbidden character; an entity stops a mention as well.
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\@", "&#64;")


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Lines of a table; the cells are escaped here."""
    lines = ["| " + " | ".join(inline(cell) for cell in head) + " |"]
    lines.append("|" + " --- |" * len(head))
    lines += ["| " + " | ".join(inline(cell) for cell in row) + " |" for row in rows]
    return lines
