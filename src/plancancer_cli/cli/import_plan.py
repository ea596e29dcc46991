"""`plancancer import-plan FILE DIR`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.asking import ask, at_terminal
from plancancer_cli.cli.context import PLAN_FILE, Context, say, settle_in, write
from plancancer_cli.cli.sheets import EncodingOption, SheetOption, say_encoding
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.cli.writing import say_edit, say_undo_in
from plancancer_cli.errors import ProjectError, UsageError, WriteRefused
from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.scaffold.sheet.outcome import Importation
    from plancancer_cli.storage.edit.edit import Edit

MANY = 40
"""Leftovers and remarks beyond which the report is named instead of more lines."""

_SHOWN = 90


def command(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help=en(msg("CSV, XLSX or ODS with one row a fiche (or a volet)."))
        ),
    ],
    folder: Annotated[
        str,
        typer.Argument(
            metavar="DIR", help=en(msg("The project that takes the fiches (see init)."))
        ),
    ],
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=KEY",
            help=en(msg("What a column holds, where its name does not say it; a hyphen: nothing.")),
        ),
    ] = None,
    sheet: SheetOption = None,
    encoding: EncodingOption = None,
    confirm_acteurs: Annotated[
        bool,
        typer.Option(
            "--confirm-acteurs",
            help=en(msg("Write new acteurs that read as persons: they are organisations.")),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=en(msg("Show the mapping and the files, write nothing."))),
    ] = False,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help=en(msg("Where to list what has no place (CSV); else beside the sheet.")),
        ),
    ] = None,
) -> int:
    """Take fiches over from a file; exit 1 where something of an action has no place."""
    from plancancer_cli.scaffold.sheet.importing import plan_import, write_import
    from plancancer_cli.scaffold.sheet.table import read_fiche_sheets
    from plancancer_cli.scaffold.sheet.telling import preview

    here = Context.of(ctx)
    source, root = Path(file), Path(folder)
    settle_in(root, here.settings)
    if not (root / PLAN_FILE).exists():
        raise ProjectError(
            msg("No plan found: {folder} holds no plan/plan.yaml.", folder=folder),
            msg("Make one first: {command}", command=f"plancancer init {folder}"),
        )
    read = read_fiche_sheets(source, _forced(mapping or []), sheet or (), encoding)
    say_encoding(read.encoding)
    importation = plan_import(root, _dossier(here, root), read)
    target = Path(report) if report else source.with_name(f"{source.stem}-non-repris.csv")
    if dry_run:
        write(preview(read.sheets, importation, here.language))
        _list_suspects(importation)
    else:
        if importation.suspects and not confirm_acteurs:
            _ask_about(importation)
        with _listed(target, root, importation, here):
            edits = write_import(root, importation) if importation.texts else []
        if importation.texts:
            _say_written(root, importation, edits)
    _conclude(here, importation, target, dry_run=dry_run)
    doubtful = dry_run and importation.suspects and not confirm_acteurs
    return 1 if doubtful or any(left.counts for left in importation.leftovers) else 0


def _list_suspects(importation: Importation) -> None:
    for name in importation.suspects:
        say(msg("Reads as a person: {name}", name=name))


def _ask_about(importation: Importation) -> None:
    """Have a person say that what reads as persons are organisations. Raises WriteRefused."""
    _list_suspects(importation)
    if at_terminal():
        answer = ask(msg("Are all of them organisations? (oui, non)"), default="non")
        if answer.casefold() in {"oui", "o", "yes", "y"}:
            return
    raise WriteRefused(
        msg_n(
            len(importation.suspects),
            "{n} acteur of the file reads as a person; nothing was written.",
            "{n} acteurs of the file read as persons; nothing was written.",
        ),
        msg(
            "Name the organisation or the service instead: Git forgets nothing. Where it is an "
            "organisation that bears such a name: --confirm-acteurs."
        ),
    )


def _forced(pairs: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, key = pair.rpartition("=")
        if not (equals and name.strip() and key.strip()) or name.strip() in found:
            raise UsageError(
                msg("{option} cannot be {value!r}.", option="--map", value=pair),
                msg(
                    "Write each column once, with what it holds: --map {example}",
                    example='"Descriptif=modalites"',
                ),
            )
        found[name.strip()] = key.strip()
    return found


def _dossier(here: Context, root: Path) -> Dossier:
    from plancancer_cli.storage.files.tree import ArbreDisque
    from plancancer_cli.storage.loader import load

    loaded = load(ArbreDisque(root))
    here.name_broken(loaded.diagnostics)
    if loaded.dossier is None:
        raise ProjectError(
            msg("plan/plan.yaml cannot be read; nothing can be shown without it."),
            msg("See: {command}", command=f"plancancer --project {root} validate"),
        )
    return loaded.dossier


def _say_written(root: Path, importation: Importation, edits: list[Edit]) -> None:
    for path in importation.texts:
        say(msg("Written: {path}", path=(root / path).as_posix()))
    for edit in edits:
        say_edit(edit)
    say_undo_in(str(root))


@contextmanager
def _listed(target: Path, root: Path, importation: Importation, here: Context) -> Iterator[None]:
    """Write what has no place, before the files are; taken back where they cannot be written.

    Raises WriteRefused where the list would take the place of another file.
    """
    from plancancer_cli.exchange.files import write_bytes
    from plancancer_cli.scaffold.sheet.telling import report_bytes

    if not importation.leftovers:
        yield
        return
    content = report_bytes(importation, here.language)
    existed = target.exists()
    if existed and (not target.is_file() or target.read_bytes() != content):
        raise WriteRefused(
            msg("{path} exists already: it is left as it is.", path=str(target)),
            msg("Choose another file for what has no place: --report FILE"),
        )
    write_bytes(target, content, root)
    try:
        yield
    except BaseException:
        if not existed:
            target.unlink(missing_ok=True)
        raise


def _conclude(here: Context, importation: Importation, target: Path, *, dry_run: bool) -> None:
    """What came of the sheet, what has no place and why, what is worth a look."""
    n, left = len(importation.fiches), importation.leftovers
    for each in left[:MANY]:
        words = " ".join(here.language.text(each.content).split())
        say(
            msg(
                "Has no place: {place}: {words} ({reason})",
                place=each.place,
                words=words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…",
                reason=each.reason,
            )
        )
    for diagnostic in importation.remarks[:MANY]:
        say(f"{diagnostic.location.path}: {diagnostic.code} {tr(diagnostic.message)}")
    if importation.numbered:
        say(msg("The sheet has no column of codes: they were given in the order of its rows."))
    if importation.indicateurs:
        say(
            msg_n(
                len(importation.indicateurs),
                "{n} new indicateur: check its type, it is drawn from its first words.",
                "{n} new indicateurs: check their types, they are drawn from their first words.",
            )
        )
    say(
        msg_n(n, "{n} fiche would be written.", "{n} fiches would be written.")
        if dry_run
        else msg_n(n, "{n} fiche written.", "{n} fiches written.")
    )
    if not left:
        say(msg("Everything in the file has its place."))
    elif dry_run:
        say(
            msg_n(
                len(left),
                "{n} thing of the file has no place; it would be listed in {path}.",
                "{n} things of the file have no place; they would be listed in {path}.",
                path=str(target),
            )
        )
    else:
        say(
            msg_n(
                len(left),
                "{n} thing of the file has no place; it is listed in {path}.",
                "{n} things of the file have no place; they are listed in {path}.",
                path=str(target),
            )
        )
