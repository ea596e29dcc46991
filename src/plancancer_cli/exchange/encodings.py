"""The characters of a CSV file: said by its first bytes, plain from its form, or judged by its words.

A byte above 127 is another letter in each of the encodings that spreadsheets write: é of Windows is
Ú of DOS and È of an old Mac. What makes French words of them is right; where two do, nobody guesses.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.french_words import ACCENTED
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer one first where one begins with another."""

WESTERN = ("cp1252", "cp850", "mac_roman")
"""What Windows, DOS and old Macs write: the first one named where several read the same."""

_HEAD = 256 * 1024
_FEW = 4
_NUL_SHARE = 0.3
_MARGIN = 0.5
"""By how much the words of the best reading have to be better than those of the next one."""

_TOKEN = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_FRENCH = frozenset("àâçéèêîôùûœæÀÂÇÉÈÊÎÔÙÛŒÆ")
_RARE = frozenset("ëïüÿËÏÜŸ")
_SIGNS = frozenset("«»’‘“”–—…€°•\u00a0\u202f²³§½№·\u2011×±≥≤")
_ALONE = frozenset("àÀôÔaAyYnNdDlL")


class Decoded(Struct, frozen=True):
    """A text and its encoding; `judged` where nothing but its words says so."""

    text: str
    encoding: str
    judged: bool = False


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, in `encoding` where it is named.

    Raises UsageError for an encoding that there is not, WriteRefused where the text cannot be read
    or where it is not certain which encoding it is in.
    """
    if encoding is not None:
        return _in(content, _known(encoding))
    for mark, name in MARKS:
        if content.startswith(mark):
            return _in(content, name)
    if b"\0" in content:
        return _without_mark(content)
    try:
        return Decoded(content.decode(), "utf-8")
    except UnicodeDecodeError:
        return _judged(content)


def _known(encoding: str) -> str:
    try:
        if codecs.lookup(encoding).name in {"utf-8", "utf8"}:
            return "utf-8-sig"
        "".encode(encoding)
    except LookupError:
        raise UsageError(
            msg("{value!r} is no encoding.", value=encoding),
            msg(
                "They are called {names}…",
                names=", ".join(("utf-8", "utf-16", *WESTERN, "iso8859-15")),
            ),
        ) from None
    return encoding


def _in(content: bytes, encoding: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except (UnicodeError, ValueError):
        text = "\0"
    if "\0" in text:
        raise WriteRefused(
            msg("The file is no text in {encoding}.", encoding=encoding.removesuffix("-sig")),
            msg("Save the sheet as XLSX, or as CSV in UTF-8."),
        )
    return Decoded(text.removeprefix("\ufeff"), encoding.removesuffix("-sig"))


def _without_mark(content: bytes) -> Decoded:
    """UTF-16 without a mark: every other byte of its separators and plain letters is zero."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = content[first:_HEAD:2]
        if half.count(0) > _NUL_SHARE * len(half) and not content[1 - first : _HEAD : 2].count(0):
            return _in(content, encoding)
    raise WriteRefused(
        msg("The file is no text: it holds zero bytes."),
        msg("Save the sheet as XLSX, or as CSV in UTF-8."),
    )


def _judged(content: bytes) -> Decoded:
    read: dict[str, str] = {}
    for encoding in _candidates(content):
        try:
            text = content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if text not in read.values():
            read[encoding] = text
    ranked = sorted(read, key=lambda each: -_score(read[each]))
    if not ranked:
        raise _unsure({})
    best = ranked[0]
    second = _score(read[ranked[1]]) if len(ranked) > 1 else float("-inf")
    if _score(read[best]) <= 0 or _score(read[best]) - second < _MARGIN:
        raise _unsure({each: read[each] for each in ranked[:3]})
    return Decoded(read[best], best, judged=True)


def _candidates(content: bytes) -> Iterable[str]:
    """The usual ones, then what the detector takes for possible."""
    from charset_normalizer import from_bytes

    found = from_bytes(content[:_HEAD], enable_fallback=False)
    return dict.fromkeys((*WESTERN, *(match.encoding for match in found)))


def _score(text: str) -> float:
    """How many of the words with letters beyond ASCII are French, less those that are none."""
    total = 0.0
    for found in _TOKEN.finditer(text[:_HEAD]):
        word = found[0]
        if not word.isascii():
            total += _of_word(word) if word.isalpha() else _of_sign(word)
    return total


def _of_word(word: str) -> float:
    if word.casefold() in ACCENTED:
        return 3
    beyond = [char for char in word if not char.isascii()]
    shaped = word.islower() or word.isupper() or word.istitle()
    if not shaped or any(char not in _FRENCH | _RARE for char in beyond):
        return -2
    if len(word) == 1 and word not in _ALONE:
        return -2
    return 1 if any(char in _FRENCH for char in beyond) else 0.5


def _of_sign(sign: str) -> float:
    return 0 if sign in _SIGNS else -2


def _unsure(read: dict[str, str]) -> WriteRefused:
    shown = [(encoding, _excerpt(text)) for encoding, text in read.items()]
    reason: Text = msg("It is not certain in which encoding the file is.")
    if shown:
        reason = msg(
            "It is not certain in which encoding the file is: {readings}.",
            readings=", ".join(f"{encoding} ({words})" for encoding, words in shown),
        )
    return WriteRefused(
        reason,
        msg(
            "Name it: --encoding {example}; or save the sheet as XLSX, or as CSV in UTF-8.",
            example=next(iter(read), WESTERN[0]),
        ),
    )


def _excerpt(text: str) -> str:
    """The first words that hold a letter beyond ASCII, as this reading has them."""
    words = [word for word in re.split(r"[\s;,\t\"]+", text[:_HEAD]) if not word.isascii()]
    return " ".join(dict.fromkeys(words[:_FEW]))[:60]
