"""Yes and no, as people tick a box or answer a question."""

from __future__ import annotations

from plancancer_cli.i18n import msg
from plancancer_cli.typed.refusal import NotReadError
from plancancer_cli.typed.text import regular

_YES = frozenset(
    ["oui", "yes", "true", "vrai", "o", "y", "x", "1", "ok", "✓", "✔", "☑", "☒", "coche"]
)
_NO = frozenset(["non", "no", "false", "faux", "n", "0", "☐"])


def read_tick(text: str) -> bool:
    """Yes or no: `oui`, `Non`, `x`, `1`, `vrai`. Raises NotReadError."""
    word = regular(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise NotReadError(
        msg("{value!r} is neither oui nor non.", value=text.strip()), msg("Write oui or non.")
    )
