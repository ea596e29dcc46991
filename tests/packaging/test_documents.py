"""The pages about dependencies and security say what is in the code."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path

from plancancer_cli.storage.read import limits

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text("utf-8")


def names(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w.-]+", line)[0].lower() for line in requirements}  # type: ignore[index]


def justified(heading: str) -> set[str]:
    """The packages of a table, by the heading above it."""
    table = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("|")][2:]
    column = 2 if "extra" in table else 1
    return {row[1 if len(row) == 4 else column].strip() for row in rows}


def test_every_dependency_is_justified_and_no_other() -> None:
    extras = PROJECT["optional-dependencies"]
    of_formats = {
        name for key, each in extras.items() if key not in {"dev", "fuzz"} for name in names(each)
    }
    to_work = names(extras["dev"]) | names(extras.get("fuzz", ["atheris"]))
    assert justified("To run") == names(PROJECT["dependencies"])
    assert justified("For some formats only") == of_formats
    assert justified("To work on the program") == to_work


def test_each_has_a_lower_bound_and_a_pin() -> None:
    pins = names((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    for line in PROJECT["dependencies"]:
        assert ">=" in line
        assert names([line]) <= pins


def test_the_limits_are_those_that_are_promised() -> None:
    page = (ROOT / "SECURITY.md").read_text("utf-8")
    for promise in (
        f"{limits.MAX_BYTES // 1024**2} MiB",
        f"{limits.MAX_DEPTH} levels",
        f"{limits.MAX_ALIAS_SIZE:,} nodes".replace(",", " "),
        f"{limits.MAX_TEXT:,} characters".replace(",", " "),
        f"10^{len(str(limits.MAX_NUMBER)) - 1}",
        f"{limits.MAX_FINDINGS} findings",
    ):
        assert promise in page


def test_the_version_is_one() -> None:
    from plancancer_cli import __version__

    assert PROJECT["version"] == __version__
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    released = headings[1:] if headings[0] == "Unreleased" else headings
    version, _, day = released[0].partition(" - ")
    assert version == __version__
    assert date.fromisoformat(day)


def test_a_release_says_that_it_is_stable_and_where_it_runs() -> None:
    classifiers = PROJECT["classifiers"]
    assert ("Development Status :: 5 - Production/Stable" in classifiers) == (
        int(PROJECT["version"].partition(".")[0]) >= 1
    )
    assert "Typing :: Typed" in classifiers
    pythons = [line.rpartition(" ")[2] for line in classifiers if "Python :: 3." in line]
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert f"python: {json.dumps(pythons)}" in workflow
    assert PROJECT["requires-python"] == f">={pythons[0]}"
