"""Many valeurs from a sheet: all of them or none, and the same sheet twice adds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.exchange.finding_indicateurs import IndicateurFinder
from plancancer_cli.exchange.judging import judge_rows
from plancancer_cli.exchange.ledger import Known, Ledger
from plancancer_cli.exchange.problems import Problem, SheetRefused, in_row_order
from plancancer_cli.exchange.rows import Candidate, RowReader
from plancancer_cli.exchange.sheet import Row, Sheet
from plancancer_cli.storage.edit.editor import Changes, append_all
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.writing.judge import read_indicateur

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.indicateur import Indicateur
    from plancancer_cli.storage.edit.edit import Edit
    from plancancer_cli.storage.read.source import Source

Progress = Callable[[Sequence[Row]], Iterable[Row]]
"""Gives the rows back one by one, and shows how far it is."""


class Outcome(Struct, frozen=True):
    """What came of a sheet.

    Attributes:
        edits: the files that gained lines.
        added: rows that became a line.
        known: rows that stand in the files already.
        repeated: rows that say what an earlier row of the sheet says.
        unknown: rows without a value.
        remarks: what is worth a look in the rows that were added.
    """

    edits: tuple[Edit, ...]
    added: int
    known: int
    repeated: int
    unknown: int
    remarks: tuple[Problem, ...] = ()


class _Group(Struct):
    """The rows of one indicateur, and what came of them."""

    document: Document[Indicateur]
    candidates: list[Candidate] = []
    new: list[Candidate] = []
    known: int = 0
    repeated: int = 0
    remarks: list[Problem] = []


def import_sheet(
    root: Path,
    dossier: Dossier,
    sheet: Sheet,
    today: date,
    *,
    confirmed: bool = False,
    dry_run: bool = False,
    progress: Progress = iter,
) -> Outcome:
    """Append the valeurs of a sheet.

    Raises SheetRefused with every problem of the sheet, WriteRefused where a file cannot be
    written; every file is as it was.
    """
    groups, problems, unknown = _read(dossier, sheet, today, progress, confirmed=confirmed)
    for group in groups:
        problems += _settle(dossier, group, confirmed=confirmed)
    if problems:
        raise SheetRefused(problems)

    def changes(group: _Group) -> Changes:
        def added(source: Source) -> list[Insertion]:
            _settle_again(dossier, group, source, confirmed=confirmed)
            return [Insertion(("valeurs",), tuple(candidate.item for candidate in group.new))]

        return added

    wanted = {group.document.path: changes(group) for group in groups if group.new}
    edits = append_all(root, wanted, dry_run=dry_run) if wanted else []
    return Outcome(
        tuple(edit for edit in edits if edit.hunks),
        sum(len(group.new) for group in groups),
        sum(group.known for group in groups),
        sum(group.repeated for group in groups),
        unknown,
        in_row_order(remark for group in groups for remark in group.remarks),
    )


def _read(
    dossier: Dossier, sheet: Sheet, today: date, progress: Progress, *, confirmed: bool
) -> tuple[list[_Group], list[Problem], int]:
    """The rows by indicateur, in the order of the sheet; what is wrong; how many say nothing."""
    groups: dict[str, _Group] = {}
    problems: list[Problem] = []
    unknown = 0
    finder = IndicateurFinder(dossier)
    for row in progress(sheet.rows):
        cells = sheet.record(row)
        if (stray := sheet.stray(row)) is not None:
            problems.append(stray)
            continue
        if not cells.keys() & {"valeur", "numerateur", "denominateur", "secret"}:
            unknown += 1
            continue
        found = finder.find(row.number, cells)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        reader = RowReader(row.number, cells, found.value, confirmed=confirmed)
        if reader.is_unknown():
            unknown += 1
            continue
        candidate = reader.candidate(today)
        problems += reader.problems
        if candidate is not None:
            groups.setdefault(found.path, _Group(found)).candidates.append(candidate)
    return list(groups.values()), problems, unknown


def _settle(dossier: Dossier, group: _Group, *, confirmed: bool) -> list[Problem]:
    """Tell the rows that are new from those that are known, and judge the new ones."""
    ledger = Ledger(group.document)
    problems: list[Problem] = []
    group.new, group.known, group.repeated = [], 0, 0
    for candidate in group.candidates:
        match ledger.place(candidate):
            case None:
                group.new.append(candidate)
            case Problem() as problem:
                problems.append(problem)
            case Known.IN_FILE:
                group.known += 1
            case Known.IN_SHEET:
                group.repeated += 1
    found = judge_rows(dossier, group.document, group.new, confirmed=confirmed) if group.new else []
    group.remarks = [problem for problem in found if not problem.blocking]
    return problems + [problem for problem in found if problem.blocking]


def _settle_again(dossier: Dossier, group: _Group, source: Source, *, confirmed: bool) -> None:
    """Judge once more where the file has changed since it was read: the lock is held now."""
    current = read_indicateur(source)
    if current == group.document.value:
        return
    group.document = replace(group.document, value=current, locate=source.locate)
    problems = _settle(dossier, group, confirmed=confirmed)
    if problems:
        raise SheetRefused(problems)
