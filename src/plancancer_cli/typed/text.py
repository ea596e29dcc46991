"""The text of a wording as tokens: spelling made regular, every position kept.

Accents, case, kinds of dash, apostrophe and space are typing habits, not meaning: they are gone
from a token, whose `start` and `end` still point into the wording as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_APOSTROPHES = frozenset("'’‘ʼʹ′`´＇")
_ARROWS_AND_MINUS = frozenset("−→➜⁃")
# Letters that compatibility decomposition leaves whole.
_LIGATURES = {"œ": "oe", "æ": "ae"}
# "1°" is "1er"; what follows is another word, with or without a space.
_RANK_SIGNS = frozenset("°º")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_DIGITS = frozenset("0123456789")

T = TypeVar("T")


class Kind(Enum):
    """What a token is made of."""

    WORD = auto()
    NUMBER = auto()
    SIGN = auto()
    END = auto()


_TOKEN = re.compile(r"[a-z]+'?|[0-9]+|[^ ]")
"""A word, number or sign of the regular spelling; an elided word keeps its apostrophe."""


class Token(Struct, frozen=True):
    """One word, number or sign.

    `text` is lower-case ASCII; an elided word keeps its apostrophe ("jusqu'"). `start` and `end`
    are indices in the wording, `end` excluded. `glued` says that no space stands before it.
    """

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool


def tokenize(wording: str) -> tuple[Token, ...]:
    """The tokens of a wording, in time proportional to its length, closed by an END token."""
    return (*_tokens(wording), Token(Kind.END, "", len(wording), len(wording), glued=False))


class Lexicon(Generic[T]):
    """Phrases and what each stands for, written in ordinary French with its accents."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._entries = entries

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], T]]]:
        """The phrases by first word, longest first; made when first needed, most are not."""
        by_first_word: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in self._entries.items():
            words = _words(phrase)
            by_first_word.setdefault(words[0], []).append((words, meaning))
        for candidates in by_first_word.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))
        return by_first_word

    def match(self, tokens: tuple[Token, ...], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at `index`: its number of tokens and its meaning."""
        for words, meaning in self._by_first_word.get(tokens[index].text, ()):
            spoken = tuple(token.text for token in tokens[index : index + len(words)])
            if spoken == words:
                return len(words), meaning
        return None


def _tokens(wording: str) -> Iterator[Token]:
    spelling = [_regular(character) for character in wording]
    regular = "".join(spelling)
    origins = [index for index, letters in enumerate(spelling) for _ in letters]
    origins.append(len(wording))
    for found in _TOKEN.finditer(regular):
        start, stop = found.span()
        glued = start > 0 and regular[start - 1] != " "
        yield Token(_kind(found[0]), found[0], origins[start], origins[stop], glued)


def _kind(token: str) -> Kind:
    if token[0] in _LETTERS:
        return Kind.WORD
    return Kind.NUMBER if token[0] in _DIGITS else Kind.SIGN


def _words(phrase: str) -> tuple[str, ...]:
    """The text of the tokens of a phrase."""
    return tuple(found[0] for found in _TOKEN.finditer("".join(map(_regular, phrase))))


@lru_cache(maxsize=512)
def _regular(character: str) -> str:
    """The regular spelling of one character: empty for accents and invisible marks."""
    category = unicodedata.category(character)
    if category in {"Cf", "Mn"}:
        return ""
    if character.isspace():
        return " "
    if category == "Pd" or character in _ARROWS_AND_MINUS:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    return "o " if character in _RANK_SIGNS else _plain_letters(character)


def _plain_letters(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    if character not in _DIGITS and any(part.isnumeric() for part in decomposed):
        # A raised "2" is the call of a footnote, not a digit of the number before it.
        return character
    return "".join(
        _LIGATURES.get(part, part)
        for part in decomposed.casefold()
        if unicodedata.category(part) != "Mn"
    )


def regular(text: str) -> str:
    """The regular spelling of a text, its blanks single and none around it."""
    return " ".join("".join(map(_regular, text)).split())


def simplified(text: str) -> str:
    """Letters and digits alone, without case and accents, words joined by `_`: to compare names."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return "_".join(kept.split())
