"""Lines of styled spans: one rendering, written plainly when piped, painted by rich on a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plancancer_cli.i18n import inert, visible

PIPED_WIDTH = 100
"""Columns when nobody tells: the output is complete, only its wrapping follows from it."""

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


@dataclass(frozen=True, slots=True)
class Terminal:
    """How wide the output is and whether it is painted."""

    width: int
    color: bool

    @classmethod
    def of(cls, mode: str) -> Terminal:
        """From the colour mode: `auto` paints on a terminal only."""
        tty = sys.stdout.isatty()
        width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if tty else PIPED_WIDTH
        return cls(max(40, min(width, 200)), mode == "always" or (mode == "auto" and tty))


def paint(lines: Iterable[Line], terminal: Terminal) -> None:
    """Write the lines to stdout."""
    if not terminal.color:
        written = ("".join(safe(s.text) for s in line).rstrip() for line in lines)
        sys.stdout.write("".join(inert(line) + "\n" for line in written))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=sys.stdout,
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


def safe(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return visible(text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; words are kept whole where they fit."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, max(width, 10), break_on_hyphens=False) or [""]
    return lines


def indented(text: str, terminal: Terminal, indent: int, style: str = "") -> list[Line]:
    """A paragraph behind a margin."""
    margin = " " * indent
    return [[Span(margin + line, style)] for line in wrap(text, terminal.width - indent)]


def cut(text: str, width: int) -> str:
    """At most `width` columns, an ellipsis where something is left out."""
    return text if len(text) <= width else text[: max(width - 1, 1)].rstrip() + "…"
