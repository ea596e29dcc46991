"""The JSON of `status`, `deadlines`, `indicators` and `find`: keys are a contract, a version only ever gains some."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.a_traiter import a_traiter, valeurs_attendues
from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.analysis.status import plan_echeances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.inventaire import LigneIndicateur
    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.analysis.recherche import Trouve
    from plancancer_cli.analysis.status import FicheStatus, Status
    from plancancer_cli.i18n import Language

SCHEMA_VERSION = 1


def dump(data: dict[str, Any]) -> str:
    """JSON as the program writes it: readable, accents kept."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def status_json(status: Status, language: Language, *, late_only: bool = False) -> str:
    """The dashboard; with `late_only` only the fiches with something past to treat."""
    plan = status.suivi.dossier.plan.value
    totals = status.totaux
    rows = [row for row in status.fiches if not late_only or row.a_traiter]
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "status",
            "date": status.on.isoformat(),
            "plan": {
                "id": plan.id,
                "titre": plan.titre,
                "adoption": plan.adoption.isoformat(),
                "etat": plan.etat.value,
                "statut": status.statut,
                "niveaux": list(plan.niveaux),
            },
            "totaux": {
                "fiches": totals.fiches,
                "volets": totals.volets,
                "en_retard": totals.en_retard,
                "a_documenter": totals.a_documenter,
                "a_decider": totals.a_decider,
                "non_recues": totals.non_recues,
                "non_documentes": totals.non_documentes,
                "sans_nouvelles": totals.sans_nouvelles,
                "indicateurs": totals.indicateurs,
                "indicateurs_mesures": totals.indicateurs_mesures,
                "fiches_ajoutees": totals.fiches_ajoutees,
                "avant_fin_annee": totals.avant_fin_annee,
            },
            "a_traiter": [
                {
                    "ref": ligne.ref,
                    "fiche": ligne.fiche,
                    "titre": ligne.titre,
                    "etat": "sans_nouvelles" if ligne.etat is None else ligne.etat.value,
                    "depuis": ligne.depuis.isoformat(),
                    "pilotes": list(ligne.pilotes),
                }
                for ligne in a_traiter(status)
            ],
            "a_demander": [
                {"acteur": acteur or None, "valeurs": valeurs}
                for acteur, valeurs in valeurs_attendues(status.suivi).items()
            ],
            "echeances": [echeance_data(e, language) for e in plan_echeances(status.suivi)],
            "fiches": [_fiche(status, row, language) for row in rows],
            "niveaux": [
                {"code": noeud.code, "titre": noeud.titre, "statut": status.statut_de(noeud.code)}
                for _, noeud in plan.noeuds()
            ],
            "illisibles": sorted(status.suivi.dossier.illisibles),
        }
    )


def deadlines_json(suivi: Suivi, echeances: list[Echeance], language: Language) -> str:
    """The échéances in order."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "deadlines",
            "date": suivi.on.isoformat(),
            "echeances": [echeance_data(echeance, language) for echeance in echeances],
        }
    )


def echeance_data(echeance: Echeance, language: Language) -> dict[str, Any]:
    """One échéance; `echeance` is the last day in time, `prevue` the one before a postponement."""
    report = echeance.report
    return {
        "ref": echeance.ref,
        "kind": echeance.kind.value,
        "objet": echeance.objet or None,
        "echeance": echeance.echeance.isoformat(),
        "etat": echeance.etat.value,
        "code": echeance.code,
        "explication": language.text(echeance.explication),
        "prevue": echeance.prevue.isoformat(),
        "report": None
        if report is None
        else {
            "au": str(report.au),
            "motif": report.motif,
            "decision": report.decision,
            "date": str(report.date),
        },
    }


def progression_data(progress: Progression, language: Language) -> dict[str, Any]:
    """What can be said of an indicateur, with the inputs of the verdict."""
    latest = progress.derniere
    return {
        "id": progress.indicateur,
        "mesures": progress.mesures,
        "derniere": None
        if latest is None
        else {
            "date": None if latest.date is None else str(latest.date),
            "consulte": None if latest.consulte is None else latest.consulte.isoformat(),
            "valeur": latest.valeur,
            "source": latest.source,
        },
        "verdict": progress.verdict.value,
        "rapport": progress.rapport,
        "attendu": progress.attendu,
        "manque": [language.text(text) for text in progress.manque],
        "explication": language.text(progress.explication),
    }


def _fiche(status: Status, row: FicheStatus, language: Language) -> dict[str, Any]:
    place = status.suivi.dossier.arborescence.place(row.fiche)
    return {
        "code": row.fiche.code,
        "titre": row.fiche.titre,
        "sous": place[-1].code if place else None,
        "axes_transversaux": list(row.fiche.axes_transversaux),
        "liens": [
            {"plan": lien.plan, "ref": lien.ref, "texte": lien.texte} for lien in row.fiche.liens
        ],
        "statut": row.statut,
        "en_retard": row.refs(Etat.EN_RETARD),
        "a_documenter": row.refs(Etat.NON_DOCUMENTEE),
        "a_decider": row.refs(Etat.A_DECIDER),
        "non_documentes": len(row.volets_a_documenter),
        "pilotes": [pilote.acteur for pilote in row.fiche.pilotes],
        "volets": [
            {
                "id": volet.unite.ref.split("/")[1],
                "intitule": volet.unite.intitule,
                "statut": volet.statut,
                "en_retard": bool(volet.en_retard),
                "a_documenter": bool(volet.a_documenter),
                "a_decider": bool(volet.a_decider),
                "non_documente": bool(volet.a_documenter),
            }
            for volet in row.volets
        ],
        "echeances": [echeance_data(e, language) for volet in row.volets for e in volet.echeances],
        "indicateurs": [progression_data(progress, language) for progress in row.indicateurs],
    }


def indicators_json(suivi: Suivi, rows: Sequence[LigneIndicateur], language: Language) -> str:
    """The indicateurs: what `status` tells of each, and what it is, who gives it, who asks for it."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "indicators",
            "date": suivi.on.isoformat(),
            "indicateurs": [
                {
                    **progression_data(row.progression, language),
                    "libelle": row.document.value.libelle,
                    "unite": row.document.value.unite,
                    "producteur": row.document.value.producteur,
                    "acteurs": list(row.acteurs),
                    "fiches": list(row.fiches),
                    "jamais_mesure": row.jamais_mesure,
                    "path": row.document.path,
                }
                for row in rows
            ],
        }
    )


def find_json(found: Sequence[Trouve], words: str) -> str:
    """What was found, in the order in which it is shown."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "find",
            "mots": words,
            "trouves": [
                {
                    "ref": trouve.ref,
                    "kind": trouve.kind,
                    "titre": trouve.titre,
                    "extrait": trouve.extrait,
                    "path": trouve.path,
                }
                for trouve in found
            ],
        }
    )
