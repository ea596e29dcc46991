"""What leaves the building in public, and what does not."""

from __future__ import annotations

import pytest

from documents_projects import FICTIF, REEL, document, report

INTERNAL = ("Le bailleur imaginaire demande une réponse avant Noël.", "candidature informelle")
UNCONFIRMED = "25,5"


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_internal_notes_and_unconfirmed_values_stay_inside(kind: str) -> None:
    since = document(FICTIF).plan.adoption
    inside = report(FICTIF, kind, since=since)
    outside = report(FICTIF, kind, since=since, public=True)
    for text in (*INTERNAL, UNCONFIRMED):
        assert text in inside
        assert text not in outside


def test_what_is_left_out_is_said() -> None:
    view = document(FICTIF, public=True)
    meals = next(i for i in view.indicateurs if i.id == "repas-frais-locaux")
    assert (view.valeurs_retenues, meals.retenues) == (1, 1)
    assert "1 valeur non confirmée n’est pas publiée." in report(FICTIF, public=True)


def test_nothing_is_counted_where_nothing_is_left_out() -> None:
    assert document(REEL, public=True).valeurs_retenues == 0
    assert "ne figurent pas dans un bilan public" not in report(REEL, public=True)


def test_a_number_that_came_unconfirmed_is_not_said_to_be_missing() -> None:
    meals = next(
        i for i in document(FICTIF, public=True).indicateurs if i.id == "repas-frais-locaux"
    )
    assert meals.retenues == 1
    assert meals.attentes == ()


def test_an_entry_that_holds_only_a_note_is_not_shown() -> None:
    def entries(*, public: bool) -> int:
        view = document(FICTIF, public=public)
        return sum(len(v.suivi) for fiche in view.fiches for v in fiche.volets)

    assert entries(public=False) - entries(public=True) == 1


def test_what_volets_owe_is_the_same_for_everybody() -> None:
    public, inside = document(FICTIF, public=True), document(FICTIF)
    assert public.en_retard == inside.en_retard
    assert public.a_documenter == inside.a_documenter
