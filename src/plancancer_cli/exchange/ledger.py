"""What stands in the file already, and what the sheet says twice."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.diff.plain import same
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.base import shown
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.serie import Identite, Registre, identite
from plancancer_cli.rules.series import breakdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.exchange.rows import Candidate
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Indicateur, Valeur


class Known(Enum):
    """Where a row stands already."""

    IN_FILE = auto()
    IN_SHEET = auto()


class _Line(Struct, frozen=True):
    valeur: Valeur
    place: int
    """Position in the file's valeurs, or row of the sheet."""
    in_file: bool
    sheet: str = ""


class Ledger:
    """The valeurs of an indicateur, to which rows of a sheet are added one by one."""

    def __init__(self, document: Document[Indicateur]) -> None:
        """Begin with the valeurs of the file; a corrected one is no longer live."""
        self._document = document
        self._accumulation = document.value.accumulation
        self._lines: list[_Line] = []
        self._named: dict[Identite, list[_Line]] = {}
        self._registre = Registre(self._accumulation)
        for place, valeur in enumerate(document.value.valeurs):
            self._add(_Line(valeur, place, in_file=True))

    def place(self, candidate: Candidate) -> Known | Problem | None:
        """None where the row is new, and now belongs to the ledger; else why it is not added."""
        name = identite(self._accumulation, candidate.valeur)
        for line in self._named.get(name, ()):
            if difference(candidate, line.valeur) is None:
                return Known.IN_FILE if line.in_file else Known.IN_SHEET
        live = self._registre.en_vigueur(candidate.valeur)
        if live is not None and live not in self._registre.corrects(candidate.valeur):
            return self._conflict(candidate, self._lines[live])
        self._add(_Line(candidate.valeur, candidate.row, in_file=False, sheet=candidate.sheet))
        return None

    def _add(self, line: _Line) -> None:
        self._registre.add(line.valeur)
        self._lines.append(line)
        self._named.setdefault(identite(self._accumulation, line.valeur), []).append(line)

    def _conflict(self, candidate: Candidate, line: _Line) -> Problem:
        column = difference(candidate, line.valeur) or "valeur"
        found = {
            "detail": breakdown(candidate.valeur),
            "column": column,
            "found": _shown(getattr(line.valeur, column)),
            "given": _shown(getattr(candidate.valeur, column)),
        }
        day, _ = identite(self._accumulation, candidate.valeur)
        if line.in_file:
            message, hint = self._in_file(day, line, found)
        else:
            hint = msg("Keep one of the two rows.")
            message = msg(
                "{date!r}{detail} stands in row {row} already, with {found!r} under {column}; "
                "this row says {given!r}.",
                date=day, row=_row(line), **found,
            )  # fmt: skip
        return Problem(candidate.row, column, message, hint, sheet=candidate.sheet)

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
            date=str(line.valeur.repere),
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
        if not same(given, getattr(valeur, key)):
            return key
    said = "qualification" in candidate.said or candidate.valeur.secret
    return None if said or valeur.qualification is None else "qualification"


def _row(line: _Line) -> str:
    return f"{line.place} ({line.sheet})" if line.sheet else str(line.place)


def _shown(value: object) -> str:
    return shown(str(value) if isinstance(value, Periode) else value)
