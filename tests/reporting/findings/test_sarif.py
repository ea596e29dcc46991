"""Logs are valid by the published schema, and read with `pydantic-sarif`, models made of it."""

from __future__ import annotations

import json
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from jsonschema.validators import validator_for
from msgspec.structs import replace
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

from npm import PACKAGES, needs
from plancancer_cli import __version__
from plancancer_cli.codes import RULES
from plancancer_cli.diagnostics import Location
from plancancer_cli.reporting.findings import FindingsReport, render


def run_of(report: FindingsReport, language) -> dict:
    document = json.loads(render("sarif", report, language))
    Log.model_validate(document)
    (run,) = document["runs"]
    return run


def test_the_models_refuse_what_the_schema_does():
    with pytest.raises(ValueError, match="extra"):
        Log.model_validate({"version": "2.1.0", "runs": [], "findings": []})


@needs("@microsoft/jest-sarif")
def test_logs_are_valid_by_the_published_schema(report, nasty, empty, french):
    path = PACKAGES / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    schema = json.loads(path.read_text("utf-8"))
    validator = validator_for(schema)(schema)
    for findings in (report, nasty, empty):
        document = json.loads(render("sarif", findings, french))
        assert [error.message for error in validator.iter_errors(document)] == []
    document = json.loads(render("sarif", report, french))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not validator.is_valid(document)


def test_the_tool(report, french):
    run = run_of(report, french)
    driver = run["tool"]["driver"]
    assert driver["name"] == "plancancer"
    assert driver["version"] == __version__
    assert [rule["id"] for rule in driver["rules"]] == ["PC002", "PC202", "PC205", "PC211"]
    title = {"text": french.text(RULES["PC202"].title)}
    assert driver["rules"][1] == {
        "id": "PC202",
        "shortDescription": title,
        "fullDescription": title,
        "help": {
            "text": "`plancancer explain PC202` dit ce que cela signifie et comment y remédier."
        },
        "defaultConfiguration": {"level": "error"},
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["properties"] == {"date": "2025-01-12"}


def test_a_result(report, english):
    run = run_of(report, english)
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    (fingerprint,) = result.pop("partialFingerprints").values()
    assert len(fingerprint) == 64
    assert result == {
        "ruleId": "PC202",
        "ruleIndex": 1,
        "level": "error",
        "message": {
            "text": "The end was due on 31 December 2024, 12 days ago.\n"
            "Record what was done: plancancer track 1.2.1"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "actions/1.2.1.yaml"},
                    "region": {"startLine": 14, "startColumn": 7},
                }
            }
        ],
        "properties": {"ref": "1.2.1/espaces-sans-tabac"},
    }


def test_levels(report, english):
    levels = [result["level"] for result in run_of(report, english)["results"]]
    assert levels == ["error", "warning", "note", "error"]


def test_nothing_to_say(empty, english):
    run = run_of(empty, english)
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_braces_are_no_arguments(report, english):
    text = run_of(report, english)["results"][3]["message"]["text"]
    assert text == "Found “{{valeur: 52,3}}”\nin a flow map."


def test_text_of_the_plan_makes_no_link(nasty, english):
    for result in run_of(nasty, english)["results"]:
        assert "](" not in result["message"]["text"]
        assert "[click] (https://evil.example)" in result["message"]["text"]
        assert "{{0}}" in result["message"]["text"]


@pytest.mark.parametrize(
    "path", ["actions/é %41#?.yaml", "a:b.yaml", "actions/\udce9.yaml", "a\\b.yaml", "a\x1b.yaml"]
)
def test_a_path_is_a_relative_uri(path, report, english):
    diagnostic = replace(report.diagnostics[0], location=Location(path))
    run = run_of(replace(report, diagnostics=(diagnostic,)), english)
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    parts = urlsplit(location["uri"])
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote_to_bytes(parts.path) == path.encode("utf-8", "backslashreplace")
