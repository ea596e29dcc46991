"""What an acteur pilots and owes: the same échéances in every command."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import at, fiche_text, indicateur_text, plan_text, readable
from plancancer_cli.analysis.selection import select
from plancancer_cli.analysis.status import status
from plancancer_cli.errors import UsageError
from plancancer_cli.exchange.asking import asked_of
from plancancer_cli.model.dossier import Dossier
from projet import FICHE, INDICATEUR, PLAN

ON = "2026-01-01"


@pytest.fixture
def dossier() -> Dossier:
    """A fiche of the city with two series: one is owed by the agency, the other by the city."""
    return readable(
        {
            PLAN: plan_text(),
            FICHE: fiche_text(
                "calendrier: Dès 2023", more="pilotes: [ville]\nindicateurs: [balades, doses]\n"
            ),
            "actions/1.1.2-autre.yaml": fiche_text(
                "calendrier: Dès 2023", more="pilotes: [asso]\n", code="1.1.2"
            ),
            INDICATEUR: indicateur_text("frequence: annuelle"),
            "indicators/doses.yaml": indicateur_text("producteur: ars").replace("balades", "doses"),
        }
    )


@pytest.mark.parametrize(
    ("acteur", "refs", "awaited"),
    [
        ("ville", {"1.1.1/sentiers", "balades"}, 1),
        ("ars", {"doses"}, 1),
        ("asso", {"1.1.2/sentiers"}, 0),
    ],
)
def test_what_an_acteur_pilots_and_owes(
    dossier: Dossier, acteur: str, refs: set[str], awaited: int
) -> None:
    chosen = select(at(dossier, ON), pilote=acteur)
    assert {e.ref for e in chosen.echeances} == refs
    assert status(chosen).totaux.non_recues == awaited
    assert sum(a.attendue for a in asked_of(at(dossier, ON)).get(acteur, [])) == awaited


def test_the_part_is_judged_as_in_the_whole(dossier: Dossier) -> None:
    whole = at(dossier, ON)
    for acteur in ("ville", "ars", "asso"):
        assert set(select(whole, pilote=acteur).echeances) <= set(whole.echeances)


def test_a_decision_is_its_pilotes(dossier: Dossier) -> None:
    assert not [e for e in select(at(dossier, ON), pilote="ville").echeances if e.du_plan]


def test_an_acteur_that_answers_for_nothing_is_a_slip(dossier: Dossier) -> None:
    with pytest.raises(UsageError):
        select(at(dossier, ON), pilote="vile")
