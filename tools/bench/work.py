"""What is measured: each command of the program beside the peers that do the same work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from synthetic import (
    write_doorstop,
    write_measured,
    write_plan,
    write_series,
    write_strictdoc,
)
from timing import Command

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(sys.executable).with_name("plancancer"))
SIZES = (10, 100, 1_000, 10_000)
SERIES = (100, 1_000, 10_000, 100_000)
ONE_SERIES = 10_000
COMPARED = (ONE_SERIES, 100_000)
"""Sizes at which a validator of tables reads the same rows."""
REPORTED = (1_000, 10_000)
"""Fiches and measurements of the plan whose report is made."""

UNIT = "import typer, rich, pydantic"
FLOOR = (
    "import hashlib, os, sys\n"
    "for folder, _, names in os.walk(sys.argv[1]):\n"
    "    for name in names:\n"
    "        with open(folder + '/' + name, 'rb', buffering=0) as f: hashlib.sha256(f.read())"
)
ROUND_TRIP = (
    "import sys, ruamel.yaml\n"
    "y = ruamel.yaml.YAML(); y.preserve_quotes = True; y.width = 4096\n"
    "d = y.load(open(sys.argv[1], encoding='utf-8'))\n"
    "d['valeurs'].append({'date': '2026-06-30', 'valeur': 12})\n"
    "y.dump(d, open(sys.argv[2], 'w', encoding='utf-8'))"
)


@dataclass(frozen=True)
class Place:
    """Where the data and the peers lie."""

    data: Path
    peers: Path
    rounds: int
    slow_rounds: int

    def peer(self, name: str, program: str) -> str:
        """A program of a peer's environment."""
        return str(self.peers / name / "bin" / program)

    def ours(self, name: str, *words: str, rounds: int | None = None) -> Command:
        """A run of our program; what its name calls warm uses a cache of its own."""
        cache = {"XDG_CACHE_HOME": str(self.data / "cache"), "CI": ""}
        words = ("--no-cache", *words) if "cold" in name else words
        dated = {**cache, "PLANCANCER_DATE": "2026-11-21", "PLANCANCER_LANG": "fr"}
        statuses = frozenset({0, 1} if "check" in words else {0})  # 1: something is overdue
        return Command(name, [PROGRAM, *words], ROOT, rounds or self.rounds, statuses, dated)


def write_data(place: Place) -> None:
    """Make every file anew from the seed, in the canonical layout: `validate` has nothing to say."""
    shutil.rmtree(place.data, ignore_errors=True)
    for size in SIZES:
        write_plan(place.data / f"plan-{size}", size)
        changed = place.data / f"changed-{size}"
        shutil.copytree(place.data / f"plan-{size}", changed)
        for file in (changed / "actions").glob("*.1-fiche.yaml"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("2024-2027", "2024-2028"), encoding="utf-8", newline="\n")
    for size in SERIES:
        write_series(place.data / f"serie-{size}", size)
    write_measured(place.data / "report", *REPORTED)
    write_doorstop(place.data / "doorstop" / "reqs", 1_000)
    # doorstop looks for its documents from the top of the repository down.
    subprocess.run(["git", "init", "--quiet"], cwd=place.data / "doorstop", check=True)
    write_strictdoc(place.data / "strictdoc", 1_000)


def start_up(place: Place) -> list[Command]:
    """The start of a command on the plan of this repository."""
    often = place.rounds * 3
    return [
        Command("unit", [sys.executable, "-c", UNIT], ROOT, often),
        place.ours("--version", "--version", rounds=often),
        place.ours("--help", "--help", rounds=often),
        place.ours("status, cold", "status", rounds=often),
        place.ours("status, warm, first", "status", rounds=1),
        place.ours("status, warm", "status", rounds=often),
        place.ours("colours, warm, first", "--color", "always", "status", rounds=1),
        place.ours("status, warm, colours", "--color", "always", "status", rounds=often),
        place.ours("validate, warm, first", "validate", rounds=1),
        place.ours("validate, warm", "validate", rounds=often),
    ]


def many_files(place: Place) -> list[Command]:
    """A thousand files by everybody, ten thousand by us, and the floor: reading and hashing."""
    data, slow = place.data, place.slow_rounds
    fiches = [str(file) for file in sorted((data / "plan-1000" / "actions").glob("*.yaml"))]
    schema = str(ROOT / "schemas" / "fiche.schema.json")
    relaxed = "{extends: relaxed, rules: {line-length: disable}}"
    checker = [place.peer("check-jsonschema", "check-jsonschema"), "--schemafile", schema]
    strict = [place.peer("strictdoc", "strictdoc"), "export", ".", "--output-dir"]
    peers = [
        Command("check-jsonschema", [*checker, *fiches], data, slow),
        Command(
            "yamllint",
            [place.peer("yamllint", "yamllint"), "-d", relaxed, "plan-1000"],
            data,
            slow,
        ),
        Command(
            "doorstop",
            [place.peer("doorstop", "doorstop"), "--no-reformat", "--no-level-check"],
            data / "doorstop",
            slow,
        ),
        Command("strictdoc", [*strict, str(data / "out")], data / "strictdoc", slow),
    ]
    ours = []
    for size in SIZES:
        folder = ("-C", str(data / f"plan-{size}"), "validate")
        ours.append(place.ours(f"validate {size}, cold", *folder))
        ours.append(place.ours(f"validate {size}, warm, first", *folder, rounds=1))
        ours.append(place.ours(f"validate {size}, warm", *folder))
        words = [sys.executable, "-c", FLOOR, str(data / f"plan-{size}")]
        ours.append(Command(f"floor {size}", words, ROOT, place.rounds))
        states = (str(data / f"plan-{size}"), str(data / f"changed-{size}"))
        ours.append(place.ours(f"diff {size}", *folder[:2], "diff", *states, rounds=slow))
        ours.append(place.ours(f"status {size}, cold", *folder[:2], "status", rounds=slow))
        ours.append(place.ours(f"check {size}, cold", *folder[:2], "check", rounds=slow))
        html = ("report", "--format", "html", "--output", str(data / "report.html"))
        ours.append(place.ours(f"report {size}, cold", *folder[:2], *html, rounds=slow))
    return [*ours, *peers]


def many_values(place: Place) -> list[Command]:
    """Series of measurements against a validator of tables, and a value written into one."""
    found = []
    for size in SERIES:
        folder = str(place.data / f"serie-{size}")
        often = place.rounds * (1 if size > ONE_SERIES else 3)
        found.append(place.ours(f"serie {size}, cold", "-C", folder, "validate", rounds=often))
    for size in COMPARED:
        words = [place.peer("frictionless", "frictionless"), "validate", f"serie-{size}.csv"]
        often = place.slow_rounds if size > ONE_SERIES else place.rounds
        found.append(Command(f"frictionless {size}", words, place.data, often))
    project, file = place.data / "serie-10000", "indicators/indicateur-0.yaml"
    python = place.peer("ruamel.yaml", "python")
    words = [python, "-c", ROUND_TRIP, str(project / file), str(place.data / "out.yaml")]
    found.append(Command("ruamel.yaml", words, ROOT, place.slow_rounds))
    # Everything but the last step: a value that was really added would be refused the next time.
    value = ("measure", "indicateur-0", "12", "--on", "2026-06-30", "--dry-run")
    found.append(place.ours("measure", "-C", str(project), *value, rounds=place.rounds * 3))
    return found


def reports(place: Place) -> list[Command]:
    """The report of a large plan, beside what reading and judging the same files takes."""
    project = ("-C", str(place.data / "report"))
    found = [place.ours("report, files read, cold", *project, "validate")]
    for kind in ("html", "markdown"):
        target = str(place.data / f"report.{kind}")
        words = ("report", "--format", kind, "--output", target)
        found.append(place.ours(f"report, {kind}, cold", *project, *words))
    return found
