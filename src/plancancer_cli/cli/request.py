"""`plancancer request [ACTEUR]`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say, write
from plancancer_cli.cli.delivery import deliver, format_of
from plancancer_cli.cli.options import Enjeu, Kind, Pilote, State, read_filter
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.typed.near import same

if TYPE_CHECKING:
    from plancancer_cli.exchange.asking import Asked
    from plancancer_cli.model.dossier import Dossier

FORMATS = ("csv", "xlsx")
FOLDER = "demandes"

Owed = Mapping[str, Sequence["Asked"]]


def command(
    ctx: typer.Context,
    acteur: Annotated[
        str | None,
        typer.Argument(
            metavar="ACTEUR", help=en(msg("Id of an acteur; without one, who owes how many."))
        ),
    ] = None,
    all: Annotated[  # noqa: A002 -- the name of the option
        bool, typer.Option("--all", help=en(msg("One sheet for each acteur that owes a value.")))
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help=en(
                msg("File to write, stdout otherwise; with --all a folder, demandes otherwise.")
            ),
        ),
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=en(msg("Form of the sheet; by default that of the file's name, else csv.")),
        ),
    ] = None,
    pilote: Pilote = None,
    enjeu: Enjeu = None,
    state: State = None,
    kind: Kind = None,
) -> int:
    """Write the sheet of the values that are due from one acteur, or say who owes how many."""
    from plancancer_cli.analysis.a_traiter import valeurs_attendues
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.selection import acteur_names, keep, select
    from plancancer_cli.exchange.asking import asked_of

    if acteur is not None and all:
        raise UsageError(
            msg("--all makes a sheet for each acteur: it takes none."),
            msg("Leave one of them out."),
        )
    form = format_of(format, None if all else output, FORMATS)
    wanted = read_filter(state, kind)
    here = Context.of(ctx)
    dossier = here.readable()
    part = keep(select(suivi(dossier, here.on), pilote=pilote, enjeu=enjeu), wanted)
    owed: Owed = asked_of(part)
    if pilote is not None:
        # A value that it shares with others is asked of it alone.
        only = same(pilote, acteur_names(dossier))
        owed = {each: asked for each, asked in owed.items() if each == only}
    if all:
        _write_all(here, owed, Path(output or FOLDER), form)
    elif acteur is None:
        write(_listing(owed, dossier, valeurs_attendues(part)))
    else:
        _write_one(here, dossier, owed, acteur, output, form)
    return 1 if dossier.illisibles else 0


def _write_one(
    here: Context, dossier: Dossier, owed: Owed, acteur: str, output: str | None, kind: str
) -> None:
    from plancancer_cli.analysis.selection import acteur_names, unknown
    from plancancer_cli.exchange.request_sheet import request_bytes

    known = acteur_names(dossier, {*dossier.acteur_par_id, *filter(None, owed)})
    named = same(acteur, known)
    if named is None:
        raise unknown("ref", acteur, known)
    acteur = named
    if acteur not in owed:
        say(msg("Nothing is due from {acteur} on {date}.", acteur=acteur, date=here.on))
        return
    content = request_bytes(owed[acteur], here.language, kind)
    deliver(content, output, here.root, kind, replace=False)


def _write_all(here: Context, owed: Owed, folder: Path, kind: str) -> None:
    """Every sheet, or none where one may have been filled in already."""
    from plancancer_cli.exchange.asking import NOBODY
    from plancancer_cli.exchange.files import check_target
    from plancancer_cli.exchange.request_sheet import request_bytes

    sheets = {
        folder / f"{acteur}.{kind}": request_bytes(asked, here.language, kind)
        for acteur, asked in owed.items()
        if acteur != NOBODY
    }
    for target, content in sheets.items():
        check_target(target, content, here.root, replace=False)
    for target, content in sheets.items():
        deliver(content, str(target), here.root, kind, replace=False)
    if not sheets:
        say(msg("Nothing is due on {date}.", date=here.on))
    for asked in owed.get(NOBODY, ()):
        say(_unasked(asked))


def _listing(owed: Owed, dossier: Dossier, awaited: Mapping[str, int]) -> str:
    """Who owes how many, counted as `status` counts them, and how many rows their sheet has.

    A row answers two counts where a target is of the same period as a value.
    """
    from plancancer_cli.exchange.asking import NOBODY

    if not owed:
        return tr(msg("Nothing is due."))
    width = max(len(acteur) for acteur in owed)
    lines = []
    for acteur, asked in owed.items():
        if acteur == NOBODY:
            continue
        late = awaited.get(acteur, 0)
        due = tr(msg_n(late, "{n} value awaited", "{n} values awaited"))
        detail = tr(msg_n(len(asked), ", {n} row to fill in", ", {n} rows to fill in"))
        known = dossier.acteur_par_id.get(acteur)
        name = f" ({known.nom})" if known else ""
        lines.append(f"{acteur:<{width}}  {due}{detail}{name}")
    lines += [tr(_unasked(asked)) for asked in owed.get(NOBODY, ())]
    return "\n".join(lines)


def _unasked(asked: Asked) -> Text:
    return msg(
        "{indicateur}, {periode}: nobody answers for it; add producteur: … to {path}.",
        indicateur=asked.document.value.id,
        periode=asked.periode,
        path=asked.document.path,
    )
