"""How a plan calls its fiches: actions, mesures, priorités d’intervention…"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.model.plan import Plan

_FICHE = "fiche"
_LIAISONS = frozenset({"à", "au", "aux", "de", "d", "des", "du", "en", "par", "pour", "sur"})
"""What follows one of these words stays as it is: objectifs, but d’intervention."""


def fiches_words(plan: Plan, number: int) -> Text:
    """`13 fiches`; `8 priorités d’intervention` where the plan calls its fiches otherwise."""
    name = plan.niveaux[-1]
    if _is_fiche(name):
        return msg_n(number, "{n} fiche", "{n} fiches")
    several = number > 1 if plan.langue == "fr" else number != 1
    words = pluriel(name, plan.langue) if several else name
    return msg("{number} {words}", number=number, words=_small(words))


def fiche_word(plan: Plan) -> Text | str:
    """What the plan calls one of its fiches, as the head of a column."""
    return msg("Fiche") if _is_fiche(plan.niveaux[-1]) else plan.niveaux[-1]


def _is_fiche(name: str) -> bool:
    return name.casefold().replace("-", " ").split()[:1] == [_FICHE]


def _small(words: str) -> str:
    """Without the capital that begins a heading; an acronym keeps its own."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def pluriel(name: str, langue: str) -> str:
    """The plural of a noun and its adjectives, by the regular rules of the language."""
    if langue != "fr":
        return name if name.endswith("s") else name + "s"
    words = name.split(" ")
    for place, word in enumerate(words):
        if word.casefold() in _LIAISONS or word.casefold().startswith(("d’", "d'", "l’", "l'")):
            break
        words[place] = "-".join(_french(part) for part in word.split("-"))
    return " ".join(words)


def _french(word: str) -> str:
    if word.endswith(("s", "x", "z")) or word.isupper():
        return word
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"
