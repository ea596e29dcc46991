"""The indicateurs: what each counts, where it stands, who names it, its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.mesures import number as number_of
from plancancer_cli.analysis.progression.mesures import to_float
from plancancer_cli.analysis.progression.resultat import Verdict
from plancancer_cli.exchange.tables.description import (
    OF_PLAN,
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
from plancancer_cli.exchange.tables.fiche_tables import FICHE
from plancancer_cli.exchange.tables.view import first, last, lines
from plancancer_cli.exchange.tables.volet_tables import OF_FICHE, OF_VOLET, VOLET
from plancancer_cli.model.indicateur import (
    Accumulation,
    Auteur,
    Cible,
    Evolution,
    Frequence,
    Indicateur,
    Nature,
    TypeIndicateur,
    Usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.analysis.progression.mesures import Mesure
    from plancancer_cli.exchange.tables.view import View

INDICATEUR = text("indicateur", "Identifiant de l’indicateur.", required=True)
OF_INDICATEUR = same("indicateurs", "indicateur")
NUMBER = "quotient pour un ratio, rang à partir de 0 pour un état ; vide si la valeur n’est pas un nombre."


def bears(indicateur: Indicateur, mesure: Mesure | None) -> float | None:
    """The number of a value, in the unit of the indicateur; None where it bears none.

    A whole one is an int, with every digit of it.
    """
    found = None if mesure is None else number_of(indicateur, mesure)
    if found is None:
        return None
    return found.numerator if found.denominator == 1 else to_float(found)


def _indicateurs(view: View) -> Iterator[Record]:
    reglages = view.plan.parametres_suivi
    of_plan = set(view.plan.indicateurs)
    for document in view.dossier.indicateurs:
        one = document.value
        initiale, echelle = one.valeur_initiale, one.echelle
        yield {
            "plan": view.plan.id,
            "indicateur": one.id,
            "libelle": one.libelle,
            "libelle_source": lines(one.libelle_source),
            "complementaire": one.complementaire,
            "definition": one.definition,
            "type": one.type,
            "nature": one.nature,
            "usage": one.usage,
            "unite": one.unite,
            "perimetre": one.perimetre,
            "accumulation": one.accumulation,
            "evolution_attendue": one.evolution_attendue,
            "tolerance": one.tolerance,
            "frequence": one.frequence or reglages.frequence,
            "delai_jours": reglages.delai_jours if one.delai_jours is None else one.delai_jours,
            "etats": lines(one.etats),
            "echelle_min": echelle.min if echelle else None,
            "echelle_max": echelle.max if echelle else None,
            "producteur": one.producteur,
            "du_plan": one.id in of_plan,
            "valeur_initiale": initiale.valeur if initiale else None,
            "valeur_initiale_nombre": bears(one, initiale),
            "valeur_initiale_date": last(initiale.date) if initiale else None,
            "valeur_initiale_source": initiale.source if initiale else None,
            **_progress(view, one),
            "fichier": document.path,
        }


def _progress(view: View, indicateur: Indicateur) -> Record:
    found: Progression = view.progressions[indicateur.id]
    latest = found.derniere
    return {
        "mesures": found.mesures,
        "derniere_valeur": latest.valeur if latest else None,
        "derniere_nombre": bears(indicateur, latest),
        "derniere_date": last(latest.repere) if latest else None,
        "progression": found.verdict,
        "rapport": found.rapport,
        "attendu": found.attendu,
        "explication": view.language.text(found.explication),
    }


INDICATEURS = TableOf(
    "indicateurs",
    "Indicateurs",
    "Une ligne par indicateur, avec sa dernière valeur et sa progression au jour de l’export.",
    (
        PLAN,
        INDICATEUR,
        text("libelle", "Libellé court.", required=True),
        text("libelle_source", "Les puces du plan, mot pour mot, une par ligne."),
        tick("complementaire", "Si l’indicateur ne répond à aucune puce du plan.", required=True),
        *of(Indicateur, "definition"),
        word("type", TypeIndicateur, "Type de valeur.", required=True),
        word("nature", Nature, "Ce dont l’indicateur parle (codage de ce dépôt)."),
        word("usage", Usage, "À quoi sert le nombre."),
        *of(Indicateur, "unite", "perimetre"),
        word("accumulation", Accumulation, "Lien entre les valeurs de dates successives."),
        word("evolution_attendue", Evolution, "Sens dans lequel le plan veut faire aller le nombre."),
        number("tolerance", "Écart admis autour de la valeur initiale, pour un maintien."),
        word("frequence", Frequence, "Rythme de mesure, de l’indicateur ou du plan.", required=True),
        whole("delai_jours", "Jours nécessaires à la publication d’une valeur.", required=True, unit="jour"),
        text("etats", "États possibles, du premier au dernier, un par ligne (type etat)."),
        number("echelle_min", "Note la plus basse (type satisfaction)."),
        number("echelle_max", "Note la plus haute (type satisfaction)."),
        *of(Indicateur, "producteur"),
        tick("du_plan", "Si c’est un indicateur du plan entier.", required=True),
        Column("valeur_initiale", Kind.ANY, "Valeur de départ, telle qu’elle est écrite."),
        number("valeur_initiale_nombre", f"Nombre que porte la valeur de départ : {NUMBER}"),
        day("valeur_initiale_date", "Dernier jour de la date de départ."),
        text("valeur_initiale_source", "D’où vient la valeur de départ."),
        whole("mesures", "Nombre de valeurs totales connues, corrections appliquées.", required=True),
        Column("derniere_valeur", Kind.ANY, "Valeur que juge la progression, telle qu’elle est écrite."),
        number("derniere_nombre", f"Nombre que porte cette valeur : {NUMBER}"),
        day("derniere_date", "Dernier jour de la date de cette valeur."),
        word("progression", Verdict, "Conclusion sur la progression (docs/progression.md).", required=True),
        number("rapport", "Part du chemin attendu qui est faite ; 1 : tout le chemin."),
        number("attendu", "Valeur attendue à la date de la dernière valeur."),
        text("explication", "Ce qui fait conclure ainsi, en une phrase.", required=True),
        text("fichier", "Chemin du fichier dans le dépôt.", required=True),
    ),
    ("plan", "indicateur"),
    _indicateurs,
    (OF_PLAN,),
)  # fmt: skip


def _fiches_indicateurs(view: View) -> Iterator[Record]:
    for row in view.status.fiches:
        named = (*row.fiche.indicateurs, *(i for v in row.fiche.volets for i in v.indicateurs))
        for id_ in dict.fromkeys(named):
            yield {"plan": view.plan.id, "fiche": row.fiche.code, "indicateur": id_}


FICHES_INDICATEURS = TableOf(
    "fiches_indicateurs",
    "Indicateurs des fiches",
    "Une ligne par indicateur qu’une fiche nomme ; plusieurs fiches peuvent nommer le même.",
    (PLAN, FICHE, INDICATEUR),
    ("plan", "fiche", "indicateur"),
    _fiches_indicateurs,
    (OF_FICHE, OF_INDICATEUR),
)


def _volets_indicateurs(view: View) -> Iterator[Record]:
    for row in view.status.fiches:
        for volet in row.fiche.volets:
            for id_ in dict.fromkeys(volet.indicateurs):
                yield {
                    "plan": view.plan.id,
                    "fiche": row.fiche.code,
                    "volet": volet.id,
                    "indicateur": id_,
                }


VOLETS_INDICATEURS = TableOf(
    "volets_indicateurs",
    "Indicateurs propres à un volet",
    "Une ligne par indicateur qu’un volet nomme.",
    (PLAN, FICHE, VOLET, INDICATEUR),
    ("plan", "fiche", "volet", "indicateur"),
    _volets_indicateurs,
    (OF_VOLET, OF_INDICATEUR),
)


def _cibles(view: View) -> Iterator[Record]:
    for document in view.dossier.indicateurs:
        for rang, cible in enumerate(document.value.cibles, start=1):
            yield {
                "plan": view.plan.id,
                "indicateur": document.value.id,
                "rang": rang,
                "date": cible.date,
                "date_debut": first(cible.date),
                "date_fin": last(cible.date),
                "valeur": cible.valeur,
                "valeur_nombre": bears(document.value, cible),
                "source": cible.source,
                "fixee_par": cible.fixee_par,
                "decision": cible.decision,
            }


CIBLES = TableOf(
    "cibles",
    "Cibles",
    "Une ligne par cible datée d’un indicateur.",
    (
        PLAN,
        INDICATEUR,
        whole("rang", "Place de la cible dans le fichier.", required=True),
        text("date", "Échéance de la cible : jour, mois ou année.", required=True),
        day("date_debut", "Premier jour de cette date.", required=True),
        day("date_fin", "Dernier jour de cette date.", required=True),
        Column("valeur", Kind.ANY, "Valeur visée, telle qu’elle est écrite."),
        number("valeur_nombre", f"Nombre que porte la valeur : {NUMBER}"),
        *of(Cible, "source"),
        word("fixee_par", Auteur, "Qui a fixé la cible.", required=True),
        text("decision", "Décision du comité, pour une cible qu’il a fixée."),
    ),
    ("plan", "indicateur", "rang"),
    _cibles,
    (OF_INDICATEUR,),
)
