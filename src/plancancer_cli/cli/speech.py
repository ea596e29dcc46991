"""The language of a run: chosen when it begins, and forgotten with it.

Nothing is translated when a module is imported: a process can run commands in one language after
the other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from plancancer_cli.i18n import Language, Text, get_language

LANGUAGES = ("fr", "en")
_chosen: ContextVar[str] = ContextVar("language", default="fr")


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Set the language from `--lang`, else from `PLANCANCER_LANG`, else French.

    A value that is not a language leaves French; the option itself is refused later.
    """
    wanted = environment.get("PLANCANCER_LANG", "fr")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    _chosen.set(wanted if wanted in LANGUAGES else "fr")
    return language()


def language() -> Language:
    """The language of this run."""
    return get_language(_chosen.get())


def tr(text: Text) -> str:
    """The text in the language of this run."""
    return language().text(text)


def en(text: Text) -> str:
    """The help of an option, as Typer keeps it: a text without fields, not translated yet.

    `plancancer_cli.cli.help` translates it when it is shown.
    """
    return text.template
