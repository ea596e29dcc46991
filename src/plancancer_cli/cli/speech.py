"""The language of this run, chosen before any command is imported: help texts are in it too."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from plancancer_cli.i18n import Language, Text, get_language

LANGUAGES = ("fr", "en")
_current = get_language("fr")


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Set the language from `--lang`, else from `PLANCANCER_LANG`, else French.

    A value that is not a language leaves French; the option itself is refused later.
    """
    global _current  # noqa: PLW0603 -- one language a process, set once before the commands load
    wanted = environment.get("PLANCANCER_LANG", "fr")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    _current = get_language(wanted if wanted in LANGUAGES else "fr")
    return _current


def language() -> Language:
    """The language of this run."""
    return _current


def tr(text: Text) -> str:
    """The text in the language of this run."""
    return _current.text(text)
