"""What of a file was not taken, named: tabs of lists and instructions, helper rows, totals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.exchange.cells import Cell, is_blank, raw
from plancancer_cli.i18n import Text, msg
from plancancer_cli.typed.text import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOTAL = re.compile(
    r"(?:sous_)?tota(?:l|ux)(?:_(?:general|generaux|global|annuel|cumule|partiel|du|des?|par|[0-9]+)(?:_\w*)?)?"
)
_HELPER = re.compile(
    r"(?:champs?|saisie|format)_(?:texte|liste|date|numerique|libre|obligatoire|facultatif|oui_non|deroulant)\w*"
    r"|(?:obligatoire|facultatif|optionnel|texte_libre|liste_deroulante|menu_deroulant|choix_predefinis"
    r"|jj_mm_aaaa|aaaa_mm_jj|aaaa)"
)


class Left(Struct, frozen=True):
    """Something that was not taken.

    Attributes:
        sheet: the tab; empty in a CSV file.
        row: its row; None for a whole tab.
        reason: what it is, for a reader.
        counts: whether it holds a value or an action that is now missing.
    """

    sheet: str
    row: int | None
    reason: Text
    counts: bool = False

    @property
    def text(self) -> Text:
        """What is said of it, in one line."""
        where = place(self.sheet, self.row)
        if self.counts:
            return msg("Not taken, though it holds something: {place}: {reason}.", place=where, reason=self.reason)  # fmt: skip
        return msg("Left aside: {place}: {reason}.", place=where, reason=self.reason)


def place(sheet: str, row: int | None) -> Text:
    """A tab, a row, or both."""
    if row is None:
        return msg("sheet {sheet!r}", sheet=sheet)
    if not sheet:
        return msg("row {row}", row=str(row))
    return msg("sheet {sheet!r}, row {row}", sheet=sheet, row=str(row))


def aside(cells: Iterable[Cell], *, named: bool = False) -> Text | None:
    """Why a row is none of values or actions: a total, or what its columns take; else None.

    `named`: whether it bears the name of a value or an action, whatever its words. That is no total.
    """
    words = [simplified(raw(cell)) for cell in cells if not is_blank(cell)]
    texts = [word for word in words if not word.replace("_", "").isdecimal()]
    if words and all(_HELPER.fullmatch(word) for word in words):
        return msg("it says what the columns take")
    if texts and not named and _TOTAL.fullmatch(texts[0]):
        return msg("it is a total")
    return None
