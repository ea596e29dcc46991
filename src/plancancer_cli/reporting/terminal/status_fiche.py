"""One fiche in the dashboard: each of its volets and indicateurs, and what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.i18n import Language, msg
from plancancer_cli.model.libelles import STATUTS
from plancancer_cli.reporting.terminal.blocks import heading
from plancancer_cli.reporting.terminal.closing import closing_lines
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow
from plancancer_cli.reporting.terminal.replayed import replayed
from plancancer_cli.reporting.terminal.status import past_counts
from plancancer_cli.reporting.terminal.status_rows import progress_words, volet_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.status import FicheStatus, Status


def render(status: Status, language: Language, terminal: Terminal) -> Iterator[Line]:
    """The lines; `status` is that of the fiche alone."""
    yield from replayed(status.suivi, language, terminal)
    for row in status.fiches:
        yield from _fiche(status, row, language, terminal)
    # What lies below its own code is the fiche.
    codes = [row.fiche.code for row in status.fiches]
    options = ("--enjeu", codes[0]) if codes else ()
    closing = closing_lines(status, language, terminal, options)
    yield from [[], *closing] if closing else []
    for row in status.fiches:
        every = msg("The whole fiche: {command}", command=f"plancancer show {row.fiche.code}")
        yield from flow([Span(language.text(every), "dim")], terminal, 2)


def _fiche(
    status: Status, row: FicheStatus, language: Language, terminal: Terminal
) -> Iterator[Line]:
    head = [
        Span(f"{row.fiche.code}  ", "code"),
        Span(row.fiche.titre, "title"),
        Span(language.text(msg(", on {date}", date=status.on))),
    ]
    yield from flow(head, terminal, 2)
    stands = f"{language.text(STATUTS[row.statut])}, {progress_words(row, language)}"
    yield from flow([Span(stands)], terminal, 2)
    yield from flow(past_counts(status.totaux, language), terminal, 2)
    for volet in row.volets:
        yield []
        yield from volet_lines(volet, language, terminal)
    if row.indicateurs:
        yield from heading(language.text(msg("Indicateurs")))
    for progress in row.indicateurs:
        document = status.suivi.dossier.indicateur_par_id[progress.indicateur]
        never = progress.derniere is None
        verdict = msg("no total is recorded") if never else VERDICTS[progress.verdict]
        line = [
            Span(f"  {progress.indicateur}  ", "code"),
            Span(" ".join(document.value.libelle.split())),
            Span(language.text(msg(": ")) + language.text(verdict), "dim"),
        ]
        yield from flow(line, terminal, 4)
