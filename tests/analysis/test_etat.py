"""The state of a volet at a date: what its known entries bear, and nothing more."""

from __future__ import annotations

from datetime import date

import pytest

from plancancer_cli.analysis.etat import EtatVolet, StatutAffiche, begun_by_wording, etat_volet
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.suivi import EntreeSuivi
from plancancer_cli.model.wording import Lecture, Recurrence, read_wording

ADOPTION = date(2023, 5, 30)
NO_READING = Lecture()
EN_COURS = {"statut": "en_cours"}
REALISE = {"statut": "realise"}
BLOQUE = {"statut": "bloque", "motif": "Budget"}


def entree(day: str, **keys: object) -> EntreeSuivi:
    said = keys or {"constat": "Un fait."}
    return EntreeSuivi.model_validate({"date": day, **said})


def state(
    *entrees: EntreeSuivi, on: str = "2026-11-21", lecture: Lecture = NO_READING
) -> EtatVolet:
    return etat_volet(entrees, lecture, ADOPTION, date.fromisoformat(on))


class TestStatus:
    def test_no_entry(self) -> None:
        etat = state()
        assert (etat.statut, etat.documente) == (StatutAffiche.NON_DOCUMENTE, False)

    def test_a_fact_without_status(self) -> None:
        etat = state(entree("2024-01-01"))
        assert (etat.statut, etat.documente) == (StatutAffiche.NON_DOCUMENTE, False)

    def test_only_the_wording_of_the_plan_says_one(self) -> None:
        etat = state(lecture=read_wording("Depuis 2022"))
        assert (etat.statut, etat.documente) == (StatutAffiche.EN_COURS_SELON_PLAN, False)
        assert not etat.commence

    def test_an_entry_says_more_than_the_wording(self) -> None:
        etat = state(entree("2024-01-01", statut="a_venir"), lecture=read_wording("Depuis 2022"))
        assert etat.statut is StatutAffiche.A_VENIR

    @pytest.mark.parametrize(
        ("keys", "begun", "closed"),
        [
            ({"statut": "a_venir"}, False, False),
            (EN_COURS, True, False),
            (BLOQUE, False, False),
            ({"statut": "en_pause", "motif": "Travaux"}, False, False),
            (REALISE, True, True),
            ({"statut": "perennise"}, True, True),
            ({"statut": "transfere", "vers": "Métropole"}, True, True),
            ({"statut": "abandonne", "motif": "Sans objet"}, False, True),
        ],
    )
    def test_what_each_bears(self, keys: dict[str, object], begun: bool, closed: bool) -> None:
        etat = state(entree("2024-01-01", **keys))
        assert (etat.statut.value, etat.commence, etat.clos) == (keys["statut"], begun, closed)

    def test_what_has_begun_has_begun(self) -> None:
        etat = state(entree("2024-01-01", **EN_COURS), entree("2025-01-01", **BLOQUE))
        assert (etat.statut, etat.commence) == (StatutAffiche.BLOQUE, True)

    def test_a_fact_after_a_status_leaves_it(self) -> None:
        etat = state(entree("2024-01-01", **REALISE), entree("2025-01-01"))
        assert (etat.statut, etat.clos) == (StatutAffiche.REALISE, True)


class TestLatest:
    def test_by_the_last_day_of_a_partial_date(self) -> None:
        year, day = entree("2024", **REALISE), entree("2024-12-30", **BLOQUE)
        assert state(year, day).statut is StatutAffiche.REALISE
        assert state(year, day, on="2024-12-30").statut is StatutAffiche.BLOQUE

    def test_of_one_day_the_later_line(self) -> None:
        first, second = entree("2024-12", **REALISE), entree("2024-12-31", **BLOQUE)
        assert state(first, second).statut is StatutAffiche.BLOQUE
        assert state(second, first).statut is StatutAffiche.REALISE

    @pytest.mark.parametrize(
        ("day", "known_from"),
        [
            ("2024-02-29", "2024-02-29"),
            ("2024-02", "2024-02-29"),
            ("2025-02", "2025-02-28"),
            ("2024", "2024-12-31"),
        ],
    )
    def test_an_entry_is_known_from_its_last_day_on(self, day: str, known_from: str) -> None:
        eve = date.fromordinal(date.fromisoformat(known_from).toordinal() - 1)
        assert state(entree(day, **EN_COURS), on=eve.isoformat()).entrees == ()
        assert state(entree(day, **EN_COURS), on=known_from).commence


class TestParts:
    def test_a_part_done_leaves_the_whole_under_way(self) -> None:
        etat = state(entree("2024-01-01", **REALISE, porte_sur=["baliser"]))
        assert (etat.statut, etat.commence, etat.clos) == (StatutAffiche.EN_COURS, True, False)

    def test_a_jalon_reached_too(self) -> None:
        etat = state(entree("2024-01-01", **REALISE, jalon="bilan"))
        assert (etat.statut, etat.clos) == (StatutAffiche.EN_COURS, False)

    def test_a_part_blocked_does_not_block_the_whole(self) -> None:
        etat = state(
            entree("2024-01-01", **EN_COURS), entree("2025-01-01", **BLOQUE, porte_sur=["baliser"])
        )
        assert etat.statut is StatutAffiche.EN_COURS

    def test_a_part_that_goes_on_opens_the_whole_again(self) -> None:
        etat = state(
            entree("2024-01-01", **REALISE), entree("2025-01-01", **EN_COURS, porte_sur=["baliser"])
        )
        assert (etat.statut, etat.clos) == (StatutAffiche.EN_COURS, False)


class TestRhythm:
    ANNUAL = Lecture(recurrence=Recurrence.ANNUELLE)

    def test_a_year_done_leaves_the_whole_under_way(self) -> None:
        etat = state(entree("2024-10-01", **REALISE), lecture=self.ANNUAL)
        assert (etat.statut, etat.clos) == (StatutAffiche.EN_COURS, False)

    def test_the_other_closures_close_it(self) -> None:
        etat = state(entree("2024-10-01", statut="perennise"), lecture=self.ANNUAL)
        assert (etat.statut, etat.clos) == (StatutAffiche.PERENNISE, True)


@pytest.mark.parametrize(
    ("wording", "begun"),
    [
        ("Depuis 2022", True),
        ("2020-2026", True),
        ("À partir de janvier 2023", True),
        ("À partir du 29 mai 2023", True),
        ("À partir du 30 mai 2023", False),
        ("À partir de mai 2023", False),
        ("Dès 2023", False),
        ("2023-2026", False),
        ("Jusqu’en 2026", False),
        ("Annuel", False),
        ("Poursuite et développement jusqu’en 2026", True),
        ("Depuis 2022 et jusqu’à 2026 au moins", True),
    ],
)
def test_begun_by_the_vote_as_the_plan_says(wording: str, begun: bool) -> None:
    assert begun_by_wording(read_wording(wording), ADOPTION) is begun


def test_a_start_that_ends_on_the_day_of_the_vote_is_still_due() -> None:
    assert not begun_by_wording(Lecture(debut=Periode.jour(ADOPTION)), ADOPTION)
