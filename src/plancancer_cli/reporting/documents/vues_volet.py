"""The view of a volet: its calendrier and what it means, what is asked, what is recorded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.jalons import etapes, sans_echeance
from plancancer_cli.analysis.lectures import reading
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.i18n import msg, msg_n
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.charts.frise import NO_LINE, Axe, ligne
from plancancer_cli.reporting.documents.texte import fragments

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.status import FicheStatus, VoletStatus
    from plancancer_cli.i18n import Text
    from plancancer_cli.model.fiche import Fiche, Modalite, Volet
    from plancancer_cli.model.suivi import ReportEcheance
    from plancancer_cli.reporting.documents.contexte import Contexte

GENRES_ALERTE = {
    Etat.EN_RETARD: "en_retard",
    Etat.NON_DOCUMENTEE: "a_documenter",
    Etat.A_DECIDER: "a_decider",
}
"""The three states that are past and ask for something, as templates and styles name them."""

ALERTES: dict[str, Text] = {
    **{genre: ETATS[etat] for etat, genre in GENRES_ALERTE.items()},
    "silence": msg("without news"),
}


def volet(contexte: Contexte, row: FicheStatus, status: VoletStatus, axe: Axe) -> vues.Volet:
    """The view of one volet of a row of the dashboard."""
    # The volet of the row's fiche: what this reader may see, where the unit knows everything.
    source = next(v for v in row.fiche.volets if v.id == status.unite.ref.partition("/")[2])
    names = {
        "modalites": {m.id: m.texte for m in source.modalites if m.id},
        "jalons": {j.id: j.intitule for j in source.jalons},
    }
    shared = contexte.dossier.entrees_partagees.get(status.unite.ref, ())
    entrees = contexte.entrees((*source.suivi, *shared), **names)
    derniere = status.unite.etat.derniere
    return vues.Volet(
        ref=status.unite.ref,
        ancre=contexte.ancre(status.unite.ref),
        intitule=source.intitule,
        calendrier=source.calendrier.mots if source.calendrier else None,
        lecture=contexte.t(msg("; ")).join(contexte.t(part) for part in reading(status.unite))
        if source.calendrier
        else contexte.t(msg("The plan gives no calendrier.")),
        statut=contexte.statut(status.statut),
        derniere=contexte.entree(derniere, **names) if derniere else None,
        alertes=tuple(alerts(contexte, row, status)),
        echeances=tuple(contexte.echeance(e) for e in status.echeances),
        suivi=entrees,
        reports=tuple(
            _postponement(contexte, source, r)
            for r in source.reports_echeance
            if r.date.dernier <= contexte.on
        ),
        introduction=source.introduction,
        modalites=_groups(source.modalites),
        jalons_sans_echeance=tuple(
            vues.JalonSansEcheance(step.jalon.intitule, contexte.t(step.situation))
            for step in sans_echeance(etapes(source.jalons, status.unite.etat.entrees))
        ),
        frise=ligne(status, axe, status.unite.adoption) if contexte.dessins else NO_LINE,
    )


def alerts(contexte: Contexte, row: FicheStatus, status: VoletStatus) -> list[vues.Alerte]:
    """What the volet and its modalités ask of the reader, one alert a ref and state."""
    found = []
    for etat, genre in GENRES_ALERTE.items():
        of: dict[str, list[Echeance]] = {}
        for echeance in status.echeances:
            if echeance.etat is etat:
                of.setdefault(echeance.ref, []).append(echeance)
        found += [alert(contexte, row.fiche, genre, echeances) for echeances in of.values()]
    return found


def alert(
    contexte: Contexte, fiche: Fiche | None, genre: str, echeances: list[Echeance]
) -> vues.Alerte:
    """One alert from échéances of one ref in one state, oldest first; the plan has no fiche."""
    ref = echeances[0].ref
    first = contexte.echeance(echeances[0])
    explanation = first.explication
    if len(echeances) > 1:
        more = len(echeances) - 1
        explanation += " " + contexte.t(
            msg_n(
                more,
                "{n} other échéance is in the same state.",
                "{n} other échéances are in the same state.",
            )
        )
    return vues.Alerte(
        genre=genre,
        mot=contexte.t(ALERTES[genre]),
        ref=ref,
        ancre=contexte.ancre(ref),
        fiche=fiche.code if fiche else "",
        fiche_titre=fiche.titre if fiche else "",
        titre=first.titre,
        depuis=first.depuis,
        explication=explanation,
    )


def modalite(item: Modalite) -> vues.Modalite:
    """One bullet."""
    return vues.Modalite(
        fragments(item.texte),
        tuple(fragments(detail) for detail in item.details),
        item.calendrier.mots if item.calendrier else None,
    )


def _groups(modalites: tuple[Modalite, ...]) -> tuple[vues.GroupeModalites, ...]:
    return tuple(
        vues.GroupeModalites(heading, tuple(modalite(item) for item in items))
        for heading, items in groupby(modalites, key=lambda item: item.groupe)
    )


def _postponement(contexte: Contexte, source: Volet, report: ReportEcheance) -> vues.Report:
    names = {"debut": contexte.t(msg("start")), "fin": contexte.t(msg("end"))}
    names |= {j.id: j.intitule for j in source.jalons}
    return vues.Report(
        objet=names.get(report.echeance, report.echeance),
        au=report.au,
        motif=report.motif,
        decision=report.decision,
        date=report.date,
        reunion=contexte.citations.ancre(report.decision),
    )
