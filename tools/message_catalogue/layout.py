"""Where messages and their translations lie in the checkout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PASSES_ON = {
    "src/plancancer_cli/i18n/language.py": "hands to msg() what a template gave to _()",
}
"""Modules that may call `msg` with something else than a literal, and why."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a checkout. `root` is where `src/` and `templates/` are."""

    root: Path

    @property
    def translations(self) -> Path:
        """The French catalogues, one a field of the program."""
        return self.root / "src" / "plancancer_cli" / "locale" / "fr"

    @property
    def compiled(self) -> Path:
        """What the program loads."""
        return self.translations / "LC_MESSAGES" / "plancancer.mo"

    def areas(self) -> list[Path]:
        """Return the hand-written catalogues, in the order of their names."""
        return sorted(self.translations.glob("*.po"))

    def modules(self) -> list[Path]:
        """Return the modules that may speak."""
        return sorted((self.root / "src").rglob("*.py"))

    def templates(self) -> list[Path]:
        """Return the templates that ship with the program."""
        return sorted(path for path in (self.root / "templates").rglob("*") if path.is_file())

    def relative(self, path: Path) -> str:
        """Return `path` as it is shown: POSIX, from the root if it lies below."""
        resolved = path.resolve()
        root = self.root.resolve()
        return (resolved.relative_to(root) if resolved.is_relative_to(root) else path).as_posix()
