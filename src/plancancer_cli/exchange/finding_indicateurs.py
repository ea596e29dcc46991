"""The indicateur that a row names, each name looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.reference import indicateur_named
from plancancer_cli.analysis.selection import indicateur_names, unknown
from plancancer_cli.errors import WriteRefused
from plancancer_cli.exchange.cells import Cell, raw, text_of
from plancancer_cli.exchange.columns import PLAN
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.i18n import Text, msg
from plancancer_cli.kinds import INDICATEUR
from plancancer_cli.model.dossier import Document, Dossier
from plancancer_cli.model.indicateur import Indicateur

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUGGESTIONS = 50
"""Unknown names for which the nearest one is sought: comparing takes a millisecond each."""

_Answer = Document[Indicateur] | tuple[Text, Text | None]


class IndicateurFinder:
    """Finds indicateurs by id, former ids too; those of another plan are refused."""

    def __init__(self, dossier: Dossier) -> None:
        """Look in `dossier`."""
        self._dossier = dossier
        self._answers: dict[str, _Answer] = {}
        self._unknown = 0

    def find(self, row: int, cells: Mapping[str, Cell]) -> Document[Indicateur] | Problem:
        """The indicateur that a row names, or what is wrong with it."""
        here = self._dossier.plan.value.id
        if PLAN in cells and raw(cells[PLAN]).strip() != here:
            return Problem(
                row,
                PLAN,
                msg("The row is of another plan; this one is {plan!r}.", plan=here),
                msg("Import it in the folder of its own plan, or remove the row."),
            )
        cell = cells.get("indicateur")
        if cell is None:
            message = msg("The indicateur is missing.")
            hint = msg("Write the id of the indicateur: the name of its file without .yaml.")
            return Problem(row, "indicateur", message, hint)
        try:
            name = text_of(cell)
        except WriteRefused as refusal:
            return Problem(row, "indicateur", refusal.message, refusal.hint)
        if name not in self._answers:
            self._answers[name] = self._answer(name)
        answer = self._answers[name]
        return answer if isinstance(answer, Document) else Problem(row, "indicateur", *answer)

    def _answer(self, name: str) -> _Answer:
        document = indicateur_named(self._dossier, name.casefold())
        if document is not None:
            return document
        path = INDICATEUR.path(name)
        if path in self._dossier.illisibles:
            return (
                msg("{path} holds errors: correct it first.", path=path),
                msg("See: {command}", command="plancancer validate"),
            )
        self._unknown += 1
        if self._unknown > _SUGGESTIONS:
            return msg("The plan holds nothing named {wanted!r}.", wanted=name), None
        failure = unknown("ref", name, indicateur_names(self._dossier))
        return failure.message, failure.hint
