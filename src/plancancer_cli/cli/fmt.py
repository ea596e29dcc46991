"""`plancancer fmt [FILE…]`: the canonical layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say, write
from plancancer_cli.cli.speech import en, tr
from plancancer_cli.cli.writing import say_undo
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.i18n import inert, msg, msg_n
from plancancer_cli.kinds import FOLDERS

if TYPE_CHECKING:
    from plancancer_cli.storage.layout.formatter import Layout


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE", help=en(msg("Only these files; every file of the plan by default."))
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=en(msg("Write nothing; name the files to lay out, and exit 1 if there are any.")),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=en(msg("Write nothing; show what would change, and exit 1 if anything would.")),
        ),
    ] = False,
) -> int:
    """Lay files out; exit 2 where one is refused (the others are laid out all the same)."""
    from plancancer_cli.storage.layout.formatter import NotFaithfulError, format_files

    here = Context.of(ctx)
    only_look = check or diff
    paths = _paths(here, files or [])
    layouts, refusals = _looked_at(here, paths) if only_look else format_files(here.root, paths)
    for refusal in refusals:
        say(refusal.message)
        if refusal.hint is not None:
            say(f"  {tr(refusal.hint)}")
    done = [layout for layout in layouts if not layout.is_canonical]
    _report(here, done, check=check, diff=diff)
    # What has no faithful layout is no fault of the file: a CI goes on.
    if any(not (isinstance(each, NotFaithfulError) and only_look) for each in refusals):
        return 2
    return int(bool(done) and only_look)


def _looked_at(here: Context, paths: list[str]) -> tuple[list[Layout], list[WriteRefused]]:
    from plancancer_cli.storage.layout.formatter import layout_of

    layouts: list[Layout] = []
    refusals: list[WriteRefused] = []
    for path in paths:
        try:
            layouts.append(layout_of(here.root, path))
        except WriteRefused as refusal:
            refusals.append(refusal)
    return layouts, refusals


def _report(here: Context, done: list[Layout], *, check: bool, diff: bool) -> None:
    from plancancer_cli.reporting.findings.wording import finding_line
    from plancancer_cli.storage.layout.formatter import changed_lines, layout_finding

    for layout in done:
        found = layout_finding(layout)
        if diff:
            write(inert("\n".join(changed_lines(layout))))
        elif check and found is not None:
            write(finding_line(found, here.language))
        else:
            say(msg("Laid out: {path}", path=layout.path))
    if not done:
        say(msg("Nothing to lay out."))
    elif check or diff:
        say(msg_n(len(done), "{n} file to lay out.", "{n} files to lay out."))
        say(msg("To do it, type: plancancer fmt"))
    else:
        say(
            msg_n(
                len(done),
                "{n} file laid out; its data are as they were.",
                "{n} files laid out; their data are as they were.",
            )
        )
        say_undo(here)


def _paths(here: Context, files: list[str]) -> list[str]:
    """The files that are meant, relative to the root of the project. Raises UsageError."""
    from plancancer_cli.storage.files.tree import ArbreDisque

    every = ArbreDisque(here.root).paths()
    if not files:
        return every
    root = here.root.resolve()
    wanted: list[str] = []
    for name in files:
        path = Path(name)
        if not path.exists():
            raise UsageError(msg("There is no file {path}.", path=name))
        try:
            inside = (
                path.absolute().parent.resolve().joinpath(path.name).relative_to(root).as_posix()
            )
        except ValueError:
            raise UsageError(
                msg("{path} is not in the project {root}.", path=name, root=str(root))
            ) from None
        found = [
            each
            for each in every
            if inside in ("", ".") or each == inside or each.startswith(f"{inside}/")
        ]
        if not found:
            raise UsageError(
                msg("{path} is no file of a plan.", path=name),
                msg("Files of a plan lie in {folders}.", folders=[f"{each}/" for each in FOLDERS]),
            )
        wanted += found
    return list(dict.fromkeys(wanted))
