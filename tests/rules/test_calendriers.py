"""A calendrier may take the dates of the plan, where the plan gives them."""

from __future__ import annotations

import pytest

from plancancer_cli.model.periode import Periode
from plancancer_cli.rules.calendriers import dates_of_the_plan
from projet import FICHE, MINIMAL, PLAN, projet, textes

PERIODE = "periode: {debut: 2023, fin: 2028}\n"


def with_calendrier(libelle: str, plan: str = "") -> dict[str, str]:
    fiche = MINIMAL[FICHE].replace("Dès 2024", libelle)
    return MINIMAL | {FICHE: fiche, PLAN: MINIMAL[PLAN] + plan}


@pytest.mark.parametrize("libelle", ["Durée du CLS", "Pendant le mandat", "Jusqu'à la fin du plan"])
def test_without_a_period_the_wording_is_refused_where_it_stands(libelle: str) -> None:
    [found] = dates_of_the_plan(projet(with_calendrier(libelle)))
    assert (found.code, found.location.path, found.location.line) == ("PC015", FICHE, 6)
    assert "periode: {debut: …, fin: …}" in textes([found])[0]


@pytest.mark.parametrize("libelle", ["Durée du CLS", "Pendant le mandat", "Jusqu'à la fin du plan"])
def test_with_a_period_it_is_read(libelle: str) -> None:
    dossier = projet(with_calendrier(libelle, PERIODE))
    assert list(dates_of_the_plan(dossier)) == []
    volet = dossier.fiches[0].value.volets[0]
    lecture = dossier.plan.value.lecture(volet.calendrier)
    assert lecture.fin == Periode.annee(2028)
    assert lecture.decision_a_la_fin


def test_a_mapping_beside_the_words_needs_no_period() -> None:
    mapping = "{libelle: Durée du CLS, debut: 2023, fin: 2026}"
    assert list(dates_of_the_plan(projet(with_calendrier(mapping)))) == []


def test_work_that_begins_after_the_end_of_the_plan_contradicts_it() -> None:
    [found] = dates_of_the_plan(
        projet(with_calendrier("Dès 2030, pendant la durée du plan", PERIODE))
    )
    assert found.code == "PC016"


def test_a_modalite_is_judged_like_a_volet() -> None:
    fiche = MINIMAL[FICHE].replace(
        "calendrier: Dès 2024\n",
        "calendrier: Dès 2024\n"
        "    modalites: [{id: bilan, texte: Bilan, calendrier: Durée du contrat}]\n",
    )
    [found] = dates_of_the_plan(projet(MINIMAL | {FICHE: fiche}))
    assert (found.code, found.ref) == ("PC015", "1.1.1/sentiers/bilan")
