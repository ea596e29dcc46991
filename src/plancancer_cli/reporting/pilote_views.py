"""Where each acteur stands, as JSON, as a Markdown table and as lines of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, Text, msg
from plancancer_cli.reporting.json_views import SCHEMA_VERSION, dump
from plancancer_cli.reporting.markdown_text import table
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow
from plancancer_cli.reporting.terminal.status import past_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.par_pilote import LignePilote

_HEAD: tuple[Text, ...] = (
    msg("Acteur"),
    msg("Fiches"),
    msg("Late"),
    msg("To be documented"),
    msg("To be decided"),
    msg("Without news"),
    msg("Values awaited"),
)


def pilotes_json(suivi: Suivi, lines: Sequence[LignePilote]) -> str:
    """One object an acteur; the keys are those of the totals of `status`."""
    return dump(
        {
            "schemaVersion": SCHEMA_VERSION,
            "kind": "pilotes",
            "date": suivi.on.isoformat(),
            "pilotes": [
                {
                    "acteur": line.acteur,
                    "fiches": line.totaux.fiches,
                    "volets": line.totaux.volets,
                    "en_retard": line.totaux.en_retard,
                    "a_documenter": line.totaux.a_documenter,
                    "a_decider": line.totaux.a_decider,
                    "sans_nouvelles": line.totaux.sans_nouvelles,
                    "non_recues": line.totaux.non_recues,
                }
                for line in lines
            ],
        }
    )


def pilotes_markdown(suivi: Suivi, lines: Sequence[LignePilote], language: Language) -> str:
    """One row an acteur."""
    rows = [
        [
            _name(suivi, line),
            *(
                str(n)
                for n in (
                    line.totaux.fiches,
                    line.totaux.en_retard,
                    line.totaux.a_documenter,
                    line.totaux.a_decider,
                    line.totaux.sans_nouvelles,
                    line.totaux.non_recues,
                )
            ),
        ]
        for line in lines
    ]
    return "\n".join(table([language.text(word) for word in _HEAD], rows)) + "\n"


def pilotes_lines(
    suivi: Suivi, lines: Sequence[LignePilote], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Two lines an acteur: who, and its counts, never one of the three states without the others."""
    title = suivi.dossier.plan.value.titre
    head = [Span(title, "title"), Span(language.text(msg(", on {date}", date=suivi.on)))]
    yield from flow(head, terminal, 2)
    for line in lines:
        yield from flow(
            [Span(f"{line.acteur}", "code"), Span(f"  {_name(suivi, line)}")], terminal, 2
        )
        yield from flow([Span("  "), *past_counts(line.totaux, language)], terminal, 2)
    if lines:
        first = lines[0].acteur
        yield []
        text = msg("What to do with one: {command}", command=f"plancancer show {first}")
        yield from flow([Span(language.text(text), "dim")], terminal, 2)


def _name(suivi: Suivi, line: LignePilote) -> str:
    known = suivi.dossier.acteur_par_id.get(line.acteur)
    return known.nom if known else line.acteur
