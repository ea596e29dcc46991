"""What the two sides said, read from the marks that Git has left in a file."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?P<mark><{7}|\|{7}|={7}|>{7})(?: .*)?\r?")


def has_markers(text: str) -> bool:
    """Whether a file holds a conflict, whole or in part."""
    return re.search(r"^(?:<{7}|>{7})(?:[ \r]|$)", text, re.MULTILINE) is not None


def sides_of(text: str) -> tuple[str, str, str] | None:
    """Return base, ours and theirs; None where the marks do not belong together.

    The base holds what both sides share, and what stands behind `|||||||` where Git wrote that.
    """
    sides: dict[str, list[str]] = {"base": [], "ours": [], "theirs": []}
    into = "all"
    follows = {
        "<<<<<<<": ("all", "ours"),
        "|||||||": ("ours", "base"),
        ">>>>>>>": ("theirs", "all"),
    }
    for line in text.split("\n"):
        found = _MARK.fullmatch(line)
        mark = found["mark"] if found else ""
        if mark == "=======" and into in ("ours", "base"):
            into = "theirs"
        elif mark in follows:
            before, after = follows[mark]
            if into != before:
                return None
            into = after
        else:
            for name in sides if into == "all" else (into,):
                sides[name].append(line)
    if into != "all":
        return None
    return "\n".join(sides["base"]), "\n".join(sides["ours"]), "\n".join(sides["theirs"])


def without_labels(text: str) -> str:
    """Return a text with marks that do not say which branch they stand for."""
    return re.sub(r"^(<{7}|\|{7}|>{7}) .*?(\r?)$", r"\1\2", text, flags=re.MULTILINE)
