"""The command lines of a page, in their order, with the output that is shown below them.

A block marked `console` holds lines after a `$`, each with its output below it; a line `…` there
stands for any lines. In running text, what stands between backticks and begins with the name of a
program is a command line too, unless it holds a placeholder in capitals.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEFT_OUT = "…"
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_PROGRAM = re.compile(
    r"(plancancer|git|make|pip|python3?|pre-commit|apt-get|npm|\.venv/bin/\w+) \S"
)
_PLACEHOLDER = re.compile(r"(^|\s)[^\w\s]?[A-ZÉ]{3,}")


@dataclass(frozen=True)
class Line:
    """A command line.

    Attributes:
        text: what is typed, without a comment after it.
        shown: the lines of output that the page shows; None in running text, empty without any.
        start: where the output begins in the text of the page, in characters.
        end: where it ends.
        indent: what stands before each line of the block.
    """

    text: str
    shown: tuple[str, ...] | None = None
    start: int = 0
    end: int = 0
    indent: str = ""


@dataclass(frozen=True)
class Block:
    """A block that is no console: a file, of a language."""

    language: str
    text: str


def read(page: Path) -> list[Line | Block]:
    """What a page holds, in its order."""
    text = page.read_text("utf-8")
    found: list[tuple[int, Line | Block]] = []
    rest = text
    for fence in _FENCE.finditer(text):
        indent, language, content = fence.groups()
        if language == "console":
            found += [(line.start, line) for line in _console(content, fence.start(3), indent)]
        else:
            found.append((fence.start(), Block(language, textwrap.dedent(content))))
        blank = " " * (fence.end() - fence.start())
        rest = rest[: fence.start()] + blank + rest[fence.end() :]
    for span in _SPAN.finditer(rest):
        typed = " ".join(span[1].replace("\\|", "|").split())  # `\|` in a cell of a table is `|`
        if _PROGRAM.match(typed) and not is_form(typed):
            found.append((span.start(), Line(typed)))
    return [item for _, item in sorted(found, key=lambda each: each[0])]


def lines(page: Path) -> list[Line]:
    """The command lines of a page."""
    return [item for item in read(page) if isinstance(item, Line)]


def is_form(typed: str) -> bool:
    """Whether something is to be put in: `plancancer COMMAND --help`."""
    return _PLACEHOLDER.search(typed) is not None


def unmarked(page: Path) -> list[str]:
    """Lines that look like commands and stand where nothing would run them."""
    text = page.read_text("utf-8")
    inside = [
        line
        for item in read(page)
        if isinstance(item, Block) and item.language in {"", "sh", "bash", "shell"}
        for line in item.text.splitlines()
    ]
    indented = re.findall(r"^(?: {4}|\t)\s*(\S.*)$", _FENCE.sub("", text), re.MULTILINE)
    return [line for line in (*inside, *indented) if _PROGRAM.match(line.removeprefix("$ "))]


def _console(content: str, start: int, indent: str) -> Iterator[Line]:
    rows = content.splitlines(keepends=True)
    place = start
    for number, row in enumerate(rows):
        place += len(row)
        typed = row.removeprefix(indent)
        if typed.startswith("$ "):
            below = list(
                takewhile(lambda r: not r.removeprefix(indent).startswith("$ "), rows[number + 1 :])
            )
            shown = tuple(each.removeprefix(indent).rstrip("\n") for each in below)
            yield Line(
                re.split(r"\s+# ", typed[2:].rstrip())[0],
                shown,
                place,
                place + sum(map(len, below)),
                indent,
            )
