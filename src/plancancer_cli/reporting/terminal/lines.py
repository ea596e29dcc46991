"""Lines of styled spans: one rendering, written plainly when piped, painted by rich on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from plancancer_cli.i18n import inert, visible

PIPED_WIDTH = 100
"""Columns when nobody tells: paragraphs are wrapped to them, tables are as wide as they need."""

SCREEN_WIDTH, SCREEN = 80, 24
"""Columns and lines of a screen when nobody tells."""

_STYLES = {
    "title": "bold",
    "head": "bold cyan",
    "late": "bold red",
    "undocumented": "bold yellow",
    "soon": "cyan",
    "good": "green",
    "dim": "dim",
    "code": "bold",
    "": "",
}


class Span(NamedTuple):
    """A run of text with one style; data in it cannot carry terminal escapes."""

    text: str
    style: str = ""


Line = Sequence[Span]


class Terminal(Struct, frozen=True):
    """How wide and high the output is and whether it is painted.

    What is `complete` goes to a file or another program: nothing is cut, however wide a line gets.
    """

    width: int
    color: bool
    complete: bool = False
    height: int = SCREEN

    @classmethod
    def of(cls, mode: str) -> Terminal:
        """From the colour mode: `auto` paints on a terminal only."""
        tty = sys.stdout.isatty()
        size = shutil.get_terminal_size((PIPED_WIDTH, SCREEN)) if tty else (PIPED_WIDTH, SCREEN)
        painted = mode == "always" or (mode == "auto" and tty)
        return cls(_within(size[0]), painted, complete=not tty, height=size[1])

    @classmethod
    def screen(cls, mode: str) -> Terminal:
        """What is to be seen at one glance, in a pipe too: lines are cut to its width.

        A pipe is as wide as `COLUMNS` says, else 80 columns.
        """
        terminal = cls.of(mode)
        if not terminal.complete:
            return terminal
        told = os.environ.get("COLUMNS", "")
        width = int(told) if told.isascii() and told.isdigit() else SCREEN_WIDTH
        return cls(_within(width), terminal.color, height=SCREEN)

    def fit(self, text: str, width: int) -> str:
        """At most `width` columns of a text, with a mark where it is cut; all of it if complete."""
        return text if self.complete else cut(text, width)


def _within(width: int) -> int:
    return max(40, min(width, 200))


def paint(lines: Iterable[Line], terminal: Terminal) -> None:
    """Write the lines to stdout."""
    sys.stdout.write(painted(lines, terminal))


def painted(lines: Iterable[Line], terminal: Terminal) -> str:
    """The lines as text, with their colours where the terminal has them."""
    if not terminal.color:
        written = ("".join(safe(s.text) for s in line).rstrip() for line in lines)
        return "".join(inert(line) + "\n" for line in written)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        width=terminal.width,
        highlight=False,
        emoji=False,
        no_color=False,
        legacy_windows=False,
        soft_wrap=True,
    )
    for line in lines:
        console.print(Text.assemble(*((safe(s.text), _STYLES[s.style]) for s in line)), end="\n")
    return out.getvalue()


def safe(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return visible(text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; words are kept whole where they fit."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(
            paragraph, max(width, 10), break_on_hyphens=False, break_long_words=False
        ) or [""]
    return lines


def flow(line: Line, terminal: Terminal, indent: int = 0) -> list[Line]:
    """A line broken at its spaces where it would be too wide; what goes on is indented."""
    lines: list[list[Span]] = [[]]
    used = 0
    for span in line:
        for word in re.findall(r"[^ ]* *", span.text):
            if used and used + len(word.rstrip()) > terminal.width:
                lines.append([Span(" " * indent)])
                used = indent
            lines[-1].append(Span(word, span.style))
            used += len(word)
    return list(lines)


def shortened(line: Line, terminal: Terminal, indent: int) -> list[Line]:
    """One line, its last span cut where it is too wide; what must be complete goes on below."""
    if terminal.complete:
        return flow(line, terminal, indent)
    *first, last = line
    room = terminal.width - sum(len(span.text) for span in first)
    return [[*first, Span(cut(last.text, room), last.style)]]


def indented(text: str, terminal: Terminal, indent: int, style: str = "") -> list[Line]:
    """A paragraph behind a margin."""
    margin = " " * indent
    return [[Span(margin + line, style)] for line in wrap(text, terminal.width - indent)]


def cut(text: str, width: int) -> str:
    """At most `width` columns, an ellipsis where something is left out."""
    return text if len(text) <= width else text[: max(width - 1, 1)].rstrip() + "…"
