"""Many valeurs from a sheet: all of them or none, and the same sheet twice adds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.exchange.finding_indicateurs import IndicateurFinder
from plancancer_cli.exchange.judging import judge_rows
from plancancer_cli.exchange.ledger import Known, Ledger
from plancancer_cli.exchange.left import Left, aside
from plancancer_cli.exchange.problems import Problem, SheetRefused, in_row_order
from plancancer_cli.exchange.rows import Candidate, RowReader
from plancancer_cli.exchange.tabs import Row
from plancancer_cli.storage.edit.editor import Changes, append_all
from plancancer_cli.storage.edit.insertion import Insertion
from plancancer_cli.writing.judge import read_indicateur

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plancancer_cli.exchange.sheet import Sheet
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
        left: rows that are none of values: totals, and what tells of the columns.
        remarks: what is worth a look in the rows that were added.
    """

    edits: tuple[Edit, ...]
    added: int
    known: int
    repeated: int
    unknown: int
    remarks: tuple[Problem, ...] = ()
    left: tuple[Left, ...] = ()


class _Group(Struct):
    """The rows of one indicateur, and what came of them."""

    document: Document[Indicateur]
    candidates: list[Candidate] = []
    new: list[Candidate] = []
    known: int = 0
    repeated: int = 0
    remarks: list[Problem] = []


class _Reading:
    """The rows of the sheets by indicateur, in their order; what is wrong; what says nothing."""

    def __init__(self, dossier: Dossier, today: date, *, confirmed: bool) -> None:
        self._finder = IndicateurFinder(dossier)
        self._today = today
        self._confirmed = confirmed
        self.groups: dict[str, _Group] = {}
        self.problems: list[Problem] = []
        self.left: list[Left] = []
        self.unknown = 0

    def read(self, sheet: Sheet, row: Row) -> None:
        """Take a row."""
        cells = sheet.record(row)
        found = self._finder.find(row.number, cells)
        reason = aside(row.cells) if isinstance(found, Problem) else None
        if reason is not None:
            self.left.append(Left(sheet.name, row.number, reason))
            return
        if (stray := sheet.stray(row)) is not None:
            self.problems.append(stray)
            return
        if not cells.keys() & {"valeur", "numerateur", "denominateur", "secret"}:
            self.unknown += 1
            return
        if isinstance(found, Problem):
            self.problems.append(replace(found, sheet=sheet.name))
            return
        reader = RowReader(row.number, cells, found.value, confirmed=self._confirmed)
        if reader.is_unknown():
            self.unknown += 1
            return
        candidate = reader.candidate(self._today)
        self.problems += (replace(problem, sheet=sheet.name) for problem in reader.problems)
        if candidate is not None:
            group = self.groups.setdefault(found.path, _Group(found))
            group.candidates.append(replace(candidate, sheet=sheet.name))


def import_sheet(
    root: Path,
    dossier: Dossier,
    sheets: Sequence[Sheet],
    today: date,
    *,
    confirmed: bool = False,
    dry_run: bool = False,
    progress: Progress = iter,
) -> Outcome:
    """Append the valeurs of the sheets of a file.

    Raises SheetRefused with every problem of the sheet, WriteRefused where a file cannot be
    written; every file is as it was.
    """
    reading = _Reading(dossier, today, confirmed=confirmed)
    for sheet in sheets:
        for row in progress(sheet.rows):
            reading.read(sheet, row)
    groups, problems = list(reading.groups.values()), reading.problems
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
        reading.unknown,
        in_row_order(remark for group in groups for remark in group.remarks),
        tuple(reading.left),
    )


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
