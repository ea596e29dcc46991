"""`plancancer import FILE`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.sheets import EncodingOption, SheetOption, say_encoding
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.cli.writing import say_edit, say_undo
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.exchange.importing import Outcome
    from plancancer_cli.exchange.problems import Problem, SheetRefused
    from plancancer_cli.exchange.sheet import Sheet
    from plancancer_cli.exchange.tabs import Row

LONG = 1000
"""Rows from which a bar shows how far the reading is."""

MANY = 20
"""Lines beyond which those that were added are counted, not shown."""


def command(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help=en(
                msg("CSV, XLSX or ODS with the columns indicateur, date, valeur and the others.")
            ),
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=en(msg("Show what would be added, write nothing.")))
    ] = False,
    sheet: SheetOption = None,
    encoding: EncodingOption = None,
    rejected: Annotated[
        str | None,
        typer.Option(
            "--rejected",
            metavar="FILE",
            help=en(msg("Where to write the refused rows with their reasons, to send them back.")),
        ),
    ] = None,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm",
            help=en(msg("Write counts below the confidentiality threshold all the same.")),
        ),
    ] = False,
) -> int:
    """Append the valeurs of a file, all or none; exit 1 where a sheet with values was left."""
    from plancancer_cli.exchange.importing import import_sheet
    from plancancer_cli.exchange.problems import SheetRefused
    from plancancer_cli.exchange.sheet import read_sheets

    here = Context.of(ctx)
    if rejected is not None and Path(rejected).resolve() == Path(file).resolve():
        raise UsageError(
            msg("--rejected names the sheet itself."), msg("Choose another file for the rows.")
        )
    read = read_sheets(Path(file), sheet or (), encoding)
    say_encoding(read.encoding)
    dossier = here.readable()
    try:
        outcome = import_sheet(
            here.root,
            dossier,
            read.sheets,
            here.on,
            confirmed=confirm,
            dry_run=dry_run,
            progress=_progress(),
        )
    except SheetRefused as refusal:
        _list(refusal.problems)
        if rejected is not None:
            _write_rejected(here, read.sheets, refusal, Path(rejected))
            refusal.hint = None  # what it would say is done
        raise
    left = (*read.left, *outcome.left)
    for each in left:
        say(each.text)
    _tell(here, outcome, dry_run=dry_run)
    return 1 if any(each.counts for each in left) else 0


def _progress() -> Callable[[Sequence[Row]], Iterable[Row]]:
    """A bar on a terminal where there is much to read, nothing elsewhere."""

    def shown(rows: Sequence[Row]) -> Iterable[Row]:
        if len(rows) < LONG or not sys.stderr.isatty():
            return rows
        from rich.console import Console
        from rich.progress import track

        title = tr(msg("Reading the sheet"))
        return track(rows, title, console=Console(stderr=True), transient=True)

    return shown


def _list(problems: Iterable[Problem]) -> None:
    from plancancer_cli.writing.judge import CONFIRMABLE

    for problem in problems:
        say(problem.text)
        if problem.hint is not None:
            say(f"  {tr(problem.hint)}")
        if problem.code in CONFIRMABLE:
            say(f"  {tr(msg('--confirm writes it all the same.'))}")


def _write_rejected(
    here: Context, sheets: Sequence[Sheet], refusal: SheetRefused, target: Path
) -> None:
    from plancancer_cli.exchange.files import write_bytes
    from plancancer_cli.exchange.rejecting import rejected_bytes

    kind = "xlsx" if target.suffix.lower() == ".xlsx" else "csv"
    write_bytes(target, rejected_bytes(sheets, refusal.problems, here.language, kind), here.root)
    say(msg("The refused rows are in {path}.", path=str(target)))


def _tell(here: Context, outcome: Outcome, *, dry_run: bool) -> None:
    """What was added and where, how to undo it, and what was left out."""
    for edit in outcome.edits:
        if dry_run or outcome.added <= MANY:
            say_edit(edit)
            continue
        for hunk in edit.hunks:
            say(
                msg_n(
                    len(hunk.added),
                    "Added to {path}: {n} line, line {line}.",
                    "Added to {path}: {n} lines from line {line} on.",
                    path=edit.path,
                    line=str(hunk.line),
                )
            )
    _list(outcome.remarks)
    added = (
        msg_n(outcome.added, "{n} valeur would be added", "{n} valeurs would be added")
        if dry_run
        else msg_n(outcome.added, "{n} valeur added", "{n} valeurs added")
    )
    left = [
        (outcome.known, msg_n(outcome.known, "{n} there already", "{n} there already")),
        (
            outcome.repeated,
            msg_n(outcome.repeated, "{n} twice in the sheet", "{n} twice in the sheet"),
        ),
        (outcome.unknown, msg_n(outcome.unknown, "{n} without a value", "{n} without a value")),
    ]
    say(", ".join(tr(text) for text in (added, *(text for n, text in left if n))) + ".")
    if outcome.edits and not dry_run:
        say_undo(here)
