"""A line counts by its date or, where its page bears none, by the day on which that was read."""

from __future__ import annotations

from datetime import date

import pytest

from plancancer_cli.i18n import get_language
from plancancer_cli.model.comite import Comite
from plancancer_cli.model.indicateur import Valeur
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.plan import Plan
from plancancer_cli.model.suivi import EntreeSuivi
from plancancer_cli.model.validation import validate

READ = date(2026, 11, 21)

PLAN = {
    "format": 1,
    "id": "plan",
    "titre": "Un plan",
    "adoption": date(2023, 5, 30),
    "niveaux": ["Axe", "Fiche"],
}


@pytest.mark.parametrize(
    ("model", "said"), [(EntreeSuivi, {"constat": "Ouvert."}), (Valeur, {"valeur": 3})]
)
def test_exactly_one_of_date_and_consulte(model, said):
    dated, none = validate(model, {"date": 2024, **said})
    read, no_more = validate(model, {"consulte": READ, **said})
    _, [missing] = validate(model, said)
    _, [both] = validate(model, {"date": 2024, "consulte": READ, **said})
    assert not none
    assert not no_more
    assert dated.repere == Periode.annee(2024)
    assert (read.repere.premier, read.repere.dernier) == (READ, READ)
    assert (missing.code, both.code) == ("PC011", "PC014")


def test_an_undated_page_is_shown_as_such_and_written_as_its_day():
    entree, _ = validate(EntreeSuivi, {"consulte": READ, "constat": "Ouvert."})
    shown = get_language("fr").periode(entree.repere)
    assert shown == "page non datée, lue le 21 novembre 2026"
    assert get_language("en").periode(entree.repere) == "undated page, read on 21 November 2026"
    assert str(entree.repere) == "2026-11-21"
    assert entree.repere != Periode.jour(READ), "a day that was read is not the date of a fact"


def test_consulte_is_a_whole_day():
    for value in (2026, "2026-11", "21/11/2026"):
        _, defauts = validate(EntreeSuivi, {"consulte": value, "constat": "Ouvert."})
        assert [defaut.loc for defaut in defauts] == [("consulte",)]


@pytest.mark.parametrize(
    ("ref", "good"),
    [
        ("1.3.1/jardins", True),
        ("1.3.1", True),
        ("cls-saint-etienne:2.1/jardins", True),
        ("A/volet", True),
        ("CLS:2.1", False),
        ("1.3.1/", False),
        ("1.3.1/jardins/modalite", False),
        ("https://exemple.fr", False),
        ("", False),
    ],
)
def test_aussi_names_a_fiche_or_volet_here_or_in_a_plan_beside(ref, good):
    _, defauts = validate(EntreeSuivi, {"date": 2024, "constat": "Fait.", "aussi": [ref]})
    assert (not defauts) is good
    assert {defaut.code for defaut in defauts} <= {"PC014"}


@pytest.mark.parametrize(
    ("ref", "good"),
    [
        ("2026-03-12/bilan", True),
        ("2026-03/bilan", False),
        ("2026-03-12", False),
        ("bilan", False),
    ],
)
def test_execute_names_a_decision_by_the_day_of_its_meeting(ref, good):
    entree, defauts = validate(EntreeSuivi, {"date": 2024, "execute": ref})
    assert (entree is not None) is good
    assert {defaut.code for defaut in defauts} <= {"PC014"}


def test_the_plan_has_jalons_recurrences_postponements_and_an_identity():
    plan, defauts = validate(
        Plan,
        {
            **PLAN,
            "periode": {"debut": 2023, "fin": 2026},
            "jalons": [{"id": "evaluation", "intitule": "Évaluation", "echeance": 2026}],
            "recurrences": [{"id": "comite", "intitule": "Comité", "recurrence": "annuelle"}],
            "reports_echeance": [
                {"echeance": "fin", "au": 2027, "motif": "M.", "decision": "D.", "date": 2026}
            ],
            "identite": {"contact": "Service santé", "couleurs": ["#1d4ed8", "#0F766E"]},
        },
    )
    assert not defauts
    assert plan.jalons[0].echeance == Periode.annee(2026)
    assert plan.identite.couleurs == ("#1d4ed8", "#0F766E")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"periode": {"debut": 2026, "fin": 2023}}, "PC016"),
        (
            {
                "recurrences": [
                    {
                        "id": "comite",
                        "intitule": "Comité",
                        "recurrence": "annuelle",
                        "debut": 2026,
                        "fin": 2023,
                    }
                ]
            },
            "PC016",
        ),
        ({"identite": {"couleurs": ["bleu"]}}, "PC014"),
        ({"identite": {"couleurs": ["#1d4ed8", "#0f766e", "#ffffff"]}}, "PC014"),
    ],
)
def test_what_the_plan_cannot_say_of_itself(wrong, code):
    _, defauts = validate(Plan, {**PLAN, **wrong})
    assert [defaut.code for defaut in defauts] == [code]


def test_a_decision_that_is_due_has_an_id():
    def comite(**decision):
        return validate(
            Comite, {"date": date(2026, 3, 12), "decisions": [{"texte": "Faire.", **decision}]}
        )

    _, defauts = comite(echeance=2026)
    assert [defaut.code for defaut in defauts] == ["PC011"]
    held, none = comite(
        id="bilan", pilote="ville", echeance="2026-09", execute="2025-03-12/convention"
    )
    assert not none
    assert held.decisions[0].echeance == Periode.mois(2026, 9)
