"""One dated fact for each period of a rhythm."""

from __future__ import annotations

import pytest

from analysis.echeances_cases import ENGLISH, at, late, mesure, soon, states, volet, why


def annual(
    *entries: str, calendrier: str = "Annuel", on: str = "2026-01-01", adoption: str = "2023-05-30"
) -> list[str]:
    """The years for which nothing shows on a day."""
    listed = "".join(f"\n  - {{{entry}}}" for entry in entries)
    keys = f"calendrier: {calendrier}" + (f"\nsuivi:{listed}" if entries else "")
    found = states(volet(keys, adoption=adoption), on)
    missing = {"en_retard", "non_documentee"}
    return [name.removeprefix("recurrence/") for name, etat in found.items() if etat in missing]


def fact(day: str) -> str:
    return f'date: {day}, constat: "Une journée au jardin."'


def test_the_year_of_the_vote_is_asked_for_until_its_last_day() -> None:
    assert annual(on="2023-12-31") == []
    assert annual(on="2024-01-01") == ["2023"]
    assert annual(on="2024-12-31") == ["2023"]
    assert annual(on="2025-01-01") == ["2023", "2024"]


def test_one_finding_names_every_year() -> None:
    dossier = volet("calendrier: Annuel")
    assert late(dossier, "2026-11-21") == ["PC208"]
    assert why(dossier, "2026-11-21") == [
        (
            "To be documented since 1 January 2024 (Annuel: one dated fact for each of 3 periods, "
            "2023, 2024 and 2025): no fact, no value and no reason is recorded for this period."
        )
    ]


@pytest.mark.parametrize(
    "entry",
    [
        fact("2024-05-04"),
        fact("2024-05"),
        fact("2024"),
        "date: 2024-05-04, statut: en_cours, source: PV",
        "date: 2024-05-04, statut: realise, source: PV",
        # Written afterwards, about the year that ended.
        'date: 2025-01-20, periode: 2024, constat: "Une journée au jardin."',
        "date: 2025-01-20, periode: 2024, statut: realise, source: PV",
    ],
)
def test_a_dated_fact_settles_its_own_year(entry: str) -> None:
    assert annual(entry) == ["2023", "2025"]


def test_the_year_of_the_vote_counts_as_a_whole() -> None:
    assert annual(fact("2023-02-01"), on="2024-01-01") == []


class TestRealise:
    def test_it_closes_its_own_year_only(self) -> None:
        assert annual("date: 2023-10-01, statut: realise, source: PV") == ["2024", "2025"]

    @pytest.mark.parametrize(
        "closing",
        [
            "statut: perennise, source: PV",
            'statut: transfere, vers: "Association", source: PV',
            'statut: abandonne, motif: "Terrain vendu"',
        ],
    )
    def test_the_other_closures_close_all_of_it(self, closing: str) -> None:
        assert annual(f"date: 2025-03-01, {closing}", on="2025-02-28") == ["2023", "2024"]
        assert annual(f"date: 2025-03-01, {closing}", on="2025-03-01") == []
        assert annual(f"date: 2025-03-01, {closing}", on="2030-01-01") == []


class TestReasons:
    MISSED = 'date: 2025-01-10, periode: 2024, motif: "Terrain inondé"'

    def test_a_reason_with_the_period_settles_it(self) -> None:
        assert annual(self.MISSED) == ["2023", "2025"]

    def test_it_is_shown(self) -> None:
        dossier = volet(f"calendrier: Annuel\nsuivi: [{{{self.MISSED}}}]")
        settled = next(e for e in at(dossier, "2025-06-01").echeances if e.objet == "2024")
        assert ENGLISH.text(settled.explication).endswith(
            "; nothing was done, for a stated reason: Terrain inondé."
        )

    def test_it_is_not_known_before_it_is_written(self) -> None:
        assert annual(self.MISSED, on="2025-01-09") == ["2023", "2024"]

    def test_a_reason_for_a_part_of_the_year_is_none_for_the_year(self) -> None:
        part = 'date: 2024-04-01, periode: 2024-T1, motif: "Gel"'
        rest = 'date: 2025-01-10, periode: 2024-04/2024-12, motif: "Terrain inondé"'
        assert annual(part) == ["2023", "2024", "2025"]
        assert annual(part, rest) == ["2023", "2025"]

    def test_a_fact_in_a_part_of_the_year_is_one_for_the_year(self) -> None:
        assert annual('date: 2024-04-01, periode: 2024-T1, constat: "Semis."') == ["2023", "2025"]

    @pytest.mark.parametrize("statut", ["en_pause", "bloque", "a_venir"])
    @pytest.mark.parametrize("when", ["date: 2024-04-01", "date: 2025-02-01, periode: 2024"])
    def test_what_says_that_it_is_not_done_accuses_its_own_year_only(
        self, statut: str, when: str
    ) -> None:
        dossier = volet(
            f'calendrier: Annuel\nsuivi: [{{{when}, statut: {statut}, motif: "Travaux"}}]'
        )
        assert states(dossier, "2026-01-01") == {
            "recurrence/2023": "non_documentee",
            "recurrence/2024": "en_retard",
            "recurrence/2025": "non_documentee",
            "recurrence/2026": "a_venir",
        }

    def test_a_fact_of_the_year_outlives_a_pause_in_it(self) -> None:
        paused = 'date: 2024-04-01, statut: en_pause, motif: "Travaux"'
        assert annual(fact("2024-03-01"), paused) == ["2023", "2025"]

    def test_a_pause_dated_by_its_year_only_speaks_of_its_last_month(self) -> None:
        dossier = volet(
            'calendrier: Mensuel\nsuivi: [{date: 2024, statut: en_pause, motif: "Travaux"}]',
            adoption="2024-10-01",
        )
        assert list(states(dossier, "2025-01-01").values())[:3] == [
            "non_documentee",
            "non_documentee",
            "en_retard",
        ]

    def test_a_year_to_come_is_neither_fact_nor_reason(self) -> None:
        assert annual("date: 2024-04-01, statut: a_venir, source: PV") == ["2023", "2024", "2025"]


class TestBounds:
    def test_a_start_later_than_the_vote(self) -> None:
        assert annual(calendrier="Annuel à partir de 2025") == ["2025"]
        assert annual(calendrier="Annuel à partir de 2025", on="2025-12-31") == []

    def test_a_start_before_the_vote_asks_for_no_earlier_year(self) -> None:
        assert annual(calendrier="Depuis 2020, tous les ans", on="2024-01-01") == ["2023"]

    def test_the_end_ends_it(self) -> None:
        assert annual(calendrier="Tous les ans jusqu’en 2024", on="2030-01-01") == ["2023", "2024"]

    def test_a_minimum_end_ends_it_and_asks_for_a_decision(self) -> None:
        dossier = volet(f"""
            calendrier: Annuel jusqu’en 2024 au moins
            suivi: [{{{fact("2023-09")}}}, {{{fact("2024-09")}}}]
        """)
        assert late(dossier, "2024-12-31") == []
        assert late(dossier, "2025-01-01") == ["PC207"]


class TestRhythms:
    def test_months_end_on_their_own_last_day(self) -> None:
        keys = {"calendrier": "Mensuel", "adoption": "2024-01-10"}
        assert annual(**keys, on="2024-01-31") == []
        assert annual(**keys, on="2024-02-01") == ["2024-01"]
        assert annual(**keys, on="2024-02-29") == ["2024-01"]
        assert annual(**keys, on="2024-03-01") == ["2024-01", "2024-02"]

    def test_quarters_from_the_one_of_the_vote(self) -> None:
        assert annual(calendrier="Chaque trimestre", on="2024-01-01") == [
            "2023-T2",
            "2023-T3",
            "2023-T4",
        ]

    def test_half_years(self) -> None:
        keys = {"calendrier": "{libelle: Deux fois l’an, recurrence: semestrielle}"}
        assert annual(fact("2023-11"), **keys, on="2024-07-01") == ["2023-S1", "2024-S1"]

    def test_a_fact_dated_by_its_year_only_does_not_settle_every_month(self) -> None:
        missing = annual(fact("2024"), calendrier="Mensuel", adoption="2024-01-01", on="2025-01-01")
        assert missing == [f"2024-{month:02}" for month in range(1, 12)]

    def test_a_fact_for_a_named_year_settles_each_of_its_months(self) -> None:
        named = 'date: 2025-01-05, periode: 2024, constat: "Un atelier par mois."'
        assert annual(named, calendrier="Mensuel", adoption="2024-01-01", on="2025-01-31") == []


class TestValues:
    def test_a_value_of_an_indicateur_of_the_volet_is_a_dated_fact(self) -> None:
        dossier = mesure(
            "nature: activite\nfrequence: ponctuelle\nvaleurs: [{date: 2023-11, valeur: 3}]",
            volet="calendrier: Annuel",
        )
        assert late(dossier, "2024-01-01") == []
        assert late(dossier, "2025-01-01") == ["PC208"]

    def test_by_its_period_where_it_names_one(self) -> None:
        dossier = mesure(
            "nature: activite\nfrequence: ponctuelle\n"
            "valeurs: [{date: 2024-02-01, periode: 2023, valeur: 3}]",
            volet="calendrier: Annuel",
        )
        assert late(dossier, "2024-01-31") == ["PC208"]
        assert late(dossier, "2024-02-01") == []
        assert late(dossier, "2025-01-01") == ["PC208"]


def test_the_next_month_is_announced_within_the_horizon() -> None:
    dossier = volet("calendrier: Mensuel", adoption="2024-01-10")
    assert states(dossier, "2024-01-15", horizon=50) == {
        "recurrence/2024-01": "proche",
        "recurrence/2024-02": "proche",
    }
    assert soon(dossier, "2024-01-15", 50) == [
        (
            "Mensuel: one dated fact for January 2024, by 31 January 2024; Mensuel: one dated "
            "fact for February 2024, by 29 February 2024 (in 16 days)."
        )
    ]
