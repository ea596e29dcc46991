from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from plancancer_cli.diagnostics import Severity
from plancancer_cli.reporting.findings import FindingsReport, render

FINDING = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>PC\d{3}) (?P<text>.+)")


def test_one_line_a_finding_then_the_counts(report, english):
    assert render("text", report, english) == (
        "actions/1.2.1.yaml:14:7: PC202 The end was due on 31 December 2024, 12 days ago. — "
        "Record what was done: plancancer track 1.2.1\n"
        "indicators/I-01.yaml:3:1: PC205 No measurement for “2023”.\n"
        "actions/1.2.1.yaml:20:5: PC211 Due in 3 days.\n"
        "actions/cassé, 100 %: fin.yaml:1:1: PC002 Found “{valeur: 52,3}” in a flow map.\n"
        "2 errors, 1 warning, 1 notice\n"
    )


def test_the_counts_in_french(report, french):
    last = render("text", report, french).splitlines()[-1]
    assert last == "2 erreurs, 1 avertissement, 1 information"


def test_nothing_to_say(empty, french):
    assert render("text", empty, french) == "Aucun constat.\n"
    assert render("text", replace(empty, grouped=True), french) == "Aucun constat.\n"


def test_under_the_headings_of_their_fiches(report, french):
    grouped = replace(report, grouped=True)
    shown = [
        re.sub(r"(PC\d+) .*", r"\1", line) for line in render("text", grouped, french).split("\n")
    ]
    assert shown == [
        "1.2.1 — Étendre les espaces sans tabac",
        "actions/1.2.1.yaml:14:7: PC202",
        "actions/1.2.1.yaml:20:5: PC211",
        "",
        "I-01",
        "indicators/I-01.yaml:3:1: PC205",
        "",
        "Autres constats",
        "actions/cassé, 100 %: fin.yaml:1:1: PC002",
        "",
        "2 erreurs, 1 avertissement, 1 information",
        "",
    ]


def shape(printed: str) -> list[str]:
    return [re.sub(r"(PC\d+) .*", r"\1", line) for line in printed.splitlines()]


def test_what_makes_the_run_fail_comes_last(report, french):
    checked = replace(report, grouped=True, threshold=Severity.ERROR)
    assert shape(render("text", checked, french)) == [
        "2 constats qui ne font pas échouer la vérification",
        "==================================================",
        "",
        "1.2.1 — Étendre les espaces sans tabac",
        "actions/1.2.1.yaml:20:5: PC211",
        "",
        "I-01",
        "indicators/I-01.yaml:3:1: PC205",
        "",
        "2 constats qui font échouer la vérification",
        "===========================================",
        "",
        "1.2.1 — Étendre les espaces sans tabac",
        "actions/1.2.1.yaml:14:7: PC202",
        "",
        "Autres constats",
        "actions/cassé, 100 %: fin.yaml:1:1: PC002",
        "",
        "2 erreurs, 1 avertissement, 1 information",
    ]


@pytest.mark.parametrize("threshold", [None, Severity.INFO])
def test_where_all_weigh_the_same_there_are_no_parts(report, french, threshold):
    checked = replace(report, grouped=True, threshold=threshold)
    plain = replace(report, grouped=True)
    assert render("text", checked, french) == render("text", plain, french)


def test_the_rest_is_counted_where_only_what_fails_is_asked_for(report, french):
    brief = replace(report, grouped=True, threshold=Severity.ERROR).brief()
    assert shape(render("text", brief, french)) == [
        "1.2.1 — Étendre les espaces sans tabac",
        "actions/1.2.1.yaml:14:7: PC202",
        "",
        "Autres constats",
        "actions/cassé, 100 %: fin.yaml:1:1: PC002",
        "",
        "2 erreurs, 1 avertissement, 1 information",
        "2 constats sous le seuil ne sont pas affichés.",
    ]


def test_groups_and_their_findings_keep_the_order_given(report, english):
    late_first = FindingsReport(report.date, report.diagnostics[::-1], grouped=True)
    codes = [m["code"] for m in FINDING.finditer(render("text", late_first, english))]
    assert codes == ["PC211", "PC202", "PC205", "PC002"]


def test_text_of_the_plan_cannot_add_a_line(nasty, english):
    lines = render("text", nasty, english).splitlines()
    assert len(lines) == 3
    assert all(FINDING.fullmatch(line) for line in lines[:2])
    assert r"\x1b[31m\x9b2J\x07\x00\r\n::error::forged\n" in lines[0]
