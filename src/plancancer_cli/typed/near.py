"""Did you mean…: which of the known names a person may have had in mind.

Case, accents and signs never tell two names apart. What is known may come with other words for it
(the sigle and the name of an acteur, the label of an indicateur): they are searched, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.typed.text import simplified

Names: TypeAlias = Mapping[str, Iterable[str]] | Iterable[str]
"""What is known: names alone, or each name with other words for it."""

MOST = 5
"""Proposals that are read; more would be a list to search."""

_CODE = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_CUTOFF = 0.61
"""`titre` is near enough to `intitule`, `sexe` not to `secret`."""
_BESIDE_THE_BEST = 0.1
_SHORTEST_WORD = 3
_BY_WORDS = 0.75


def same(wanted: str, names: Names) -> str | None:
    """The one name that is meant for certain: the same but for case, accents, signs; else None."""
    known = _with_words(names)
    if wanted in known:
        return wanted
    key = simplified(wanted)
    found = [
        name for name, words in known.items() if key and key in map(simplified, (name, *words))
    ]
    return found[0] if len(found) == 1 else None


def proposals(wanted: str, names: Names) -> list[str]:
    """The names that may be meant, the likeliest first, at most `MOST`; none where none is near."""
    key = simplified(wanted)
    known = _with_words(names).items()
    # By its letters, 1.2 is as near to 1.1 as to 1.3.
    scores = {
        name: _score(key, name, words)
        for name, words in known
        if not (_CODE.fullmatch(wanted) and _CODE.fullmatch(name))
    }
    best = max(scores.values(), default=0.0)
    least = max(_CUTOFF, best - _BESIDE_THE_BEST)
    found = [name for name, score in scores.items() if score >= least]
    return sorted(found, key=lambda name: -scores[name])[:MOST]


def did_you_mean(wanted: str, names: Names) -> Text | None:
    """The question, with the names that may be meant; None where none is near."""
    found = proposals(wanted, names)
    if not found:
        return None
    if len(found) == 1:
        return msg("Did you mean {key!r}?", key=found[0])
    return msg("Did you mean one of these: {keys!r}?", keys=found)


def some(names: Iterable[str]) -> Text | str:
    """The first of the known names, and how many others there are."""
    known = list(names)
    shown, more = ", ".join(known[:MOST]), len(known) - MOST
    if more <= 0:
        return shown
    return msg_n(more, "{names} and {n} other", "{names} and {n} others", names=shown)


def _with_words(names: Names) -> dict[str, tuple[str, ...]]:
    if isinstance(names, Mapping):
        return {name: tuple(words) for name, words in names.items()}
    return dict.fromkeys(names, ())


def _score(key: str, name: str, words: Iterable[str]) -> float:
    """How near a name is: 1 for the same one, less for one that shares letters or words."""
    from difflib import SequenceMatcher

    best = 0.0
    for text in map(simplified, (name, *words)):
        if text == key:
            return 1.0
        matcher = SequenceMatcher(None, key, text)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
        best = max(best, _by_words(key, text))
    return best


def _by_words(key: str, text: str) -> float:
    """Whether each word that was typed begins a word of the text."""
    typed = [word for word in key.split("_") if len(word) >= _SHORTEST_WORD]
    held = text.split("_")
    every = typed and all(any(word.startswith(part) for word in held) for part in typed)
    return _BY_WORDS if every else 0.0
