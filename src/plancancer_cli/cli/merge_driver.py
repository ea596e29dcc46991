"""`plancancer merge-driver`: merge by meaning, set up, resolve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg, msg_n

if TYPE_CHECKING:
    from plancancer_cli.merging.files import Merged

_VERSIONS = 4


def command(
    ctx: typer.Context,
    versions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BASE OURS THEIRS PATH", help=en(msg("What Git hands over: %O %A %B %P."))
        ),
    ] = None,
    install: Annotated[
        bool,
        typer.Option(
            "--install", help=en(msg("Set the merge up in this clone, and say what was done."))
        ),
    ] = False,
    resolve: Annotated[
        str | None,
        typer.Option(
            "--resolve",
            metavar="FILE",
            help=en(msg("Merge again a file in which Git has left a conflict.")),
        ),
    ] = None,
) -> int:
    """Merge; exit 1 where a conflict is left for a person."""
    given = versions or []
    if sum((bool(given), install, resolve is not None)) != 1:
        raise UsageError(
            msg("Give the four files that Git hands over, or --install, or --resolve FILE."),
            msg("To set the merge up in this clone: plancancer merge-driver --install"),
        )
    if install:
        return _install(Context.of(ctx))
    if resolve is not None:
        return _resolve(Context.of(ctx), resolve)
    if len(given) != _VERSIONS:
        raise UsageError(
            msg(
                "The merge needs four files: base, ours, theirs, and the name; {n} were given.",
                n=len(given),
            ),
            msg("Git calls this command; to set it up: plancancer merge-driver --install"),
        )
    from plancancer_cli.merging.driver import drive

    base, ours, theirs, path = given
    merged = drive(Path(base), Path(ours), Path(theirs), path)
    _say_conflicts(merged, path)
    return 0 if merged.is_clean else 1


def _say_conflicts(merged: Merged, path: str) -> None:
    from plancancer_cli.merging.files import How

    if merged.invalid is not None:
        say(
            msg(
                "{path}: both sides together are not valid. {reason}",
                path=path,
                reason=merged.invalid,
            )
        )
        say(msg("  Correct the file, then type: git add {path}", path=path))
    if merged.conflicts:
        say(
            msg_n(
                merged.conflicts,
                "{path}: {n} place was changed in two ways.",
                "{path}: {n} places were changed in two ways.",
                path=path,
            )
        )
        if merged.how is not How.MEANING:
            say(msg("  It was merged line by line: a version of it cannot be read or told apart."))
        say(
            msg(
                "  Choose between the lines that <<<<<<<, ======= and >>>>>>> enclose, "
                "then type: git add {path}",
                path=path,
            )
        )


def _resolve(here: Context, name: str) -> int:
    from plancancer_cli.merging.resolve import resolve

    root = here.root.resolve()
    file = Path(name)
    try:
        path = file.absolute().parent.resolve().joinpath(file.name).relative_to(root).as_posix()
    except ValueError:
        raise UsageError(
            msg("{path} is not in the project {root}.", path=name, root=str(root))
        ) from None
    merged = resolve(here.root, path)
    _say_conflicts(merged, path)
    if not merged.is_clean:
        return 1
    say(msg("{path} is resolved: it holds what both sides say.", path=path))
    say(msg("  Look at it, then type: git add {path}", path=path))
    say(msg("  To undo: git checkout --merge {path}", path=path))
    return 0


def _install(here: Context) -> int:
    from plancancer_cli.merging.install import ATTRIBUTES, install

    done = install(here.root)
    for name, value in done.settings:
        say(msg("Set in this clone: {name} = {value}", name=name, value=value))
    for line in done.lines:
        say(msg("Added to {path}: {line}", path=ATTRIBUTES, line=line))
    if done.lines:
        say(msg("Commit {path}, so that every clone knows it.", path=ATTRIBUTES))
    if not done.settings and not done.lines:
        say(msg("Nothing to do: the merge is set up in this clone."))
    else:
        say(
            msg(
                "From now on git merge, rebase and cherry-pick merge the files of the plan "
                "by meaning."
            )
        )
        say(msg("To undo: git config --remove-section merge.plancancer"))
    return 0
