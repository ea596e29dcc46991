"""Tables as CSV for spreadsheets: UTF-8, semicolons in French, formulas made inert."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.echeance import Echeance
    from plancancer_cli.analysis.inventaire import LigneIndicateur
    from plancancer_cli.model.indicateur import Valeur

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


def indicators_csv(rows: Iterable[LigneIndicateur], language: Language) -> str:
    """The indicateurs, one a row; several acteurs or fiches are joined by a space."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["id", "libelle", "fiches", "acteurs", "date", "valeur", "unite", "verdict", "explication"]
    )
    for row in rows:
        indicateur, latest = row.document.value, row.progression.derniere
        writer.writerow(
            [
                cell(indicateur.id),
                cell(indicateur.libelle),
                cell(" ".join(row.fiches)),
                cell(" ".join(row.acteurs)),
                "" if latest is None else str(latest.periode or latest.repere),
                "" if latest is None else _written(latest),
                cell(indicateur.unite or ""),
                row.progression.verdict.value,
                cell(language.text(row.progression.explication)),
            ]
        )
    return out.getvalue()


def _written(valeur: Valeur) -> str:
    """The value as the file holds it; of a secret one nothing."""
    return "" if valeur.valeur is None else cell(str(valeur.valeur))
