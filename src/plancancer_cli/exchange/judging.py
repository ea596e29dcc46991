"""Rows judged by the rules of the files: all of an indicateur at once, each finding at its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.diagnostics import Diagnostic, Location
from plancancer_cli.exchange.problems import Problem
from plancancer_cli.model.dossier import Document, Dossier
from plancancer_cli.rules.indicateurs import RULES
from plancancer_cli.writing.judge import CONFIRMABLE, NOT_BLOCKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.exchange.rows import Candidate
    from plancancer_cli.model.indicateur import Indicateur

_ROW = "row:"
_COLUMNS = {"PC305": "periode"}


def judge_rows(
    dossier: Dossier,
    document: Document[Indicateur],
    candidates: Sequence[Candidate],
    *,
    confirmed: bool,
) -> list[Problem]:
    """What the rules would find in the lines that the rows become, and only there.

    What `measure` lets pass is no reason to refuse a row either.
    """
    before = document.value.valeurs
    after = document.value.model_copy(
        update={"valeurs": (*before, *(candidate.valeur for candidate in candidates))}
    )

    def locate(chemin: Sequence[str | int]) -> Location:
        """Which candidate, and its column, for what is new: rules know places in files only."""
        if len(chemin) > 1 and chemin[0] == "valeurs" and int(chemin[1]) >= len(before):
            column = str(chemin[2]) if len(chemin) > 2 else ""  # noqa: PLR2004
            return Location(_ROW + column, int(chemin[1]) - len(before) + 1)
        return document.locate(chemin)

    alone = replace(
        dossier,
        fiches=(),
        indicateurs=(Document(document.path, after, locate),),
        comites=(),
        diagnostics=(),
    )
    return [
        _problem(diagnostic, candidates[diagnostic.location.line - 1])
        for rule in RULES
        for diagnostic in rule(alone)
        if diagnostic.location.path.startswith(_ROW)
        and not (confirmed and diagnostic.code in CONFIRMABLE)
    ]


def _problem(diagnostic: Diagnostic, candidate: Candidate) -> Problem:
    column = diagnostic.location.path.removeprefix(_ROW) or _COLUMNS.get(diagnostic.code, "valeur")
    return Problem(
        candidate.row,
        column,
        diagnostic.message,
        diagnostic.hint,
        diagnostic.code,
        blocking=diagnostic.code not in NOT_BLOCKING,
        sheet=candidate.sheet,
    )
