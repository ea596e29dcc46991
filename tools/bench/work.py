"""What is measured: each command of the program beside the peers that do the same work."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
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

EDITED = {13: "espaces-sans-tabac", 300: "indicateur-0"}
"""Fiches of the plan of this repository and of one as large as they become; an indicateur of each."""

DAILY = ("status", "validate", "check", "measure")
"""What is typed after an edit."""

UNIT = "import typer, rich, pydantic"
ROUND_TRIP = (
    "import sys, ruamel.yaml\n"
    "y = ruamel.yaml.YAML(); y.preserve_quotes = True; y.width = 4096\n"
    "d = y.load(open(sys.argv[1], encoding='utf-8'))\n"
    "d['valeurs'].append({'date': '2026-06-30', 'valeur': 12})\n"
    "y.dump(d, open(sys.argv[2], 'w', encoding='utf-8'))"
)


def edited(command: str, fiches: int) -> str:
    """The name of a run on a plan that was edited since the last one."""
    return f"{command} {fiches}, edited"


@dataclass(frozen=True)
class _Edit:
    """Gives a fiche of a folder another title each time."""

    folder: Path

    def __call__(self) -> None:
        fiche = min(self.folder.glob("*.yaml"))
        text = fiche.read_text(encoding="utf-8")
        changed = re.sub(
            "^titre: (?:Bis )*", lambda found: f"{found[0]}Bis ", text, flags=re.MULTILINE
        )
        fiche.write_text(changed, encoding="utf-8", newline="\n")


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
        """A run of our program."""
        dated = {"PLANCANCER_DATE": "2026-11-21", "PLANCANCER_LANG": "fr"}
        statuses = frozenset({0, 1} if "check" in words else {0})  # 1: something is overdue
        return Command(name, [PROGRAM, *words], ROOT, rounds or self.rounds, statuses, dated)

    def edited(self, fiches: int, command: str, *words: str, rounds: int) -> Command:
        """A run on a plan of which one fiche was edited since the last run."""
        folder = self.data / f"plan-{fiches}"
        run = self.ours(edited(command, fiches), "-C", str(folder), command, *words, rounds=rounds)
        edit = _Edit(folder / "actions")
        return replace(run, before=edit)


def write_data(place: Place) -> None:
    """Make every file anew from the seed, in the canonical layout: `validate` has nothing to say."""
    shutil.rmtree(place.data, ignore_errors=True)
    for name in ("plan", "actions", "indicators", "schemas"):
        shutil.copytree(ROOT / name, place.data / "plan-13" / name)
    for size in (*SIZES, 300):
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
        place.ours("status", "status", rounds=often),
        place.ours("status, colours", "--color", "always", "status", rounds=often),
    ]


def edit_and_ask(place: Place) -> list[Command]:
    """What people do: edit one file, run again."""
    often = place.rounds * 3
    found = [Command("unit, edited", [sys.executable, "-c", UNIT], ROOT, often)]
    for fiches, indicateur in EDITED.items():
        value = (indicateur, "12", "--on", "2026-06-30", "--dry-run")
        for command in DAILY:
            words = value if command == "measure" else ()
            found.append(place.edited(fiches, command, *words, rounds=often))
    return found


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
        ours.append(place.ours(f"validate {size}", *folder))
        states = (str(data / f"plan-{size}"), str(data / f"changed-{size}"))
        ours.append(place.ours(f"diff {size}", *folder[:2], "diff", *states, rounds=slow))
        ours.append(place.ours(f"status {size}", *folder[:2], "status", rounds=slow))
        ours.append(place.ours(f"check {size}", *folder[:2], "check", rounds=slow))
        html = ("report", "--format", "html", "--output", str(data / "report.html"))
        ours.append(place.ours(f"report {size}", *folder[:2], *html, rounds=slow))
    return [*ours, *peers]


def many_values(place: Place) -> list[Command]:
    """Series of measurements against a validator of tables, and a value written into one."""
    found = []
    for size in SERIES:
        folder = str(place.data / f"serie-{size}")
        often = place.rounds * (1 if size > ONE_SERIES else 3)
        found.append(place.ours(f"serie {size}", "-C", folder, "validate", rounds=often))
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
    found = [place.ours("report, files read", *project, "validate")]
    for kind in ("html", "markdown"):
        target = str(place.data / f"report.{kind}")
        words = ("report", "--format", kind, "--output", target)
        found.append(place.ours(f"report, {kind}", *project, *words))
    return found
