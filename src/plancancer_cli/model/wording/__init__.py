"""Read the calendar wordings of French public plans: "Depuis 2022 et jusqu'à 2026 au moins".

A wording becomes tokens (`wording_text`), which a recursive-descent grammar reads: clauses
(`wording_clauses`) made of ranges (`wording_dates`) of periods (`wording_periods`). All of the
wording is consumed or none of it: what has no certain meaning is refused, never guessed. The
grammar and its conventions are described for the people who write plans in `docs/calendrier.md`.
"""

from __future__ import annotations

from functools import lru_cache

from plancancer_cli.model.wording import refusals
from plancancer_cli.model.wording.clauses import read_clauses
from plancancer_cli.model.wording.cursor import Cursor
from plancancer_cli.model.wording.lecture import CalendrierIllisible, Lecture, Recurrence

__all__ = ["LONGUEUR_MAXIMALE", "CalendrierIllisible", "Lecture", "Recurrence", "read_wording"]

LONGUEUR_MAXIMALE = 200
"""The number of characters beyond which a wording is not a calendrier but a text."""


@lru_cache(maxsize=1024)
def read_wording(libelle: str) -> Lecture:
    """What a calendar wording means.

    Case, accents, kinds of spaces, dashes and apostrophes and a final full stop do not matter.
    Raises CalendrierIllisible for a wording that is vague, impossible, contradictory, unknown in
    any of its words, or longer than `LONGUEUR_MAXIMALE`; never anything else.
    """
    if len(libelle) > LONGUEUR_MAXIMALE:
        reason = refusals.too_long(LONGUEUR_MAXIMALE)
        raise CalendrierIllisible(libelle, LONGUEUR_MAXIMALE, *reason)
    return read_clauses(Cursor(libelle))
