"""The valeurs of a plan as a table, in exactly the columns that `import` reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plancancer_cli.exchange.breakdowns import write_breakdown
from plancancer_cli.exchange.cells import one_line_end
from plancancer_cli.exchange.columns import COLUMNS
from plancancer_cli.exchange.csv_writing import PROGRAMS, csv_bytes
from plancancer_cli.exchange.table import Table, Value
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.indicateur import Valeur

SCHEMA_VERSION = 1


def export_bytes(dossier: Dossier, on: date, kind: str) -> bytes:
    """Every valeur of the files as `csv`, `xlsx`, `parquet`, else JSON.

    `on` is the date that the JSON names. Raises UsageError where a format needs a package that is
    not there.
    """
    match kind:
        case "csv":
            return csv_bytes(valeurs_table(dossier), PROGRAMS)
        case "xlsx":
            from plancancer_cli.exchange.xlsx_writing import xlsx_bytes

            return xlsx_bytes(valeurs_table(dossier))
        case "parquet":
            from plancancer_cli.exchange.parquet_writing import parquet_bytes

            return parquet_bytes(valeurs_table(dossier))
        case _:
            return _json(dossier, on).encode()


def valeurs_table(dossier: Dossier) -> Table:
    """One row a valeur: indicateurs in the order of their files, valeurs in that of the lines."""
    rows = tuple(
        tuple(_cell(document.value.id, valeur, column) for column in COLUMNS)
        for document in dossier.indicateurs
        for valeur in document.value.valeurs
    )
    return Table("valeurs", COLUMNS, rows)


def _cell(identifiant: str, valeur: Valeur, column: str) -> Value:
    if column == "indicateur":
        return identifiant
    value = getattr(valeur, column)
    if column == "ventilation":
        return write_breakdown(value) or None
    if column in {"provisoire", "secret"}:
        return value or None
    if isinstance(value, str):
        return one_line_end(str(value)).strip()
    kept: Value = value
    return kept


def _json(dossier: Dossier, on: date) -> str:
    plan = dossier.plan.value
    data = {
        "schemaVersion": SCHEMA_VERSION,
        "kind": "export",
        "date": on.isoformat(),
        "plan": {"id": plan.id, "titre": plan.titre},
        "valeurs": list(_records(dossier)),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _records(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for document in dossier.indicateurs:
        for valeur in document.value.valeurs:
            record: dict[str, Any] = {"indicateur": document.value.id}
            for column in COLUMNS[1:]:
                value = getattr(valeur, column)
                record[column] = str(value) if isinstance(value, Periode) else value
            yield record
