"""The translated messages of a language: the compiled catalogue that ships with the program."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Protocol

SOURCE_LANGUAGE = "en"
"""The language that messages are written in; it has no catalogue."""

_LOCALE = Path(__file__).parent.parent / "locale"


class Catalogue(Protocol):
    """What `gettext.NullTranslations` and its subclasses offer."""

    def gettext(self, message: str) -> str:
        """Return the translation, or `message` itself."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation for the count `n`, or one of the two messages."""


def load_catalogue(code: str) -> Catalogue:
    """Return the catalogue of a language; none that is compiled means the source texts."""
    if code == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    try:
        with (_LOCALE / code / "LC_MESSAGES" / "plancancer.mo").open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    except FileNotFoundError:
        return gettext.NullTranslations()
