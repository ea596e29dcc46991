"""The options of the commands that read a file of tables."""

from __future__ import annotations

from typing import Annotated

import typer

from plancancer_cli.cli.context import say
from plancancer_cli.cli.speech import en
from plancancer_cli.i18n import msg

SheetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--sheet",
        metavar="NAME",
        help=en(
            msg("Read this sheet of the workbook only; may be repeated. Else all with the columns.")
        ),
    ),
]

EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help=en(msg("Of a CSV file: utf-8, cp1252, cp850, mac_roman… Else it is recognised.")),
    ),
]


def say_encoding(encoding: str | None) -> None:
    """Say in which encoding a file was read, where its words alone tell it."""
    if encoding is not None:
        say(
            msg(
                "Read as {encoding}, judged by its words; if letters are wrong: --encoding NAME.",
                encoding=encoding,
            )
        )
