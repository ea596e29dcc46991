"""Signs that look like those of YAML and are others, and signs without the space that they need.

Text that comes from a word processor, a web page or a telephone brings them: a no-break space after
a colon, a full-width colon, an en dash before an item. They are looked for only in a line of which
something is wrong: in a text they are at their place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.diagnostics import Mending
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.i18n import Text

ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML, for a class of a regex."""

_KEY = r"[^\W\d][\w-]*"
_BEFORE = rf"[ {ODD}\t]*(?:-[ {ODD}]+)*"


class Slip(NamedTuple):
    """What is wrong in a line.

    Attributes:
        offset: where, in the text.
        message: what stands there.
        mending: what should.
    """

    offset: int
    message: Text
    mending: Mending


def slip_in_line(start: int, line: str) -> Slip | None:
    """The first sign of a line that is not what it looks like; `start` is where the line begins."""
    for pattern, say, written in _SLIPS:
        found = pattern.match(line)
        if found is None:
            continue
        at, end = start + found.start("wrong"), start + found.end("wrong")
        first = start + len(line) - len(line.lstrip())
        mending = Mending(
            at, end, written(found["wrong"]), min(first, at), start + len(line.rstrip())
        )
        odd = next((c for c in found["wrong"] if c not in " -"), "")
        return Slip(at + found["wrong"].find(odd), say(odd), mending)
    return None


def glued(key: str) -> re.Match[str] | None:
    """Find key and value in what stands between two commas without a space after its colon."""
    return _GLUED.fullmatch(key)


_GLUED = re.compile(
    rf"(?P<key>[a-z]+(?:_[a-z]+)*)(?P<colon>[:\uff1a][{ODD}]*)(?P<value>(?!//)\S.*)", re.DOTALL
)


_NAMES = {
    "\u00a0": msg("no-break space"),
    "\u202f": msg("narrow no-break space"),
    "\u2007": msg("space as wide as a figure"),
    "\u3000": msg("full-width space"),
}


def _odd_space(char: str) -> Text:
    return msg(
        "The character {code} ({name}) stands where YAML takes only spaces.",
        code=f"U+{ord(char):04X}",
        name=_NAMES.get(char, msg("space of another width")),
    )


def _tab(_char: str) -> Text:
    return msg("A tab stands where YAML takes only spaces.")


def _colon(char: str) -> Text:
    return msg(
        "The character {char!r} ({code}) is no colon to YAML.", char=char, code=f"U+{ord(char):04X}"
    )


def _dash(char: str) -> Text:
    return msg(
        "The character {char!r} ({code}) is no dash to YAML.", char=char, code=f"U+{ord(char):04X}"
    )


def _other_sign(char: str) -> Text:
    return msg("A colon belongs after a key, not {char!r}.", char=char)


def tight(_char: str = "") -> Text:
    """What is said of a colon without a space after it."""
    return msg("No space follows this colon.")


def _tight_dash(_char: str) -> Text:
    return msg("No space follows this dash.")


def _spaces(wrong: str) -> str:
    return wrong.replace("\t", "  ").translate({ord(c): " " for c in wrong if c not in "\t "})


def glued_message(colon: str) -> Text:
    """What is said of a colon between a key and a value that touch, or nearly."""
    odd = next((c for c in colon if c != ":"), None)
    if odd is None:
        return tight()
    return _colon(odd) if odd == "\uff1a" else _odd_space(odd)


_SLIPS: tuple[tuple[re.Pattern[str], Callable[[str], Text], Callable[[str], str]], ...] = (
    (re.compile(r"(?P<wrong>[ \t]*\t[ \t]*)(?=\S)"), _tab, _spaces),
    (re.compile(rf"(?P<wrong>[ {ODD}]*[{ODD}][ {ODD}]*)(?=\S)"), _odd_space, _spaces),
    (
        re.compile(rf" *(?:- +)*-(?P<wrong>[ {ODD}]*[{ODD}][ {ODD}]*)(?=\S)"),
        _odd_space,
        lambda _: " ",
    ),
    (
        re.compile(
            rf" *(?P<wrong>[\u2010-\u2015\u2212\u2022\u00b7\u25aa\u25cf\u2043\u00ad])(?=[ {ODD}]*\S)"
        ),
        _dash,
        lambda _: "-",
    ),
    (re.compile(rf" *(?P<wrong>-)(?={_KEY}:(?: |$))"), _tight_dash, lambda _: "- "),
    (re.compile(r" *(?P<wrong>-)(?=[{\[\"'])"), _tight_dash, lambda _: "- "),
    (re.compile(rf"{_BEFORE}{_KEY}(?P<wrong>[{ODD}]+)(?=:(?: |$))"), _odd_space, lambda _: ""),
    (re.compile(rf"{_BEFORE}{_KEY}(?P<wrong>[ {ODD}]*\uff1a[ {ODD}]*)"), _colon, lambda _: ": "),
    (
        re.compile(rf"{_BEFORE}{_KEY}[ {ODD}]*:(?P<wrong>[ {ODD}]*[{ODD}][ {ODD}]*)"),
        _odd_space,
        lambda _: " ",
    ),
    (re.compile(rf"{_BEFORE}[a-z]+(?:_[a-z]+)*(?P<wrong>:)(?=[^\s:/])"), tight, lambda _: ": "),
    (
        re.compile(rf"{_BEFORE}[a-z]+(?:_[a-z]+)*(?P<wrong> ?[;=] ?)(?=\S)"),
        _other_sign,
        lambda _: ": ",
    ),
)
"""Patterns of a line, what is said of the sign that each finds, and what is written instead."""
