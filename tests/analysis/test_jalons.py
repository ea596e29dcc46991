"""Jalons that wait for another (`apres`): the order is kept, and what waits says for what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.echeances_cases import (
    ENGLISH,
    at,
    fiche_text,
    late,
    only,
    plan_text,
    states,
    volet,
)
from plancancer_cli.analysis.jalons import etapes, sans_echeance
from plancancer_cli.model.fiche import circle_of
from plancancer_cli.model.suivi import EntreeSuivi
from plancancer_cli.rules.references import broken_mentions, broken_mentions_of_plan
from projet import FICHE, MINIMAL, PLAN, projet, textes

CHAIN = """\
jalons:
  - {id: etude, intitule: Étude}
  - {id: permis, intitule: Permis, apres: [etude]}
  - {id: travaux, intitule: Travaux, echeance: 2025-06, apres: [etude, permis]}
"""


def situations(keys: str, on: str = "2025-01-01") -> list[str]:
    unite = at(volet(keys), on).unites[0]
    steps = etapes(unite.jalons, unite.etat.entrees)
    return [ENGLISH.text(step.situation) for step in steps]


def test_a_jalon_says_which_it_waits_for() -> None:
    assert situations(CHAIN) == [
        "nothing is recorded of it",
        "waits for “Étude”",
        "waits for “Étude” and 1 other jalon",
    ]


def test_what_is_done_is_waited_for_no_longer() -> None:
    done = CHAIN + "suivi: [{date: 2024-03-01, jalon: etude, constat: Remise.}]"
    assert situations(done) == [
        "recorded on 1 March 2024",
        "nothing is recorded of it",
        "waits for “Permis”",
    ]
    # Before the day of that fact it is not known.
    assert situations(done, "2024-02-29")[1] == "waits for “Étude”"


@pytest.mark.parametrize(
    "entry",
    [
        "date: 2024-03-01, jalon: etude, statut: a_venir",
        'date: 2024-03-01, jalon: etude, statut: bloque, motif: "Budget"',
    ],
)
def test_an_entry_that_says_not_yet_ends_no_waiting(entry: str) -> None:
    assert situations(f"{CHAIN}suivi: [{{{entry}}}]")[1] == "waits for “Étude”"


def test_a_jalon_without_a_date_is_no_echeance() -> None:
    assert states(volet(CHAIN), "2030-01-01").keys() == {"milestone/travaux"}
    unite = at(volet(CHAIN), "2030-01-01").unites[0]
    undated = sans_echeance(etapes(unite.jalons, ()))
    assert [step.jalon.id for step in undated] == ["etude", "permis"]


def test_an_echeance_names_what_its_jalon_waits_for() -> None:
    waiting = only(volet(CHAIN), "2025-01-01")
    assert ENGLISH.text(waiting.explication) == (
        "Jalon “Travaux”: by 30 June 2025 at the latest; due by 30 June 2025 at the latest; "
        "it waits for “Étude” and 1 other jalon."
    )
    done = CHAIN + "suivi: [{date: 2025-05-02, jalon: travaux, constat: Achevés.}]"
    assert "waits" not in ENGLISH.text(only(volet(done), "2025-07-01").explication)


def test_waiting_moves_no_date() -> None:
    alone = CHAIN.replace(", apres: [etude, permis]", "")
    for on in ("2025-06-30", "2025-07-01"):
        assert late(volet(CHAIN), on) == late(volet(alone), on)


def test_a_jalon_that_the_volet_does_not_have() -> None:
    found = textes(broken_mentions(volet(CHAIN.replace("[etude, permis]", "[etude, permi]"))))
    assert len(found) == 1
    assert found[0].endswith("PC108 This volet has no jalon “permi”. | Did you mean “permis”?")


@pytest.mark.parametrize(
    ("jalons", "circle"),
    [
        ("[{id: a, intitule: A, apres: [a]}]", "a → a"),
        (
            "[{id: a, intitule: A, apres: [b]}, {id: b, intitule: B, apres: [a]}]",
            "a → b → a",
        ),
        (
            (
                "[{id: a, intitule: A}, {id: b, intitule: B, apres: [a, d]}, "
                "{id: c, intitule: C, apres: [b]}, {id: d, intitule: D, apres: [c]}]"
            ),
            "b → d → c → b",
        ),
    ],
)
def test_a_circle_is_an_error(jalons: str, circle: str) -> None:
    fiche = (
        "code: 1.1.1\ntitre: Balades\nvolets:\n  - id: sentiers\n    intitule: Sentiers\n"
        f"    jalons: {jalons}\n"
    )
    found = textes(projet(MINIMAL | {FICHE: fiche}).diagnostics)
    assert [text.partition(" ")[2] for text in found] == [
        (
            f"PC016 These jalons wait for each other: {circle}. "
            "| Remove from apres the jalon that does not have to come first."
        )
    ]


def test_the_jalons_of_the_plan_keep_the_same_order() -> None:
    steps = """\
jalons:
  - {id: revue, intitule: Revue, apres: [evaluation]}
  - {id: bilan, intitule: Bilan, apres: [revu]}
recurrences: [{id: comite, intitule: Comité, recurrence: annuelle}]
suivi:
  - {date: 2024-01-01, jalon: bilans, constat: Remis.}
  - {date: 2024-02-01, jalon: comite, periode: 2024, constat: Réuni.}
"""
    plan = plan_text(more=steps)
    files = {PLAN: plan, FICHE: fiche_text("calendrier: Depuis 2022")}
    found = textes(broken_mentions_of_plan(projet(files)))
    assert [text.partition(" PC108 ")[2] for text in found] == [
        (
            "The plan has no jalon “evaluation” of its own. "
            "| Correct the id, or add it to jalons of the plan."
        ),
        "The plan has no jalon “revu” of its own. | Did you mean “revue”?",
        "The plan has no jalon “bilans” of its own. | Did you mean “bilan”?",
    ]
    circle = plan.replace("[evaluation]", "[bilan]").replace("[revu]", "[revue]")
    (one,) = textes(projet(files | {PLAN: circle}).diagnostics)
    assert "PC016 These jalons wait for each other: revue → bilan → revue." in one


@given(st.permutations(range(6)), st.data())
def test_an_order_has_no_circle_and_turning_one_back_makes_one(
    order: list[int], data: st.DataObject
) -> None:
    names = [str(place) for place in order]
    waits = {
        name: tuple(data.draw(st.sets(st.sampled_from(names[:place])))) if place else ()
        for place, name in enumerate(names)
    }
    assert circle_of(waits) == ()
    ring = {name: (names[place - 1],) for place, name in enumerate(names)}
    circle = circle_of(ring)
    assert circle[0] == circle[-1]
    assert sorted(circle[1:]) == sorted(names)


@given(st.sets(st.sampled_from(["etude", "permis", "travaux"])))
def test_a_jalon_never_waits_for_one_that_is_done(done: set[str]) -> None:
    jalons = at(volet(CHAIN), "2025-01-01").unites[0].jalons
    entrees = [EntreeSuivi.model_validate({"date": "2024-01-01", "jalon": id_}) for id_ in done]
    for step in etapes(jalons, entrees):
        assert {jalon.id for jalon in step.attend} == set(step.jalon.apres) - done
