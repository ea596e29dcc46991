"""The tables as a workbook: one sheet each, and a last one that says what the columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.table import Table
from plancancer_cli.exchange.tables.flat import flat
from plancancer_cli.exchange.tables.reference import KINDS
from plancancer_cli.exchange.xlsx_writing import Properties, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.tables.dataset import Dataset
    from plancancer_cli.exchange.tables.description import TableOf
    from plancancer_cli.i18n import Language

DICTIONARY = "dictionnaire"
_HEAD = ("table", "colonne", "type", "unite", "cle", "signification")


def xlsx_bytes(dataset: Dataset, tables: Sequence[TableOf], language: Language) -> bytes:
    """The workbook. Raises UsageError without openpyxl, WriteRefused for what no sheet holds."""
    sheets = [flat(dataset, table) for table in tables]
    told = Properties(
        title=", ".join(plan.view.plan.titre for plan in dataset.plans),
        creator=f"plancancer {dataset.version}",
        description=_origins(dataset, language),
    )
    return workbook_bytes((*sheets, dictionary(tables, language)), told)


def dictionary(tables: Sequence[TableOf], language: Language) -> Table:
    """What each table and each column is."""
    rows: list[tuple[str | None, ...]] = []
    for table in tables:
        rows.append((table.name, None, None, None, None, table.meaning))
        for column in table.columns:
            key = "oui" if column.name in table.key else None
            kind = language.text(KINDS[column.kind])
            rows.append((table.name, column.name, kind, column.unit, key, column.meaning))
    return Table(DICTIONARY, _HEAD, tuple(rows))


def _origins(dataset: Dataset, language: Language) -> str:
    """The date and the revision of each plan, for the properties of the file."""
    told = [plan.view.origin.told(plan.id, dataset.on) for plan in dataset.plans]
    return "\n".join(language.text(text) for text in told)
