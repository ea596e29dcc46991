"""Parquet, for who analyses many plans: a folder a table, in it a folder a plan.

`valeurs/plan=plan-cancer-stephanois/valeurs.parquet` is the layout that DuckDB, Spark and Arrow know
(Hive): the plan is a column that the name of the folder gives, and is not in the file.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from plancancer_cli.exchange.breakdowns import write_breakdown
from plancancer_cli.exchange.cells import raw
from plancancer_cli.exchange.folders import MANIFEST
from plancancer_cli.exchange.packages import optional
from plancancer_cli.exchange.tables.catalogue import TABLES
from plancancer_cli.exchange.tables.data_package import descriptor, resource
from plancancer_cli.exchange.tables.description import Column, Kind
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plancancer_cli.exchange.tables.dataset import Dataset, Row
    from plancancer_cli.exchange.tables.description import TableOf, Value

_PARTITION = "plan"
CREATOR = "plancancer"
"""The key of the metadata that holds the version of the program."""


def parquet_files(dataset: Dataset) -> dict[str, bytes]:
    """Each file by its path, and `datapackage.json`, which lists them. Raises UsageError."""
    files = {
        f"{table.name}/{_PARTITION}={plan.id}/{table.name}.parquet": _bytes(
            dataset, table, table.columns[1:], [row[1:] for row in plan.rows[table.name]]
        )
        for table in TABLES
        for plan in dataset.plans
    }
    resources = [resource(path, content) for path, content in files.items()]
    return files | {MANIFEST: descriptor(dataset, resources, "data-package")}


def parquet_bytes(dataset: Dataset, table: TableOf) -> bytes:
    """One table of all plans as one file, its plan in a column. Raises UsageError."""
    return _bytes(dataset, table, table.columns, list(dataset.rows(table)))


def _bytes(
    dataset: Dataset, table: TableOf, columns: Sequence[Column], rows: Sequence[Row]
) -> bytes:
    arrow = optional("pyarrow", "Parquet")
    parquet = optional("pyarrow.parquet", "Parquet")
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [_array(arrow, column, each) for column, each in zip(columns, cells, strict=True)]
    fields = [
        arrow.field(column.name, array.type, metadata={"description": column.meaning})
        for column, array in zip(columns, arrays, strict=True)
    ]
    schema = arrow.schema(fields, metadata=_metadata(dataset, table))
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


def _metadata(dataset: Dataset, table: TableOf) -> dict[str, str]:
    """What a file tells of itself: nothing of it changes from one run to the next."""
    return {
        "title": table.title,
        "description": table.meaning,
        "date": dataset.on.isoformat(),
        CREATOR: dataset.version,
        "revisions": "; ".join(f"{p.id}={p.view.origin.named()}" for p in dataset.plans),
        "licence": dataset.licence.name if dataset.licence else "",
    }


def _array(arrow: Any, column: Column, cells: Iterable[Value]) -> Any:
    match column.kind:
        case Kind.DATE:
            return arrow.array(cells, arrow.date32())
        case Kind.BOOLEAN:
            return arrow.array(cells, arrow.bool_())
        case Kind.INTEGER:
            return arrow.array(cells, arrow.int64())
        case Kind.NUMBER:
            return arrow.array([_number(cell) for cell in cells], arrow.float64())
        case _:
            return arrow.array([_text(cell) for cell in cells], arrow.string())


def _number(value: Value) -> float | None:
    """The nearest double."""
    return float(value) if isinstance(value, int | float) else None


def _text(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, Mapping):
        return write_breakdown(value)
    if isinstance(value, Periode):
        return str(value)
    return value.isoformat() if isinstance(value, date) else raw(value)
