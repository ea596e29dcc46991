"""What the fuzzer starts from, and what it once found, goes through its targets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "fuzz_corpus"
INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT / "tools")])


@pytest.mark.parametrize("file", INPUTS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_an_input_goes_through_its_target(file: Path) -> None:
    from fuzz.targets import TARGETS

    TARGETS[file.parent.name](file.read_bytes())


def test_each_target_has_inputs_and_they_stay_small() -> None:
    from fuzz.targets import TARGETS

    assert {file.parent.name for file in INPUTS} == set(TARGETS)
    assert sum(file.stat().st_size for file in INPUTS) < 200_000
