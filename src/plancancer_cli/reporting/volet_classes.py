"""The few classes in which the statuses of volets are drawn, the same on paper and in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.status import VoletStatus

CLASSES: dict[str, Text] = {
    "clos": msg("closed"),
    "en_cours": msg("under way"),
    "selon_plan": msg("under way according to the plan"),
    "a_venir": msg("to come"),
    "arrete": msg("paused or blocked"),
    "non_documente": msg("undocumented"),
}
"""The classes in the order in which they are drawn, and their words."""

_OF_STATUS = {
    "realise": "clos",
    "perennise": "clos",
    "transfere": "clos",
    "abandonne": "clos",
    "en_cours": "en_cours",
    "en_cours_selon_plan": "selon_plan",
    "a_venir": "a_venir",
    "en_pause": "arrete",
    "bloque": "arrete",
    "mesure_non_documente": "non_documente",
    "non_documente": "non_documente",
}


def class_counts(volets: Iterable[VoletStatus]) -> dict[str, int]:
    """How many volets are of each class, in the order of the classes; those of none are left out."""
    counts = Counter(_OF_STATUS.get(volet.statut, "non_documente") for volet in volets)
    return {classe: counts[classe] for classe in CLASSES if counts[classe]}
