"""The tables as a Frictionless Data Package: CSV files, and `datapackage.json`, which tells of them.

Source: Data Package and Table Schema, version 1, specs.frictionlessdata.io; Validata and the
French open-data portals read this version.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from plancancer_cli.exchange.csv_writing import PROGRAMS, csv_bytes
from plancancer_cli.exchange.folders import MANIFEST, SEAL, sealed
from plancancer_cli.exchange.tables.catalogue import TABLES
from plancancer_cli.exchange.tables.description import Kind
from plancancer_cli.exchange.tables.flat import flat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plancancer_cli.exchange.tables.dataset import Dataset, PlanData
    from plancancer_cli.exchange.tables.description import Column, TableOf

PORTFOLIO = "portefeuille"

_NOTE = (
    "Fichiers CSV en UTF-8, séparés par des virgules. Une cellule vide veut dire « non renseigné ». Un texte qu’un "
    "tableur prendrait pour une formule est précédé d’une apostrophe."
)


def package_files(dataset: Dataset) -> dict[str, bytes]:
    """Each file of the package by its name."""
    files = {f"{table.name}.csv": csv_bytes(flat(dataset, table), PROGRAMS) for table in TABLES}
    resources = [
        {**resource(f"{table.name}.csv", files[f"{table.name}.csv"]), **_tabular(table)}
        for table in TABLES
    ]
    return files | {MANIFEST: descriptor(dataset, resources, "tabular-data-package")}


def descriptor(dataset: Dataset, resources: list[dict[str, Any]], profile: str) -> bytes:
    """`datapackage.json`: what the export is, where it comes from, and its files."""
    plans = [plan.view.plan for plan in dataset.plans]
    alone = plans[0] if len(plans) == 1 else None
    package = {
        "profile": profile,
        "name": alone.id if alone else PORTFOLIO,
        "title": alone.titre if alone else ", ".join(plan.titre for plan in plans),
        "description": _NOTE,
        "sources": [{"title": plan.source} for plan in plans if plan.source],
        "licenses": _licenses(dataset),
        SEAL: {
            "version": dataset.version,
            "date": dataset.on.isoformat(),
            "plans": [_origin(plan) for plan in dataset.plans],
        },
        "resources": resources,
    }
    kept = {key: value for key, value in package.items() if value != []}
    return (json.dumps(sealed(kept), ensure_ascii=False, indent=2) + "\n").encode()


def resource(path: str, content: bytes) -> dict[str, Any]:
    """What a package tells of every file: its name, its form, its size and its fingerprint."""
    stem, _, form = path.rpartition(".")
    return {
        "name": stem.replace("/", "--").replace("plan=", ""),
        "path": path,
        "format": form,
        "bytes": len(content),
        "hash": "sha256:" + sha256(content).hexdigest(),
    }


def table_schema(table: TableOf) -> dict[str, Any]:
    """The Table Schema of a table."""
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": list(reference.columns),
                "reference": {"resource": reference.table, "fields": list(reference.key)},
            }
            for reference in table.references
        ],
    }


def _tabular(table: TableOf) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.meaning,
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": table_schema(table),
    }


def _field(column: Column) -> dict[str, Any]:
    kind = Kind.TEXT if column.kind is Kind.BREAKDOWN else column.kind
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    field = {
        "name": column.name,
        "type": kind.value,
        "description": column.meaning,
        "unit": column.unit,
        "constraints": constraints,
    }
    return {key: value for key, value in field.items() if value not in (None, {})}


def _licenses(dataset: Dataset) -> list[Mapping[str, str]]:
    licence = dataset.licence
    if licence is None:
        return []
    return [{"name": licence.name, "title": licence.title, "path": licence.path}]


def _origin(plan: PlanData) -> dict[str, Any]:
    origin = plan.view.origin
    return {
        "id": plan.id,
        "titre": plan.view.plan.titre,
        "revision": origin.revision,
        "revision_du": origin.revised.isoformat() if origin.revised else None,
        "fichiers_modifies": origin.modified,
        "fichiers_illisibles": sorted(plan.view.dossier.illisibles),
    }
