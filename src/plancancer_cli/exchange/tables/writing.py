"""An export in the format asked for: one file, or a folder of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.csv_writing import PROGRAMS, csv_bytes
from plancancer_cli.exchange.tables.catalogue import TABLES
from plancancer_cli.exchange.tables.flat import flat

if TYPE_CHECKING:
    from plancancer_cli.exchange.tables.dataset import Dataset
    from plancancer_cli.i18n import Language

ONE_TABLE = frozenset({"csv", "parquet"})
"""Formats whose file holds one table; all of them make a folder."""

DEFAULT = "valeurs"


def as_file(dataset: Dataset, kind: str, name: str | None, language: Language) -> bytes:
    """One file: the table named, else every table, or the valeurs where a file holds one.

    Raises UsageError where a package that the format needs is not there, WriteRefused.
    """
    if name is None and kind in ONE_TABLE:
        name = DEFAULT
    tables = [table for table in TABLES if name in {None, table.name}]
    match kind:
        case "csv":
            return csv_bytes(flat(dataset, tables[0]), PROGRAMS)
        case "parquet":
            from plancancer_cli.exchange.tables.parquet_dataset import parquet_bytes

            return parquet_bytes(dataset, tables[0])
        case "xlsx":
            from plancancer_cli.exchange.tables.workbook import xlsx_bytes

            return xlsx_bytes(dataset, tables, language)
        case _:
            from plancancer_cli.exchange.tables.json_document import json_bytes

            return json_bytes(dataset, tables)


def as_folder(dataset: Dataset, kind: str) -> dict[str, bytes]:
    """Every table, each file by its path: a Data Package of CSV, or Parquet by plan.

    Raises UsageError where a package that the format needs is not there.
    """
    if kind == "parquet":
        from plancancer_cli.exchange.tables.parquet_dataset import parquet_files

        return parquet_files(dataset)
    from plancancer_cli.exchange.tables.data_package import package_files

    return package_files(dataset)
