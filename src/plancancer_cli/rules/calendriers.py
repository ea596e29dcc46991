"""PC015 and PC016: calendriers that take the dates of the plan, "durée du contrat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.i18n import msg
from plancancer_cli.model.wording import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Diagnostic
    from plancancer_cli.model.calendrier import Calendrier
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.fiche import Fiche


def dates_of_the_plan(dossier: Dossier) -> Iterator[Diagnostic]:
    """PC015 where the plan gives no period, PC016 where the work begins after the plan's end."""
    for document, chemin, ref, calendrier in _of_the_plan(dossier):
        lecture = dossier.plan.value.lecture(calendrier)
        if lecture.du_plan:
            reason = refusals.without_period(calendrier.mots)
            yield finding("PC015", document.locate(chemin), *reason, ref=ref)
        elif lecture.debut and lecture.fin and lecture.debut.premier > lecture.fin.dernier:
            yield finding(
                "PC016",
                document.locate(chemin),
                msg(
                    "The calendrier runs backwards: it begins {debut} and ends {fin}.",
                    debut=lecture.debut,
                    fin=lecture.fin,
                ),
                msg("Correct it, or periode in plan/plan.yaml, whose dates it takes."),
                ref=ref,
            )


def _of_the_plan(
    dossier: Dossier,
) -> Iterator[tuple[Document[Fiche], Chemin, str, Calendrier]]:
    for document in dossier.fiches:
        for rank, volet in enumerate(document.value.volets):
            chemin: Chemin = ("volets", rank, "calendrier")
            ref = f"{document.value.code}/{volet.id}"
            if volet.calendrier is not None and volet.calendrier.lecture.du_plan:
                yield document, chemin, ref, volet.calendrier
            for place, modalite in enumerate(volet.modalites):
                if modalite.calendrier is not None and modalite.calendrier.lecture.du_plan:
                    here: Chemin = ("volets", rank, "modalites", place, "calendrier")
                    yield document, here, f"{ref}/{modalite.id}", modalite.calendrier
