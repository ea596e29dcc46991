"""The words of a coverage, for every form of output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.niveaux import fiches_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.analysis.coverage import Couverture
    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.model.plan import Plan

QUESTIONS = msg("Inequalities in health: the three questions")
"""The heading of the three questions."""

UNKNOWN = msg("“Not stated” is not a no: the files do not know the answer.")


def codes(fiches: Sequence[Fiche]) -> str:
    """The codes of fiches in a cell or on a line."""
    return ", ".join(fiche.code for fiche in fiches)


def summary(found: Couverture, plan: Plan) -> Text:
    """How many terms are covered, and how many fiches nobody has tagged."""
    return msg(
        "{covered} terms covered out of {terms}; {untagged} without a tag out of {total}",
        covered=len(found.couverts),
        terms=len(found.termes),
        untagged=fiches_words(plan, len(found.sans_etiquette)),
        total=found.total,
    )


def caution(found: Couverture) -> Text | None:
    """Why a term without a fiche may be covered all the same."""
    if not found.sans_etiquette or not found.non_couverts:
        return None
    return msg(
        "A term without a fiche is one that no tag names; what is not tagged may well concern it."
    )
