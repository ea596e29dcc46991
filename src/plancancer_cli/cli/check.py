"""`plancancer check`: the job of a CI."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import Context
from plancancer_cli.cli.findings import (
    FAIL_ON_HELP,
    FORMAT_HELP,
    FORMATS,
    QUIET_HELP,
    conclude,
)
from plancancer_cli.cli.options import Pilote
from plancancer_cli.cli.settings import read_days
from plancancer_cli.cli.speech import en
from plancancer_cli.diagnostics import Severity
from plancancer_cli.i18n import msg


def command(
    ctx: typer.Context,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help=en(FAIL_ON_HELP))
    ] = "error",
    horizon: Annotated[
        str | None,
        typer.Option(
            "--horizon", metavar="90d", help=en(msg("How far ahead an échéance is announced."))
        ),
    ] = None,
    new_since: Annotated[
        str | None,
        typer.Option(
            "--new-since",
            metavar="REV",
            help=en(msg("Only findings that this Git revision did not have.")),
        ),
    ] = None,
    initial: Annotated[
        bool,
        typer.Option(
            "--initial",
            help=en(
                msg("With --new-since: where Git has no commit yet, judge the files, not lateness.")
            ),
        ),
    ] = False,
    format: Annotated[  # noqa: A002 -- the name of the option
        str, typer.Option("--format", metavar="|".join(FORMATS), help=en(FORMAT_HELP))
    ] = "text",
    pilote: Pilote = None,
    history: Annotated[
        bool,
        typer.Option(
            "--history",
            help=en(msg("Instead: small counts and personal data in what Git still holds.")),
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=en(QUIET_HELP))] = False,
) -> int:
    """Findings about the files, then about lateness; errors in files do not hide the échéances."""
    here = Context.of(ctx)
    if history:
        from plancancer_cli.cli.history import in_history

        found = in_history(here, here.readable())
        return conclude(here, found, fail_on=fail_on, format_=format, quiet=quiet)
    days = read_days(horizon, "--horizon") if horizon is not None else None
    loaded = here.load()
    titles: dict[str, str] = {}
    owners: dict[str, str] = {}
    found = loaded.diagnostics
    if loaded.dossier is not None:
        from plancancer_cli.analysis.echeances import suivi
        from plancancer_cli.analysis.selection import select
        from plancancer_cli.rules.run import check, validate

        dossier = loaded.dossier
        files = validate(dossier)
        # What keeps a file from being read comes first, what a file only remarks comes last.
        broken = [f for f in files if f.severity is Severity.ERROR]
        remarks = [f for f in files if f.severity is not Severity.ERROR]
        whole = suivi(dossier, here.on, horizon_jours=days)
        followed = select(whole, pilote=pilote)
        found = [*broken, *check(followed), *remarks]
        if pilote is not None:
            chosen = {e.lieu.path for e in followed.echeances if e.du_plan}
            chosen |= {d.path for d in (*followed.dossier.fiches, *followed.dossier.indicateurs)}
            found = [finding for finding in found if finding.location.path in chosen]
        arbre = dossier.arborescence
        ordered = sorted((d.value for d in dossier.fiches), key=arbre.rang)
        titles = {fiche.code: fiche.titre for fiche in ordered}
        owners = {id_: codes[0] for id_, codes in dossier.fiches_par_indicateur.items()}
    if new_since is not None:
        from plancancer_cli.cli.baseline import first_findings, new_findings

        first = first_findings(here, found) if initial else None
        found = new_findings(here, found, new_since, days) if first is None else first
    return conclude(
        here,
        found,
        fail_on=fail_on,
        format_=format,
        titles=titles,
        owners=owners,
        grouped=True,
        quiet=quiet,
        dossier=loaded.dossier,
    )
