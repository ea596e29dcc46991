"""The columns of a sheet of valeurs: their names, their order, and how a header is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, is_blank, raw
from plancancer_cli.i18n import msg
from plancancer_cli.typed.near import did_you_mean
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    "indicateur", "date", "valeur", "periode", "ventilation", "source", "note", "provisoire",
    "qualification", "remplace", "numerateur", "denominateur", "secret",
    "consulte",
)  # fmt: skip
"""What a sheet may say of a valeur, in the order in which it is exported."""

REQUIRED = ("indicateur", "date", "valeur")

REASON = "motif_du_refus"
"""The column that says why a row was refused, in a sheet that is sent back."""

FOR_READERS = frozenset(
    {"libelle", "definition", "unite", "perimetre", "attendu", "echeance", REASON}
)
"""Columns of the sheets that the program writes for people to read; they are not taken back."""

PLAN, RANK = "plan", "rang"
"""Together they tell a table of an export; a row of another plan is refused."""

DERIVED = frozenset(
    {
        "valeur_nombre", "date_debut", "date_fin", "periode_debut", "periode_fin", "annee",
        "total", "en_vigueur",
    }
)  # fmt: skip
"""What an export concludes from the other columns; it is not taken back."""

DIMENSION = "ventilation."
"""Begins the name of a column that holds one dimension: `ventilation.tranche_age`."""


def recognise(header: Sequence[Cell]) -> tuple[str | None, ...]:
    """The column that each cell of a header names; None for an empty one.

    Case, accents and blanks do not matter. Raises WriteRefused where a name is unknown or stands
    twice, and where a required column is missing.
    """
    names = names_of(header)
    found = [name for name in names if name is not None]
    for position, name in enumerate(found):
        if name in found[:position]:
            raise WriteRefused(
                msg("The column {column!r} stands twice in the sheet.", column=name),
                msg("Remove one of them, or rename it."),
            )
    missing = [name for name in REQUIRED if name not in found]
    if missing:
        raise WriteRefused(
            msg(
                "The first row of the sheet does not name the columns {missing!r}.", missing=missing
            ),
            msg("The columns are: {columns}.", columns=", ".join(COLUMNS)),
        )
    exported = {PLAN, RANK} <= set(found)
    for cell, column in zip(header, names, strict=True):
        if column is None or _is_known(column):
            continue
        if not (exported and column in {PLAN, RANK, *DERIVED}):
            raise _unknown(raw(cell).strip())
    return names


def names_of(header: Sequence[Cell]) -> tuple[str | None, ...]:
    """What each cell of a row names, known or not; None for an empty one."""
    return tuple(_name(cell) for cell in header)


def known_in(header: Sequence[Cell]) -> int:
    """How many cells of a row name a column: tells a header, and the right delimiter."""
    return sum(1 for name in names_of(header) if name is not None and _is_known(name))


def _name(cell: Cell) -> str | None:
    if is_blank(cell):
        return None
    first, dot, rest = raw(cell).strip().lstrip("\ufeff").partition(".")
    if dot and rest.strip() and simplified(first) == "ventilation":
        return DIMENSION + rest.strip()
    return simplified(raw(cell)) or raw(cell).strip()


def _is_known(name: str) -> bool:
    return name in COLUMNS or name in FOR_READERS or name.startswith(DIMENSION)


def _unknown(shown: str) -> WriteRefused:
    return WriteRefused(
        msg("The sheet has a column {column!r}, which is not known.", column=shown),
        did_you_mean(shown, COLUMNS)
        or msg(
            "Remove it, or name it ventilation.{column} if it is a dimension. The columns are: "
            "{columns}.",
            column=simplified(shown),
            columns=", ".join(COLUMNS),
        ),
    )
