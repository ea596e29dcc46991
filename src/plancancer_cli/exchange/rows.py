"""From a row of a sheet to a valeur of an indicateur, each cell read by what it should hold."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.breakdowns import read_breakdown
from plancancer_cli.exchange.cells import (
    Cell,
    Shown,
    text_of,
    tick_of,
)
from plancancer_cli.exchange.columns import DIMENSION
from plancancer_cli.exchange.dates import period_of
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.i18n import msg
from plancancer_cli.model.indicateur import Indicateur, Qualification, TypeIndicateur, Valeur
from plancancer_cli.model.periode import Periode
from plancancer_cli.model.validation import validate
from plancancer_cli.typed.numbers import as_whole, is_number
from plancancer_cli.typed.text import simplified
from plancancer_cli.writing.judge import plain
from plancancer_cli.writing.measure import file_date, require_past
from plancancer_cli.writing.value_text import read_part, read_quantity, read_value, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")


class Candidate(Struct, frozen=True):
    """A row that holds a valeur.

    Attributes:
        row: its number in the sheet.
        said: what its cells say, by key of the files; a tick that says no is in it.
        valeur: the valeur that it is.
        item: the line to add to the file.
        sheet: the tab that the row stands in, where there are several.
    """

    row: int
    said: Mapping[str, object]
    valeur: Valeur
    item: Mapping[str, object]
    sheet: str = ""


class RowReader:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(
        self,
        row: int,
        cells: Mapping[str, Cell],
        indicateur: Indicateur,
        *,
        confirmed: bool = False,
    ) -> None:
        """Read `cells`, by column, as a valeur of `indicateur`; `confirmed`: 1,250 is 1.25."""
        self.confirmed = confirmed
        self.row = row
        self.cells = cells
        self.indicateur = indicateur
        self.problems: list[Problem] = []

    def candidate(self, today: date) -> Candidate | None:
        """The valeur in the row; None where there is none, or something is wrong."""
        said = self._said(today)
        if self.problems:
            return None
        item = {key: value for key, value in said.items() if value is not False or key == "valeur"}
        valeur, defauts = validate(Valeur, plain(item))
        for defaut in defauts:
            column = str(defaut.loc[0]) if defaut.loc else "valeur"
            self.problems.append(Problem(self.row, column, defaut.message, defaut.hint))
        return None if valeur is None else Candidate(self.row, said, valeur, item)

    def is_unknown(self) -> bool:
        """Whether the row says nothing yet: its value is not known."""
        if any(column in self.cells for column in ("valeur", "numerateur", "denominateur")):
            return False
        return self._secret is False or "secret" not in self.cells

    @cached_property
    def _secret(self) -> bool | None:
        return self._read("secret", tick_of)

    def _said(self, today: date) -> dict[str, object]:
        """The keys in the order in which `measure` writes them."""
        periode = self._read("periode", period_of)
        said: dict[str, object] = {**self._day(periode, today), **self._value()}
        self._put(said, "periode", file_date(periode) if periode else None)
        self._put(said, "ventilation", self._breakdown() or None)
        self._put(said, "source", self._read("source", text_of))
        self._put(said, "note", self._read("note", text_of))
        self._put(said, "provisoire", self._read("provisoire", tick_of))
        self._put(said, "qualification", self._read("qualification", _qualification))
        replaced = self._read("remplace", period_of)
        self._put(said, "remplace", file_date(replaced) if replaced else None)
        return said

    def _put(self, said: dict[str, object], key: str, value: object) -> None:
        if value is not None:
            said[key] = value

    def _read(self, column: str, read: Callable[[Cell], T]) -> T | None:
        cell = self.cells.get(column)
        if cell is None:
            return None
        try:
            return read(cell)
        except WriteRefused as refusal:
            self.problems.append(Problem(self.row, column, refusal.message, refusal.hint))
            return None

    def _day(self, periode: Periode | None, today: date) -> Mapping[str, object]:
        """The date or, for an undated page, the day on which it was read."""
        if "consulte" not in self.cells or "date" in self.cells:
            return {"date": self._date(periode, today)}
        read = self._read("consulte", period_of)
        return {} if read is None else {"consulte": self._past("consulte", read, today)}

    def _past(self, column: str, on: Periode, today: date) -> object:
        try:
            require_past(on, today)
        except WriteRefused as refusal:
            self.problems.append(Problem(self.row, column, refusal.message, refusal.hint))
        return file_date(on)

    def _date(self, periode: Periode | None, today: date) -> object:
        """The date; without one the period itself, or its last day where it has no short name."""
        if "date" in self.cells:
            on = self._read("date", period_of)
        elif periode is None:
            on = None
            message = msg("The date is missing.")
            self.problems.append(
                Problem(self.row, "date", message, msg("Write 21/11/2026 or 2026."))
            )
        else:
            on = value_date(periode)
        return None if on is None else self._past("date", on, today)

    def _value(self) -> Mapping[str, object]:
        parts: dict[str, object] = {}
        for column in ("numerateur", "denominateur"):
            self._put(parts, column, self._read(column, self._part))
        read = (
            self._read(
                "valeur", lambda cell: typed_value(self.indicateur, cell, confirmed=self.confirmed)
            )
            or {}
        )
        if self._secret and read.get("valeur") is not None:
            message = msg("A value marked secret shows its number.")
            hint = msg("Empty the cell valeur: Git remembers what is written.")
            self.problems.append(Problem(self.row, "valeur", message, hint))
        for column in parts.keys() & read.keys():
            if parts[column] != read[column]:
                message = msg("The value has another {part} than its column.", part=column)
                self.problems.append(Problem(self.row, column, message))
        return {**read, **parts, **({"valeur": None, "secret": True} if self._secret else {})}

    def _part(self, cell: Cell) -> int | float:
        """A numerator or denominator in a cell of its own."""
        if isinstance(cell, Shown) and not cell.is_share:
            cell = cell.value
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return as_whole(cell)
        return read_part(self.indicateur, text_of(cell), confirmed=self.confirmed)

    def _breakdown(self) -> dict[str, str]:
        found = self._read("ventilation", lambda cell: read_breakdown(text_of(cell))) or {}
        for column in self.cells:
            if column.startswith(DIMENSION):
                name, category = column.removeprefix(DIMENSION), self._read(column, _category)
                if category is not None and found.setdefault(name, category) != category:
                    message = msg("The dimension stands in the row with two categories.")
                    self.problems.append(Problem(self.row, column, message))
        declared = self.indicateur.ventilations
        known = {alike(name, declared): category for name, category in found.items()}
        return {name: alike(category, declared.get(name, ())) for name, category in known.items()}


def typed_value(
    indicateur: Indicateur, cell: Cell, *, confirmed: bool = False
) -> Mapping[str, object]:
    """The keys of a valeur that a cell stands for, by the type of the indicateur.

    A typed cell of the right kind is taken as it is, everything else is read as text.
    """
    kind = indicateur.type
    if kind is TypeIndicateur.OUI_NON and isinstance(cell, bool):
        return {"valeur": cell}
    if isinstance(cell, Shown):
        # A fraction keeps both of its numbers, a share its sign; other numbers keep all their digits.
        sure = not cell.is_share or (kind is TypeIndicateur.POURCENTAGE and "/" not in cell.shown)
        cell = cell.value if sure else cell.shown
    if kind.numerique and isinstance(cell, date | Periode):
        raise refuse(
            indicateur,
            str(cell),
            msg(
                "a number; the spreadsheet has made a date of what was typed (such as {example})",
                example=_as_typed(cell),
            ),
            msg("Format the cell as text, or write numerateur and denominateur in their columns."),
        )
    if kind.numerique and isinstance(cell, int | float) and not isinstance(cell, bool):
        return {"valeur": as_whole(cell)}
    text = text_of(cell)
    if kind is TypeIndicateur.RATIO and is_number(text):
        # Its parts stand in their own columns.
        return {"valeur": read_quantity(indicateur, text, confirmed=confirmed)}
    return read_value(indicateur, text, confirmed=confirmed)


def _as_typed(cell: date | Periode) -> str:
    """The fraction that a spreadsheet takes for this date: 3/40 is March 1940 to it."""
    if isinstance(cell, Periode):
        return f"{cell.premier.month}/{cell.premier.year % 100:02}"
    return f"{cell.day}/{cell.month}"


def value_date(periode: Periode) -> Periode:
    """The date of a value that stands for a whole period: dates are days, months or years."""
    if periode.precision in {"jour", "mois", "annee"}:
        return periode
    return Periode.jour(periode.dernier)


def alike(name: str, known: Iterable[str]) -> str:
    """The one known name that differs by case, accents or blanks only; else the name itself."""
    names = tuple(known)
    if name in names:
        return name
    near = [candidate for candidate in names if simplified(candidate) == simplified(name)]
    return near[0] if len(near) == 1 else name


def _qualification(cell: Cell) -> Qualification:
    words = {simplified(word.value): word for word in Qualification}
    found = words.get(simplified(text_of(cell)))
    if found is None:
        raise WriteRefused(
            msg(
                "{value!r} is not one of: {allowed}.",
                value=text_of(cell),
                allowed=", ".join(word.value for word in Qualification),
            )
        )
    return found


def _category(cell: Cell) -> str:
    if isinstance(cell, date | Periode):
        raise WriteRefused(
            msg("The spreadsheet has made a date of the category: {date!r}.", date=cell),
            msg("Format the column as text and type the category again."),
        )
    return text_of(cell)
