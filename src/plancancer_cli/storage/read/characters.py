"""Characters that nobody sees and that do harm: PC005.

Control characters send commands to terminals, direction overrides show a line in another order than
it is read (CVE-2021-42574), zero-width characters make two equal-looking ids differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text
    from plancancer_cli.storage.read.findings import Findings

_CONTROL = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"
_DIRECTION = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
# Soft hyphen, joiners, fillers, line separators, deprecated and annotation marks, halves of
# surrogate pairs, tag characters. Emoji of several parts need U+200D: a plan does not.
_INVISIBLE = (
    "\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u2028\\u2029"
    "\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\ud800-\\udfff\\ufffe\\uffff"
    "\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff"
)
_CARRIAGE_RETURN = "\\r(?!\\n)"
FORBIDDEN = re.compile(
    f"(?P<control>[{_CONTROL}]|{_CARRIAGE_RETURN})"
    f"|(?P<direction>[{_DIRECTION}])|(?P<invisible>[{_INVISIBLE}])"
)
_SAFE_ASCII = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])

REPLACEMENT = "\ufffd"
"""What stands for a forbidden character in the data, so that no output ever carries one."""

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SHORT_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_LAST = 0x10FFFF


def screen(text: str, findings: Findings) -> str:
    """Report the forbidden characters of a file; return the text with U+FFFD in their places.

    The result has the same length: offsets hold in both. Line separators that libyaml would take
    for the end of a line (U+0085, U+2028, U+2029) are among those replaced.
    """
    if not _suspicious(text):
        return text
    for match in FORBIDDEN.finditer(text):
        if findings.full:
            break
        _report(match, match.start(), findings)
    return FORBIDDEN.sub(REPLACEMENT, text)


def screen_escapes(value: str, raw: str, start: int, findings: Findings) -> str:
    r"""Do the same for escapes such as `"\e"`.

    `value` is a scalar in double quotes, `raw` its source text, which begins at `start`.
    """
    if FORBIDDEN.search(value) is None:
        return value
    for escape in _ESCAPE.finditer(raw):
        if findings.full:
            break
        match = FORBIDDEN.match(_unescaped(escape[0][1:]))
        if match is not None:
            _report(match, start + escape.start(), findings)
    return FORBIDDEN.sub(REPLACEMENT, value)


def _suspicious(text: str) -> bool:
    """Look at the few bytes that are not plain ASCII: a tenth of the time of a regex over all."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _SAFE_ASCII)
    if rest and FORBIDDEN.search(rest.decode("utf-8", "surrogatepass")) is not None:
        return True
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _unescaped(escape: str) -> str:
    if escape[0] in "xuU" and len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= _LAST else ""
    return _SHORT_ESCAPES.get(escape, "")


def _report(match: re.Match[str], offset: int, findings: Findings) -> None:
    char = f"U+{ord(match[0]):04X}"
    findings.add("PC005", offset, _message(match.lastgroup, char), _hint(match[0]))


def _message(kind: str | None, char: str) -> Text:
    if kind == "control":
        return msg("The control character {char} is not allowed.", char=char)
    if kind == "direction":
        return msg(
            "The character {char}, which reverses the direction of the text, is not allowed.",
            char=char,
        )
    return msg("The invisible character {char} is not allowed.", char=char)


def _hint(char: str) -> Text:
    if char == "\r":
        return msg("Save the file with line ends of the form LF or CRLF.")
    return msg("Delete it; it often comes with text copied from a web page, a PDF or a message.")
