"""What a table of an export is: columns, types, keys, in words that a reader of the data knows.

Nothing here knows a format: CSV, XLSX, JSON, Table Schema and Parquet are drawn from these values.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from plancancer_cli.exchange.tables.view import View
    from plancancer_cli.model.base import Modele
    from plancancer_cli.model.periode import Periode

Value: TypeAlias = "str | int | float | bool | date | Periode | Mapping[str, str] | None"
"""What stands in a cell; a mapping only in a column of the kind BREAKDOWN."""

Record: TypeAlias = "dict[str, Value]"
"""A row, by column."""


class Kind(StrEnum):
    """The type of a column, in the words of Table Schema where it has one."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    ANY = "any"
    """What the file says: a number, a tick or a text, as the type of the indicateur has it."""
    BREAKDOWN = "breakdown"
    """Dimensions and categories: `tranche_age=18-25; sexe=F` in a cell, a mapping in JSON."""


class Column(Struct, frozen=True):
    """One column.

    Attributes:
        name: its name in every format.
        kind: the type of its cells.
        meaning: what it says, in French: it is published with the data.
        required: whether every row has it.
        choices: the words that it can hold; empty where there is no such list.
        unit: the unit of a number, where it is always the same.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()
    unit: str | None = None


class Reference(Struct, frozen=True):
    """A foreign key: these columns name one row of another table by the columns of its own key."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


class TableOf(Struct, frozen=True):
    """One table.

    Attributes:
        name: its name: that of the file, the sheet, the folder, the key in JSON.
        title: its name for people, in French.
        meaning: what one row is, in French.
        columns: its columns, in order.
        key: the columns that tell one row from another.
        references: what its rows name in other tables; every row names it.
        records: the rows of one plan.
    """

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    records: Callable[[View], Iterable[Record]]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def text(name: str, meaning: str, *, required: bool = False) -> Column:
    """A column of text."""
    return Column(name, Kind.TEXT, meaning, required)


def word(name: str, words: Iterable[str], meaning: str, *, required: bool = False) -> Column:
    """A column that holds one word of a list."""
    return Column(name, Kind.TEXT, meaning, required, tuple(words))


def whole(name: str, meaning: str, *, required: bool = False, unit: str | None = None) -> Column:
    """A column of whole numbers."""
    return Column(name, Kind.INTEGER, meaning, required, (), unit)


def number(name: str, meaning: str, *, required: bool = False, unit: str | None = None) -> Column:
    """A column of numbers."""
    return Column(name, Kind.NUMBER, meaning, required, (), unit)


def day(name: str, meaning: str, *, required: bool = False) -> Column:
    """A column of days."""
    return Column(name, Kind.DATE, meaning, required)


def tick(name: str, meaning: str, *, required: bool = False) -> Column:
    """A column of yes and no; empty where it is not known."""
    return Column(name, Kind.BOOLEAN, meaning, required)


def of(modele: type[Modele], *names: str) -> tuple[Column, ...]:
    """Columns of text that hold keys of the files as they are, described as they are there."""
    found = []
    for name in names:
        meaning = modele.model_fields[name].description
        if meaning is None:
            raise LookupError(name)
        found.append(text(name, meaning))
    return tuple(found)


PLAN = text("plan", "Identifiant du plan.", required=True)
"""The first column of every table."""

OF_PLAN = Reference(("plan",), "plans", ("plan",))


def same(table: str, *names: str) -> Reference:
    """A foreign key whose columns bear the same names there: `plan` and `names`."""
    return Reference(("plan", *names), table, ("plan", *names))
