"""The volets: their calendrier as it is read, where they stand, their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.unites import volet_ref
from plancancer_cli.exchange.tables.description import (
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
from plancancer_cli.exchange.tables.fiche_tables import FICHE
from plancancer_cli.exchange.tables.plan_tables import STATUT
from plancancer_cli.exchange.tables.view import first, last, lines
from plancancer_cli.model.fiche import Modalite, Volet
from plancancer_cli.model.wording import Recurrence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.status import VoletStatus
    from plancancer_cli.exchange.tables.view import View
    from plancancer_cli.model.fiche import Fiche

VOLET = text("volet", "Identifiant du volet dans sa fiche.", required=True)
OF_FICHE = same("fiches", "fiche")
OF_VOLET = same("volets", "fiche", "volet")


def _each(view: View) -> Iterator[tuple[Fiche, int, Volet, VoletStatus]]:
    for row in view.status.fiches:
        for rang, (volet, known) in enumerate(zip(row.fiche.volets, row.volets, strict=True), 1):
            yield row.fiche, rang, volet, known


def _volets(view: View) -> Iterator[Record]:
    for fiche, rang, volet, known in _each(view):
        lecture, etat = known.unite.lecture, known.unite.etat
        yield {
            "plan": view.plan.id,
            "fiche": fiche.code,
            "volet": volet.id,
            "ref": volet_ref(fiche, volet),
            "rang": rang,
            "intitule": volet.intitule,
            "calendrier": volet.calendrier.libelle if volet.calendrier else None,
            "debut": first(lecture.debut),
            "debut_limite": last(lecture.debut),
            "fin": last(lecture.fin),
            "fin_ouverte": known.unite.fin_ouverte,
            "recurrence": lecture.recurrence,
            "commence_selon_plan": etat.commence_selon_plan,
            "introduction": volet.introduction,
            "statut": known.statut,
            "dernier_suivi": last(etat.derniere.repere) if etat.derniere else None,
            "en_retard": bool(known.en_retard),
            "a_documenter": bool(known.a_documenter),
            "a_decider": bool(known.a_decider),
            "sans_nouvelles": known.sans_nouvelles,
        }


VOLETS = TableOf(
    "volets",
    "Volets",
    "Une ligne par volet d’une fiche, avec son calendrier et où il en est.",
    (
        PLAN,
        FICHE,
        VOLET,
        text("ref", "Référence du volet : code de la fiche, barre oblique, identifiant.", required=True),
        whole("rang", "Place du volet dans la fiche.", required=True),
        text("intitule", "Intitulé du volet, tel que la fiche l’écrit.", required=True),
        text("calendrier", "Le calendrier tel que le plan l’écrit."),
        day("debut", "Premier jour de la période où l’action doit commencer."),
        day("debut_limite", "Dernier jour pour commencer."),
        day("fin", "Dernier jour pour terminer, ou pour décider si la fin est ouverte."),
        tick("fin_ouverte", "Si la fin est un minimum ou si l’action se poursuit.", required=True),
        word("recurrence", Recurrence, "Rythme auquel un fait daté est attendu."),
        tick("commence_selon_plan", "Si le plan dit que l’action avait commencé au vote.", required=True),
        *of(Volet, "introduction"),
        STATUT,
        day("dernier_suivi", "Date de la dernière ligne de suivi qui donne un statut."),
        tick("en_retard", "Si une ligne dit qu’un travail échu n’est pas fait.", required=True),
        tick("a_documenter", "Si une échéance est passée et que rien n’est enregistré.", required=True),
        tick("a_decider", "Si une durée est finie : reconduire, pérenniser ou clore.", required=True),
        tick("sans_nouvelles", "Si rien n’est enregistré depuis longtemps, hors des trois cas "
             "précédents.", required=True),
    ),
    ("plan", "fiche", "volet"),
    _volets,
    (OF_FICHE,),
)  # fmt: skip


def _modalites(view: View) -> Iterator[Record]:
    for fiche, _, volet, _ in _each(view):
        for rang, modalite in enumerate(volet.modalites, start=1):
            yield {
                "plan": view.plan.id,
                "fiche": fiche.code,
                "volet": volet.id,
                "rang": rang,
                "modalite": modalite.id,
                "texte": modalite.texte,
                "details": lines(modalite.details),
                "groupe": modalite.groupe,
                "calendrier": modalite.calendrier.libelle if modalite.calendrier else None,
            }


MODALITES = TableOf(
    "modalites",
    "Modalités",
    "Une ligne par modalité d’un volet.",
    (
        PLAN,
        FICHE,
        VOLET,
        whole("rang", "Place de la modalité dans le volet.", required=True),
        text("modalite", "Identifiant de la modalité, si elle en a un."),
        text("texte", "La modalité, mot pour mot.", required=True),
        text("details", "Sous-points de la modalité, un par ligne."),
        *of(Modalite, "groupe"),
        text("calendrier", "Calendrier propre à la modalité, tel que le plan l’écrit."),
    ),
    ("plan", "fiche", "volet", "rang"),
    _modalites,
    (OF_VOLET,),
)


def _jalons(view: View) -> Iterator[Record]:
    for fiche, _, volet, _ in _each(view):
        for jalon in volet.jalons:
            yield {
                "plan": view.plan.id,
                "fiche": fiche.code,
                "volet": volet.id,
                "jalon": jalon.id,
                "intitule": jalon.intitule,
                "echeance": last(jalon.echeance),
                "apres": "; ".join(jalon.apres) or None,
            }


JALONS = TableOf(
    "jalons",
    "Jalons",
    "Une ligne par étape d’un volet.",
    (
        PLAN,
        FICHE,
        VOLET,
        text("jalon", "Identifiant du jalon dans son volet.", required=True),
        text("intitule", "Ce qui doit être fait.", required=True),
        day("echeance", "Dernier jour, avant tout report ; vide si le plan n’en donne pas."),
        text("apres", "Identifiants des jalons que celui-ci attend."),
    ),
    ("plan", "fiche", "volet", "jalon"),
    _jalons,
    (OF_VOLET,),
)


def _reports(view: View) -> Iterator[Record]:
    for fiche, _, volet, _ in _each(view):
        for rang, report in enumerate(volet.reports_echeance, start=1):
            yield {
                "plan": view.plan.id,
                "fiche": fiche.code,
                "volet": volet.id,
                "rang": rang,
                "echeance": report.echeance,
                "au": last(report.au),
                "motif": report.motif,
                "decision": report.decision,
                "date": report.date,
                "date_fin": last(report.date),
            }


REPORTS = TableOf(
    "reports_echeance",
    "Reports d’échéance",
    "Une ligne par report décidé.",
    (
        PLAN,
        FICHE,
        VOLET,
        whole("rang", "Place du report dans le volet.", required=True),
        text(
            "echeance",
            "Ce qui est reporté : debut, fin, ou l’identifiant d’un jalon.",
            required=True,
        ),
        day("au", "Nouvelle échéance, dernier jour compris.", required=True),
        text("motif", "Raison du report.", required=True),
        text("decision", "Qui a décidé, et où cela est écrit.", required=True),
        text("date", "Date de la décision : jour, mois ou année.", required=True),
        day("date_fin", "Dernier jour de cette date.", required=True),
    ),
    ("plan", "fiche", "volet", "rang"),
    _reports,
    (OF_VOLET,),
)

TABLES = (VOLETS, MODALITES, JALONS, REPORTS)
