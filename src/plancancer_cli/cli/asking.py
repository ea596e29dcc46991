"""Asks for what a command line leaves out, where a person sits at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from plancancer_cli.cli.context import say
from plancancer_cli.cli.speech import tr
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import Text, msg


def at_terminal() -> bool:
    """Whether questions can be asked and answered."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def required(value: str | None, option: str, question: Text, *, default: str = "") -> str:
    """The value of an option, asked for where it is missing.

    Raises:
        UsageError: it is missing, and nobody can be asked.
    """
    if value is not None and value.strip():
        return value.strip()
    if value is not None or not at_terminal():
        raise UsageError(
            msg("{option} is missing.", option=option),
            msg("Give it as an option; at a terminal it is asked for."),
        )
    while True:
        answer = ask(question, default=default)
        if answer:
            return answer


def chosen(value: str | None, option: str, question: Text, choices: Sequence[str]) -> str:
    """One of several words, asked for where it is missing; an answer that is none is asked again.

    Raises:
        UsageError: it is missing, and nobody can be asked; or what the option says is none of them.
    """
    from plancancer_cli.cli.usage import choice

    while True:
        word = required(value, option, question)
        try:
            return choice(word, choices, option)
        except UsageError as failure:
            if value is not None:
                raise
            say(failure.message)


def ask(question: Text, *, default: str = "") -> str:
    """Ask on stderr; the default for an empty answer. Raises KeyboardInterrupt where input ends."""
    hint = f" [{default}]" if default else ""
    sys.stderr.write(f"{tr(question)}{hint} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip() or default
