"""The tables as one JSON document: values in their own types, one row a line."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.tables.dataset import Dataset
    from plancancer_cli.exchange.tables.description import TableOf

SCHEMA_VERSION = 1


def json_bytes(dataset: Dataset, tables: Sequence[TableOf]) -> bytes:
    """The tables by name, after what the export is; one row a line, so that Git shows a change."""
    head = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "export",
        "date": dataset.on.isoformat(),
        "version": dataset.version,
        "licence": dataset.licence.name if dataset.licence else None,
        "plan": _plan(dataset),
    }
    parts = [f"  {_text(key)}: {_text(value)}" for key, value in head.items()]
    parts += [f"  {_text(table.name)}: {_rows(dataset, table)}" for table in tables]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _plan(dataset: Dataset) -> dict[str, str] | None:
    """The plan, where there is only one."""
    if len(dataset.plans) != 1:
        return None
    plan = dataset.plans[0].view.plan
    return {"id": plan.id, "titre": plan.titre}


def _rows(dataset: Dataset, table: TableOf) -> str:
    lines = [_text(dict(zip(table.names, row, strict=True))) for row in dataset.rows(table)]
    return "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"


def _text(value: object) -> str:
    return _ENCODER.encode(value)


def _other(value: object) -> Any:
    if isinstance(value, Periode):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_other)
