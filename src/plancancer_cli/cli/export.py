"""`plancancer export [DIR…]`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.delivery import deliver, format_of
from plancancer_cli.cli.gathering import gather
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.exchange.tables.dataset import Dataset
    from plancancer_cli.exchange.tables.origin import Origin
    from plancancer_cli.model.dossier import Dossier

FORMATS = ("json", "csv", "xlsx", "parquet")
FOLDERS = frozenset({"csv", "parquet"})
"""Formats of which a name without their ending is a folder."""


def command(
    ctx: typer.Context,
    folders: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DIR",
            help=en(msg("Plans, or folders with plans right below them; else the project.")),
        ),
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=en(msg("Form of the output; by default that of the file's name, else json.")),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help=en(
                msg("File to write, or folder of csv or parquet with every table; else stdout.")
            ),
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="NAME", help=en(msg("Only this table, in one file."))),
    ] = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            help=en(
                msg("Without unconfirmed values, small counts and what would give these away.")
            ),
        ),
    ] = False,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence",
            metavar="ID",
            help=en(msg("Terms of use to publish with the data: etalab-2.0, ODbL-1.0…")),
        ),
    ] = None,
) -> int:
    """Write the tables of one plan or of many; exit 1 where something is missing from them."""
    from plancancer_cli import __version__
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.exchange.tables.catalogue import NAMES
    from plancancer_cli.exchange.tables.dataset import Dataset
    from plancancer_cli.exchange.tables.origin import LICENCES

    kind = format_of(format, output, FORMATS)
    if table is not None:
        choice(table, NAMES, "--table")
    terms = LICENCES[choice(licence, tuple(LICENCES), "--licence")] if licence else None
    folder = _folder(kind, output)
    if folder is not None and table is not None:
        raise UsageError(
            msg("--table makes one file, and {path} is a folder.", path=str(folder)),
            msg("Name a file: {command}", command=f"--output {table}.{kind}"),
        )
    here = Context.of(ctx)
    gathered = gather(here, folders or (), _public if public else suivi, licence)
    dataset = Dataset(here.on, __version__, gathered.plans, terms)
    if folder is None:
        _write_file(here, dataset, kind, output, table, gathered.roots)
    else:
        _write_folder(dataset, kind, folder, gathered.roots)
    if output not in {None, "-"}:
        _tell_origins(dataset)
    if not public:
        _tell_internal(dataset)
    return 0 if gathered.complete else 1


def _public(dossier: Dossier, on: date) -> Suivi:
    from plancancer_cli.analysis.publication import public_follow_up

    return public_follow_up(dossier, on)[0]


def _tell_internal(dataset: Dataset) -> None:
    """Say of each plan what of it is not for the public."""
    from plancancer_cli.analysis.publication import internal

    for plan in dataset.plans:
        unconfirmed, secret = internal(plan.view.dossier)
        if unconfirmed or secret:
            say(
                msg(
                    "{plan}: not for publication as it is: {unconfirmed} unconfirmed values, "
                    "{secret} values under statistical secrecy; --public leaves them out.",
                    plan=plan.id,
                    unconfirmed=unconfirmed,
                    secret=secret,
                )
            )


def _folder(kind: str, output: str | None) -> Path | None:
    """The folder that is meant; None for a file or stdout."""
    if kind not in FOLDERS or output is None or output == "-":
        return None
    return None if Path(output).suffix.lower() == f".{kind}" else Path(output)


def _write_file(
    here: Context,
    dataset: Dataset,
    kind: str,
    output: str | None,
    table: str | None,
    roots: Sequence[Path],
) -> None:
    from plancancer_cli.exchange.files import require_outside
    from plancancer_cli.exchange.recognising import require_ours
    from plancancer_cli.exchange.tables.catalogue import COLUMN_NAMES, NAMES
    from plancancer_cli.exchange.tables.writing import as_file

    named = Path(output).stem if output and kind in FOLDERS else None
    if table is None and named in NAMES and named != "valeurs":
        table = named
    if kind == "csv" and table is None and len(dataset.plans) == 1:
        from plancancer_cli.exchange.exporting import sheet_csv

        content = sheet_csv(dataset.plans[0].view.dossier)
    else:
        content = as_file(dataset, kind, table, here.language)
    if output not in {None, "-"}:
        require_outside(Path(output), roots)
        require_ours(Path(output), COLUMN_NAMES)
    deliver(content, output, roots[0], kind)


def _write_folder(dataset: Dataset, kind: str, folder: Path, roots: Sequence[Path]) -> None:
    from plancancer_cli.exchange.folders import plans_in, write_folder
    from plancancer_cli.exchange.tables.writing import as_folder

    before = plans_in(folder)
    write_folder(folder, as_folder(dataset, kind), roots)
    say(msg("Written: {path}", path=str(folder)))
    gone = [name for name in before if name not in {plan.id for plan in dataset.plans}]
    if gone:
        say(msg("No longer in it: {plans}", plans=", ".join(gone)))


def _tell_origins(dataset: Dataset) -> None:
    """The date and the revisions, which a file of CSV has no room for; plans of one origin together."""
    found: dict[Origin, list[str]] = {}
    for plan in dataset.plans:
        found.setdefault(plan.view.origin, []).append(plan.id)
    for origin, names in found.items():
        say(origin.told(", ".join(names), dataset.on))
