"""What a key or a word of a list was meant to be, where its letters say so without doubt."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import Text, msg
from plancancer_cli.typed.near import proposals

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_LATIN = str.maketrans(
    "аеорсухіјѕԁɡһӏкмтвнАВЕКМНОРСТУХІЈЅοαερτυχικνΑΒΕΖΗΙΚΜΝΟΡΤΥΧı",
    "aeopcyxijsdghlkmtbhABEKMHOPCTYXIJSoaeptuxiknABEZHIKMNOPTYXi",
)
"""Letters of Cyrillic and Greek that look like those of a to z."""

_BETWEEN = re.compile(r"[\s_\-.’'\ufffd]+")


class Meant(Struct, frozen=True):
    """What stands for something known, and why it is not that.

    Attributes:
        word: the known one.
        why: what differs, where nothing else does; None where the two are only alike.
    """

    word: str
    why: Text | None


def meant(found: str, known: Iterable[str]) -> Meant | None:
    """The known word that a word stands for; None where it is like none of them."""
    words = list(known)
    plain = _plain(found)
    same = [word for word in words if _plain(word) == plain]
    if len(same) == 1:
        return Meant(same[0], _difference(found, same[0]))
    near = proposals(found, words)
    return Meant(near[0], None) if near else None


def _plain(word: str) -> str:
    """A word without case, accents, letters of other alphabets, and what joins its parts."""
    latin = unicodedata.normalize("NFKC", word).translate(_LIKE_LATIN)
    bare = unicodedata.normalize("NFKD", latin)
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return _BETWEEN.sub("", letters)


def _difference(found: str, known: str) -> Text:
    foreign = next((c for c in found if c.translate(_LIKE_LATIN) != c), None)
    if foreign is not None:
        return msg(
            "The letter {letter!r} ({code}) looks like one of a to z and is another.",
            letter=foreign,
            code=f"U+{ord(foreign):04X}",
        )
    space = next((c for c in found if c != " " and unicodedata.category(c) == "Zs"), None)
    if space is not None:
        return odd_space(space)
    if found.casefold() == known.casefold():
        return msg("Capital letters count.")
    if any(not c.isascii() for c in found):
        return msg("Keys and words of a list are written without accents.")
    return msg("The words of a key are joined by an underscore.")


def odd_space(char: str) -> Text:
    """What is said of a space that is none to YAML."""
    return msg(
        "The character {code} looks like a space and is none to YAML.", code=f"U+{ord(char):04X}"
    )
