"""A report is an array of issues by the type definitions of Code Climate, which GitLab reads.

GitLab publishes no schema of its own. What it asks for beyond Code Climate's definitions (keys that
those leave open) is read off what ruff writes for it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from npm import PACKAGES, needs, node
from plancancer_cli.diagnostics import Location
from plancancer_cli.i18n import msg
from plancancer_cli.reporting.findings import FindingsReport, render
from plancancer_cli.reporting.findings.identity import fingerprints

if TYPE_CHECKING:
    from pathlib import Path

WRONG: dict[str, dict] = {
    "unknown-key": {"fichier": "a.yaml"},
    "no-type": {"type": "finding"},
    "severity": {"severity": "error"},
    "category": {"categories": ["Lateness"]},
    "line-as-text": {"location": {"path": "a", "lines": {"begin": "3", "end": "3"}}},
    "no-end": {"location": {"path": "a", "lines": {"begin": 3}}},
    "no-fingerprint": {"fingerprint": None},
}
"""What makes an issue of ours invalid."""


def read(report: FindingsReport, language) -> list[dict]:
    issues = json.loads(render("gitlab", report, language))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


@needs("codeclimate-types", "typescript")
def test_issues_are_those_of_code_climate(report, nasty, empty, french, tmp_path: Path) -> None:
    reports = {"report": report, "nasty": nasty, "empty": empty}
    texts = {name: render("gitlab", found, french) for name, found in reports.items()}
    valid = read(report, french)[0]
    texts |= {name: json.dumps([valid | wrong]) for name, wrong in WRONG.items()}
    assert refused(texts, tmp_path) == set(WRONG)


def refused(reports: dict[str, str], folder: Path) -> set[str]:
    """The reports that a compiler does not take for issues that say how grave they are, and who."""
    (folder / "node_modules").symlink_to(PACKAGES)
    for name, text in reports.items():
        (folder / f"{name}.ts").write_text(
            "import type { Issue } from 'codeclimate-types'\n"
            "type Told = Issue & Required<Pick<Issue, 'fingerprint' | 'severity'>>\n"
            f"export const issues: Told[] = {text}",
            "utf-8",
        )
    options = ["--noEmit", "--strict", "--module", "nodenext", "--pretty", "false"]
    files = [str(folder / f"{name}.ts") for name in reports]
    done = node(PACKAGES / "typescript/bin/tsc", *options, *files)
    assert "error TS2307" not in done.stdout, done.stdout  # the definitions are not found
    lines = [line for line in done.stdout.splitlines() if "error TS" in line]
    return {line.partition(".ts(")[0].rpartition("/")[2] for line in lines}


def test_what_ruff_tells_gitlab_is_told(report, english, tmp_path: Path) -> None:
    """Every key of ruff's issues, with a value of the same kind; a line in the form for lines."""
    (tmp_path / "a.py").write_text("import os\n", "utf-8")
    arguments = ["check", "--isolated", "--no-cache", "--output-format", "gitlab", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments], capture_output=True, text=True, check=False
    )
    (theirs,) = json.loads(done.stdout)
    place = theirs.pop("location")
    for ours in read(report, english):
        assert {key: type(ours[key]) for key in theirs} == {k: type(v) for k, v in theirs.items()}
        begin = ours["location"]["lines"]["begin"]
        assert type(begin) is type(place["positions"]["begin"]["line"])
        assert type(ours["location"]["path"]) is type(place["path"])


def test_a_finding(report, english):
    first = read(report, english)[0]
    assert len(first.pop("fingerprint")) == 64
    assert first == {
        "type": "issue",
        "description": "PC202 The end was due on 31 December 2024, 12 days ago. — "
        "Record what was done: plancancer track 1.2.1",
        "check_name": "PC202",
        "categories": ["Bug Risk"],
        "severity": "major",
        "location": {"path": "actions/1.2.1.yaml", "lines": {"begin": 14, "end": 14}},
    }


def test_a_matter_of_layout_is_one_of_style(report, english):
    layout = replace(report.diagnostics[0], code="PC401")
    (issue,) = read(replace(report, diagnostics=(layout,)), english)
    assert issue["categories"] == ["Style"]


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
