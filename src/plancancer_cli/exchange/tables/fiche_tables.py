"""The fiches: what each says, where it hangs, who takes part, what it costs, what it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.tables.description import (
    OF_PLAN,
    PLAN,
    Record,
    TableOf,
    day,
    number,
    of,
    same,
    text,
    tick,
    whole,
    word,
)
from plancancer_cli.exchange.tables.plan_tables import STATUT
from plancancer_cli.model.fiche import Ajout, Fiche, Inegalites, LigneBudget, StadeBudget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.exchange.tables.view import View

FICHE = text("fiche", "Code de la fiche.", required=True)

_WORDS = (
    "contexte",
    "public_cible",
    "pilotes_source",
    "partenaires_source",
    "succede_a",
)  # fmt: skip
_QUESTIONS = ("determinants_de_sante", "universalisme_proportionne", "participation_citoyenne")
_RESSOURCES = ("financieres", "humaines", "logistiques")


def _fiches(view: View) -> Iterator[Record]:
    arbre = view.dossier.arborescence
    for rang, row in enumerate(view.status.fiches, start=1):
        fiche = row.fiche
        place = arbre.place(fiche)
        yield {
            "plan": view.plan.id,
            "fiche": fiche.code,
            "titre": fiche.titre,
            "sous": place[-1].code if place else None,
            "rang": rang,
            "statut": row.statut,
            **{key: getattr(fiche, key) for key in _WORDS},
            **{key: getattr(fiche.inegalites, key) for key in _QUESTIONS},
            **{f"ressources_{key}": getattr(fiche.ressources, key) for key in _RESSOURCES},
            "ajout_date": fiche.ajout.date if fiche.ajout else None,
            "ajout_decision": fiche.ajout.decision if fiche.ajout else None,
            "fichier": row.path,
        }


def _question(key: str) -> str:
    said = Inegalites.model_fields[key].description or ""
    return said.replace("null si", "vide si")


FICHES = TableOf(
    "fiches",
    "Fiches-actions",
    "Une ligne par fiche.",
    (
        PLAN,
        FICHE,
        text("titre", "Titre de la fiche.", required=True),
        text("sous", "Code du niveau dont la fiche dépend ; vide pour le plan entier."),
        whole("rang", "Place de la fiche dans l’ordre du plan.", required=True),
        STATUT,
        *of(Fiche, *_WORDS),
        *(tick(key, _question(key)) for key in _QUESTIONS),
        *(
            text(f"ressources_{key}", f"Ressources {key}, telles que la fiche les écrit.")
            for key in _RESSOURCES
        ),
        day("ajout_date", "Jour de la décision, pour une fiche ajoutée après le vote du plan."),
        text("ajout_decision", Ajout.model_fields["decision"].description or ""),
        text("fichier", "Chemin du fichier dans le dépôt.", required=True),
    ),
    ("plan", "fiche"),
    _fiches,
    (OF_PLAN,),
)


def _fiches_niveaux(view: View) -> Iterator[Record]:
    arbre = view.dossier.arborescence
    for row in view.status.fiches:
        above = [noeud.code for noeud in arbre.place(row.fiche)]
        axes = arbre.transversaux(row.fiche)
        cutting = [noeud.code for axe in axes for noeud in arbre.chemin(axe.code)]
        for code in dict.fromkeys((*above, *cutting)):
            yield {
                "plan": view.plan.id,
                "fiche": row.fiche.code,
                "niveau": code,
                "profondeur": len(arbre.chemin(code)),
                "transversal": code not in above,
            }


FICHES_NIVEAUX = TableOf(
    "fiches_niveaux",
    "Niveaux des fiches",
    "Une ligne par fiche et par niveau, à toute profondeur, dont elle relève.",
    (
        PLAN,
        FICHE,
        text("niveau", "Code du niveau.", required=True),
        whole("profondeur", "1 pour le premier niveau.", required=True),
        tick(
            "transversal", "Si le niveau traverse la fiche au lieu de la contenir.", required=True
        ),
    ),
    ("plan", "fiche", "niveau"),
    _fiches_niveaux,
    (same("fiches", "fiche"), same("niveaux", "niveau")),
)


def _budget(view: View) -> Iterator[Record]:
    for row in view.status.fiches:
        for rang, ligne in enumerate(row.fiche.budget, start=1):
            yield {
                "plan": view.plan.id,
                "fiche": row.fiche.code,
                "rang": rang,
                "annee": ligne.annee,
                "montant": ligne.montant,
                "stade": ligne.stade,
                "financeur": ligne.financeur,
                "source": ligne.source,
            }


BUDGET = TableOf(
    "budget",
    "Budget",
    "Une ligne par montant ; les trois stades ne s’additionnent pas.",
    (
        PLAN,
        FICHE,
        whole("rang", "Place de la ligne dans la fiche.", required=True),
        whole("annee", "Année du montant.", required=True),
        number("montant", "Montant en euros.", required=True, unit="EUR"),
        word("stade", StadeBudget, "Fermeté du montant.", required=True),
        *of(LigneBudget, "financeur", "source"),
    ),
    ("plan", "fiche", "rang"),
    _budget,
    (same("fiches", "fiche"),),
)


def _liens(view: View) -> Iterator[Record]:
    for row in view.status.fiches:
        for rang, lien in enumerate(row.fiche.liens, start=1):
            yield {
                "plan": view.plan.id,
                "fiche": row.fiche.code,
                "rang": rang,
                "autre_plan": lien.plan,
                "autre_ref": lien.ref,
                "texte": lien.texte,
            }


LIENS = TableOf(
    "liens",
    "Liens entre plans",
    "Une ligne par autre plan qu’une fiche nomme.",
    (
        PLAN,
        FICHE,
        whole("rang", "Place du lien dans la fiche.", required=True),
        text("autre_plan", "Identifiant de l’autre plan, exporté ou non.", required=True),
        text("autre_ref", "Code du niveau ou de la fiche de l’autre plan."),
        text("texte", "Ce que la fiche en dit, mot pour mot.", required=True),
    ),
    ("plan", "fiche", "rang"),
    _liens,
    (same("fiches", "fiche"),),
)
