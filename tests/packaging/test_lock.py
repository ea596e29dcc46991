"""What the action installs: each wheel by its hash, at the pinned version, and from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ENTRY = re.compile(r"^([\w.-]+)==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)
SYSTEMS_AND_PYTHONS = 20


def name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=\[; ]", text)[0]).lower()


def test_it_holds_names_versions_and_hashes_alone() -> None:
    rest = ENTRY.sub("", LOCK)
    assert all(not line or line.startswith("#") for line in rest.splitlines())
    assert "://" not in LOCK


def test_versions_are_those_of_the_constraints() -> None:
    pinned = dict(
        line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").split()
    )
    pins = {name(each): version for each, version in pinned.items()}
    for each, version, _ in ENTRY.findall(LOCK):
        assert pins[name(each)] == version


def test_what_runs_and_what_builds_the_program_is_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    locked = {name(each) for each, _, _ in ENTRY.findall(LOCK)}
    assert {name(each) for each in wanted} <= locked


def test_what_is_compiled_has_a_wheel_for_each_system_and_python() -> None:
    hashes = {each: len(re.findall("sha256:", digests)) for each, _, digests in ENTRY.findall(LOCK)}
    for each in ("markupsafe", "msgspec", "pydantic_core", "pyyaml"):
        assert hashes[each] >= SYSTEMS_AND_PYTHONS


def test_the_action_installs_by_it() -> None:
    action = (ROOT / "action.yml").read_text("utf-8")
    assert "--require-hashes --only-binary :all:" in action
    assert "--no-deps --no-build-isolation" in action
