"""PC3xx and the rules near them: what is judged of indicateurs and texts without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg
from plancancer_cli.rules import (
    doubtful,
    evidence,
    postponements,
    privacy,
    ranges,
    series,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.dossier import Dossier


def fiches_without(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC308: a fiche that names no indicateur, neither itself nor in a volet."""
    for document in dossier.fiches:
        fiche = document.value
        if fiche.indicateurs or any(volet.indicateurs for volet in fiche.volets):
            continue
        # Where the key stands, even empty, that is the line to fill in.
        key = "indicateurs" if "indicateurs" in fiche.model_fields_set else "code"
        yield finding(
            "PC308",
            document.locate((key,)),
            msg("The fiche {code} names no indicateur.", code=fiche.code),
            msg("Add ids of files in indicators/ under indicateurs, where the plan gives some."),
            ref=fiche.code,
        )


def targets_before_baseline(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC313: a target that is due no later than the day of the baseline: no line joins them."""
    for document in dossier.indicateurs:
        initiale = document.value.valeur_initiale
        if initiale is None:
            continue
        for place, cible in enumerate(document.value.cibles):
            if cible.date.dernier <= initiale.date.dernier:
                yield finding(
                    "PC313",
                    document.locate(("cibles", place, "date")),
                    msg(
                        "The target is dated {cible!r}, the baseline {initiale!r}: it should lie "
                        "after it.",
                        cible=cible.date,
                        initiale=initiale.date,
                    ),
                    msg("Correct the date of the target or that of valeur_initiale."),
                    ref=document.value.id,
                )


RULES: tuple[Callable[[Dossier], Iterator[Diagnostic]], ...] = (
    values.misfits,
    ranges.out_of_range,
    ranges.wrong_quotients,
    doubtful.doubtful_numbers,
    series.repeated,
    series.undeclared_breakdowns,
    series.flows_without_period,
    series.lost_corrections,
    series.falling_totals,
    privacy.small_counts,
    privacy.counts_given_away,
    privacy.personal_data,
    fiches_without,
    targets_before_baseline,
    evidence.values_without_source,
    evidence.recorded_twice,
    *postponements.RULES,
)
"""The rules about indicateurs, texts and postponements, in the order in which they are judged."""
