"""What a plan may hold together: each way to exceed it ends early, within a little time and memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hostile.attacking import project, run
from plancancer_cli.storage.read import limits
from projet import FICHE, INDICATEUR, MINIMAL, PLAN

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 15
"""Of processor time; measured is a tenth, as SECURITY.md says."""
MEMORY = 260 * 1024**2
"""Of address space more than the tests have taken."""

MANY_KEYS = "".join(f"cle{n}: 1\n" for n in range(200_000))
KEYS = {
    "at the top": (FICHE, MINIMAL[FICHE] + MANY_KEYS),
    "first": (FICHE, MANY_KEYS + MINIMAL[FICHE]),
    "of the plan": (PLAN, MINIMAL[PLAN] + MANY_KEYS),
    "of a volet": (
        FICHE,
        MINIMAL[FICHE].replace(
            "    calendrier: Dès 2024\n",
            "    calendrier: Dès 2024\n" + "".join(f"    cle{n}: 1\n" for n in range(200_000)),
        ),
    ),
    "in braces": (
        INDICATEUR,
        MINIMAL[INDICATEUR]
        + "  - {date: 2024-06, valeur: 11, source: Bilan, "
        + ", ".join(f"k{n}: 1" for n in range(200_000))
        + "}\n",
    ),
}
VALUES = {
    "braces": "{}," * 2_000_000,
    "brackets": "[]," * 2_000_000,
    "numbers": "1," * 8_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYS)
def test_of_many_unknown_keys_the_first_hundred_are_told(name: str, tmp_path: Path) -> None:
    path, text = KEYS[name]
    root = project(tmp_path, {path: text})
    outcome = run(root, "validate", "--format", "json", seconds=SECONDS, memory=MEMORY)
    told = [f for f in json.loads(outcome.out)["diagnostics"] if f["path"] == path]
    assert outcome.code == 1
    assert [f["code"] for f in told] == ["PC010"] * limits.MAX_FINDINGS
    assert told == sorted(told, key=lambda f: f["line"])


@pytest.mark.slow
@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_a_list_of_millions_is_too_large_to_be_judged(values: str, tmp_path: Path) -> None:
    root = project(tmp_path, {"indicators/liste.yaml": f"valeurs: [{values}]\n"})
    for command in ("validate", "check", "status", "report", "deadlines"):
        outcome = run(root, command, seconds=SECONDS, memory=2 * MEMORY, PLANCANCER_LANG="fr")
        assert outcome.code == 2
        assert "trop grand pour être jugé" in outcome.err
        assert "indicators/liste.yaml" in outcome.err


@pytest.mark.slow
def test_sixteen_megabytes_of_empty_lines_are_an_empty_file(tmp_path: Path) -> None:
    root = project(tmp_path, {"indicators/vide.yaml": "\n" * (limits.MAX_BYTES - 1)})
    outcome = run(root, "validate", seconds=SECONDS, memory=MEMORY)
    assert "indicators/vide.yaml:1:1: PC018" in outcome.out


@pytest.mark.slow
def test_the_last_of_many_empty_lines_has_its_place(tmp_path: Path) -> None:
    lines = 16_000_000
    root = project(tmp_path, {INDICATEUR: MINIMAL[INDICATEUR] + "\n" * lines + "inconnue: 1\n"})
    outcome = run(root, "validate", seconds=SECONDS, memory=MEMORY)
    line = MINIMAL[INDICATEUR].count("\n") + lines + 1
    assert f"{INDICATEUR}:{line}:1: PC010" in outcome.out


def test_the_files_of_a_plan_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    assert run(root, "validate").code == 0
    monkeypatch.setattr(limits, "MAX_PLAN_BYTES", 300)
    outcome = run(root, "validate")
    assert (outcome.code, outcome.out) == (2, "")
    assert "too large to be judged" in outcome.err


@pytest.mark.parametrize(("limit", "most"), [("MAX_PLAN_NODES", 40), ("MAX_PLAN_FINDINGS", 3)])
def test_so_are_values_and_findings(
    limit: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = {f"indicators/i{n}.yaml": "a: @\n" for n in range(5)}
    root = project(tmp_path, bad)
    assert run(root, "validate").code == 1
    monkeypatch.setattr(limits, limit, most)
    assert run(root, "validate").code == 2


def test_a_long_series_is_within_them() -> None:
    """A hundred thousand valeurs with a ventilation: what the limits were chosen for."""
    collections, nodes = 2 * 100_000 + 3, 15 * 100_000
    assert collections < limits.MAX_COLLECTIONS
    assert nodes < limits.MAX_NODES
