"""docs/benchmarks.md: the targets, what was measured against them, and how cost grows."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from work import COMPARED, DAILY, EDITED, SERIES, SIZES, edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from timing import Runs

_BAR = 50


@dataclass(frozen=True)
class Row:
    """One target: what is divided by what, and the bound. `at_least` says which side is good."""

    what: str
    against: str
    dividend: str
    divisor: str
    target: float
    at_least: bool

    def ratio(self, runs: Mapping[str, Runs]) -> float:
        """The measured ratio of the medians."""
        return runs[self.dividend].seconds / runs[self.divisor].seconds

    def cells(self, runs: Mapping[str, Runs]) -> list[str]:
        """The row of the table."""
        ratio = self.ratio(runs)
        reached = ratio >= self.target if self.at_least else ratio <= self.target
        bound = f"≥ {self.target:g} times faster" if self.at_least else f"≤ {self.target:g}"
        medians = f"{_seconds(runs[self.dividend])} / {_seconds(runs[self.divisor])}"
        verdict = "yes" if reached else "**no**"
        return [self.what, self.against, bound, f"**{ratio:.2f}**", medians, verdict]


_UNIT = "`import typer, rich, pydantic`"

ROWS = (
    *(
        Row(
            f"`{command}`, 13 fiches, after an edit",
            _UNIT,
            edited(command, 13),
            "unit, edited",
            3.0,
            at_least=False,
        )
        for command in ("status", "validate")
    ),
    Row("`--version`", _UNIT, "--version", "unit", 0.85, at_least=False),
    Row("`--help`", _UNIT, "--help", "unit", 1.8, at_least=False),
    *(
        Row("`validate`, 1 000 fiches", peer, peer, "validate 1000", t, at_least=True)
        for peer, t in (
            ("check-jsonschema", 15),
            ("yamllint", 25),
            ("doorstop", 12),
            ("strictdoc", 60),
        )
    ),
    *(
        Row(
            f"{size} valeurs",
            "frictionless",
            f"serie {size}",
            f"frictionless {size}",
            target,
            at_least=False,
        )
        for size, target in zip(COMPARED, (0.6, 0.9), strict=True)
    ),
    Row("`measure` into 10 000", "ruamel.yaml", "ruamel.yaml", "measure", 15, at_least=True),
)


_GROWN = (
    ("validate", "fiches", "validate {}", SIZES),
    ("validate", "valeurs", "serie {}", SERIES),
    ("status", "fiches", "status {}", SIZES),
    ("check", "fiches", "check {}", SIZES),
    ("diff", "fiches", "diff {}", SIZES),
    ("report --format html", "fiches", "report {}", SIZES),
)
"""Command, what there is more and more of, name of the run, sizes."""


def page(
    runs: Mapping[str, Runs], versions: Mapping[str, str], day: date, rounds: tuple[int, int]
) -> str:
    """The whole page."""
    head = ["what", "against", "target", "ratio", "medians", "reached"]
    parts = [
        "# Benchmarks",
        "Written by `make bench`; every number comes from one run on the same files.",
        _conditions(versions, day, rounds),
        "## Targets",
        _table(head, (row.cells(runs) for row in ROWS)),
        memory(runs),
        _reports(runs),
        "## Edit one file, run again",
        "Processor time at 13 and 300 fiches; a fiche is given another title before each run.",
        after_an_edit(runs),
        "## Growth",
        (
            "Seconds, and what one more file or measurement costs: the last column is flat "
            " where cost is linear. `diff` compares two folders of which one fiche in "
            "ten has another deadline."
        ),
        *(
            f"`{what}`\n\n" + _growth(runs, unit, ((size, name.format(size)) for size in sizes))
            for what, unit, name, sizes in _GROWN
        ),
        "## Everything that was run",
        _table(
            ["run", "processor, s", "clock, s", "peak, MiB", "runs"],
            (
                [
                    name,
                    f"{r.seconds:.3f}",
                    f"{sorted(r.clock)[len(r.clock) // 2]:.3f}",
                    f"{r.memory:.0f}",
                    str(len(r.cpu)),
                ]
                for name, r in runs.items()
            ),
        ),
        _REMARKS,
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def memory(runs: Mapping[str, Runs]) -> str:
    """The target that is no ratio."""
    peak = runs["validate 10000"].memory
    return f"Peak memory at 10 000 fiches: {peak:.0f} MiB (target: at most 120 MiB)."


def after_an_edit(runs: Mapping[str, Runs]) -> str:
    """What the daily commands take, in seconds and in units of an empty start."""
    unit = runs["unit, edited"].seconds
    head = ["command", *(f"{fiches} fiches" for fiches in EDITED), "in units of the import"]
    rows = []
    for command in DAILY:
        found = [runs[edited(command, fiches)] for fiches in EDITED]
        units = " and ".join(f"{each.seconds / unit:.2f}" for each in found)
        rows.append([f"`{command}`", *map(_seconds, found), units])
    return _table(head, rows)


def _reports(runs: Mapping[str, Runs]) -> str:
    """What nobody has set a target for: the cost of a large report beside that of its files."""
    files = runs["report, files read"].seconds
    html, markdown = (runs[f"report, {kind}"].seconds for kind in ("html", "markdown"))
    return (
        f"The report of 1 000 fiches and 10 000 valeurs takes {html:.1f} s in HTML and "
        f"{markdown:.1f} s in Markdown, {html / files:.1f} and {markdown / files:.1f} times what "
        "`validate` takes of the same files."
    )


def _conditions(versions: Mapping[str, str], day: date, rounds: tuple[int, int]) -> str:
    own = {name: version(name) for name in ("pydantic", "PyYAML", "typer", "rich")}
    listed = ", ".join(f"{name} {number}" for name, number in {**own, **versions}.items())
    return (
        f"{day.isoformat()}, Python {platform.python_version()}, {platform.system()}, "
        f"{os.cpu_count()} processors. {listed}.\n\n"
        "A ratio is that of the medians of processor time (user and system, children included): "
        "what else the machine does then counts little. The commands run in turn, one of each in "
        f"every round; {rounds[0]} rounds, three times as many for start-up and for one series, {rounds[1]} for peers. "
        "A fiche has the keys, the 6.4 kB and the hundred values of those of this repository, a "
        "measurement a date, a value and a source; a text as long as a fiche stands in each item of "
        "doorstop and each document of strictdoc. The files are made from a seed."
    )


def _seconds(runs: Runs) -> str:
    return f"{runs.seconds:.2f} s" if runs.seconds >= 1 else f"{runs.seconds * 1000:.0f} ms"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _growth(runs: Mapping[str, Runs], unit: str, points: Iterable[tuple[int, str]]) -> str:
    """Cost above the smallest size, for each thing more, with a bar on the same scale."""
    named = list(points)
    first_size, first = named[0][0], runs[named[0][1]].seconds
    rows = []
    for size, name in named:
        seconds = runs[name].seconds
        each = (seconds - first) / (size - first_size) * 1000 if size > first_size else None
        rows.append((size, seconds, each))
    largest = max(each for *_, each in rows if each is not None) or 1.0
    lines = [f"{unit:>8}   seconds   ms for one more"]
    for size, seconds, each in rows:
        bar = "" if each is None else f"{each:8.3f} {'█' * max(0, round(each / largest * _BAR))}"
        lines.append(f"{size:>8} {seconds:9.2f}   {bar}".rstrip())
    return "```text\n" + "\n".join(lines) + "\n```"


_REMARKS = """\
## Where a peer is better

- check-jsonschema takes any JSON Schema and checks files of any kind; here it checks the form of each
  fiche and not what the fiches say of each other. yamllint judges style, which `validate` leaves to `fmt`.
- doorstop and strictdoc keep links between requirements and publish them; they do more with each file.
- frictionless checks a CSV row by row, in the memory of a few rows: beyond some 10^5 measurements in one
  file it needs far less memory than a program that holds a series whole.
- ruamel.yaml rewrites any YAML, `measure` adds one line to a list.

## What is not reached, and why

- `validate` of 1 000 fiches: start-up, reading and models alone take what the targets against check-jsonschema and
  yamllint leave for everything. More would take a parser in C that gives positions, or several processes, which
  cost processor time and win only on the clock.
- 100 000 valeurs: frictionless checks a row and forgets it; here each is kept as a model, and a dozen rules hold
  it against the rest of its series.
- `measure` reads the file before and after and judges both: what is left of its time beside start-up is about a
  twenty-fifth of the round trip's.
- Memory: 10 000 fiches are 64 MB of text, which Python holds in two bytes a letter as soon as there is an œ or an
  apostrophe like ’; the models are as much again. `validate` and `status` keep all of it, for rules compare files
  with one another.

## How the time is saved

- What is measured first is what people do: edit one file, run again. Nothing that was read or answered is kept
  (docs/adr/0005-kept-answers.md), and libyaml reads every file (docs/adr/0001-own-yaml-builder.md).
- The layout is looked at by `fmt --check` alone.
- The records of the domain are Structs of msgspec, defined and made in a tenth of the time of dataclasses
  (docs/adr/0007-records.md).
- typer stays below 0.29, which imports pydantic at every start; see docs/adr/0003-typer-028.md.
- Python's search for garbage is turned off: a command ends soon, and what it reads it holds until then.
"""
