"""What a status, a value or a postponement rests on."""

from __future__ import annotations

from datetime import date

import pytest

from plancancer_cli.analysis.echeances import suivi
from plancancer_cli.diagnostics import Severity
from plancancer_cli.rules.decisions import executed, named_meetings
from plancancer_cli.rules.evidence import bare_statuses, recorded_twice, values_without_source
from plancancer_cli.rules.future import not_yet_known
from plancancer_cli.rules.postponements import before_the_plan, unknown_of_plan, without_date
from projet import FICHE, INDICATEUR, MINIMAL, PLAN, projet

ON = date(2026, 11, 28)
MEETING = "plan/comites/2024-12-12.yaml"
MINUTES = "date: 2024-12-12\ndecisions: [{id: report, texte: Reporter., refs: [1.1.1]}]\n"


def with_suivi(*entries: str, calendrier: str = "Dès 2024") -> dict[str, str]:
    lines = "".join(f"      - {{{entry}}}\n" for entry in entries)
    fiche = MINIMAL[FICHE].replace(
        "calendrier: Dès 2024\n", f"calendrier: {calendrier}\n    suivi:\n{lines}"
    )
    return MINIMAL | {FICHE: fiche}


def severities(*entries: str, calendrier: str = "Dès 2024") -> list[Severity]:
    dossier = projet(with_suivi(*entries, calendrier=calendrier))
    assert dossier.diagnostics == ()
    return [found.severity for found in bare_statuses(suivi(dossier, ON))]


@pytest.mark.parametrize("statut", ["a_venir", "en_cours"])
def test_a_status_alone_is_evidence_of_nothing(statut: str) -> None:
    assert severities(f"date: 2024-03, statut: {statut}") == [Severity.WARNING]
    assert severities(f"date: 2024-03, statut: {statut}, constat: Ouvert") == []
    assert severities(f"date: 2024-03, statut: {statut}, source: Bilan") == []


@pytest.mark.parametrize("statut", ["realise", "perennise", "transfere, vers: ARS"])
def test_a_closure_without_a_source_is_an_error(statut: str) -> None:
    assert severities(f"date: 2024-03, statut: {statut}, constat: Fini") == [Severity.ERROR]
    assert severities(f"date: 2024-03, statut: {statut}, constat: Fini, source: Bilan") == []


def test_a_later_entry_that_is_sound_takes_the_place_of_a_bare_one() -> None:
    bare, sound = "date: 2024-03, statut: en_cours", "date: 2024-05, statut: en_cours, source: B"
    assert severities(bare, sound) == []
    assert severities(sound, bare) == [], "by date, not by line"
    assert severities(sound.replace("05", "02"), bare) == [Severity.WARNING]
    closed = "date: 2024-06, statut: realise, constat: Fini"
    assert severities(closed, f"{closed}, source: Bilan") == []


def test_what_closes_a_part_or_a_year_claims_no_result_of_the_whole() -> None:
    assert severities("date: 2024-03, statut: realise, constat: Fait", calendrier="Annuel") == []


def test_a_reason_speaks_and_a_later_entry_is_not_known_yet() -> None:
    assert severities("date: 2024-03, statut: bloque, motif: Budget") == []
    assert severities("date: 2027, statut: en_cours") == []


def test_a_value_needs_a_source_or_a_producteur_of_the_indicateur() -> None:
    def found(indicateur: str) -> int:
        return len(list(values_without_source(projet(MINIMAL | {INDICATEUR: indicateur}))))

    text = MINIMAL[INDICATEUR]
    bare = text.replace(", source: Bilan", "")
    assert found(text) == 0
    assert found(bare) == 1
    assert found(bare.replace("type:", "producteur: ville\ntype:")) == 0
    assert found(bare + "  - {date: 2024-06, valeur: 12}\n") == 1, "one finding an indicateur"


def test_the_very_same_entry_twice_is_found_and_another_is_not() -> None:
    entry = "date: 2024-03, statut: en_cours, constat: Ouvert"
    [found] = recorded_twice(projet(with_suivi(entry, "date: 2024, constat: Autre", entry)))
    assert (found.code, found.severity, found.location.line) == ("PC117", Severity.WARNING, 10)
    read = "consulte: 2024-03-01, constat: Ouvert"
    assert list(recorded_twice(projet(with_suivi(read, read.replace("consulte", "date"))))) == []


def with_report(decision: str, day: str = "2024-12-12", **files: str) -> dict[str, str]:
    report = f"{{echeance: debut, au: 2025, motif: M, decision: {decision!r}, date: {day}}}"
    fiche = MINIMAL[FICHE].replace(
        "calendrier: Dès 2024\n",
        f"calendrier: Dès 2024\n    reports_echeance:\n      - {report}\n",
    )
    return MINIMAL | {FICHE: fiche} | files


@pytest.mark.parametrize(
    "decision",
    [
        "Comité de suivi du 12 décembre 2024",
        "comité de pilotage, 12/12/2024",
        "COPIL du 2024-12-12",
        "Comité de suivi, décembre 2024",
        "2024-12-12/report",
    ],
)
def test_the_meeting_that_a_decision_names_is_looked_for(decision: str) -> None:
    [found] = named_meetings(projet(with_report(decision)))
    assert (found.code, found.severity) == ("PC115", Severity.WARNING)
    assert list(named_meetings(projet(with_report(decision) | {MEETING: MINUTES}))) == []


@pytest.mark.parametrize(
    "decision", ["Conseil municipal du 3 février 2025", "Comité de suivi", "Courrier de 2024"]
)
def test_what_names_no_meeting_is_not_looked_for(decision: str) -> None:
    assert list(named_meetings(projet(with_report(decision)))) == []


def test_a_decision_of_a_meeting_is_looked_for_in_it() -> None:
    files = with_report("2024-12-12/autre") | {MEETING: MINUTES}
    assert [found.code for found in named_meetings(projet(files))] == ["PC115"]


@pytest.mark.parametrize(
    ("day", "found"), [("2023-05-29", 1), ("2023-05-30", 0), ("2023-05", 0), ("2022", 1)]
)
def test_nothing_is_postponed_before_it_was_voted(day: str, found: int) -> None:
    assert len(list(before_the_plan(projet(with_report("Maire", day))))) == found


def test_execute_names_a_decision_that_stands_in_a_meeting() -> None:
    done = with_suivi("date: 2025, execute: 2024-12-12/report") | {MEETING: MINUTES}
    wrong = with_suivi("date: 2025, execute: 2024-12-12/repot") | {MEETING: MINUTES}
    assert list(executed(projet(done))) == []
    [found] = executed(projet(wrong))
    assert found.code == "PC108"


@pytest.mark.parametrize(
    ("echeance", "codes"),
    [("fin", []), ("evaluation", []), ("comite", []), ("debut", ["PC108"]), ("xyz", ["PC108"])],
)
def test_the_plan_postpones_its_end_its_jalons_and_its_rhythms(echeance, codes) -> None:
    plan = MINIMAL[PLAN] + (
        "periode: {debut: 2023, fin: 2026}\n"
        "jalons: [{id: evaluation, intitule: Évaluation, echeance: 2026}]\n"
        "recurrences: [{id: comite, intitule: Comité, recurrence: annuelle}]\n"
        "reports_echeance:\n"
        f"  - {{echeance: {echeance}, au: 2028, motif: M, decision: Conseil, date: 2025}}\n"
    )
    dossier = projet(MINIMAL | {PLAN: plan})
    assert dossier.diagnostics == ()
    found = [*without_date(dossier), *unknown_of_plan(dossier)]
    assert [finding.code for finding in found] == codes


def test_the_plan_has_an_end_to_postpone_only_where_it_says_one() -> None:
    plan = MINIMAL[PLAN] + (
        "reports_echeance:\n"
        "  - {echeance: fin, au: 2028, motif: M, decision: Conseil, date: 2025}\n"
    )
    [found] = without_date(projet(MINIMAL | {PLAN: plan}))
    assert (found.code, found.ref) == ("PC108", "plan-exemple")


@pytest.mark.parametrize(("day", "found"), [("2026-11-28", 0), ("2026-11-29", 1), ("2026", 1)])
def test_a_decision_after_today_is_not_known_yet(day: str, found: int) -> None:
    known = not_yet_known(suivi(projet(with_report("Maire", day)), ON))
    assert [d.code for d in known] == ["PC311"] * found
