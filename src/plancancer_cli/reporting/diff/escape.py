"""Text of the plan inside Markdown: it shows exactly itself."""

from __future__ import annotations

import re

from plancancer_cli.i18n import visible

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#+\-.!|~&@$:]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A backslash does not keep a forge from seeing a mention, an issue or a merge request in the
# rendered text; a zero-width space does.
_SIGILS = {"@": "@&#8203;", "#": "#&#8203;", "!": "!&#8203;", "$": "$&#8203;", "~": "~&#8203;"}


def escaped(text: str) -> str:
    """The text on one line, without markup, HTML, link or mention."""
    flat = visible(" ".join(text.split()))
    return _MARKUP.sub(lambda mark: _escape(mark[0]), flat)


def _escape(mark: str) -> str:
    return _ENTITIES.get(mark) or _SIGILS.get(mark) or f"\\{mark}"
