"""The rules are those that GitLab documents for a Code Quality report and checks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.findings import FindingsReport, render
from plancancer_cli.reporting.findings.identity import fingerprints


def read(report: FindingsReport, language) -> list[dict]:
    issues = json.loads(render("gitlab", report, language))
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert all(type(issue[key]) is str for key in issue.keys() - {"location"})
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert type(issue["location"]["path"]) is str
        assert type(issue["location"]["lines"]["begin"]) is int
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


def test_a_finding(report, english):
    first = read(report, english)[0]
    assert len(first.pop("fingerprint")) == 64
    assert first == {
        "description": "PC202 The end was due on 31 December 2024, 12 days ago. — "
        "Record what was done: plancancer track 1.2.1",
        "check_name": "PC202",
        "severity": "major",
        "location": {"path": "actions/1.2.1.yaml", "lines": {"begin": 14}},
    }


def test_severities(report, english):
    severities = [issue["severity"] for issue in read(report, english)]
    assert severities == ["major", "minor", "info", "major"]


def test_nothing_to_say_is_an_empty_array(empty, english):
    assert render("gitlab", empty, english) == "[]\n"


def test_text_of_the_plan(nasty, english):
    assert len(read(nasty, english)) == 2


def test_a_fingerprint_survives_what_does_not_make_another_finding(report):
    finding = report.diagnostics[0]
    moved = replace(finding, location=Location("actions/1.2.1.yaml", 99, 1))
    tomorrow = replace(
        finding,
        message=msg("The end was due on {day}, {n} days ago.", day=date(2024, 12, 31), n=13),
    )
    reworded = replace(finding, hint=None)
    assert fingerprints([finding]) == fingerprints([moved])
    assert fingerprints([finding]) == fingerprints([tomorrow])
    assert fingerprints([finding]) == fingerprints([reworded])


def test_a_fingerprint_is_the_same_in_every_language(report, french, english):
    def known(language):
        return [issue["fingerprint"] for issue in read(report, language)]

    assert known(french) == known(english)


def test_a_fingerprint_tells_findings_apart(report):
    finding = report.diagnostics[1]
    others = [
        replace(finding, code="PC206"),
        replace(finding, ref="I-02"),
        replace(finding, location=Location("indicators/I-02.yaml")),
        replace(finding, message=msg("No measurement for {period!r}.", period="2024")),
        replace(finding, message=msg("Due: {what}", what=[msg("the period {p}", p="2024")])),
        replace(finding, message=msg("Due: {what}", what=[msg("the period {p}", p="2025")])),
    ]
    assert len(set(fingerprints([finding, *others]))) == 7


def test_the_same_finding_twice_is_numbered(report):
    finding = report.diagnostics[1]
    once, twice = fingerprints([finding]), fingerprints([finding, finding])
    assert twice[0] == once[0]
    assert twice[1] != twice[0]


def test_a_fingerprint_of_a_release_is_that_of_the_next(report):
    assert fingerprints(report.diagnostics[1:2]) == [
        "980a505cbe0fe34dff92b2ed35e0a7a866d249bccc3171c132c8c52cb0a059dc"
    ]
