"""The calendar feed, read back with a library that did not write it."""

from __future__ import annotations

from datetime import date, timedelta
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from analysis.echeances_cases import fiche_text, indicateur_text, plan_text, readable
from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.calendar_feed import calendar
from projet import INDICATEUR, PLAN, projet

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier

ENGLISH = get_language("en")
TREE = """
    format: 1
    id: plan-exemple
    titre: Plan exemple
    adoption: 2023-05-30
    niveaux: [Enjeu, Objectif, Fiche-action]
    arborescence:
      - code: "1"
        titre: "Environnement, cadre de vie ; nature"
        enfants: [{code: "1.1", titre: Bouger}]
      - code: "2"
        titre: Publics
        enfants: [{code: "2.1", titre: Écoles}]
"""


def feed(dossier: Dossier, on: str, language: str = "en") -> str:
    followed = suivi(dossier, date.fromisoformat(on))
    return calendar(followed, list(followed.echeances), get_language(language))


def events(text: str) -> dict[str, Any]:
    """The events by UID, as vobject reads them."""
    return {event.uid.value: event for event in vobject.readOne(text).vevent_list}


def dossier(*volets: str, plan: str = TREE) -> Dossier:
    return readable(
        {
            PLAN: dedent(plan),
            "actions/1.1.1-balades.yaml": fiche_text(*volets, more="indicateurs: [balades]"),
            "actions/2.1.1-ecoles.yaml": fiche_text(
                "calendrier: Dès 2024", more="indicateurs: [balades]", code="2.1.1"
            ),
            INDICATEUR: indicateur_text(
                "frequence: ponctuelle\ncibles: [{date: 2025, valeur: 10}]"
            ),
        }
    )


START = "1.1.1--sentiers--start@plan-exemple.plancancer"


def test_every_echeance_is_an_all_day_event_on_its_last_day() -> None:
    source = dossier("calendrier: 2023-2026", "calendrier: Annuel")
    found = events(feed(source, "2024-06-01"))
    echeances = suivi(source, date(2024, 6, 1)).echeances
    assert len(found) == len(echeances) == 6
    for echeance in echeances:
        name = echeance.id.replace("/", "--")
        event = found[f"{name}@plan-exemple.plancancer"]
        assert event.dtstart.value == echeance.echeance
        assert event.dtend.value == echeance.echeance + timedelta(days=1)
        assert not hasattr(event.dtstart.value, "hour")


def test_a_postponed_echeance_keeps_its_uid_and_moves() -> None:
    planned = dossier("calendrier: Dès 2024")
    moved = dossier("""
        calendrier: Dès 2024
        reports_echeance:
          - {echeance: debut, au: 2025-06, motif: Travaux, decision: Comité, date: 2024-03-01}
    """)
    before, after = events(feed(planned, "2024-06-01")), events(feed(moved, "2024-06-01"))
    assert before.keys() == after.keys()
    assert before[START].dtstart.value == date(2024, 12, 31)
    assert after[START].dtstart.value == date(2025, 6, 30)
    assert "Travaux" in after[START].description.value


def test_uids_do_not_change_with_the_date_the_state_or_the_language() -> None:
    source = dossier("calendrier: 2023-2026")
    uids = [set(events(feed(source, on))) for on in ("2024-06-01", "2026-11-21", "2027-01-01")]
    assert uids[0] == uids[1] == uids[2]
    assert set(events(feed(source, "2024-06-01", "fr"))) == uids[0]
    assert len(uids[0]) == 4


def test_the_same_plan_at_the_same_date_gives_the_same_bytes() -> None:
    volet = "calendrier: 2023-2026"
    assert feed(dossier(volet), "2024-06-01") == feed(dossier(volet), "2024-06-01")
    assert "DTSTAMP:20240601T000000Z" in feed(dossier(volet), "2024-06-01")


def test_a_category_for_each_enjeu() -> None:
    found = events(feed(dossier("calendrier: Dès 2024"), "2024-06-01"))
    enjeu = "Environnement, cadre de vie ; nature"
    assert found[START].categories.value == [enjeu]
    assert found["2.1.1--sentiers--start@plan-exemple.plancancer"].categories.value == ["Publics"]
    # An indicateur that fiches of two enjeux name.
    assert found["balades--target--2025@plan-exemple.plancancer"].categories.value == [
        enjeu,
        "Publics",
    ]


def test_an_alarm_a_month_before_what_is_still_to_come_and_only_there() -> None:
    source = dossier("calendrier: 2023-2026")
    found = events(feed(source, "2024-06-01"))
    end = found["1.1.1--sentiers--minimum_end@plan-exemple.plancancer"]
    (alarm,) = end.valarm_list
    assert alarm.trigger.value == timedelta(days=-30)
    assert alarm.action.value == "DISPLAY"
    assert alarm.description.value
    assert not hasattr(found[START], "valarm_list")


def test_the_state_is_in_the_title_and_the_reason_in_the_text() -> None:
    event = events(feed(dossier("calendrier: Dès 2023"), "2024-01-01"))[START]
    assert event.summary.value == "1.1.1 Balades: start (to be documented)"
    assert event.description.value.endswith("; no suivi is recorded.")
    assert event.transp.value == "TRANSPARENT"


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    long = "É" * 180 + " – 漢字 " + "🌳" * 40
    source = dossier(f"""
        calendrier: Depuis 2022
        jalons: [{{id: arbres, intitule: "{long}", echeance: 2026-06}}]
    """)
    text = feed(source, "2024-06-01")
    lines = text.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    event = events(text)["1.1.1--sentiers--milestone--arbres@plan-exemple.plancancer"]
    assert long in event.description.value


@pytest.mark.parametrize("line_break", ["\\n", "\\r\\n"], ids=["lf", "crlf"])
def test_a_text_of_the_plan_cannot_add_an_event(line_break: str) -> None:
    injected = f"{line_break}END:VEVENT{line_break}BEGIN:VEVENT{line_break}UID:faux"
    tree = TREE.replace("titre: Plan exemple", f'titre: "Plan{injected}"').replace(
        "titre: Publics", f'titre: "Publics{injected}"'
    )
    source = dossier(
        f"""
        calendrier: Depuis 2022
        jalons: [{{id: bilan, intitule: "Bilan{injected}", echeance: 2026-06}}]
        """,
        plan=tree,
    )
    text = feed(source, "2024-06-01")
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert "UID:faux" not in lines
    assert set(events(text)) == {
        "1.1.1--sentiers--milestone--bilan@plan-exemple.plancancer",
        "2.1.1--sentiers--start@plan-exemple.plancancer",
        "balades--target--2025@plan-exemple.plancancer",
    }


@pytest.mark.parametrize("line_break", ["\\r", "\\u2028", "\\u0085"], ids=["cr", "ls", "nel"])
def test_other_line_breaks_reach_no_line_of_their_own(line_break: str) -> None:
    keys = f"""
        calendrier: Depuis 2022
        jalons: [{{id: bilan, intitule: "Bilan{line_break}UID:faux", echeance: 2026-06}}]
    """
    read = projet({PLAN: dedent(TREE), "actions/1.1.1-balades.yaml": fiche_text(keys)})
    text = feed(read, "2024-06-01")
    assert not [line for line in text.splitlines() if line.startswith("UID:faux")]
    assert set(events(text)) <= {"1.1.1--sentiers--milestone--bilan@plan-exemple.plancancer"}


def test_commas_semicolons_and_backslashes_come_back_as_they_were() -> None:
    words = r"Bilan, suite ; fin \ et : autre"
    source = dossier(f"""
        calendrier: Depuis 2022
        jalons: [{{id: bilan, intitule: '{words}', echeance: 2026-06}}]
    """)
    event = events(feed(source, "2024-06-01"))[
        "1.1.1--sentiers--milestone--bilan@plan-exemple.plancancer"
    ]
    assert words in event.description.value


def test_a_plan_with_nothing_due_is_an_empty_calendar() -> None:
    source = readable({PLAN: plan_text(), "actions/1.1.1-balades.yaml": fiche_text()})
    text = feed(source, "2024-06-01")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "VEVENT" not in text


def test_french_words() -> None:
    event = events(feed(dossier("calendrier: Dès 2023"), "2024-01-01", "fr"))[START]
    assert event.summary.value.startswith("1.1.1 Balades")
    assert "1er janvier" not in event.summary.value
    assert "31 décembre 2023" in event.description.value
