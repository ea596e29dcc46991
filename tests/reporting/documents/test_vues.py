"""What the templates get agrees with the dashboard, and with itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from documents_projects import FICTIF, REEL, TODAY, document, dossier
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.etat import StatutAffiche
from plancancer_cli.analysis.progression import Verdict
from plancancer_cli.analysis.status import status

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Alerte


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_the_counts_are_those_of_the_dashboard(root: Path) -> None:
    view = document(root)
    totals = status(suivi(dossier(root), TODAY)).totaux
    assert len({alerte.ref for alerte in view.en_retard}) == totals.en_retard
    assert len({alerte.ref for alerte in view.a_documenter}) == totals.a_documenter
    assert len({alerte.ref for alerte in view.a_decider}) == totals.a_decider
    assert sum(line.total for line in view.repartition.lignes) == totals.volets
    assert len(view.indicateurs) == totals.indicateurs


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_the_last_column_is_what_the_summary_lists(root: Path) -> None:
    view = document(root)
    assert view.mois is not None
    last = view.mois.colonnes[-1]
    assert last.jour == TODAY
    assert last.volets_en_retard == len({_volet(a) for a in view.en_retard})
    assert last.volets_a_documenter == len({_volet(a) for a in view.a_documenter if a.fiche})
    assert last.volets_a_decider == len({_volet(a) for a in view.a_decider if a.fiche})
    assert last.en_retard >= last.volets_en_retard


def _volet(alerte: Alerte) -> tuple[str, ...]:
    """The volet that an alert is of: a modalité counts for its own."""
    return tuple(alerte.ref.split("/")[:2])


def test_a_fiche_says_what_is_asked_of_it() -> None:
    by_code = {fiche.code: fiche for fiche in document(FICTIF).fiches}
    assert by_code["A.1"].resume == (
        "1 volet sur 3 en retard\u202f; 1 volet sur 3 à documenter\u202f; 1 volet sur 3 à décider"
    )
    assert by_code["C.2"].ajout == (date(2025, 5, 20), "Délibération fictive no 2025-41")
    assert by_code["A.1"].pilotes[0] == "Ville de Valbrume (chef de file)"


def test_the_vote_is_not_told_as_a_fact() -> None:
    told = {a.ref: a.explication for a in document(REEL).sans_nouvelles}
    assert told["1.2.1/alcool-espace-public"] == (
        "Dernier fait enregistré\u00a0: 2022\u202f; aucun depuis le vote, le 30 mai 2023."
    )
    assert told["1.2.1/prevention-etudiants"] == (
        "Rien n’est enregistré depuis le vote, le 30 mai 2023."
    )
    assert told["1.3.2/mise-en-oeuvre"] == "Dernier fait enregistré\u00a0: 1er juillet 2025."


def test_many_missing_periods_are_counted() -> None:
    doses = next(i for i in document(FICTIF).indicateurs if i.id == "doses-par-mois")
    (said,) = doses.attentes
    assert said.startswith("Règle de suivi\u00a0: des valeurs étaient attendues pour 9 périodes, ")
    assert "de la première, avril 2023, à la dernière, décembre 2023\u202f;" in said


def test_a_decision_that_is_asked_for_stands_until_a_later_entry() -> None:
    assert [d.fiche for d in document(FICTIF).decisions] == ["A.2"]
    assert document(FICTIF, on=date(2026, 1, 1)).decisions == ()


def test_what_changed_is_told_by_the_dates_of_the_facts() -> None:
    since = document(FICTIF, since=date(2026, 5, 26)).depuis
    assert since is not None
    assert {fact.date.dernier > date(2026, 5, 26) for fact in since.faits} == {True}
    assert [e.ref for e in since.nouveaux_retards] == ["A.1/pistes-cyclables"]
    assert {value.titre for value in since.valeurs} >= {"Élèves de cinquième vaccinés"}


def test_what_was_settled_is_told() -> None:
    before_canteens = date(2024, 9, 1)
    since = document(FICTIF, since=before_canteens, on=date(2025, 11, 20)).depuis
    assert since is not None
    assert [report.titre for report in since.reports] == ["Achever les pistes cyclables"] * 2
    settled = document(FICTIF, since=date(2025, 6, 1), on=date(2026, 1, 15)).depuis
    assert settled is not None
    assert [e.regle.split(",")[0] for e in settled.regles] == [
        "Jalon «\u202fTronçon est ouvert\u202f»\u00a0: au plus tard le 31 mars 2025"
    ] or [e.ref for e in settled.regles] == ["A.1/pistes-cyclables"]


def test_nothing_changed_since_today() -> None:
    since = document(FICTIF, since=TODAY).depuis
    assert since is not None
    assert since.vide


def test_a_corrected_value_stays_in_sight() -> None:
    gardens = next(i for i in document(FICTIF).indicateurs if i.id == "jardins-partages")
    assert [(v.valeur, v.remplacee) for v in gardens.valeurs] == [
        ("4", False),
        ("5", True),
        ("6", False),
        ("8", False),
    ]


def test_filters_offer_only_what_divides() -> None:
    filters = document(FICTIF).filtres
    assert next(c.texte for c in filters["enjeu"]).startswith("A ")
    assert {c.valeur for c in filters["situation"]} >= {"en_retard", "a_documenter", "bloque"}
    fiches = document(FICTIF).fiches
    for choice in filters["situation"]:
        assert choice.nombre == sum(
            choice.valeur in fiche.filtre_situation.split() for fiche in fiches
        )


def test_the_fictional_plan_shows_every_verdict_status_and_mark() -> None:
    view = document(FICTIF)
    assert {i.verdict_code for i in view.indicateurs} == {*Verdict, "non_mesure"}
    statuts = {volet.statut.code for fiche in view.fiches for volet in fiche.volets}
    assert statuts == {*StatutAffiche}
    assert frozenset().union(*(enjeu.marques for enjeu in view.enjeux)) == {
        "fait", "depart", "terme", "decision", "jalon", "jalon_tenu", "jalon_manque", "report",
        "en_retard", "a_documenter", "a_decider",
    }  # fmt: skip
    assert {fiche.alertes != () for fiche in view.fiches} == {True, False}
    drawn = [i for i in view.indicateurs if i.graphe]
    assert {i.graphe.barres for i in drawn if i.graphe} == {True, False}
    assert any(i.graphe.ruptures for i in drawn if i.graphe)
    assert any("60" in said and "48" in said for i in view.indicateurs for said in i.attentes)
