"""A reader's finger on the tokens of a wording: what is next, and what was refused where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.lecture import CalendrierIllisible
from plancancer_cli.model.wording.refused import REFUSED
from plancancer_cli.typed.text import Kind, Lexicon, Token, tokenize

T = TypeVar("T")

# The longest refused phrase may have begun that many tokens before the one that is not understood.
_LOOK_BACK = 8


class Cursor:
    """The tokens of one wording and the index of the next one to read."""

    def __init__(self, libelle: str) -> None:
        self.libelle = libelle
        self.tokens = tokenize(libelle)
        self.index = 0

    def peek(self, ahead: int = 0) -> Token:
        """The token that comes `ahead` tokens after the next one; END past the last one."""
        return self.tokens[min(self.index + ahead, len(self.tokens) - 1)]

    @property
    def at_end(self) -> bool:
        """Whether every token was read."""
        return self.peek().kind is Kind.END

    def sign(self, *signs: str) -> bool:
        """Read the next token if it is one of these signs."""
        if self.peek().kind is Kind.SIGN and self.peek().text in signs:
            self.index += 1
            return True
        return False

    def word(self, *words: str) -> bool:
        """Read the next token if it is one of these words."""
        if self.peek().kind is Kind.WORD and self.peek().text in words:
            self.index += 1
            return True
        return False

    def phrase(self, lexicon: Lexicon[T]) -> tuple[T] | None:
        """Read the longest phrase of the lexicon that comes next; its meaning, in a tuple of one.

        The tuple tells a phrase whose meaning is None or 0 from no phrase at all.
        """
        found = lexicon.match(self.tokens, self.index)
        if found is None:
            return None
        length, meaning = found
        self.index += length
        return (meaning,)

    def attempt(self, read: Callable[[], T | None]) -> T | None:
        """What `read` returns; where that is None, no token was read."""
        start = self.index
        found = read()
        if found is None:
            self.index = start
        return found

    def words(self, first: int, stop: int) -> str:
        """The wording as written between two tokens, `stop` excluded."""
        return self.libelle[self.tokens[first].start : self.tokens[stop - 1].end].strip()

    def refuse(
        self, refusal: Callable[[str], refusals.Refusal], first: int, stop: int
    ) -> CalendrierIllisible:
        """The exception that refuses these tokens, `stop` excluded, for that reason."""
        return self.refuse_at(first, refusal(self.words(first, stop)))

    def refuse_at(self, index: int, refusal: refusals.Refusal) -> CalendrierIllisible:
        """The exception that points at one token."""
        return CalendrierIllisible(self.libelle, self.tokens[index].start, *refusal)

    def not_understood(self) -> CalendrierIllisible:
        """The exception for the next token, which the grammar has no place for."""
        known = self.known_refusal(self.index)
        if known is not None:
            return known
        if not self.at_end:
            return self.refuse(refusals.unknown, self.index, self.index + 1)
        if self.index == 0:
            return self.refuse_at(0, refusals.empty())
        words = self.words(self.index - 1, self.index)
        return self.refuse_at(self.index, refusals.stops_early(words))

    def known_refusal(self, index: int) -> CalendrierIllisible | None:
        """The exception for the phrase without certain date that covers a token, if one does."""
        for first in range(max(0, index - _LOOK_BACK), index + 1):
            found = REFUSED.match(self.tokens, first)
            if found is not None and first + found[0] > index:
                return self.refuse(found[1], first, first + found[0])
        return None
