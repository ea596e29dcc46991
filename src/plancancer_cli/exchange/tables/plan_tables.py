"""The plan itself: what it is, its levels, its vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.tables.description import (
    OF_PLAN,
    PLAN,
    Record,
    TableOf,
    day,
    of,
    same,
    text,
    tick,
    whole,
    word,
)
from plancancer_cli.exchange.tables.view import first, last
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.model.plan import EtatPlan, Noeud, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.exchange.tables.view import View

STATUT = word(
    "statut",
    STATUTS,
    "Statut au jour de l’export, déduit du suivi et des mots du plan (docs/retards.md).",
    required=True,
)


def _plan(view: View) -> Iterator[Record]:
    plan, origin = view.plan, view.origin
    yield {
        "plan": plan.id,
        "titre": plan.titre,
        "collectivite": plan.collectivite,
        "langue": plan.langue,
        "adoption": plan.adoption,
        "adoption_convention": plan.adoption_convention,
        "periode_debut": first(plan.periode.debut) if plan.periode else None,
        "periode_fin": last(plan.periode.fin) if plan.periode else None,
        "etat": plan.etat,
        "niveaux": " > ".join(plan.niveaux),
        "presentation": plan.presentation,
        "source": plan.source,
        "statut": view.status.statut,
        "etat_au": view.status.on,
        "revision": origin.revision,
        "revision_du": origin.revised,
        "fichiers_modifies": origin.modified,
        "fichiers_illisibles": len(view.dossier.illisibles),
        "version": origin.version,
        "licence": view.licence,
    }


PLANS = TableOf(
    "plans",
    "Plans",
    "Une ligne par plan : ce qu’il est, et d’où vient l’export.",
    (
        PLAN,
        text("titre", "Titre du plan.", required=True),
        *of(Plan, "collectivite"),
        word("langue", ("fr", "en"), "Langue du plan.", required=True),
        day("adoption", "Jour du vote du plan.", required=True),
        *of(Plan, "adoption_convention"),
        day("periode_debut", "Premier jour de la période que le plan couvre."),
        day("periode_fin", "Dernier jour de la période que le plan couvre."),
        word("etat", EtatPlan, "Où en est le plan ; rien n’est dû dans un plan clos.", required=True),
        text("niveaux", "Noms des niveaux, du plus haut à la fiche.", required=True),
        *of(Plan, "presentation", "source"),
        STATUT,
        day("etat_au", "Jour pour lequel statuts, retards et progressions sont calculés.", required=True),
        text("revision", "Commit Git des fichiers ; vide hors de Git."),
        day("revision_du", "Jour de ce commit."),
        tick("fichiers_modifies", "Si les fichiers diffèrent de ce commit ; vide hors de Git."),
        whole("fichiers_illisibles", "Nombre de fichiers illisibles, absents de l’export.", required=True),
        text("version", "Version du programme plancancer.", required=True),
        text("licence", "Licence de l’export, choisie par qui le publie."),
    ),
    ("plan",),
    _plan,
)  # fmt: skip


def _niveaux(view: View) -> Iterator[Record]:
    arbre = view.dossier.arborescence
    for rang, code in enumerate(arbre.codes, start=1):
        chemin = arbre.chemin(code)
        noeud = chemin[-1]
        yield {
            "plan": view.plan.id,
            "niveau": code,
            "parent": chemin[-2].code if len(chemin) > 1 else None,
            "profondeur": len(chemin),
            "rang": rang,
            "nom": arbre.niveau(code),
            "titre": noeud.titre,
            "note": noeud.note,
            "transversal": noeud.transversal,
            "statut": view.status.statut_de(code),
        }


NIVEAUX = TableOf(
    "niveaux",
    "Niveaux",
    "Une ligne par niveau de l’arborescence au-dessus des fiches (enjeu, axe, orientation…).",
    (
        PLAN,
        text("niveau", "Code du niveau.", required=True),
        text("parent", "Code du niveau supérieur ; vide au premier niveau."),
        whole("profondeur", "1 pour le premier niveau.", required=True),
        whole("rang", "Place du niveau dans l’ordre du plan.", required=True),
        text("nom", "Comment le plan appelle ce niveau."),
        text("titre", "Titre du niveau.", required=True),
        *of(Noeud, "note"),
        tick("transversal", "Si le niveau traverse les autres.", required=True),
        STATUT,
    ),
    ("plan", "niveau"),
    _niveaux,
    (OF_PLAN,),
)


def _termes(view: View) -> Iterator[Record]:
    for nom, vocabulaire in view.plan.vocabulaires.items():
        for rang, terme in enumerate(vocabulaire.termes, start=1):
            yield {
                "plan": view.plan.id,
                "vocabulaire": nom,
                "terme": terme.id,
                "rang": rang,
                "libelle": terme.libelle,
                "vocabulaire_libelle": vocabulaire.libelle,
                "vocabulaire_source": vocabulaire.source,
            }


TERMES = TableOf(
    "termes",
    "Termes des vocabulaires",
    "Une ligne par terme d’un vocabulaire du plan, qu’une fiche le porte ou non.",
    (
        PLAN,
        text("vocabulaire", "Identifiant du vocabulaire.", required=True),
        text("terme", "Identifiant du terme.", required=True),
        whole("rang", "Place du terme dans le vocabulaire.", required=True),
        text("libelle", "Le terme, tel que la source l’écrit.", required=True),
        text("vocabulaire_libelle", "Nom du vocabulaire.", required=True),
        text("vocabulaire_source", "Document d’où viennent les termes."),
    ),
    ("plan", "vocabulaire", "terme"),
    _termes,
    (OF_PLAN,),
)


def _etiquettes(view: View) -> Iterator[Record]:
    for document in view.dossier.fiches:
        for nom, termes in document.value.etiquettes.items():
            for terme in dict.fromkeys(termes):
                yield {
                    "plan": view.plan.id,
                    "fiche": document.value.code,
                    "vocabulaire": nom,
                    "terme": terme,
                }


ETIQUETTES = TableOf(
    "etiquettes",
    "Étiquettes des fiches",
    "Une ligne par terme qu’une fiche porte.",
    (
        PLAN,
        text("fiche", "Code de la fiche.", required=True),
        text("vocabulaire", "Identifiant du vocabulaire.", required=True),
        text("terme", "Identifiant du terme.", required=True),
    ),
    ("plan", "fiche", "vocabulaire", "terme"),
    _etiquettes,
    (same("fiches", "fiche"), same("termes", "vocabulaire", "terme")),
)
