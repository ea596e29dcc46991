"""Make characters that a reader cannot see, or that a terminal would obey, visible."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What `str.isprintable` refuses although it is ordinary text: the space separators of Unicode
# (no-break and thin spaces among them) and the joiners that emoji and some scripts need.
_TEXT = frozenset("\u00a0\u1680\u202f\u205f\u3000\u200c\u200d").union(
    map(chr, range(0x2000, 0x200B))
)


def visible(text: str) -> str:
    r"""Return `text` with control, direction-changing and unpaired characters as escapes.

    A line feed becomes `\n`, an escape character `\x1b`, a right-to-left override `\u202e`: data of
    a plan can then neither break a line of output nor send commands to the terminal.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _TEXT else _escape(c) for c in text)


_COMMAND = re.compile(r"^(\s*)(?=::)|(?<=##)(?=\w*\[)", re.MULTILINE)


def inert(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return lines that a workflow of GitHub does not take for its commands.

    It obeys `::name::` at the beginning of a line and `##[name]` anywhere, on either stream: a
    title in a pull request could hide errors or set variables. A zero-width space stops it; there
    is none elsewhere. Source: actions/runner, `ActionCommand.cs`.
    """
    if environment.get("GITHUB_ACTIONS") != "true" or ("::" not in text and "##" not in text):
        return text
    return _COMMAND.sub(lambda found: f"{found[0]}\u200b", text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
