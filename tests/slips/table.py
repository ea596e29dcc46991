"""Reads the tables of slips: a file of the plan, its lines without `-` and with `+` the slip."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.rules.run import validate
from plancancer_cli.storage.loader import load
from projet import ArbreMemoire
from slips.bases import ACTEURS, COMITE, FICHE, FILES, INDICATEUR, PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.diagnostics import Diagnostic

_HERE = Path(__file__).parent
_FILES = {
    "plan": PLAN,
    "acteurs": ACTEURS,
    "fiche": FICHE,
    "indicateur": INDICATEUR,
    "comite": COMITE,
}
_EXPECTED = re.compile(
    r"(?:(?P<path>[^ ]+):)?(?P<line>\d+):(?P<column>\d+) (?P<code>PC\d+)(?: (?P<hint>.*))?"
)


class Expected(NamedTuple):
    """A finding: where, its code, and what it says to write (in English); None where that is left open."""

    path: str
    line: int
    column: int
    code: str
    hint: str | None


class Slip(NamedTuple):
    """One slip.

    Attributes:
        section: the heading of the table that it stands under.
        path: the file.
        text: the file with the slip in it.
        lines: the first and the last line of the slip.
        expected: what is to be found, in the order of the findings.
    """

    section: str
    path: str
    text: str
    lines: tuple[int, int]
    expected: tuple[Expected, ...]

    @property
    def files(self) -> dict[str, str]:
        """The whole plan with the slip in it."""
        return FILES | {self.path: self.text}


def read(name: str) -> list[Slip]:
    """The slips of a table."""
    slips: list[Slip] = []
    section = ""
    for block in (_HERE / name).read_text("utf-8").split("\n\n"):
        lines = [_plain(line) for line in block.strip("\n").split("\n")]
        if lines[0].startswith("# "):
            section = lines[0][2:]
        else:
            slips.append(_slip(section, lines))
    return slips


def _plain(line: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)


def _slip(section: str, lines: list[str]) -> Slip:
    path = _FILES[lines[0].strip("[]")]
    old = "\n".join(line[2:] for line in lines if line.startswith("- "))
    new = [line[2:] for line in lines if line.startswith("+ ")]
    base = FILES[path]
    before = f"\n{base}".index(f"\n{old}\n")
    after = base[before + len(old) :]
    text = base[:before] + ("\n".join(new) + after if new else after.removeprefix("\n"))
    first = base.count("\n", 0, before) + 1
    expected = [_EXPECTED.fullmatch(line[2:]) for line in lines if line.startswith("= ")]
    return Slip(
        section,
        path,
        text,
        (first, first + max(len(new), 1) - 1),
        tuple(
            Expected(e["path"] or path, int(e["line"]), int(e["column"]), e["code"], e["hint"])
            for e in expected
            if e is not None
        ),
    )


def found(files: Mapping[str, str]) -> list[Diagnostic]:
    """What `validate` finds in a plan of these files."""
    loaded = load(ArbreMemoire(files))
    return loaded.diagnostics if loaded.dossier is None else validate(loaded.dossier)
