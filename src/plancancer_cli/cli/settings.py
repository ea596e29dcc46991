"""The global options: accepted before the command and after it, the last one wins."""

from __future__ import annotations

import datetime as dt
import os
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct
from typer.main import get_command_from_info
from typer.models import CommandInfo

from plancancer_cli.cli.clock import today
from plancancer_cli.cli.speech import LANGUAGES, en
from plancancer_cli.cli.usage import choice, unread
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

COLORS = ("auto", "always", "never")


class Settings(Struct):
    """What the global options say; None where they say nothing."""

    project: str | None = None
    date: str | None = None
    lang: str | None = None
    color: str | None = None
    no_pager: bool = False
    untrusted: bool | None = None

    def is_trusted(self) -> bool:
        """Whether the plan is one's own: not where a CI runs, which sets `CI`, nor with --untrusted."""
        return not self.untrusted and os.environ.get("CI", "").lower() in {"", "0", "false"}

    def on(self) -> dt.date:
        """The date that the program takes for today. Raises UsageError for one that is none."""
        given = self.date or os.environ.get("PLANCANCER_DATE")
        if not given:
            return today()
        return read_day(given, "--date")

    def start(self) -> tuple[Path, bool]:
        """The folder to look in, and whether it was named (then its parents are not searched)."""
        given = self.project or os.environ.get("PLANCANCER_PROJECT")
        return (Path(given), True) if given else (Path.cwd(), False)

    def color_mode(self) -> str:
        """`auto`, `always` or `never`; `NO_COLOR` means never unless the option says otherwise."""
        if self.color:
            return self.color
        return "never" if os.environ.get("NO_COLOR") else "auto"


def read_day(text: str, option: str) -> dt.date:
    """The day that an option names, `2026-11-21` or as people write it. Raises UsageError."""
    from plancancer_cli.typed import dates
    from plancancer_cli.typed.refusal import NotReadError

    try:
        return dates.read_day(text)
    except NotReadError as refused:
        raise unread(option, refused) from None


def _options(
    project: Annotated[
        str | None,
        typer.Option("--project", "-C", metavar="DIR", help=en(msg("Folder of the plan."))),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help=en(msg("The date taken for today."))),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="fr|en", help=en(msg("Language of the texts.")))
    ] = None,
    color: Annotated[
        str | None,
        typer.Option(
            "--color", metavar="auto|always|never", help=en(msg("Colours of the terminal."))
        ),
    ] = None,
    no_pager: Annotated[
        bool,
        typer.Option("--no-pager", help=en(msg("Write at once what is taller than the terminal."))),
    ] = False,
    untrusted: Annotated[
        bool | None,
        typer.Option(
            "--untrusted",
            help=en(
                msg("The plan may be a stranger's: its own templates are not used (so in CI).")
            ),
        ),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", hidden=True)] = False,
) -> None:
    pass


def global_parameters(*, version: bool = False) -> list[Any]:
    """The global options as parameters that write into the `Settings` of the run."""
    return [*_everywhere(), _version_parameter()] if version else [*_everywhere()]


@cache
def _everywhere() -> tuple[Any, ...]:
    """Those of the program, which are those of the command too."""
    command = get_command_from_info(
        CommandInfo(name="global", callback=_options, add_help_option=False),
        pretty_exceptions_short=False,
        rich_markup_mode=None,
    )
    for parameter in command.params:
        parameter.expose_value = False
        parameter.callback = _store
    return tuple(command.params)


def _store(ctx: Any, param: Any, value: Any) -> None:
    # Nothing is kept any more: `--no-cache` is accepted for the scripts that still say it.
    if value is None or value is False or param.name == "no_cache":
        return
    if param.name == "lang":
        choice(value, LANGUAGES, "--lang")
    if param.name == "color":
        choice(value, COLORS, "--color")
    setattr(ctx.find_root().obj, param.name, value)


def _version_parameter() -> Any:
    def version(
        version: Annotated[
            bool, typer.Option("--version", help=en(msg("Show the version.")))
        ] = False,
    ) -> None:
        pass

    command = get_command_from_info(
        CommandInfo(name="version", callback=version, add_help_option=False),
        pretty_exceptions_short=False,
        rich_markup_mode=None,
    )
    parameter = command.params[0]
    parameter.expose_value = False
    parameter.is_eager = True
    parameter.callback = _show_version
    return parameter


def _show_version(ctx: Any, param: Any, value: bool) -> None:  # noqa: ARG001
    if value:
        from plancancer_cli import __version__

        typer.echo(f"plancancer {__version__}")
        ctx.exit()


def read_days(text: str, option: str) -> int:
    """The number of days that an option names, `90d` or `90`. Raises UsageError."""
    digits = text[:-1] if text[-1:] in {"d", "j"} else text
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 4:  # noqa: PLR2004 -- 27 years
        raise UsageError(
            msg("{option} cannot be {value!r}.", option=option, value=text),
            msg("Write a number of days: 90d."),
        )
    return int(digits)
