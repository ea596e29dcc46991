"""The valeurs: every measurement of the files, in columns that `import` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import span
from plancancer_cli.exchange.tables.description import (
    PLAN,
    Column,
    Kind,
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
from plancancer_cli.exchange.tables.indicateur_tables import (
    INDICATEUR,
    NUMBER,
    OF_INDICATEUR,
    bears,
)
from plancancer_cli.exchange.tables.view import first, last
from plancancer_cli.model.indicateur import Qualification, Valeur
from plancancer_cli.model.serie import corrigees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plancancer_cli.exchange.tables.view import View

_AS_WRITTEN = (
    "date", "valeur", "periode", "ventilation", "source", "note", "provisoire", "qualification",
    "remplace", "numerateur", "denominateur", "secret",
    "consulte",
)  # fmt: skip


def _valeurs(view: View) -> Iterator[Record]:
    for document in view.dossier.indicateurs:
        valeurs = document.value.valeurs
        corrected = corrigees(document.value.accumulation, valeurs)
        for rang, valeur in enumerate(valeurs, start=1):
            yield {
                "plan": view.plan.id,
                "indicateur": document.value.id,
                "rang": rang,
                **{key: getattr(valeur, key) for key in _AS_WRITTEN},
                "valeur_nombre": bears(document.value, valeur),
                "date_debut": first(valeur.repere),
                "date_fin": last(valeur.repere),
                "periode_debut": first(valeur.periode),
                "periode_fin": last(valeur.periode),
                "annee": span(valeur).dernier.year,
                "total": valeur.total,
                "en_vigueur": rang - 1 not in corrected,
            }


VALEURS = TableOf(
    "valeurs",
    "Valeurs",
    "Une ligne par mesure des fichiers, corrections comprises ; la commande import relit ce tableau.",
    (
        PLAN,
        INDICATEUR,
        whole("rang", "Place de la valeur dans le fichier.", required=True),
        text("date", "Date de la mesure : jour, mois ou année ; vide si la page n’est pas datée."),
        Column("valeur", Kind.ANY, "Valeur mesurée, telle qu’elle est écrite ; vide si elle est secrète "
               "ou donnée par ses deux parts."),
        *of(Valeur, "periode"),
        Column("ventilation", Kind.BREAKDOWN, "Dimensions et catégories de la valeur ; vide pour le total."),
        *of(Valeur, "source", "note"),
        tick("provisoire", "Si la valeur n’est pas confirmée.", required=True),
        word("qualification", Qualification, "Ce que la source dit de la précision du nombre."),
        *of(Valeur, "remplace"),
        number("numerateur", "Numérateur d’un ratio ou d’un pourcentage."),
        number("denominateur", "Dénominateur d’un ratio ou d’un pourcentage."),
        tick("secret", "Si la valeur a été reçue et n’est pas écrite, sous le seuil de secret.", required=True),
        day("consulte", "Jour où la page non datée a été lue."),
        number("valeur_nombre", f"Nombre que porte la valeur : {NUMBER}"),
        day("date_debut", "Premier jour de la date, ou jour de lecture.", required=True),
        day("date_fin", "Dernier jour de la date, ou jour de lecture.", required=True),
        day("periode_debut", "Premier jour de la période."),
        day("periode_fin", "Dernier jour de la période."),
        whole("annee", "Année du dernier jour de la période, sinon de la date ou de la lecture.", required=True),
        tick("total", "Si la valeur est le total, sans ventilation.", required=True),
        tick("en_vigueur", "Si aucune valeur ultérieure ne la corrige.", required=True),
    ),
    ("plan", "indicateur", "rang"),
    _valeurs,
    (OF_INDICATEUR,),
)  # fmt: skip


def _ventilations(view: View) -> Iterator[Record]:
    for document in view.dossier.indicateurs:
        for rang, valeur in enumerate(document.value.valeurs, start=1):
            pairs: Mapping[str, str] = valeur.ventilation
            for dimension, categorie in pairs.items():
                yield {
                    "plan": view.plan.id,
                    "indicateur": document.value.id,
                    "rang": rang,
                    "dimension": dimension,
                    "categorie": categorie,
                }


VENTILATIONS = TableOf(
    "ventilations",
    "Ventilations des valeurs",
    "Une ligne par dimension d’une valeur ventilée.",
    (
        PLAN,
        INDICATEUR,
        whole("rang", "Place de la valeur dans le fichier.", required=True),
        text("dimension", "Dimension (tranche d’âge, sexe, quartier…).", required=True),
        text("categorie", "Catégorie de cette dimension.", required=True),
    ),
    ("plan", "indicateur", "rang", "dimension"),
    _ventilations,
    (same("valeurs", "indicateur", "rang"),),
)

TABLES = (VALEURS, VENTILATIONS)
