"""The valeurs of a plan as a sheet, in exactly the columns that `import` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.breakdowns import write_breakdown
from plancancer_cli.exchange.cells import one_line_end
from plancancer_cli.exchange.columns import COLUMNS
from plancancer_cli.exchange.csv_writing import PROGRAMS, csv_bytes
from plancancer_cli.exchange.table import Table, Value

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.indicateur import Valeur


def sheet_csv(dossier: Dossier) -> bytes:
    """Every valeur of the files, as CSV."""
    return csv_bytes(valeurs_table(dossier), PROGRAMS)


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
