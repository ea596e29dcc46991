"""The indicateurs in a terminal, below the fiche that asks for them: last value, verdict, who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.progression import amount
from plancancer_cli.analysis.progression.libelles import VERDICTS
from plancancer_cli.i18n import Language, Param, Text, msg, msg_n
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented, shortened
from plancancer_cli.reporting.terminal.replayed import replayed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.inventaire import LigneIndicateur


def render(
    suivi: Suivi, rows: Sequence[LigneIndicateur], language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Two lines an indicateur: its id and label; its last value, its verdict, who gives it."""
    plan = suivi.dossier.plan.value
    head = [Span(plan.titre, "title"), Span(language.text(msg(", on {date}", date=suivi.on)))]
    yield from flow(head, terminal, 2)
    yield from replayed(suivi, language, terminal)
    fiche: str | None = ""
    for row in rows:
        first = row.fiches[0] if row.fiches else None
        if first != fiche:
            fiche = first
            yield []
            yield from indented(_heading(suivi, first, language), terminal, 0, "head")
        yield from shortened(
            [
                Span(f"  {row.document.value.id}  ", "code"),
                Span(" ".join(row.document.value.libelle.split())),
            ],
            terminal,
            4,
        )
        told = [last_words(row), _verdict(row)]
        who = ", ".join(row.acteurs) or language.text(msg("nobody"))
        text = ", ".join(language.text(part) for part in told if part)
        yield from shortened(
            [Span(f"    {text}"), Span(language.text(msg("; given by {who}", who=who)), "dim")],
            terminal,
            4,
        )
    yield []
    yield from indented(language.text(_counts(rows)), terminal, 0)


def last_words(row: LigneIndicateur) -> Text:
    """The last total and when it is of; of one without, whether anything is known at all."""
    valeur = row.progression.derniere
    if valeur is None:
        return msg("never measured") if row.jamais_mesure else msg("no total is recorded")
    said: Param = amount(row.document.value, valeur)
    return msg("{amount} ({date})", amount=said, date=valeur.periode or valeur.repere)


def _verdict(row: LigneIndicateur) -> Text | None:
    return None if row.progression.derniere is None else VERDICTS[row.progression.verdict]


def _heading(suivi: Suivi, code: str | None, language: Language) -> str:
    if code is None:
        return language.text(msg("Asked for by no fiche"))
    return f"{code}  {suivi.dossier.fiche_par_code[code].value.titre}"


def _counts(rows: Sequence[LigneIndicateur]) -> Text:
    never = sum(1 for row in rows if row.jamais_mesure)
    return msg(
        "{all}, {never}: plancancer request, plancancer measure",
        all=msg_n(len(rows), "{n} indicateur", "{n} indicateurs"),
        never=msg_n(never, "{n} never measured", "{n} never measured"),
    )
