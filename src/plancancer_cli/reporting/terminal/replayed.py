"""Says of a past date that it is drawn from the files as they are today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.rejeu import est_rejeu
from plancancer_cli.i18n import Language, msg
from plancancer_cli.reporting.terminal.lines import Line, Terminal, indented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances import Suivi


def replayed(suivi: Suivi, language: Language, terminal: Terminal) -> Iterator[Line]:
    """One sentence where the files hold what is dated after the date; else nothing."""
    if est_rejeu(suivi.dossier, suivi.on):
        text = msg(
            "Replayed from today’s files: what is dated after {date} is left out, and an entry "
            "written late counts from the date of its fact.",
            date=suivi.on,
        )
        yield from indented(language.text(text), terminal, 0, "dim")
