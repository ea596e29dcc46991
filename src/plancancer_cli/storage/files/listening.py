"""Who is told what became of files that a dead process has left."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.i18n import Text

LISTENER: ContextVar[Callable[[Text], None] | None] = ContextVar("listener", default=None)
"""Who is told; nobody by default."""


def tell(text: Text) -> None:
    """Say it to whoever listens."""
    listener = LISTENER.get()
    if listener is not None:
        listener(text)
