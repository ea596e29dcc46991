"""What the entries of a suivi do to the échéances of their volet."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import (
    at,
    fiche_text,
    late,
    plan_text,
    readable,
    states,
    volet,
)
from projet import FICHE, PLAN


def suivi(*entries: str, calendrier: str = "Entre 2023 et 2026", fiche: str = "") -> list[str]:
    """The codes on 2027-01-01 of a volet with these entries."""
    listed = "".join(f"\n  - {{{entry}}}" for entry in entries)
    keys = f"calendrier: {calendrier}" + (f"\nsuivi:{listed}" if entries else "")
    return late(volet(keys, fiche=fiche), "2027-01-01")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("date: 2024-01-15, statut: a_venir, source: PV", ["PC201", "PC202"]),
        ("date: 2024-01-15, statut: en_cours, source: PV", ["PC202"]),
        ('date: 2024-01-15, statut: bloque, motif: "Budget"', ["PC201", "PC202"]),
        ('date: 2024-01-15, statut: en_pause, motif: "Travaux"', ["PC201", "PC202"]),
        ("date: 2024-01-15, statut: realise, source: PV", []),
        ("date: 2024-01-15, statut: perennise, source: PV", []),
        ('date: 2024-01-15, statut: transfere, source: PV, vers: "Métropole"', []),
        ('date: 2024-01-15, statut: abandonne, motif: "Sans objet"', []),
    ],
)
def test_each_status_alone(entry: str, expected: list[str]) -> None:
    assert suivi(entry) == expected


@pytest.mark.parametrize("statut", ["bloque", "en_pause"])
class TestPause:
    def test_it_does_not_begin_a_volet(self, statut: str) -> None:
        entry = f'date: 2023-10-01, statut: {statut}, motif: "Travaux"'
        assert suivi(entry, calendrier="Dès 2023") == ["PC201"]

    def test_it_does_not_close_one_that_had_begun(self, statut: str) -> None:
        later = f'date: 2026-10-01, statut: {statut}, motif: "Travaux"'
        assert suivi("date: 2023-07-01, statut: en_cours, source: PV", later) == ["PC202"]

    def test_a_volet_that_had_begun_has_no_late_start(self, statut: str) -> None:
        later = f'date: 2023-10-01, statut: {statut}, motif: "Travaux"'
        begun = "date: 2023-07-01, statut: en_cours, source: PV"
        assert suivi(begun, later, calendrier="Dès 2023") == []


class TestReopened:
    CLOSED = "date: 2024-06-01, statut: realise, source: PV"

    def test_an_entry_after_a_closure_opens_it_again(self) -> None:
        assert suivi(self.CLOSED) == []
        assert suivi(self.CLOSED, "date: 2025-02-01, statut: en_cours, source: PV") == ["PC202"]
        assert suivi(self.CLOSED, "date: 2025-02-01, statut: a_venir, source: PV") == ["PC202"]

    def test_it_was_closed_in_between(self) -> None:
        dossier = volet("""
            calendrier: Entre 2023 et 2024
            suivi:
              - {date: 2024-06-01, statut: realise, source: PV}
              - {date: 2025-02-01, statut: en_cours, source: PV}
              - {date: 2025-09-01, statut: perennise, source: PV}
        """)
        assert late(dossier, "2025-01-31") == []
        assert late(dossier, "2025-02-01") == ["PC202"]
        assert late(dossier, "2025-09-01") == []

    def test_a_fact_without_status_does_not_open_it_again(self) -> None:
        assert suivi(self.CLOSED, 'date: 2025-02-01, constat: "Inauguration."') == []


class TestLatest:
    def test_by_date_not_by_line(self) -> None:
        written_late = (
            "date: 2025-06-01, statut: realise, source: PV",
            "date: 2024-06-01, statut: en_cours, source: PV",
        )
        assert suivi(*written_late) == []

    def test_of_one_day_the_later_line(self) -> None:
        done, going = (
            "date: 2025-06-01, statut: realise, source: PV",
            "date: 2025-06-01, statut: en_cours, source: PV",
        )
        assert suivi(going, done) == []
        assert suivi(done, going) == ["PC202"]

    @pytest.mark.parametrize("partial", ["2025", "2025-12"])
    def test_a_partial_date_counts_from_its_last_day(self, partial: str) -> None:
        dossier = volet(f"""
            calendrier: Entre 2023 et 2024
            suivi:
              - {{date: {partial}, statut: realise, source: PV}}
              - {{date: 2025-12-30, statut: en_cours, source: PV}}
        """)
        assert late(dossier, "2025-12-30") == ["PC202"]
        assert late(dossier, "2025-12-31") == []

    def test_a_month_ends_on_its_own_last_day(self) -> None:
        dossier = volet(
            "calendrier: Courant 2023\nsuivi: [{date: 2024-02, statut: realise, source: PV}]"
        )
        assert late(dossier, "2024-02-28") == ["PC208"]
        assert late(dossier, "2024-02-29") == []


def test_entries_after_the_date_are_not_known() -> None:
    dossier = volet(
        "calendrier: Dès 2023\nsuivi: [{date: 2024-05-01, statut: en_cours, source: PV}]"
    )
    assert late(dossier, "2024-04-30") == ["PC208"]
    assert late(dossier, "2024-05-01") == []


class TestParts:
    """An entry about some modalités, or about a jalon, speaks of a part."""

    KEYS = """
        calendrier: Entre 2023 et 2026
        modalites: [{texte: Baliser, id: baliser}, {texte: Ouvrir, id: ouvrir}]
    """

    def codes(self, *entries: str) -> list[str]:
        listed = "".join(f"\n          - {{{entry}}}" for entry in entries)
        return late(volet(f"{self.KEYS}    suivi:{listed}"), "2027-01-01")

    @pytest.mark.parametrize("statut", ["en_cours", "realise"])
    def test_a_part_begun_shows_that_the_whole_has_begun_and_accuses_no_end(
        self, statut: str
    ) -> None:
        part = f"date: 2023-09-01, statut: {statut}, source: PV, porte_sur: [baliser]"
        dossier = volet(f"{self.KEYS}    suivi: [{{{part}}}]")
        assert states(dossier, "2027-01-01") == {"start": "tenue", "end": "non_documentee"}

    def test_a_part_closed_does_not_close_the_whole(self) -> None:
        assert self.codes(
            "date: 2023-09-01, statut: en_cours, source: PV",
            "date: 2026-09-01, statut: realise, source: PV, porte_sur: [baliser, ouvrir]",
        ) == ["PC202"]

    def test_a_part_to_come_does_not_undo_what_is_said_of_the_whole(self) -> None:
        assert (
            self.codes(
                "date: 2025-09-01, statut: realise, source: PV",
                "date: 2026-09-01, statut: a_venir, source: PV, porte_sur: [ouvrir]",
            )
            == []
        )


class TestModalite:
    """A modalité with a calendrier of its own has échéances of its own."""

    KEYS = """
        calendrier: Depuis 2022
        modalites:
          - {texte: Baliser, id: baliser, calendrier: Dès 2024}
          - {texte: Ouvrir, id: ouvrir}
    """

    def refs(self, on: str, *entries: str) -> list[str]:
        listed = "".join(f"\n          - {{{entry}}}" for entry in entries)
        dossier = volet(f"{self.KEYS}    suivi:{listed or ' []'}")
        return [f"{e.ref} {e.code}" for e in at(dossier, on).echeances if e.manquee]

    def test_it_is_due_by_itself(self) -> None:
        assert self.refs("2024-12-31") == []
        assert self.refs("2025-01-01") == ["1.1.1/sentiers/baliser PC208"]

    def test_an_entry_that_names_it_begins_it(self) -> None:
        named = "date: 2024-05-01, statut: en_cours, source: PV, porte_sur: [baliser]"
        other = "date: 2024-05-01, statut: en_cours, source: PV, porte_sur: [ouvrir]"
        assert self.refs("2025-01-01", named) == []
        assert self.refs("2025-01-01", other) == ["1.1.1/sentiers/baliser PC208"]

    def test_it_is_closed_with_its_volet(self) -> None:
        assert self.refs("2025-01-01", "date: 2024-05-01, statut: realise, source: PV") == []


class TestFiche:
    """A status in the suivi of the fiche holds for each of its volets."""

    def files(
        self, entry: str, first: str = 'calendrier: "2023"', second: str = 'calendrier: "2024"'
    ) -> dict[str, str]:
        return {
            PLAN: plan_text(),
            FICHE: fiche_text(first, second, more=f"suivi: [{{{entry}}}]\n"),
        }

    def test_it_closes_them_all(self) -> None:
        dossier = readable(self.files("date: 2023-11-01, statut: realise, source: PV"))
        assert late(dossier, "2026-01-01") == []

    def test_a_volet_opens_again_by_itself(self) -> None:
        reopened = (
            "calendrier: Courant 2023\nsuivi: [{date: 2024-01-15, statut: en_cours, source: PV}]"
        )
        dossier = readable(self.files("date: 2023-11-01, statut: realise, source: PV", reopened))
        assert [(e.ref, e.code) for e in at(dossier, "2026-01-01").echeances if e.manquee] == [
            ("1.1.1/sentiers", "PC202")
        ]

    def test_on_one_day_the_volet_knows_better(self) -> None:
        own = "calendrier: Courant 2023\nsuivi: [{date: 2023-11-01, statut: en_cours, source: PV}]"
        dossier = readable(self.files("date: 2023-11-01, statut: realise, source: PV", own))
        assert late(dossier, "2026-01-01") == ["PC202"]

    def test_a_fact_about_the_fiche_settles_no_year_of_a_volet(self) -> None:
        fact = 'date: 2023-11-01, constat: "Une réunion."'
        begun = "date: 2023-11-01, statut: en_cours, source: PV"
        for entry, expected in ((fact, ["PC208", "PC208"]), (begun, ["PC202"])):
            dossier = readable(self.files(entry, "calendrier: Annuel", 'calendrier: "2023"'))
            assert late(dossier, "2024-01-01") == expected

    def test_a_fact_about_the_fiche_documents_none_of_its_volets(self) -> None:
        dossier = readable(self.files('date: 2023-11-01, constat: "Une réunion."'))
        assert late(dossier, "2026-01-01") == ["PC208", "PC208"]


class TestClosedPlan:
    def test_nothing_is_due(self) -> None:
        dossier = volet('calendrier: "2023"', plan="etat: clos")
        assert at(dossier, "2030-01-01").echeances == ()

    @pytest.mark.parametrize("etat", ["en_cours", "prolonge", "en_evaluation"])
    def test_in_every_other_state_it_is(self, etat: str) -> None:
        assert late(volet('calendrier: "2023"', plan=f"etat: {etat}"), "2024-01-01") == ["PC208"]


def test_a_closed_volet_owes_nothing_and_has_kept_nothing_by_it() -> None:
    dossier = volet("""
        calendrier: Entre 2023 et 2024
        jalons: [{id: bilan, intitule: Bilan, echeance: 2024-06}]
        suivi: [{date: 2025-03-01, statut: abandonne, motif: "Sans objet"}]
    """)
    assert set(states(dossier, "2025-02-28").values()) == {"non_documentee"}
    assert set(states(dossier, "2025-03-01").values()) == {"hors_delai"}
