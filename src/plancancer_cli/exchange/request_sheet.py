"""The sheet that one partner is asked to fill: what is due, in words, and an empty `valeur`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.exchange.csv_writing import SPREADSHEETS, csv_bytes
from plancancer_cli.exchange.rows import value_date
from plancancer_cli.exchange.table import Table, Value
from plancancer_cli.i18n import Language, Text, msg
from plancancer_cli.model.indicateur import Indicateur, TypeIndicateur

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.asking import Asked

_COLUMNS = (
    "indicateur", "libelle", "definition", "perimetre", "unite", "attendu", "periode", "date",
    "valeur", "ventilation", "source", "note", "provisoire", "echeance",
)  # fmt: skip


def request_bytes(asked: Sequence[Asked], language: Language, kind: str) -> bytes:
    """The sheet as `xlsx`, else CSV. Raises UsageError where XLSX is asked for without openpyxl."""
    table = request_table(asked, language)
    if kind == "xlsx":
        from plancancer_cli.exchange.xlsx_writing import xlsx_bytes

        return xlsx_bytes(table)
    return csv_bytes(table, SPREADSHEETS)


def request_table(asked: Sequence[Asked], language: Language) -> Table:
    """One row a valeur that is due."""
    return Table("valeurs", _COLUMNS, tuple(_row(each, language) for each in asked), fill="valeur")


def _row(asked: Asked, language: Language) -> tuple[Value, ...]:
    indicateur = asked.document.value
    filled: dict[str, Value] = {
        "indicateur": indicateur.id,
        "libelle": indicateur.libelle,
        "definition": indicateur.definition,
        "perimetre": indicateur.perimetre,
        "unite": indicateur.unite,
        "attendu": language.text(expected(indicateur)),
        "periode": asked.periode,
        "date": value_date(asked.periode),
        "echeance": asked.echeance,
    }
    return tuple(filled.get(column) for column in _COLUMNS)


def expected(indicateur: Indicateur) -> Text:
    """What is to be written under `valeur`, for who has never seen the files."""
    match indicateur.type:
        case TypeIndicateur.OUI_NON:
            return msg("oui or non")
        case TypeIndicateur.ETAT:
            return msg("one of: {states}", states=", ".join(indicateur.etats))
        case TypeIndicateur.QUALITATIF:
            return msg("a short text")
        case TypeIndicateur.RATIO:
            return msg("numerator and denominator, such as 12/40")
        case TypeIndicateur.POURCENTAGE:
            return msg("a percentage, such as 52,3")
        case TypeIndicateur.SATISFACTION if indicateur.echelle is not None:
            low, high = indicateur.echelle.min, indicateur.echelle.max
            return msg("a score from {min} to {max}", min=low, max=high)
        case _:
            return msg("a number")
