"""The grammar of the plan's own period: "durée du contrat", "jusqu'à la fin du mandat"."""

from __future__ import annotations

from itertools import product

from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.typed.text import Lexicon


def _lexicon(text: str) -> Lexicon[None]:
    return Lexicon(dict.fromkeys(" ".join(phrase.split()) for phrase in text.split(",")))


_NOUNS = _lexicon(
    """plan, plan cancer, plan santé, plan local de santé, plan local de santé publique,
    plan d'action, plan d'actions, contrat, contrat local de santé, contrat local,
    contrat de ville, CLS, CLSM, mandat, mandat municipal, mandat en cours, mandature, programme,
    convention, schéma, pacte, projet de santé, projet territorial de santé, feuille de route, PTSM"""
)
"""What the files call `plan`: the whole document, or the term of office that it covers."""

_LINKS = _lexicon(
    """de, du, d', de la, de l', de ce, de cette, de notre, le, la, l', ce, cette, notre,
    du présent, de la présente, présent, présente"""
)

_LONG = ("durée", "la durée", "toute la durée", "période", "la période", "toute la période")
_BEFORE_LONG = ("", "sur", "pendant", "durant", "pour", "tout au long de")
_DURING = Lexicon(
    dict.fromkeys(
        (
            *(f"{before} {noun}".strip() for before, noun in product(_BEFORE_LONG, _LONG)),
            *(f"{before} toute" for before in ("pendant", "durant", "sur")),
            *(f"{before} tout" for before in ("pendant", "durant", "sur")),
            *("pendant", "durant", "sur", "tout au long", "toute", "tout"),
            *("sur l'ensemble", "pendant l'ensemble", "sur la totalité"),
        )
    )
)
"""What says that the work lasts as long as what is named next."""

_WITHIN = _lexicon("au cours, courant, dans le courant, en cours")
"""What says that it is done before the end of what is named next."""

_ENDS = _lexicon(
    """fin, la fin, à la fin, en fin, terme, le terme, au terme, à terme, échéance, l'échéance,
    à l'échéance, expiration, l'expiration, à l'expiration, le bout, au bout"""
)


def read_whole_plan(cursor: Cursor) -> bool:
    """Whether "durée du contrat", "pendant le mandat" or the like comes next; read if so."""
    return cursor.attempt(lambda: _named(cursor, _DURING)) is not None


def read_end_of_plan(cursor: Cursor) -> bool:
    """Whether "la fin du plan", "terme du contrat" or the like comes next; read if so."""
    return cursor.attempt(lambda: _named(cursor, _ENDS)) is not None


def end_of_plan_is_next(cursor: Cursor) -> bool:
    """Whether `read_end_of_plan` would read what comes next; nothing is read."""
    start = cursor.index
    found = read_end_of_plan(cursor)
    cursor.index = start
    return found


def read_within_plan(cursor: Cursor) -> bool:
    """Whether "au cours du mandat" or the like comes next; read if so."""
    return cursor.attempt(lambda: _named(cursor, _WITHIN)) is not None


def _named(cursor: Cursor, before: Lexicon[None]) -> bool | None:
    if not cursor.phrase(before):
        return None
    cursor.phrase(_LINKS)
    return True if cursor.phrase(_NOUNS) else None
