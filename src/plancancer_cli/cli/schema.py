"""`plancancer schema [NAME] [--write]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.cli.speech import en
from plancancer_cli.cli.streams import write_document
from plancancer_cli.cli.usage import choice
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import KINDS

NAMES = tuple(KINDS)


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="|".join(NAMES), help=en(msg("The kind of file; with --write, all."))
        ),
    ] = None,
    renew: Annotated[
        bool, typer.Option("--write", help=en(msg("Renew the files in schemas/ of the project.")))
    ] = False,
) -> int:
    """Write one schema to stdout, or renew those of the project."""
    if name is not None:
        choice(name, NAMES, "NAME")
    if renew:
        return _renew(Context.of(ctx), (name,) if name else NAMES)
    if name is None:
        raise UsageError(
            msg("{name} is missing.", name="NAME"),
            msg("Name the kind of file: {names}.", names=", ".join(NAMES)),
        )
    from plancancer_cli.reporting.schemas import schema_text

    write_document(schema_text(name))
    return 0


def _renew(here: Context, names: tuple[str, ...]) -> int:
    from plancancer_cli.reporting.schemas import schema_text

    for name in names:
        path = KINDS[name].schema
        _require_inside(here.root, path)
        if _put(here.root / path, schema_text(name), path):
            say(
                msg("{path}: renewed. To undo: {command}", path=path, command=f"git restore {path}")
            )
        else:
            say(msg("{path}: up to date.", path=path))
    return 0


def _require_inside(root: Path, path: str) -> None:
    """A pull request can bring links: nothing is written through them. Raises WriteRefused."""
    if not (root / path).parent.resolve().is_relative_to(root.resolve()):
        raise WriteRefused(
            msg("{path} is a link that leads out of the project.", path=Path(path).parts[0]),
            msg("Put a folder in its place."),
        )


def _put(file: Path, text: str, path: str) -> bool:
    """Write a file that differs, whole or not at all; whether it did. Raises WriteRefused."""
    from plancancer_cli.storage.files.atomic import put

    content = text.encode()
    try:
        if file.is_file() and file.read_bytes() == content:
            return False
        file.parent.mkdir(exist_ok=True)
        put(file, content)
    except OSError as error:
        raise WriteRefused(
            msg(
                "{path} cannot be written: {reason}.",
                path=path,
                reason=error.strerror or str(error),
            )
        ) from None
    return True
