"""Tables as CSV for spreadsheets: UTF-8, semicolons in French, formulas made inert."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.echeance import Echeance

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
"""The wide forms too: a spreadsheet set to Chinese or Japanese takes them for the others."""


def cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula."""
    clean = visible(text)
    return "'" + clean if clean.lstrip().startswith(_FORMULA_STARTS) else clean


def deadlines_csv(echeances: Iterable[Echeance], language: Language) -> str:
    """The échéances, one a row; the keys of the JSON are the columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["echeance", "etat", "kind", "ref", "objet", "code", "prevue", "explication"])
    for echeance in echeances:
        writer.writerow(
            [
                echeance.echeance.isoformat(),
                echeance.etat.value,
                echeance.kind.value,
                cell(echeance.ref),
                cell(echeance.objet),
                echeance.code or "",
                echeance.prevue.isoformat(),
                cell(language.text(echeance.explication)),
            ]
        )
    return out.getvalue()
