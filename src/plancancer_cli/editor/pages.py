"""The page of each code as a file that an editor can open: codes of findings lead to it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plancancer_cli.explanations import PAGES
from plancancer_cli.reporting.rule_pages import page_markdown

if TYPE_CHECKING:
    from plancancer_cli.i18n import Language


class CodePages:
    """Pages in a folder of the system for passing files, written when a code is first told.

    The folder goes with the server.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._folder = tempfile.TemporaryDirectory(prefix="plancancer-")
        self._written: dict[str, str] = {}

    def uri(self, code: str) -> str | None:
        """The address of the page of a code; None for a code without one."""
        if code not in PAGES:
            return None
        if code not in self._written:
            file = Path(self._folder.name) / f"{code}.md"
            file.write_text(page_markdown(PAGES[code], self._language), encoding="utf-8")
            self._written[code] = file.as_uri()
        return self._written[code]

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()
