"""The one way in which a reader of this room says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text


class NotReadError(ValueError):
    """What was typed has no certain meaning.

    Attributes:
        reason: what was found.
        hint: what to write instead.
    """

    def __init__(self, reason: Text, hint: Text) -> None:
        super().__init__(reason.template)
        self.reason = reason
        self.hint = hint
