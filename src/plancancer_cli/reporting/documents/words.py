"""The words in which a document shows the coded values of the files and of the analysis."""

from __future__ import annotations

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.libelles import KINDS
from plancancer_cli.analysis.progression import Verdict
from plancancer_cli.i18n import Text, msg

TONS: dict[Verdict, str] = {
    Verdict.ATTEINTE: "bon",
    Verdict.EN_BONNE_VOIE: "bon",
    Verdict.TENDANCE_FAVORABLE: "bon",
    Verdict.A_SURVEILLER: "attention",
    Verdict.ECART_IMPORTANT: "alerte",
    Verdict.EVOLUTION_DEFAVORABLE: "alerte",
    Verdict.CIBLE_NON_ATTEINTE: "alerte",
    Verdict.TENDANCE_DEFAVORABLE: "alerte",
}
"""How a verdict is set off (`bon`, `attention`, `alerte`); the others are neutral."""

GENRES: dict[Kind, Text] = {
    **KINDS,
    Kind.MINIMUM_END: msg("decision to renew or close"),
    Kind.RECURRENCE: msg("dated fact"),
}
"""A document has room for two of them in full."""

ETATS_PLAN: dict[str, Text] = {
    "en_cours": msg("under way"),
    "prolonge": msg("extended"),
    "en_evaluation": msg("being evaluated"),
    "clos": msg("closed"),
}
