"""A table to be written: what stands in it, whatever the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.model.periode import Periode

Value: TypeAlias = "str | int | float | bool | date | Periode | None"


class Table(Struct, frozen=True):
    """Columns and rows; `name` is that of the sheet in a workbook, `fill` the column to fill in."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    fill: str | None = None
