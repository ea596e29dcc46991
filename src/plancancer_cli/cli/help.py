"""Help texts: short, in the reader's language, without loading a rendering library."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from plancancer_cli.cli.commands import COMMANDS, Entry
from plancancer_cli.cli.examples import of
from plancancer_cli.i18n import Language, Text, msg

SHARED = frozenset({"project", "date", "lang", "color", "no_pager", "version"})
"""Names of the options that every command takes."""


def group_help(commands: Mapping[str, Entry], parameters: Sequence[Any], language: Language) -> str:
    """The help of the program: its commands and the options that all share."""
    tr = language.text
    parts = [
        tr(msg("Usage: {usage}", usage="plancancer [OPTIONS] COMMAND …")),
        "",
        tr(msg("Follows a health plan kept as YAML files in Git.")),
        "",
        tr(msg("Commands:")),
        *_rows([(name, tr(entry.summary)) for name, entry in commands.items()]),
        "",
        tr(msg("Options of every command:")),
        *_rows(
            [option_row(parameter, language) for parameter in parameters if not parameter.hidden]
        ),
        "",
        tr(msg("Details of a command: {command}", command="plancancer COMMAND --help")),
    ]
    return "\n".join(parts) + "\n"


def command_help(command: Any, context: Any, language: Language) -> str:
    """The help of one command: usage, what it does, arguments, its options, the shared ones."""
    tr = language.text
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [
        p for p in command.get_params(context) if p.param_type_name == "option" and not p.hidden
    ]
    own = [p for p in options if p.name not in SHARED]
    shared = [p for p in options if p.name in SHARED]
    usage = " ".join([context.command_path, "[OPTIONS]", *(metavar(a) for a in arguments)])
    parts = [tr(msg("Usage: {usage}", usage=usage)), "", tr(COMMANDS[command.name].summary)]
    if arguments:
        rows = [(metavar(a), meaning(a, language)) for a in arguments]
        parts += ["", tr(msg("Arguments:")), *_rows(rows)]
    parts += ["", tr(msg("Options:")), *_rows([option_row(option, language) for option in own])]
    parts += [
        "",
        tr(msg("Options of every command:")),
        *_rows([option_row(o, language) for o in shared]),
    ]
    examples = [f"  {line}" for line in of(command.name)]
    parts += ["", tr(msg("Examples:")), *examples] if examples else []
    return "\n".join(parts) + "\n"


def metavar(argument: Any) -> str:
    """What stands for an argument in the usage: in brackets where it may be left out."""
    name = argument.metavar or argument.name.upper()
    many = "…" if argument.nargs == -1 else ""
    return f"{name}{many}" if argument.required else f"[{name}{many}]"


def meaning(parameter: Any, language: Language) -> str:
    """What an argument or an option means; Typer keeps it in English (`speech.en`)."""
    return language.text(Text(parameter.help or ""))


def option_row(option: Any, language: Language) -> tuple[str, str]:
    """The names of an option with what it takes, and what it means."""
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=lambda o: (len(o), o)))
    if option.name == "help":
        return names, language.text(msg("Show this help."))
    taken = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    text = meaning(option, language)
    if not option.is_flag and isinstance(option.default, str) and option.default:
        text += " " + language.text(msg("[default: {value}]", value=option.default))
    return names + taken, text


def _rows(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 120))
    left = min(max((len(name) for name, _ in rows), default=0), 32)
    lines: list[str] = []
    for name, text in rows:
        wrapped = textwrap.wrap(text, max(20, width - left - 4)) or [""]
        head = f"  {name:<{left}}  "
        if len(name) > left:
            lines.append(f"  {name}")
            head = " " * (left + 4)
        lines.append((head + wrapped[0]).rstrip())
        lines += [" " * (left + 4) + line for line in wrapped[1:]]
    return lines
