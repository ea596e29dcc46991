"""The organisations, and the part that each takes in fiches and indicateurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.tables.description import (
    OF_PLAN,
    PLAN,
    Record,
    TableOf,
    of,
    same,
    text,
    word,
)
from plancancer_cli.exchange.tables.suivi_tables import OF_OBJET, REF
from plancancer_cli.model.fiche import RolePilote
from plancancer_cli.model.plan import Acteur, NatureActeur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.exchange.tables.view import View


def _acteurs(view: View) -> Iterator[Record]:
    for acteur in view.dossier.acteur_par_id.values():
        yield {
            "plan": view.plan.id,
            "acteur": acteur.id,
            "nom": acteur.nom,
            "sigle": acteur.sigle,
            "nature": acteur.nature,
            "rattache_a": acteur.rattache_a,
        }


ACTEURS = TableOf(
    "acteurs",
    "Acteurs",
    "Une ligne par organisation, service ou catégorie que le plan nomme ; jamais une personne.",
    (
        PLAN,
        text("acteur", "Identifiant de l’acteur.", required=True),
        text("nom", "Nom de l’organisation, du service ou de la catégorie.", required=True),
        text("sigle", "Sigle."),
        word("nature", NatureActeur, "Organisation, service ou catégorie.", required=True),
        *of(Acteur, "rattache_a"),
    ),
    ("plan", "acteur"),
    _acteurs,
    (OF_PLAN,),
)

_ROLES = ("pilote", "partenaire", "financeur", "producteur")


def _roles(view: View) -> Iterator[Record]:
    seen: set[tuple[str, str, str]] = set()
    for ref, role, acteur, precision in _named(view):
        if (ref, role, acteur) not in seen:
            seen.add((ref, role, acteur))
            yield {
                "plan": view.plan.id,
                "ref": ref,
                "role": role,
                "acteur": acteur,
                "precision": precision,
            }


def _named(view: View) -> Iterator[tuple[str, str, str, RolePilote | None]]:
    for row in view.status.fiches:
        fiche = row.fiche
        for pilote in fiche.pilotes:
            yield fiche.code, "pilote", pilote.acteur, pilote.role
        for partenaire in fiche.partenaires:
            yield fiche.code, "partenaire", partenaire, None
        for ligne in fiche.budget:
            if ligne.financeur is not None:
                yield fiche.code, "financeur", ligne.financeur, None
    for document in view.dossier.indicateurs:
        if document.value.producteur is not None:
            yield document.value.id, "producteur", document.value.producteur, None


ROLES = TableOf(
    "roles",
    "Rôles des acteurs",
    "Une ligne par rôle d’un acteur : pilote, partenaire ou financeur d’une fiche, producteur d’un "
    "indicateur.",
    (
        PLAN,
        REF,
        word("role", _ROLES, "Rôle de l’acteur.", required=True),
        text("acteur", "Identifiant de l’acteur.", required=True),
        word("precision", RolePilote, "Rôle parmi plusieurs pilotes."),
    ),
    ("plan", "ref", "role", "acteur"),
    _roles,
    (OF_OBJET, same("acteurs", "acteur")),
)
