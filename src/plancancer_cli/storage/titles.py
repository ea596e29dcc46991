"""Ids and titles of a plan, read line by line: what a shell proposes while a person types.

No model is built and no YAML parsed, so that an answer comes before the next key is struck. A file
that is broken gives what its lines say; what this reader misses is not proposed, and nothing else
depends on it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.kinds import ACTEURS, COMITE, FICHE, INDICATEUR, PLAN, is_plan_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 1_000_000
"""Bytes of a file that are read; a fiche has some thousands."""

_LINE = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<rest>\{.*|[\w-]+ *:(?: .*)?)$")
_PAIR = re.compile(r"""([\w-]+) *: *("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|[^,}\[]*)""")
_BLOCK = re.compile(r"[|>][-+0-9]*")


class Named(Struct):
    """A thing that has a name in a file.

    Attributes:
        section: the key that holds it (`volets`, `jalons`, `acteurs`…); empty for the file itself.
        values: its keys that hold one line, with their texts; a key inside another one stands
            behind it: `ventilations/tranche_age`.
        under: the nearest thing around it that has a name; None for the file itself.
    """

    section: str
    values: dict[str, str]
    under: Named | None = None

    @property
    def id(self) -> str:
        """The name by which it is typed: its code, else its id; empty where it has none."""
        return self.values.get("code") or self.values.get("id", "")

    @property
    def title(self) -> str:
        """What it is called in words; empty where nothing says so."""
        keys = ("titre", "intitule", "libelle", "nom")
        return next((self.values[key] for key in keys if self.values.get(key)), "")


def plan_names(root: Path) -> list[Named]:
    """What `plan/plan.yaml` names: the plan, its levels, jalons and vocabularies."""
    return named_in(_text(root / PLAN))


def acteurs(root: Path) -> list[Named]:
    """The acteurs of the plan."""
    return [each for each in named_in(_text(root / ACTEURS)) if each.section == "acteurs"]


def fiches(root: Path, holding: str = "") -> Iterator[list[Named]]:
    """What each fiche names: itself first, then its volets and their jalons.

    Of the files, only those in which the text `holding` stands are read line by line.
    """
    return _all(root / FICHE.folder, below=True, holding=holding)


def indicateurs(root: Path) -> Iterator[list[Named]]:
    """What each indicateur names: itself first."""
    return _all(root / INDICATEUR.folder)


def comites(root: Path) -> Iterator[list[Named]]:
    """What each meeting names: itself first, then its decisions."""
    return _all(root / COMITE.folder, below=True)


def named_in(text: str) -> list[Named]:
    """Everything in a file that has keys of one line, the file itself first."""
    top = Named("", {})
    found, keys, things = [top], [(-1, "")], [(-1, top)]
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        line = _LINE.match(lines[number])
        number += 1
        if line is None or not line["rest"]:
            continue
        column = len(line["indent"])
        inner = column + len(line["dash"] or "")
        if line["dash"]:
            _leave(keys, column + 1)
            _leave(things, column)
            things.append((column, Named(keys[-1][1], {}, things[-1][1])))
            found.append(things[-1][1])
        else:
            _leave(things, column)
        if line["rest"].startswith("{"):
            things[-1][1].values.update(_flow(line["rest"]))
            continue
        key, _, value = (part.strip() for part in line["rest"].partition(":"))
        _leave(keys, inner)
        keys.append((inner, key))
        number, value = _continued(lines, number, inner, value)
        start, thing = things[-1]
        path = "/".join(name for at, name in keys if at > start)
        if value.startswith("{"):
            thing.values.update({f"{path}/{name}": text for name, text in _flow(value).items()})
        elif value:
            thing.values.setdefault(path, _plain(value))
    return found


def _leave(stack: list[tuple[int, str]] | list[tuple[int, Named]], column: int) -> None:
    """Forget what began at this column or after it."""
    while stack[-1][0] >= column:
        stack.pop()


def _continued(lines: list[str], number: int, column: int, value: str) -> tuple[int, str]:
    """The value with the lines that continue it, and the number of the line after them."""
    if not value or value.startswith(("[", "{", "#")):
        return number, value
    parts = [] if _BLOCK.fullmatch(value) else [value]
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        parts.append(line.strip())
        number += 1
    return number, " ".join(filter(None, parts))


def _flow(text: str) -> dict[str, str]:
    return {key: _plain(value) for key, value in _PAIR.findall(text)}


def _plain(value: str) -> str:
    value = re.sub(r"""("|')\s+#.*""", r"\1", value.strip())
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*", "", value)


def _all(folder: Path, *, below: bool = False, holding: str = "") -> Iterator[list[Named]]:
    for directory, folders, files in os.walk(folder):
        folders[:] = sorted(folders) if below else []
        for name in sorted(filter(is_plan_file, files)):
            text = _text(Path(directory, name))
            if holding in text:
                yield named_in(text)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8-sig", errors="replace")
    except OSError:
        return ""
