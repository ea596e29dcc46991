"""The words for the verdicts on progress: one word for one thing, in every output."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancancer_cli.analysis.progression.resultat import Progression

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


def reserves(progressions: Iterable[Progression]) -> Iterator[Text]:
    """How many of these indicateurs do badly, the gravest first; nothing where none does."""
    counts = Counter(progress.verdict for progress in progressions)
    missed = counts[Verdict.CIBLE_NON_ATTEINTE]
    adverse = counts[Verdict.EVOLUTION_DEFAVORABLE] + counts[Verdict.TENDANCE_DEFAVORABLE]
    wide = counts[Verdict.ECART_IMPORTANT]
    if missed:
        yield msg_n(missed, "{n} target missed", "{n} targets missed")
    if adverse:
        yield msg_n(adverse, "{n} unfavourable", "{n} unfavourable")
    if wide:
        yield msg_n(wide, "{n} large gap", "{n} large gaps")
