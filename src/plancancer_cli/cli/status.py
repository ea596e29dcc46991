"""`plancancer status [CODE]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.options import Enjeu, Kind, Pilote, State, read_filter
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plancancer_cli.analysis.echeance import Etat
    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.status import Status
    from plancancer_cli.model.dossier import Dossier

PILOTE = "pilote"
FORMATS = ("table", "json", "markdown")


def command(
    ctx: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=en(msg("Only this fiche or level.")))
    ] = None,
    format: Annotated[  # noqa: A002 -- the name of the option
        str,
        typer.Option("--format", metavar="|".join(FORMATS), help=en(msg("Form of the output."))),
    ] = "table",
    pilote: Pilote = None,
    enjeu: Enjeu = None,
    state: State = None,
    kind: Kind = None,
    all: Annotated[  # noqa: A002 -- the name of the option
        bool, typer.Option("--all", help=en(msg("Every fiche, however long that gets.")))
    ] = False,
    late: Annotated[
        bool,
        typer.Option(
            "--late", help=en(msg("Only what is past: late, to be documented, to be decided."))
        ),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="pilote|VOCABULARY",
            help=en(
                msg(
                    "By pilote; or what is covered, by a vocabulary of the plan; inegalites: the "
                    "questions."
                )
            ),
        ),
    ] = None,
) -> int:
    """Show the dashboard; exit 1 only where a file cannot be read."""
    from plancancer_cli.analysis.echeance import A_TRAITER
    from plancancer_cli.analysis.echeances import suivi
    from plancancer_cli.analysis.selection import select
    from plancancer_cli.analysis.status import keeping, status

    choice(format, FORMATS, "--format")
    wanted = read_filter(state, kind)
    here = Context.of(ctx)
    dossier = here.readable()
    chosen = select(
        suivi(dossier, here.on), code=code, pilote=pilote, enjeu=enjeu, kinds=wanted.kinds
    )
    if by == PILOTE:
        _by_pilote(here, chosen, format)
        return 1 if dossier.illisibles else 0
    if by is not None:
        if late:
            raise UsageError(msg("--by and --late cannot go together."))
        _coverage(here, chosen.dossier, by, format)
        return 1 if dossier.illisibles else 0
    part = code is not None or pilote is not None or enjeu is not None
    whole = not (part or wanted.etats or wanted.kinds)
    judged = status(chosen)
    view = keeping(judged, wanted) if wanted.etats or wanted.kinds else judged
    if format == "json":
        from plancancer_cli.reporting.json_views import status_json

        write_document(status_json(view, here.language, late_only=late))
    elif format == "markdown":
        from plancancer_cli.reporting.markdown_status import status_markdown

        write_document(status_markdown(view, here.language, late_only=late, whole=whole))
    elif code in dossier.fiche_par_code:
        _one_fiche(here, view)
    elif all:
        _every_fiche(here, view, late=late, whole=whole)
    else:
        states = wanted.etats or (frozenset(A_TRAITER) if late else frozenset())
        chosen_by: dict[str, Sequence[str | None]] = {
            "--pilote": [pilote],
            "--enjeu": [code, enjeu],
            "--kind": kind or [],
        }
        _one_screen(here, judged, states, _repeated(chosen_by))
    return 1 if dossier.illisibles else 0


def _every_fiche(here: Context, view: Status, *, late: bool, whole: bool) -> None:
    from plancancer_cli.cli.pager import show
    from plancancer_cli.reporting.terminal.lines import Terminal
    from plancancer_cli.reporting.terminal.status import render

    terminal = Terminal.of(here.settings.color_mode())
    show(render(view, here.language, terminal, late_only=late, whole=whole), terminal, here)


def _one_fiche(here: Context, view: Status) -> None:
    from plancancer_cli.cli.pager import show
    from plancancer_cli.reporting.terminal.lines import Terminal
    from plancancer_cli.reporting.terminal.status_fiche import render

    terminal = Terminal.of(here.settings.color_mode())
    show(render(view, here.language, terminal), terminal, here)


def _one_screen(
    here: Context, view: Status, states: frozenset[Etat], options: Sequence[str]
) -> None:
    from plancancer_cli.cli.pager import show
    from plancancer_cli.reporting.terminal.lines import Terminal
    from plancancer_cli.reporting.terminal.screen import render

    terminal = Terminal.screen(here.settings.color_mode())
    lines = render(view, here.language, terminal, states=states, options=options)
    show(lines, terminal, here)


def _repeated(given: Mapping[str, Sequence[str | None]]) -> list[str]:
    """The options as they are typed again, without those that were not given."""
    import shlex

    return [
        word
        for option, values in given.items()
        for value in values
        if value is not None
        for word in (option, shlex.quote(value))
    ]


def _by_pilote(here: Context, chosen: Suivi, form: str) -> None:
    """Where each pilote stands: what it has to treat, the values that it owes."""
    from plancancer_cli.analysis.par_pilote import par_pilote
    from plancancer_cli.reporting import pilote_views
    from plancancer_cli.reporting.terminal.lines import Terminal, paint

    lines = par_pilote(chosen)
    if form == "json":
        write_document(pilote_views.pilotes_json(chosen, lines))
    elif form == "markdown":
        write_document(pilote_views.pilotes_markdown(chosen, lines, here.language))
    else:
        terminal = Terminal.of(here.settings.color_mode())
        paint(pilote_views.pilotes_lines(chosen, lines, here.language, terminal), terminal)


def _coverage(here: Context, dossier: Dossier, by: str, form: str) -> None:
    """What the fiches cover, by a vocabulary or by the questions on inequalities."""
    from plancancer_cli.analysis import coverage
    from plancancer_cli.analysis.selection import unknown
    from plancancer_cli.reporting import coverage_views
    from plancancer_cli.reporting.terminal.coverage import couverture_lines, inegalites_lines
    from plancancer_cli.reporting.terminal.lines import Terminal, paint

    plan, terminal = dossier.plan.value, Terminal.of(here.settings.color_mode())
    if by == coverage.INEGALITES:
        questions = coverage.inegalites(dossier)
        if form == "json":
            write_document(coverage_views.inegalites_json(plan, questions))
        elif form == "markdown":
            write_document(coverage_views.inegalites_markdown(plan, questions, here.language))
        else:
            paint(inegalites_lines(plan, questions, here.language, terminal), terminal)
        return
    if by not in plan.vocabulaires:
        raise unknown("vocabulaire", by, [*plan.vocabulaires, coverage.INEGALITES])
    found = coverage.couverture(dossier, by)
    if form == "json":
        write_document(coverage_views.couverture_json(plan, found))
    elif form == "markdown":
        write_document(coverage_views.couverture_markdown(plan, found, here.language))
    else:
        paint(couverture_lines(plan, found, here.language, terminal), terminal)
