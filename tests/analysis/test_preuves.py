"""What counts as evidence beside a dated entry: valeurs, undated pages, facts told elsewhere."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import (
    ENGLISH,
    at,
    fiche_text,
    mesure,
    plan_text,
    readable,
    states,
    volet,
    why,
)
from plancancer_cli.analysis.libelles import etat_words
from projet import FICHE, PLAN


def measured(valeur: str, nature: str = "activite", calendrier: str = "Dès 2023") -> dict[str, str]:
    """The states in June 2025 of a volet of which one valeur is all that is known."""
    keys = f"nature: {nature}\nfrequence: ponctuelle\nvaleurs: [{valeur}]"
    return states(mesure(keys, volet=f"calendrier: {calendrier}"), "2025-06-01")


class TestValeurs:
    @pytest.mark.parametrize(
        ("valeur", "etat"),
        [
            ("{date: 2023-11-01, valeur: 3}", "tenue"),
            ("{date: 2024-02-01, periode: 2023, valeur: 3}", "tenue"),
            ("{date: 2023-11-01, secret: true}", "tenue"),
            ("{date: 2024-11-01, valeur: 3}", "commencee"),
            # Nothing was counted, or it was before the plan, or it may be none.
            ("{date: 2023-11-01, valeur: 0}", "non_documentee"),
            ("{date: 2022, valeur: 3}", "non_documentee"),
            ("{date: 2023-11-01, valeur: 3, qualification: moins_de}", "non_documentee"),
        ],
    )
    def test_one_above_zero_shows_a_start(self, valeur: str, etat: str) -> None:
        assert measured(valeur) == {"start": etat}

    @pytest.mark.parametrize("nature", ["resultat", "impact"])
    def test_a_result_documents_nothing(self, nature: str) -> None:
        assert measured("{date: 2023-11-01, valeur: 3}", nature) == {"start": "non_documentee"}

    def test_of_an_end_it_says_nothing_and_is_told_beside_it(self) -> None:
        keys = "nature: activite\nfrequence: ponctuelle\nvaleurs: [{date: 2024-11-01, valeur: 3}]"
        dossier = mesure(keys, volet="calendrier: D’ici 2024")
        assert states(dossier, "2025-06-01") == {"end": "non_documentee"}
        assert "Balades: 3 (1 November 2024)" in why(dossier, "2025-06-01")[0]

    def test_it_is_no_status(self) -> None:
        keys = "nature: activite\nvaleurs: [{date: 2023-11-01, valeur: 3}]"
        (unite,) = at(mesure(keys, volet="calendrier: Dès 2023"), "2025-06-01").unites
        assert unite.etat.statut == "mesure_non_documente"


class TestUndatedPages:
    def test_begun_at_the_latest_on_the_day_it_was_read(self) -> None:
        dossier = volet(
            "calendrier: Dès 2023\nsuivi: [{consulte: 2024-11-21, statut: en_cours, source: PV}]"
        )
        assert states(dossier, "2024-11-20") == {"start": "non_documentee"}
        assert states(dossier, "2024-11-21") == {"start": "commencee"}

    def test_an_end_read_after_its_last_day_is_neither_kept_nor_called_done_late(self) -> None:
        dossier = volet(
            "calendrier: D’ici 2023\nsuivi: [{consulte: 2024-11-21, statut: realise, source: PV}]"
        )
        (end,) = at(dossier, "2025-01-01").echeances
        assert end.etat == "hors_delai"
        assert ENGLISH.text(etat_words(end)) == "done by 21 November 2024 at the latest"

    def test_it_dates_no_period(self) -> None:
        dossier = volet(
            "calendrier: Annuel\nsuivi: [{consulte: 2023-11-21, constat: Fait., source: PV}]"
        )
        assert states(dossier, "2024-01-01")["recurrence/2023"] == "non_documentee"


class TestElsewhere:
    def test_a_fact_told_of_two_volets_counts_in_both(self) -> None:
        entry = "{date: 2023-10-01, statut: en_cours, source: PV, aussi: [1.1.1/balades]}"
        files = {
            PLAN: plan_text(),
            FICHE: fiche_text(f"calendrier: Dès 2023\nsuivi: [{entry}]", "calendrier: Dès 2023"),
        }
        found = at(readable(files), "2024-01-01").echeances
        assert {e.ref: e.etat for e in found} == {
            "1.1.1/sentiers": "tenue",
            "1.1.1/balades": "tenue",
        }

    def test_a_fact_from_outside_is_no_act_of_the_volet(self) -> None:
        outside = '{date: 2023-10-01, constat: "Une loi.", source: JO, hors_volet: true}'
        dossier = volet(f"calendrier: Annuel\nsuivi: [{outside}]")
        assert states(dossier, "2024-01-01")["recurrence/2023"] == "non_documentee"


def test_a_closed_fiche_still_owes_its_targets() -> None:
    closed = "calendrier: Depuis 2020\nsuivi: [{date: 2024-06-01, statut: realise, source: PV}]"
    dossier = mesure("cibles: [{date: 2024, valeur: 10}]", volet=closed)
    assert states(dossier, "2025-06-01") == {"target/2024": "non_recue"}


def test_before_the_vote_nothing_is_under_way() -> None:
    dossier = volet("calendrier: Depuis 2020\nsuivi: [{date: 2021, statut: en_cours, source: PV}]")
    (before,) = at(dossier, "2023-05-29").unites
    (after,) = at(dossier, "2023-05-30").unites
    assert (before.etat.statut, after.etat.statut) == ("non_documente", "en_cours")
