"""The rows of every table, plan by plan, with keys that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from plancancer_cli.exchange.cells import one_line_end
from plancancer_cli.exchange.tables.catalogue import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from plancancer_cli.exchange.tables.description import Record, TableOf, Value
    from plancancer_cli.exchange.tables.origin import Licence
    from plancancer_cli.exchange.tables.view import View

Row: TypeAlias = "tuple[Value, ...]"
"""Cells in the order of the columns."""


class LeftOut(Struct, frozen=True):
    """A row that no table can hold: its key stands twice, or names what is not there.

    Attributes:
        table: the table that it would be in.
        key: its key.
        missing: the table that lacks what it names; None where the key stands twice.
    """

    table: str
    key: tuple[str, ...]
    missing: str | None


class PlanData(Struct, frozen=True):
    """The rows of one plan by table, and those that were left out."""

    view: View
    rows: Mapping[str, tuple[Row, ...]]
    left_out: tuple[LeftOut, ...]

    @property
    def id(self) -> str:
        """The id of the plan."""
        return self.view.plan.id


class Dataset(Struct, frozen=True):
    """What is exported: one plan or several, each with an id of its own.

    Attributes:
        on: the day for which states are concluded.
        version: the version of the program.
        plans: the plans in their order.
        licence: the terms of use that the publisher has chosen.
    """

    on: date
    version: str
    plans: tuple[PlanData, ...]
    licence: Licence | None = None

    def rows(self, table: TableOf) -> Iterator[Row]:
        """The rows of a table, all plans one after the other."""
        for plan in self.plans:
            yield from plan.rows[table.name]


def plan_data(view: View, tables: Sequence[TableOf] = TABLES) -> PlanData:
    """The rows of a plan. A row whose key stood before, or that names nothing, is left out."""
    rows: dict[str, tuple[Row, ...]] = {}
    keys: dict[str, set[tuple[Value, ...]]] = {}
    left_out: list[LeftOut] = []
    for table in tables:
        kept: list[Row] = []
        seen = keys.setdefault(table.name, set())
        for record in table.records(view):
            key = tuple(record[name] for name in table.key)
            missing = _missing(table, record, keys)
            if missing is not None or key in seen:
                left_out.append(LeftOut(table.name, tuple(map(str, key[1:])), missing))
                continue
            seen.add(key)
            kept.append(_row(table, record))
        rows[table.name] = tuple(kept)
    return PlanData(view, rows, tuple(left_out))


def _missing(
    table: TableOf, record: Record, keys: Mapping[str, set[tuple[Value, ...]]]
) -> str | None:
    for reference in table.references:
        if tuple(record[name] for name in reference.columns) not in keys.get(reference.table, ()):
            return reference.table
    return None


def _row(table: TableOf, record: Record) -> Row:
    return tuple([_clean(record[name]) for name in table.names])


def _clean(value: Value) -> Value:
    """A text without the line end that closes a block of YAML; an empty one is none."""
    if isinstance(value, str):
        return one_line_end(str(value)).strip() or None
    return value or None if isinstance(value, dict) else value
