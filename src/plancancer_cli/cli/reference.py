"""`docs/commandes.md`: every command and option, drawn from the program, so that both agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plancancer_cli.cli.commands import COMMANDS
from plancancer_cli.cli.examples import of
from plancancer_cli.cli.group import load_command
from plancancer_cli.cli.help import SHARED, meaning, metavar, option_row
from plancancer_cli.cli.settings import global_parameters
from plancancer_cli.i18n import Language, Text, msg

_VARIABLES: tuple[tuple[str, Text], ...] = (
    ("PLANCANCER_PROJECT", msg("As --project.")),
    ("PLANCANCER_DATE", msg("As --date.")),
    ("PLANCANCER_LANG", msg("As --lang.")),
    ("NO_COLOR", msg("No colours, unless --color asks for them.")),
    ("CI", msg("Every file is read anew, whatever was kept.")),
)
_CODES: tuple[tuple[str, Text], ...] = (
    ("0", msg("Nothing to say.")),
    ("1", msg("Findings at or above the threshold, or files that cannot be read.")),
    ("2", msg("Wrong usage, a project that cannot be read at all, or a write that was refused.")),
    ("130", msg("Interrupted.")),
)


def commands_page(language: Language) -> str:
    """The page as Markdown."""
    tr = language.text
    lines = [
        f"# {tr(msg('The commands'))}",
        "",
        tr(
            msg(
                "This page is generated from the program: `make docs` renews it. "
                "`plancancer COMMAND --help` says the same in a terminal."
            )
        ),
        "",
        f"## {tr(msg('Options of every command'))}",
        "",
        *_table(
            [
                option_row(each, language)
                for each in global_parameters(version=True)
                if not each.hidden
            ]
        ),
        tr(msg("They stand before the command or after it; of two, the last one counts.")),
        "",
        f"## {tr(msg('Environment variables'))}",
        "",
        *_table([(name, tr(text)) for name, text in _VARIABLES]),
        f"## {tr(msg('Exit codes'))}",
        "",
        *_table([(code, tr(text)) for code, text in _CODES]),
    ]
    for name in COMMANDS:
        lines += _command(name, language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _command(name: str, language: Language) -> Iterator[str]:
    parameters: Sequence[Any] = load_command(name).params
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [
        each
        for each in parameters
        if each.param_type_name == "option" and each.name not in SHARED and not each.hidden
    ]
    usage = " ".join(["plancancer", name, *map(metavar, arguments)])
    yield from (f"## {name}", "", language.text(COMMANDS[name].summary), "", f"`{usage}`", "")
    rows = [(metavar(each), meaning(each, language)) for each in arguments]
    if rows := rows + [option_row(each, language) for each in options]:
        yield from _table(rows)
    if examples := of(name):
        yield from (
            language.text(msg("Examples:")),
            "",
            "```console",
            *_prompted(examples),
            "```",
            "",
        )


def _prompted(lines: Sequence[str]) -> Iterator[str]:
    return (f"$ {line}" for line in lines)


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from ("| | |", "| --- | --- |")
    for name, text in rows:
        cells = (f"`{name}`", text)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
