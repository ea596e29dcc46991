"""Parquet, for who analyses many plans: the columns of the import, and the number as a number."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.exchange.cells import raw
from plancancer_cli.exchange.packages import optional
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from plancancer_cli.exchange.table import Table, Value

NUMBER = "valeur_nombre"
"""A column has one type in Parquet: `valeur` is text there, and this one its number."""

_NUMBERS = frozenset({"numerateur", "denominateur"})
_TICKS = frozenset({"provisoire", "secret"})


def parquet_bytes(table: Table) -> bytes:
    """The table as a Parquet file. Raises UsageError without pyarrow."""
    arrow = optional("pyarrow", "parquet", "Parquet")
    parquet = optional("pyarrow.parquet", "parquet", "Parquet")
    types = {"number": arrow.float64(), "tick": arrow.bool_(), "text": arrow.string()}
    columns = typed_columns(table)
    written = arrow.table(
        {name: arrow.array(values, types[kind]) for name, (kind, values) in columns.items()}
    )
    out = io.BytesIO()
    parquet.write_table(written, out)
    return out.getvalue()


def typed_columns(table: Table) -> dict[str, tuple[str, list[object]]]:
    """Each column with its kind (`number`, `tick` or `text`) and its values."""
    found: dict[str, tuple[str, list[object]]] = {}
    for place, name in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        if name in _NUMBERS:
            found[name] = "number", [_number(cell) for cell in cells]
        elif name in _TICKS:
            found[name] = "tick", [bool(cell) for cell in cells]
        else:
            found[name] = "text", [_text(cell) for cell in cells]
        if name == "valeur":
            found[NUMBER] = "number", [_number(cell) for cell in cells]
    return found


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


def _text(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, Periode):
        return str(value)
    return value.isoformat() if isinstance(value, date) else raw(value)
