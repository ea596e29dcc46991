"""What stands in the file already, and what the sheet says twice."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.exchange.cells import one_line_end
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.base import shown
from plancancer_cli.model.periode import Periode
from plancancer_cli.rules.series import breakdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.exchange.rows import Candidate
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Indicateur, Valeur

Key = tuple[Periode, tuple[tuple[str, str], ...]]


class Known(Enum):
    """Where a row stands already."""

    IN_FILE = auto()
    IN_SHEET = auto()


class _Line(Struct, frozen=True):
    valeur: Valeur
    place: int
    """Position in the file's valeurs, or row of the sheet."""
    in_file: bool


class Ledger:
    """The valeurs of an indicateur, to which rows of a sheet are added one by one."""

    def __init__(self, document: Document[Indicateur]) -> None:
        """Begin with the valeurs of the file; a corrected one is no longer live."""
        self._document = document
        self._lines: dict[Key, list[_Line]] = {}
        self._live: dict[Key, _Line] = {}
        for place, valeur in enumerate(document.value.valeurs):
            self._add(_Line(valeur, place, in_file=True))

    def place(self, candidate: Candidate) -> Known | Problem | None:
        """None where the row is new, and now belongs to the ledger; else why it is not added."""
        key = _key(candidate.valeur.repere, candidate.valeur)
        for line in self._lines.get(key, ()):
            if difference(candidate, line.valeur) is None:
                return Known.IN_FILE if line.in_file else Known.IN_SHEET
        live = self._live.get(key)
        replaced = candidate.valeur.remplace
        if live is not None and (replaced is None or _key(replaced, candidate.valeur) != key):
            return self._conflict(candidate, live)
        self._add(_Line(candidate.valeur, candidate.row, in_file=False))
        return None

    def _add(self, line: _Line) -> None:
        valeur = line.valeur
        if valeur.remplace is not None:
            self._live.pop(_key(valeur.remplace, valeur), None)
        key = _key(valeur.repere, valeur)
        self._live.setdefault(key, line)
        self._lines.setdefault(key, []).append(line)

    def _conflict(self, candidate: Candidate, line: _Line) -> Problem:
        column = difference(candidate, line.valeur) or "valeur"
        found = {
            "detail": breakdown(candidate.valeur),
            "column": column,
            "found": _shown(getattr(line.valeur, column)),
            "given": _shown(getattr(candidate.valeur, column)),
        }
        day = candidate.valeur.repere
        if line.in_file:
            message, hint = self._in_file(day, line, found)
        else:
            hint = msg("Keep one of the two rows.")
            message = msg(
                "{date!r}{detail} stands in row {row} already, with {found!r} under {column}; "
                "this row says {given!r}.",
                date=day, row=str(line.place), **found,
            )  # fmt: skip
        return Problem(candidate.row, column, message, hint)

    def _in_file(
        self, day: Periode, line: _Line, found: Mapping[str, str | None]
    ) -> tuple[Text, Text]:
        location = self._document.locate(("valeurs", line.place))
        message = msg(
            "{date!r}{detail} stands in line {line} of {path} already, with {found!r} under "
            "{column}; this row says {given!r}.",
            date=day, line=str(location.line), path=self._document.path, **found,
        )  # fmt: skip
        hint = msg(
            "Write {date} in the column remplace if this row corrects it; else correct the row or "
            "leave it out.",
            date=str(day),
        )
        return message, hint


def difference(candidate: Candidate, valeur: Valeur) -> str | None:
    """The first column in which a row says something else than a valeur; None where it does not.

    An empty cell says nothing, but `qualification`: 10 is not "about 10".
    """
    for key in candidate.said:
        if key in {"date", "consulte", "ventilation"}:
            continue
        given = False if candidate.said[key] is False else getattr(candidate.valeur, key)
        if _same_form(given) != _same_form(getattr(valeur, key)):
            return key
    said = "qualification" in candidate.said or candidate.valeur.secret
    return None if said or valeur.qualification is None else "qualification"


def _same_form(value: object) -> object:
    return one_line_end(value).strip() if isinstance(value, str) else value


def _key(day: Periode, valeur: Valeur) -> Key:
    return day, tuple(sorted(valeur.ventilation.items()))


def _shown(value: object) -> str:
    return shown(str(value) if isinstance(value, Periode) else value)
