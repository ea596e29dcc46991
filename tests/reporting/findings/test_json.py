from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from plancancer_cli.reporting.findings import render
from plancancer_cli.reporting.findings.json_text import dumps

VALID_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_the_keys_of_the_contract(report, french):
    document = json.loads(render("json", report, french))
    assert list(document) == ["schemaVersion", "kind", "date", "diagnostics", "summary", "read"]
    assert document["schemaVersion"] == 1
    assert document["kind"] == "diagnostics"
    assert document["date"] == "2025-01-12"
    assert document["summary"] == {"error": 2, "warning": 1, "info": 1}
    assert document["diagnostics"][0] == {
        "code": "PC202",
        "severity": "error",
        "path": "actions/1.2.1.yaml",
        "line": 14,
        "column": 7,
        "ref": "1.2.1/espaces-sans-tabac",
        "message": "The end was due on 31 décembre 2024, 12 days ago.",
        "hint": "Record what was done: plancancer track 1.2.1",
    }
    assert document["diagnostics"][3]["ref"] is None
    assert document["diagnostics"][3]["hint"] is None


def test_nothing_to_say(empty, french):
    assert json.loads(render("json", empty, french)) == {
        "schemaVersion": 1,
        "kind": "diagnostics",
        "date": "2025-01-12",
        "diagnostics": [],
        "summary": {"error": 0, "warning": 0, "info": 0},
        "read": None,
    }


def test_letters_are_written_as_they_are(report, french):
    printed = render("json", report, french)
    assert '\n      "path": "actions/cassé, 100 %: fin.yaml",\n' in printed


def test_a_path_reads_back_as_it_is_on_disk(nasty, french):
    path = json.loads(render("json", nasty, french))["diagnostics"][0]["path"]
    assert path == "actions/a\x1b]0;b\n::warning::c\u202e\\udce9.yaml"


@given(st.recursive(VALID_TEXT, lambda inner: st.lists(inner) | st.dictionaries(VALID_TEXT, inner)))
def test_any_text_reads_back(value):
    assert json.loads(dumps(value)) == value
