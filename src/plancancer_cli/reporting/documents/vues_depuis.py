"""The view of what changed since a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.depuis import PLAN, Changements
from plancancer_cli.analysis.progression import amount
from plancancer_cli.analysis.publication import only_internal
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents import vues

if TYPE_CHECKING:
    from plancancer_cli.model.indicateur import Indicateur, Valeur
    from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance
    from plancancer_cli.reporting.documents.contexte import Contexte


def depuis(contexte: Contexte, changes: Changements) -> vues.Depuis:
    """The news as this reader may see it."""
    return vues.Depuis(
        date=changes.depuis,
        faits=tuple(
            _fact(contexte, ref, entree)
            for ref, entree in changes.entrees
            if not (contexte.public and only_internal(entree))
        ),
        valeurs=tuple(_value(contexte, *news) for news in changes.valeurs),
        nouveaux_retards=tuple(contexte.echeance(e) for e in changes.nouveaux_retards),
        regles=tuple(contexte.echeance(e) for e in changes.regles),
        reports=tuple(_postponement(contexte, *news) for news in changes.reports),
    )


def _fact(contexte: Contexte, ref: str, entree: EntreeSuivi) -> vues.FaitNouveau:
    said = [contexte.statut(entree.statut.value).texte] if entree.statut else []
    said += [text for text in (entree.constat, entree.motif, entree.decision_attendue) if text]
    if entree.note_interne and not contexte.public:
        said.append(contexte.t(msg("internal note: {note}", note=entree.note_interne)))
    plan = ref == PLAN
    return vues.FaitNouveau(
        entree.repere,
        "suivi-plan" if plan else contexte.ancre(ref),
        contexte.dossier.plan.value.titre if plan else contexte.titre(ref),
        " — ".join(said),
        contexte.source(entree.source),
    )


def _value(
    contexte: Contexte, indicateur: Indicateur, fresh: tuple[Valeur, ...]
) -> vues.FaitNouveau:
    """Of a series that is measured every month the latest value is the news."""
    last = fresh[-1]
    words = contexte.written(amount(indicateur, last))
    if len(fresh) > 1:
        words = contexte.t(msg("{value}, the latest of {n} new values", value=words, n=len(fresh)))
    return vues.FaitNouveau(
        last.repere,
        contexte.ancre(indicateur.id),
        indicateur.libelle,
        words,
        contexte.source(last.source),
    )


def _postponement(contexte: Contexte, ref: str, report: ReportEcheance) -> vues.FaitNouveau:
    said = msg(
        "postponed to {date}: {motif} ({decision})",
        date=report.au,
        motif=report.motif,
        decision=report.decision,
    )
    return vues.FaitNouveau(
        report.date, contexte.ancre(ref), contexte.titre(ref), contexte.t(said), None
    )
