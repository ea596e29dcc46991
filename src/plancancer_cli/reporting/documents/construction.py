"""From a project and a date to everything that a report shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.depuis import changements
from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.publication import public_follow_up
from plancancer_cli.analysis.rejeu import replay
from plancancer_cli.analysis.status import status
from plancancer_cli.i18n import msg
from plancancer_cli.model.libelles import CODES
from plancancer_cli.model.plan import EtatPlan
from plancancer_cli.reporting.documents import vues
from plancancer_cli.reporting.documents.charts import frise, mois
from plancancer_cli.reporting.documents.charts.repartition import repartition
from plancancer_cli.reporting.documents.contexte import Contexte
from plancancer_cli.reporting.documents.texte import ancre
from plancancer_cli.reporting.documents.vues_comites import comites
from plancancer_cli.reporting.documents.vues_couverture import couvertures, inegalites, liens
from plancancer_cli.reporting.documents.vues_depuis import depuis
from plancancer_cli.reporting.documents.vues_fiche import fiche, words_of_status
from plancancer_cli.reporting.documents.vues_indicateur import indicateur
from plancancer_cli.reporting.documents.vues_resume import (
    decisions,
    figures,
    of_the_plan,
    sentences,
    silences,
    upcoming,
)
from plancancer_cli.reporting.documents.vues_volet import ALERTES, GENRES_ALERTE
from plancancer_cli.reporting.documents.words import ETATS_PLAN
from plancancer_cli.reporting.levels import bare_levels, group_remark, level_title

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.analysis.status import Groupe
    from plancancer_cli.i18n import Language
    from plancancer_cli.model.dossier import Dossier


class Demande(Struct, frozen=True):
    """What is asked: a date, an audience, a language, and what the document was made from."""

    on: date
    language: Language
    provenance: vues.Provenance
    public: bool = False
    since: date | None = None
    dessins: bool = True
    """Whether the document draws: Markdown does not, and need not wait for what a drawing needs."""


def build(dossier: Dossier, demande: Demande) -> vues.Document:
    """The view of a whole report."""
    followed, withheld = _follow_up(dossier, demande, demande.on)
    dashboard = status(followed)
    contexte = Contexte(dashboard, demande.language, demande.public, withheld, demande.dessins)
    plan = contexte.dossier.plan.value
    axe = frise.axe(
        (v for row in dashboard.fiches for v in row.volets),
        plan.adoption,
        plan.periode.fin.dernier if plan.periode else None,
        demande.on,
    )
    indicateurs = _indicateurs(contexte)
    enjeux = tuple(_enjeu(contexte, groupe, axe, indicateurs) for groupe in dashboard.groupes)
    fiches = [one for enjeu in enjeux for one in enjeu.fiches]
    silent = silences(contexte)
    closed = plan.etat is EtatPlan.CLOS
    return vues.Document(
        langue=demande.language.code,
        date=demande.on,
        public=demande.public,
        plan=_plan(contexte),
        provenance=demande.provenance,
        reglages=_settings(contexte),
        constat=sentences(contexte),
        chiffres=figures(contexte, len(silent)),
        en_retard=_alerts(contexte, fiches, Etat.EN_RETARD),
        a_documenter=_alerts(contexte, fiches, Etat.NON_DOCUMENTEE),
        a_decider=_alerts(contexte, fiches, Etat.A_DECIDER),
        decisions=decisions(contexte),
        sans_nouvelles=silent,
        prochaines=upcoming(contexte),
        depuis=depuis(
            contexte, changements(_follow_up(dossier, demande, demande.since)[0], followed)
        )
        if demande.since
        else None,
        enjeux=enjeux,
        indicateurs=tuple(indicateurs.values()),
        indicateurs_plan=tuple(indicateurs[p.indicateur] for p in dashboard.indicateurs_plan),
        comites=comites(contexte),
        filtres=_filters(contexte, enjeux, fiches),
        axe=axe,
        repartition=repartition(dashboard.groupes, [enjeu.titre for enjeu in enjeux]),
        mois=mois.graphe(replay(dossier, demande.on)) if demande.dessins and not closed else None,
        couvertures=couvertures(contexte),
        inegalites=inegalites(contexte),
        illisibles=tuple(sorted(dossier.illisibles)),
        valeurs_retenues=sum(withheld.values()),
    )


def _follow_up(dossier: Dossier, demande: Demande, on: date) -> tuple[Suivi, dict[str, int]]:
    """The follow-up as the reader may see it, and the values left out of it."""
    return public_follow_up(dossier, on) if demande.public else (suivi(dossier, on), {})


def _indicateurs(contexte: Contexte) -> dict[str, vues.Indicateur]:
    """Every indicateur in the order in which the fiches name them, then those of the plan."""
    dashboard = contexte.status
    found: dict[str, Progression] = {}
    for row in dashboard.fiches:
        found |= {p.indicateur: p for p in row.indicateurs if p.indicateur not in found}
    found |= {p.indicateur: p for p in dashboard.indicateurs_plan if p.indicateur not in found}
    by_id = contexte.dossier.indicateur_par_id
    return {key: indicateur(contexte, by_id[key].value, p) for key, p in found.items()}


def _enjeu(
    contexte: Contexte, groupe: Groupe, axe: frise.Axe, indicateurs: dict[str, vues.Indicateur]
) -> vues.Enjeu:
    noeud = groupe.noeud
    code = noeud.code if noeud else None
    marker = ancre("enjeu", code or "hors")
    remark = group_remark(contexte.dossier.plan.value, groupe)
    return vues.Enjeu(
        code=code,
        titre=noeud.titre if noeud else contexte.t(msg("Outside the arborescence")),
        ancre=marker,
        note=noeud.note if noeud else None,
        statut=contexte.statut(groupe.statut),
        fiches=tuple(fiche(contexte, row, marker, axe, indicateurs) for row in groupe.fiches),
        transversal=noeud is not None and noeud.transversal,
        traversees=liens(contexte, [row.fiche for row in groupe.traversees]),
        remarque=None if remark is None else contexte.t(remark),
        niveaux_vides=tuple(
            level_title(contexte.dossier.arborescence, bare)
            for bare in bare_levels(contexte.dossier.arborescence, groupe)
        ),
    )


def _alerts(contexte: Contexte, fiches: list[vues.Fiche], etat: Etat) -> tuple[vues.Alerte, ...]:
    """The alerts of one kind, of the plan itself and of its volets, oldest first."""
    genre = GENRES_ALERTE[etat]
    found = [*of_the_plan(contexte, etat)]
    found += [a for one in fiches for a in one.alertes if a.genre == genre]
    return tuple(sorted(found, key=lambda alerte: alerte.depuis))


def _plan(contexte: Contexte) -> vues.Plan:
    plan = contexte.dossier.plan.value
    span = plan.periode
    return vues.Plan(
        titre=plan.titre,
        collectivite=plan.collectivite,
        langue=plan.langue,
        adoption=plan.adoption,
        etat=contexte.t(ETATS_PLAN[plan.etat.value]),
        periode=contexte.t(msg("{debut} – {fin}", debut=span.debut, fin=span.fin))
        if span
        else None,
        presentation=plan.presentation,
        source=plan.source,
        gouvernance=tuple((g.intitule, g.details) for g in plan.gouvernance),
        niveaux=plan.niveaux,
        adoption_convention=plan.adoption_convention,
        suivi=contexte.entrees(plan.suivi),
    )


def _settings(contexte: Contexte) -> vues.Reglages:
    reglages = contexte.dossier.plan.value.parametres_suivi
    return vues.Reglages(
        frequence=contexte.t(CODES[reglages.frequence.value]),
        delai_jours=reglages.delai_jours,
        sans_nouvelles_jours=reglages.sans_nouvelles_jours,
        horizon_jours=reglages.horizon_jours,
        secret_statistique=reglages.secret_statistique,
        en_bonne_voie=reglages.seuils.en_bonne_voie,
        a_surveiller=reglages.seuils.a_surveiller,
    )


def _filters(
    contexte: Contexte, enjeux: tuple[vues.Enjeu, ...], fiches: list[vues.Fiche]
) -> dict[str, tuple[vues.Choix, ...]]:
    """The choices that keep at least one fiche and leave at least one out."""
    by_enjeu = [
        vues.Choix(e.ancre, f"{e.code} {e.titre}" if e.code else e.titre, len(e.fiches))
        for e in enjeux
        if e.fiches
    ]
    pilotes = Counter(p for one in fiches for p in one.filtre_pilotes.split())
    by_pilote = [vues.Choix(p, contexte.acteur(p), n) for p, n in sorted(pilotes.items())]
    tokens = Counter(token for one in fiches for token in one.filtre_situation.split())
    by_state = [
        vues.Choix(token, _word(contexte, token), tokens[token])
        for token in (*ALERTES, *(t for t in tokens if t not in ALERTES))
        if tokens[token]
    ]
    found = {"enjeu": by_enjeu, "pilote": by_pilote, "situation": by_state}
    return {
        name: tuple(choices)
        for name, choices in found.items()
        if len(choices) > 1 or any(c.nombre < len(fiches) for c in choices)
    }


def _word(contexte: Contexte, token: str) -> str:
    return contexte.t(ALERTES[token]) if token in ALERTES else words_of_status(contexte, token)
