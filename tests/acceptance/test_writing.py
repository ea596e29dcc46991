"""measure, track, postpone: one line more, seen everywhere, or a refusal that says what to do."""

from __future__ import annotations

import difflib
import json

import pytest

from acceptance.conftest import Program

INDICATEUR = "indicators/parcs-sans-tabac.yaml"
FICHE = "actions/1.1-parcs.yaml"


def added(before: str, after: str) -> list[str]:
    diff = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in diff if line.startswith("- ")]
    return [line[2:] for line in diff if line.startswith("+ ")]


def test_a_measurement_is_one_line_and_shows_up(real: Program) -> None:
    path = "indicators/espaces-sans-tabac.yaml"
    before = real.read(path)
    done = real(
        "measure",
        "espaces-sans-tabac",
        "14",
        "--on",
        "2025-06-30",
        "--source",
        "https://exemple.fr",
    )
    assert done.code == 0
    assert added(before, real.read(path)) == [
        '  - {date: 2025-06-30, valeur: 14, source: "https://exemple.fr"}'
    ]
    assert path in done.err
    data = json.loads(real("status", "1.2.1", "--format", "json").out)
    latest = next(i for i in data["fiches"][0]["indicateurs"] if i["id"] == "espaces-sans-tabac")
    assert latest["derniere"] == {
        "date": "2025-06-30",
        "consulte": None,
        "valeur": 14,
        "source": "https://exemple.fr",
    }
    assert real("validate").code == 0


@pytest.mark.parametrize(
    ("typed", "written"),
    [("52,3", "52.3"), ("1 250", "1250"), ("7", "7"), ("0,5", "0.5")],
)
def test_numbers_are_read_the_french_way(small: Program, typed: str, written: str) -> None:
    before = small.read(INDICATEUR)
    assert small("measure", "parcs-sans-tabac", typed, "--on", "2025-01-31").code == 0
    assert added(before, small.read(INDICATEUR)) == [f"  - {{date: 2025-01-31, valeur: {written}}}"]


def test_a_negative_number_is_a_number(small: Program) -> None:
    small.write(INDICATEUR, small.read(INDICATEUR).replace("accumulation: stock\n", ""))
    before = small.read(INDICATEUR)
    assert small("measure", "parcs-sans-tabac", "-5").code == 0
    assert added(before, small.read(INDICATEUR)) == ["  - {date: 2026-11-21, valeur: -5}"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("beaucoup",), "nombre"),
        (("oui",), "nombre"),
        (("3", "--on", "2027-01-01"), "2027-01-01"),
        (("3", "--on", "2024-06-30"), "--replaces 2024-06-30"),
        (("3", "--by", "age=jeune"), "age"),
        (("3", "--by", "age"), "tranche_age=18-25"),
        (("3", "--replaces", "2020-01-01"), "2020-01-01"),
        (("-3",), "-3"),
    ],
)
def test_a_refused_measurement_changes_nothing(
    small: Program, arguments: tuple[str, ...], said: str
) -> None:
    before = small.read(INDICATEUR)
    done = small("measure", "parcs-sans-tabac", *arguments)
    assert done.code == 2
    assert said in done.err
    assert small.read(INDICATEUR) == before


def test_a_correction_keeps_the_old_line(small: Program) -> None:
    before = small.read(INDICATEUR)
    done = small(
        "measure", "parcs-sans-tabac", "3", "--on", "2024-06-30", "--replaces", "2024-06-30"
    )
    assert done.code == 0
    assert added(before, small.read(INDICATEUR)) == [
        "  - {date: 2024-06-30, valeur: 3, remplace: 2024-06-30}"
    ]


def test_a_small_count_in_a_breakdown_needs_a_confirmation(small: Program) -> None:
    text = small.read(INDICATEUR).replace("valeurs:", "ventilations: {age: [jeune]}\nvaleurs:")
    small.write(INDICATEUR, text)
    arguments = ("measure", "parcs-sans-tabac", "3", "--on", "2025-06-30", "--by", "age=jeune")
    done = small(*arguments)
    assert (done.code, "--confirm" in done.err) == (2, True)
    assert small.read(INDICATEUR) == text
    assert small(*arguments, "--confirm").code == 0


def test_a_flow_needs_its_period(small: Program) -> None:
    text = (
        small.read(INDICATEUR)
        .replace("stock", "flux")
        .replace("valeur: 2}", "valeur: 2, periode: 2023}")
    )
    small.write(INDICATEUR, text)
    arguments = ("measure", "parcs-sans-tabac", "3", "--on")
    refused = {on: small(*arguments, on) for on in ("2025-06-30", "2025-06")}
    assert {done.code for done in refused.values()} == {2}
    assert "--period 2025\n" in refused["2025-06-30"].err
    assert "--period 2025-06\n" in refused["2025-06"].err
    assert small.read(INDICATEUR) == text
    assert small(*arguments, "2025-06-30", "--period", "2024").code == 0
    assert small.read(INDICATEUR).endswith("  - {date: 2025-06-30, valeur: 3, periode: 2024}\n")


def test_a_dry_run_writes_nothing(small: Program) -> None:
    before = small.read(INDICATEUR)
    done = small("measure", "parcs-sans-tabac", "3", "--dry-run")
    assert (done.code, small.read(INDICATEUR)) == (0, before)
    assert "{date: 2026-11-21, valeur: 3}" in done.err


def test_an_entry_is_one_line(small: Program) -> None:
    before = small.read(FICHE)
    done = small(
        "track",
        "1.1",
        "realise",
        "--on",
        "2025-05-01",
        "--fact",
        "Dix parcs",
        "--source",
        "délibération",
    )
    assert done.code == 0
    assert added(before, small.read(FICHE)) == [
        '      - {date: 2025-05-01, statut: realise, constat: "Dix parcs", source: "délibération"}'
    ]
    assert "réalisé" in small("status", "1.1").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1.1", "fini"), "realise"),
        (("1.1", "bloque"), "--reason"),
        (("1.1", "transfere"), "--to"),
        (("1.1",), "--fact"),
        (("1.1", "a_venir"), "à venir"),
        (("1.1", "en_cours", "--milestone", "absent"), "absent"),
        (("parcs-sans-tabac", "en_cours"), "volet"),
        (("1.1", "en_cours", "--on", "2027"), "2027"),
    ],
)
def test_a_refused_entry_changes_nothing(
    small: Program, arguments: tuple[str, ...], said: str
) -> None:
    before = small.read(FICHE)
    done = small("track", *arguments)
    assert done.code == 2
    assert said in done.err
    assert small.read(FICHE) == before


def test_reopening_needs_a_reason(small: Program) -> None:
    assert small("track", "1.1", "realise", "--on", "2025-05-01", "--source", "x").code == 0
    assert small("track", "1.1", "en_cours", "--on", "2025-06-01").code == 2
    assert (
        small("track", "1.1", "en_cours", "--on", "2025-06-01", "--reason", "Un parc de plus").code
        == 0
    )
    assert "en cours" in small("status", "1.1").out


def test_a_postponement_moves_the_date_and_stays_visible(small: Program) -> None:
    text = small.read(FICHE).replace("en_cours", "a_venir")
    small.write(FICHE, text)
    assert small("check").code == 1
    done = small(
        "postpone",
        "1.1",
        "2027-06",
        "--reason",
        "Panneaux en retard",
        "--decision",
        "Comité du 3 mars",
        "--on",
        "2026-03-03",
    )
    assert done.code == 0
    assert added(text, small.read(FICHE)) == [
        "    reports_echeance:",
        '      - {echeance: debut, au: 2027-06, motif: "Panneaux en retard", decision: "Comité du 3 mars", date: 2026-03-03}',
    ]
    assert small("check").code == 0
    assert "Panneaux en retard" in " ".join(small("show", "1.1").out.split())


def test_a_postponement_to_an_earlier_date_is_refused(small: Program) -> None:
    before = small.read(FICHE)
    done = small("postpone", "1.1", "2023-06", "--reason", "x", "--decision", "y")
    assert done.code == 2
    assert small.read(FICHE) == before


MEETING = "2.1.1/communiquer-avec-les-partenaires/reunion-de-coordination"
COMMUNICATION = "actions/2.1.1-communiquer-sur-la-sante.yaml"


def test_a_modalite_is_named_by_the_ref_that_its_finding_gives(real: Program) -> None:
    """The entry stands in the suivi of the volet, and settles the period of that modalité alone."""
    findings = real("--date", "2026-11-28", "check", "--format", "json").out
    assert MEETING in findings
    before = real.read(COMMUNICATION)
    fact = ("--on", "2025-10-10", "--period", "2025", "--fact", "Une réunion", "--source", "x")
    done = real("--date", "2026-11-28", "track", MEETING, *fact)
    assert done.code == 0, done.err
    assert added(before, real.read(COMMUNICATION)) == [
        (
            '      - {date: 2025-10-10, constat: "Une réunion", periode: 2025, source: "x", '
            "porte_sur: [reunion-de-coordination]}"
        )
    ]
    told = json.loads(real("--date", "2026-11-28", "deadlines", "--format", "json").out)
    states = {e["objet"]: e["etat"] for e in told["echeances"] if e["ref"] == MEETING}
    assert states == {
        "2023": "non_documentee",
        "2024": "non_documentee",
        "2025": "tenue",
        "2026": "proche",
    }


def test_a_modalite_is_shown_with_its_volet_and_is_not_postponed(real: Program) -> None:
    shown = real("--date", "2026-11-28", "show", MEETING).out
    assert "Réunion annuelle de coordination : un fait daté pour 2025" in " ".join(shown.split())
    unknown = real("track", f"{MEETING}s", "en_cours", "--fact", "x")
    assert unknown.code == 2
    assert MEETING in unknown.err
    before = real.read(COMMUNICATION)
    refused = real(
        *("--date", "2026-11-28", "postpone", MEETING, "2027", "--reason", "x", "--decision", "y")
    )
    assert refused.code == 2
    assert "2.1.1/communiquer-avec-les-partenaires)" in refused.err
    assert real.read(COMMUNICATION) == before


def test_a_fact_told_of_another_volet_is_shown_there(real: Program) -> None:
    shown = real("--date", "2026-11-28", "show", "1.3.1/jardins-partages-ou-familiaux").out
    assert "les jardins familiaux" in " ".join(shown.split())
