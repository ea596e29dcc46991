"""What is said of a sheet before it is taken over, and the list of what has no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.csv_writing import SPREADSHEETS, csv_bytes
from plancancer_cli.exchange.table import Table
from plancancer_cli.i18n import Language, msg, msg_n, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.scaffold.sheet.outcome import Importation
    from plancancer_cli.scaffold.sheet.table import FicheSheet


def preview(sheets: Sequence[FicheSheet], importation: Importation, language: Language) -> str:
    """The mapping, then the files: data, for stdout."""
    lines = []
    for sheet in sheets:
        heading = (
            msg("Columns of the sheet {name!r}", name=sheet.name) if sheet.name else msg("Columns")
        )
        lines.append(language.text(heading))
        for column in sheet.columns:
            said = column.key or language.text(
                msg("unplaced: {reason}", reason=column.reason or "")
            )
            lines.append(f"  {visible(column.shown)} → {said}")
    for heading, items in (
        (msg("Levels added to plan/plan.yaml"), importation.niveaux),
        (msg("Acteurs added to plan/acteurs.yaml"), importation.acteurs),
    ):
        if items:
            lines += [
                "",
                language.text(heading),
                *(f"  {key}  {visible(text)}" for key, text in items.items()),
            ]
    lines += ["", language.text(msg("Files"))]
    for fiche in importation.fiches:
        rows = language.text(
            msg_n(
                len(fiche.rows), "row {rows}", "rows {rows}", rows=", ".join(map(str, fiche.rows))
            )
        )
        volets = language.text(msg_n(fiche.volets, "{n} volet", "{n} volets"))
        lines.append(f"  {fiche.path}  ({rows}; {volets})")
    lines += [
        f"  indicators/{id_}.yaml  {visible(libelle)}"
        for id_, libelle in importation.indicateurs.items()
    ]
    return "\n".join(lines)


def report_bytes(importation: Importation, language: Language) -> bytes:
    """What has no place, as a sheet: row, column, words, reason, and the tab of a workbook."""
    names = (msg("row"), msg("column"), msg("content"), msg("reason"), msg("sheet"))
    columns = tuple(language.text(name) for name in names)
    rows = tuple(
        (
            left.row or None,
            left.column,
            language.text(left.content),
            language.text(left.reason),
            left.sheet,
        )
        for left in importation.leftovers
    )
    return csv_bytes(Table("non-repris", columns, rows), SPREADSHEETS)
