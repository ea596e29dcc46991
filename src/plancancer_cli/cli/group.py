"""The program as a group of commands, each imported only when it is run."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from plancancer_cli.cli.commands import COMMANDS, OTHER_NAMES
from plancancer_cli.cli.help import command_help, group_help
from plancancer_cli.cli.settings import Settings, global_parameters
from plancancer_cli.cli.speech import language
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.typed.near import did_you_mean, same

_NEGATIVE_NUMBER = re.compile(r"-[\d.,]")


class Command(TyperCommand):
    """A command whose help is ours, and to which `-5` is a number, not an option."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write our help."""
        formatter.write(command_help(self, ctx, language()))

    def make_parser(self, ctx: Any) -> Any:
        """The parser, taught that an option never begins with a digit."""
        parser: Any = super().make_parser(ctx)
        options = parser._process_opts  # noqa: SLF001 -- the parser has no other seam for this

        def process(argument: str, state: Any) -> None:
            if _NEGATIVE_NUMBER.match(argument):
                state.largs.append(argument)
            else:
                options(argument, state)

        parser._process_opts = process  # noqa: SLF001
        return parser


class Group(TyperGroup):
    """The commands by name, from a table, without importing them."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command, imported now; None where there is none of that name."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names. Raises UsageError with the nearest name."""
        name = named_command(args[0]) if args else ""
        if name is None:
            raise unknown_command(args[0])
        return super().resolve_command(ctx, [name, *args[1:]] if args else args)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write our help."""
        formatter.write(group_help(COMMANDS, self.params, language()))


def named_command(word: str) -> str | None:
    """The command that a word names: its own name, or another one that people have for it.

    Case and accents make no difference, `échéances` and `echeances` are `deadlines`; None for a
    word that is only near, which is proposed and not run.
    """
    return same(word, {command: OTHER_NAMES.get(command, ()) for command in COMMANDS})


def unknown_command(name: str) -> UsageError:
    """The failure for a command that does not exist."""
    names = {command: OTHER_NAMES.get(command, ()) for command in COMMANDS}
    hint = did_you_mean(name, names) or msg("See: {command} --help", command="plancancer")
    return UsageError(msg("There is no command {name!r}.", name=name), hint)


def load_command(name: str) -> Any:
    """Import a command's module and build its parser, global options included."""
    entry = COMMANDS[name]
    module = import_module(f"plancancer_cli.cli.{entry.module}")
    info = CommandInfo(name=name, cls=Command, callback=module.command, add_help_option=True)
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    command.params.extend(global_parameters())
    return command


def build(settings: Settings) -> Group:
    """The whole program; the global options are written into `settings`."""
    return Group(
        name="plancancer",
        rich_markup_mode=None,
        params=global_parameters(version=True),
        no_args_is_help=False,
        invoke_without_command=True,
        callback=_nothing,
        context_settings={"help_option_names": ["--help", "-h"], "obj": settings},
    )


def _nothing() -> None:
    from typer._click.globals import get_current_context

    context = get_current_context()
    if not context._protected_args and context.invoked_subcommand is None:  # noqa: SLF001
        import sys

        sys.stdout.write(group_help(COMMANDS, context.command.params, language()))
