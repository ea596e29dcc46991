"""What changed since a date: facts and values dated after it, and how lateness moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.progression import amount
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.contexte import only_internal
from plancancer_cli.reporting.documents.texte import source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.model.suivi import EntreeSuivi
    from plancancer_cli.reporting.documents.contexte import Contexte


def depuis(contexte: Contexte, since: date) -> vues.Depuis:
    """What the document says of the time from the day after `since` up to its own date."""
    then = suivi(contexte.dossier, since)
    now = contexte.status.suivi
    missed_then = {e.id for e in then.echeances if e.manquee}
    missed_now = {e.id for e in now.echeances if e.manquee}
    work = [e for e in now.echeances if e.kind is not Kind.MEASUREMENT]
    return vues.Depuis(
        date=since,
        faits=_sorted(_facts(contexte, since)),
        valeurs=_sorted(_values(contexte, since)),
        nouveaux_retards=tuple(
            contexte.echeance(e) for e in work if e.manquee and e.id not in missed_then
        ),
        regles=tuple(
            contexte.echeance(e) for e in work if e.id in missed_then and e.id not in missed_now
        ),
        reports=_sorted(_postponements(contexte, since)),
    )


def _sorted(facts: Iterator[vues.FaitNouveau]) -> tuple[vues.FaitNouveau, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.date.dernier))


def _facts(contexte: Contexte, since: date) -> Iterator[vues.FaitNouveau]:
    plan = contexte.dossier.plan.value
    for entree in plan.suivi:
        if _new(entree, since, contexte):
            yield _fact(contexte, "plan", plan.titre, entree)
    for document in contexte.dossier.fiches:
        fiche = document.value
        logs = [(fiche.code, fiche.suivi)]
        logs += [(f"{fiche.code}/{volet.id}", volet.suivi) for volet in fiche.volets]
        for ref, log in logs:
            for entree in log:
                if _new(entree, since, contexte):
                    yield _fact(contexte, contexte.ancre(ref), contexte.titre(ref), entree)


def _new(entree: EntreeSuivi, since: date, contexte: Contexte) -> bool:
    hidden = contexte.public and only_internal(entree)
    return since < entree.date.dernier <= contexte.on and not hidden


def _fact(contexte: Contexte, anchor: str, title: str, entree: EntreeSuivi) -> vues.FaitNouveau:
    said = [contexte.statut(entree.statut.value).texte] if entree.statut else []
    said += [text for text in (entree.constat, entree.motif, entree.decision_attendue) if text]
    if entree.note_interne and not contexte.public:
        said.append(contexte.t(msg("internal note: {note}", note=entree.note_interne)))
    return vues.FaitNouveau(entree.date, anchor, title, " — ".join(said), source(entree.source))


def _values(contexte: Contexte, since: date) -> Iterator[vues.FaitNouveau]:
    for document in contexte.dossier.indicateurs:
        indicateur = document.value
        fresh = [v for v in indicateur.valeurs if v.total and since < v.date.dernier <= contexte.on]
        if not fresh:
            continue
        # Of a series that is measured every month the latest value is the news.
        last = max(fresh, key=lambda v: v.date.dernier)
        words = contexte.written(amount(indicateur, last))
        if len(fresh) > 1:
            words = contexte.t(
                msg("{value}, the latest of {n} new values", value=words, n=len(fresh))
            )
        yield vues.FaitNouveau(
            last.date, contexte.ancre(indicateur.id), indicateur.libelle, words, source(last.source)
        )


def _postponements(contexte: Contexte, since: date) -> Iterator[vues.FaitNouveau]:
    for document in contexte.dossier.fiches:
        for volet in document.value.volets:
            ref = f"{document.value.code}/{volet.id}"
            for report in volet.reports_echeance:
                if since < report.date.dernier <= contexte.on:
                    said = msg(
                        "postponed to {date}: {motif} ({decision})",
                        date=report.au,
                        motif=report.motif,
                        decision=report.decision,
                    )
                    yield vues.FaitNouveau(
                        report.date,
                        contexte.ancre(ref),
                        contexte.titre(ref),
                        contexte.t(said),
                        None,
                    )
