"""Texts for people: written once in English, shown in the reader's language.

The program builds a `Text` with `msg` or `msg_n` wherever it has something to say, and a
`Language` turns it into a string at the edge (terminal, report, exported finding). Parameters
travel as values, so that dates and numbers are written the way the reader's language writes them.
"""

from __future__ import annotations

from plancancer_cli.i18n.language import Language, get_language
from plancancer_cli.i18n.message import Param, PeriodLike, Text, msg, msg_n
from plancancer_cli.i18n.visible import inert, visible

__all__ = [
    "Language",
    "Param",
    "PeriodLike",
    "Text",
    "get_language",
    "inert",
    "msg",
    "msg_n",
    "visible",
]
