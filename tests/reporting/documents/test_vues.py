"""What the templates get agrees with the dashboard, and with itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents_projects import FICTIF, REEL, TODAY, document, dossier
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.analysis.status import status
from plancancer_cli.reporting.documents.rejeu import month_ends, replay


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_the_counts_are_those_of_the_dashboard(root) -> None:  # type: ignore[no-untyped-def]
    view = document(root)
    totals = status(suivi(dossier(root), TODAY)).totaux
    assert len(view.en_retard) == totals.en_retard
    assert len(view.a_documenter) == totals.non_documentes
    assert len(view.a_decider) == totals.a_decider
    assert sum(line.total for line in view.repartition.lignes) == totals.volets
    assert len(view.indicateurs) == totals.indicateurs


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_the_last_month_is_today(root) -> None:  # type: ignore[no-untyped-def]
    view = document(root)
    last = replay(dossier(root), TODAY)[-1]
    assert last.jour == TODAY
    assert (last.en_retard, last.a_documenter) == (len(view.en_retard), len(view.a_documenter))


@pytest.mark.parametrize("root", [REEL, FICTIF], ids=["reel", "fictif"])
def test_each_month_is_the_dashboard_of_its_last_day(root) -> None:  # type: ignore[no-untyped-def]
    files = dossier(root)
    for month in replay(files, TODAY)[::7]:
        totals = status(suivi(files, month.jour)).totaux
        assert (month.en_retard, month.a_documenter) == (totals.en_retard, totals.non_documentes)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_months_end_on_their_last_days(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    ends = month_ends(first, last)
    assert ends[-1] == last
    assert all((end + timedelta(days=1)).day == 1 for end in ends[:-1])
    assert ends == sorted(set(ends))
    assert ends[0] >= first


def test_before_the_vote_there_is_no_month() -> None:
    assert month_ends(date(2025, 1, 2), date(2025, 1, 1)) == []


def test_a_fiche_says_what_is_asked_of_it() -> None:
    by_code = {fiche.code: fiche for fiche in document(FICTIF).fiches}
    assert by_code["A.1"].resume == "2 volets sur 3 en retard\u202f; 1 volet sur 3 à décider"
    assert by_code["C.2"].ajout == (date(2025, 5, 20), "Délibération fictive no 2025-41")
    assert by_code["A.1"].pilotes[0] == "Ville de Valbrume (chef de file)"


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
