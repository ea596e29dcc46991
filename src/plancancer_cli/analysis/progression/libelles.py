"""The words for the verdicts on progress: one word for one thing, in every output."""

from __future__ import annotations

from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.i18n import Text, msg

VERDICTS: dict[Verdict, Text] = {
    Verdict.ATTEINTE: msg("target reached"),
    Verdict.EN_BONNE_VOIE: msg("on track"),
    Verdict.A_SURVEILLER: msg("to watch"),
    Verdict.ECART_IMPORTANT: msg("large gap"),
    Verdict.EVOLUTION_DEFAVORABLE: msg("unfavourable change"),
    Verdict.CIBLE_NON_ATTEINTE: msg("target missed"),
    Verdict.TROP_TOT: msg("too early to say"),
    Verdict.TENDANCE_FAVORABLE: msg("favourable tendency"),
    Verdict.TENDANCE_DEFAVORABLE: msg("unfavourable tendency"),
    Verdict.STABLE: msg("stable"),
    Verdict.TENDANCE: msg("tendency without judgement"),
    Verdict.SANS_VERDICT: msg("no verdict"),
    Verdict.NON_EVALUABLE: msg("not evaluable"),
}
