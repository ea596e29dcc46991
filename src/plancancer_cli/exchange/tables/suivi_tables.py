"""What follows the plan: everything that has a reference, the suivi, the échéances."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.unites import volet_ref
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
from plancancer_cli.model.arborescence import PLAN_ENTIER
from plancancer_cli.model.suivi import EntreeSuivi, Statut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.exchange.tables.view import View

REF = text("ref", "Ce dont il s’agit : une référence de la table objets.", required=True)
_FICHE = text("fiche", "Code de la fiche, s’il s’agit d’elle ou d’une de ses parties.")
_VOLET = text("volet", "Identifiant du volet, s’il s’agit de lui ou d’une de ses modalités.")
OF_OBJET = same("objets", "ref")

_NATURES = ("plan", "fiche", "volet", "modalite", "indicateur")


def _objets(view: View) -> Iterator[Record]:
    """Every reference; where a fiche and an indicateur bear the same one, the fiche comes first."""

    def objet(ref: str, nature: str, intitule: str, *place: str) -> Record:
        fiche, volet = (*place, None, None)[:2]
        return {
            "plan": view.plan.id,
            "ref": ref,
            "nature": nature,
            "intitule": intitule,
            "fiche": fiche,
            "volet": volet,
        }

    yield objet(PLAN_ENTIER, "plan", view.plan.titre)
    for row in view.status.fiches:
        fiche = row.fiche
        yield objet(fiche.code, "fiche", fiche.titre, fiche.code)
        for volet in fiche.volets:
            ref = volet_ref(fiche, volet)
            yield objet(ref, "volet", volet.intitule, fiche.code, volet.id)
            for modalite in volet.modalites:
                if modalite.id is not None:
                    name = f"{ref}/{modalite.id}"
                    yield objet(name, "modalite", modalite.texte, fiche.code, volet.id)
    for document in view.dossier.indicateurs:
        yield objet(document.value.id, "indicateur", document.value.libelle)


OBJETS = TableOf(
    "objets",
    "Objets du plan",
    "Une ligne par référence : ce qui peut avoir un suivi, une échéance ou un rôle.",
    (
        PLAN,
        text("ref", "Référence, celle que prennent les commandes ; plan pour le plan entier.", required=True),
        word("nature", _NATURES, "De quoi il s’agit.", required=True),
        text("intitule", "Titre, intitulé ou libellé.", required=True),
        _FICHE,
        _VOLET,
    ),
    ("plan", "ref"),
    _objets,
    (OF_PLAN,),
)  # fmt: skip

_SAID = (
    "constat", "source", "motif", "jalon", "difficulte", "prochaine_etape", "decision_attendue", "vers",
    "execute",
)  # fmt: skip
"""Of an entry, what may be published as it is: `note_interne` never leaves the files."""


def _journals(view: View) -> Iterator[tuple[str, str | None, str | None, tuple[EntreeSuivi, ...]]]:
    yield PLAN_ENTIER, None, None, view.plan.suivi
    for row in view.status.fiches:
        yield row.fiche.code, row.fiche.code, None, row.fiche.suivi
        for volet in row.fiche.volets:
            yield volet_ref(row.fiche, volet), row.fiche.code, volet.id, volet.suivi


def _suivi(view: View) -> Iterator[Record]:
    for ref, fiche, volet, entrees in _journals(view):
        for rang, entree in enumerate(entrees, start=1):
            yield {
                "plan": view.plan.id,
                "ref": ref,
                "rang": rang,
                "fiche": fiche,
                "volet": volet,
                "date": entree.date,
                "date_debut": first(entree.repere),
                "date_fin": last(entree.repere),
                "statut": entree.statut,
                **{key: getattr(entree, key) for key in _SAID},
                "modalites": "; ".join(entree.porte_sur) or None,
                "aussi": "; ".join(entree.aussi) or None,
                "hors_volet": entree.hors_volet,
                "consulte": entree.consulte,
                "periode": entree.periode,
                "periode_debut": first(entree.periode),
                "periode_fin": last(entree.periode),
            }


SUIVI = TableOf(
    "suivi",
    "Suivi",
    "Une ligne par entrée du journal d’un volet, d’une fiche ou du plan ; les notes internes n’y "
    "sont pas.",
    (
        PLAN,
        REF,
        whole("rang", "Place de l’entrée dans son journal.", required=True),
        _FICHE,
        _VOLET,
        text("date", "Date du fait : jour, mois ou année ; vide si la page n’est pas datée."),
        day("consulte", "Jour où la page non datée a été lue."),
        day("date_debut", "Premier jour de cette date, ou jour de lecture.", required=True),
        day("date_fin", "Dernier jour de cette date, ou jour de lecture.", required=True),
        word("statut", Statut, "Statut constaté à cette date."),
        *of(EntreeSuivi, *_SAID),
        text(
            "modalites", "Identifiants des modalités concernées, séparés par des points-virgules."
        ),
        text("aussi", "Autres volets dont le même fait est dit, séparés par des points-virgules."),
        tick("hors_volet", "Si le fait n’est pas un acte du volet.", required=True),
        *of(EntreeSuivi, "periode"),
        day("periode_debut", "Premier jour de cette période."),
        day("periode_fin", "Dernier jour de cette période."),
    ),
    ("plan", "ref", "rang"),
    _suivi,
    (OF_OBJET,),
)


def _echeances(view: View) -> Iterator[Record]:
    seen: dict[str, count[int]] = {}
    for echeance in view.suivi.echeances:
        again = next(seen.setdefault(echeance.id, count(1)))
        volet, indicateur = _subject(echeance)
        yield {
            "plan": view.plan.id,
            "echeance_id": echeance.id if again == 1 else f"{echeance.id}/{again}",
            "ref": PLAN_ENTIER if echeance.du_plan else echeance.ref,
            "fiche": echeance.fiche,
            "volet": volet,
            "indicateur": indicateur,
            "kind": echeance.kind,
            "objet": echeance.objet or None,
            "echeance": echeance.echeance,
            "prevue": echeance.prevue,
            "reportee": echeance.report is not None,
            "etat": echeance.etat,
            "code": echeance.code,
            "explication": view.language.text(echeance.explication),
        }


def _subject(echeance: Echeance) -> tuple[str | None, str | None]:
    """The volet, or the indicateur, that an échéance is of."""
    if echeance.du_plan:
        return None, None
    if echeance.fiche is None:
        return None, echeance.ref
    return echeance.ref.split("/")[1], None


ECHEANCES = TableOf(
    "echeances",
    "Échéances",
    "Une ligne par obligation datée des volets, des indicateurs et du plan lui-même, avec son état "
    "au jour de l’export.",
    (
        PLAN,
        text("echeance_id", "Nom stable de l’échéance dans le plan.", required=True),
        REF,
        _FICHE,
        _VOLET,
        text("indicateur", "Identifiant de l’indicateur, pour une mesure ou une cible."),
        word("kind", Kind, "Ce qui est dû : début (start), fin (end), décision (minimum_end), fait "
             "périodique (recurrence), jalon (milestone), mesure (measurement), cible (target), fin du "
             "plan (plan_end), réunion (meeting), décision du comité (decision).",
             required=True),
        text("objet", "Lequel : jalon, période ou date de la cible."),
        day("echeance", "Dernier jour, reports compris.", required=True),
        day("prevue", "Dernier jour avant tout report.", required=True),
        tick("reportee", "Si un report la déplace.", required=True),
        word("etat", Etat, "État au jour de l’export : en retard, à documenter (non_documentee), à "
             "décider, cible non atteinte, valeur attendue (non_recue), proche, à venir, fait après "
             "l’échéance (hors_delai), commencé sans date connue (commencee), tenue.", required=True),
        text("code", "Règle qui s’applique quand elle est passée et non réglée (docs/rules.md)."),
        text("explication", "Ce qui fait conclure ainsi, en une phrase.", required=True),
    ),
    ("plan", "echeance_id"),
    _echeances,
    (OF_OBJET,),
)  # fmt: skip
