"""`plancancer init DIR`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from plancancer_cli.cli.asking import ask, at_terminal, required
from plancancer_cli.cli.context import PLAN_FILE, Context, say, settle_in
from plancancer_cli.cli.settings import read_day
from plancancer_cli.cli.speech import LANGUAGES, en
from plancancer_cli.cli.usage import choice
from plancancer_cli.cli.writing import say_undo_in
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS

if TYPE_CHECKING:
    from plancancer_cli.scaffold.rendering import Demande


def command(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help=en(msg("Folder of the new plan; made if missing.")))
    ],
    modele: Annotated[
        str | None,
        typer.Option(
            "--modele",
            metavar="vide|plan-cancer|cls|contrat-de-ville",
            help=en(msg("Template; it names the levels. Without it: vide.")),
        ),
    ] = None,
    titre: Annotated[
        str | None, typer.Option("--titre", metavar="TEXT", help=en(msg("Title of the plan.")))
    ] = None,
    collectivite: Annotated[
        str | None,
        typer.Option("--collectivite", metavar="TEXT", help=en(msg("Who carries the plan."))),
    ] = None,
    adoption: Annotated[
        str | None,
        typer.Option("--adoption", metavar="DATE", help=en(msg("Day of its vote or signature."))),
    ] = None,
    langue: Annotated[
        str,
        typer.Option(
            "--langue", metavar="fr|en", help=en(msg("Language of the documents made of the plan."))
        ),
    ] = "fr",
    axe: Annotated[
        list[str] | None,
        typer.Option(
            "--axe",
            metavar="TEXT",
            help=en(msg("A title of its first level (axe, enjeu, orientation); may be repeated.")),
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="ADDRESS",
            help=en(msg("Where its CI installs this program from: a Git repository, or a wheel.")),
        ),
    ] = None,
) -> int:
    """Make a new plan project; nothing that is there is overwritten."""
    from plancancer_cli.scaffold.rendering import render
    from plancancer_cli.storage.files.creation import write_new

    choice(langue, LANGUAGES, "--langue")
    settle_in(Path(folder), Context.of(ctx).settings)
    _require_no_plan(Path(folder))
    _check_source(source)
    wanted = replace(_demande(modele, titre, collectivite, adoption, langue, axe), source=source)
    texts = {**render(wanted), **_schemas()}
    write_new(Path(folder), texts)
    for path in texts:
        say(msg("Written: {path}", path=(Path(folder) / path).as_posix()))
    say_undo_in(folder)
    say(
        msg(
            "Next: read {path}; to see the plan: {command}",
            path=(Path(folder) / "README.md").as_posix(),
            command=f"plancancer --project {folder} status",
        )
    )
    if not _under_git(Path(folder)):
        say(msg("To keep the history of the plan: {command}", command=f"git init {folder}"))
    if source is None:
        say(
            msg(
                "Its CI does not know yet where to install plancancer from: write the address in "
                "{paths}, or give it with --source.",
                paths=".github/workflows/plan.yml, .gitlab-ci.yml",
            )
        )
    return 0


def _check_source(source: str | None) -> None:
    from plancancer_cli.scaffold.source import requirement

    if source is not None:
        requirement(source)


def _under_git(folder: Path) -> bool:
    """Whether a repository holds the folder already: another one inside would hide it."""
    home = folder.resolve()
    return any((above / ".git").exists() for above in (home, *home.parents))


def _require_no_plan(folder: Path) -> None:
    if (folder / PLAN_FILE).exists():
        raise WriteRefused(
            msg("{folder} holds a plan already: it is left as it is.", folder=str(folder)),
            msg("Choose another folder."),
        )


def _demande(
    modele: str | None,
    titre: str | None,
    collectivite: str | None,
    adoption: str | None,
    langue: str,
    axes: list[str] | None,
) -> Demande:
    from plancancer_cli.scaffold.rendering import MODELES, Demande

    if modele is not None:
        choice(modele, MODELES, "--modele")
    day = read_day(adoption, "--adoption") if adoption is not None else None
    asking = titre is None or day is None
    _require_all({"--titre": titre, "--adoption": adoption})
    if modele is None:
        modele = _asked_modele(MODELES) if asking else MODELES[0]
    titre = _one_line(required(titre, "--titre", msg("Title of the plan:")))
    if asking and collectivite is None:
        collectivite = ask(msg("Who carries it (not known yet: Enter):"))
    while day is None:
        try:
            question = msg("Day of the vote or signature ({example}):", example="30/05/2023")
            day = read_day(required(None, "--adoption", question), "--adoption")
        except UsageError as failure:
            say(failure.message)
            if failure.hint is not None:
                say(failure.hint)
    if asking and axes is None:
        axes = _asked_axes(modele)
    titles = tuple(title for title in map(_one_line, axes or ()) if title)
    return Demande(modele, titre, day, _one_line(collectivite or "") or None, langue, titles)


def _require_all(given: dict[str, str | None]) -> None:
    """One refusal that names everything, where nobody can be asked."""
    missing = [option for option, value in given.items() if value is None or not value.strip()]
    empty = [option for option in missing if given[option] is not None]
    if empty or (missing and not at_terminal()):
        raise UsageError(
            msg("Missing: {options}.", options=missing),
            msg(
                "For example: {command}; at a terminal they are asked for.",
                command='plancancer init DIR --titre "…" --adoption 2023-05-30',
            ),
        )


def _asked_modele(names: tuple[str, ...]) -> str:
    while True:
        word = ask(msg("Template ({names}):", names=", ".join(names)), default=names[0])
        try:
            return choice(word, names, "--modele")
        except UsageError as failure:
            say(failure.message)


def _asked_axes(modele: str) -> list[str]:
    from plancancer_cli.scaffold.rendering import levels_of

    titles: list[str] = []
    while True:
        title = ask(
            msg(
                "{level} {n}, its title (no more, or later: Enter):",
                level=levels_of(modele)[0],
                n=len(titles) + 1,
            )
        )
        if not title:
            return titles
        titles.append(title)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _schemas() -> dict[str, str]:
    from plancancer_cli.reporting.schemas import schema_text

    return {kind.schema: schema_text(kind.name) for kind in KINDS.values()}
