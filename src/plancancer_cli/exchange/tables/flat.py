"""A table whose cells are plain: for CSV and for workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from plancancer_cli.exchange.breakdowns import write_breakdown
from plancancer_cli.exchange.table import Table

if TYPE_CHECKING:
    from plancancer_cli.exchange.table import Value as Plain
    from plancancer_cli.exchange.tables.dataset import Dataset, Row
    from plancancer_cli.exchange.tables.description import TableOf


def flat(dataset: Dataset, table: TableOf) -> Table:
    """The rows of all plans; a breakdown is one text, as `import` reads it."""
    return Table(table.name, table.names, tuple(map(_plain, dataset.rows(table))))


def _plain(row: Row) -> tuple[Plain, ...]:
    return tuple([write_breakdown(v) if isinstance(v, Mapping) else v for v in row])
