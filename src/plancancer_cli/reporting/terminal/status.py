"""The dashboard in a terminal: the face of the product, read by a tired analyst."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, Text, msg, msg_n
from plancancer_cli.model.niveaux import fiches_words
from plancancer_cli.model.plan import EtatPlan, Noeud
from plancancer_cli.reporting.levels import group_remark, group_title, level_title, outline
from plancancer_cli.reporting.terminal.bar import volets_bar
from plancancer_cli.reporting.terminal.closing import closing_lines
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow, indented
from plancancer_cli.reporting.terminal.replayed import replayed
from plancancer_cli.reporting.terminal.status_rows import row_lines, title_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.status import FicheStatus, Groupe, Status, Totaux


def render(
    status: Status,
    language: Language,
    terminal: Terminal,
    *,
    late_only: bool = False,
    whole: bool = False,
) -> Iterator[Line]:
    """The lines of the dashboard; `late_only` keeps the fiches with something past to treat.

    Of the `whole` plan the levels that hold no fiche are shown too.
    """
    for line in headline(status, language):
        yield from flow(line, terminal, 2)
    yield from replayed(status.suivi, language, terminal)
    yield from volets_bar(status, language, terminal)
    room = title_room(status.fiches, language, terminal)
    for groupe in status.groupes:
        rows = [row for row in groupe.fiches if not late_only or row.a_traiter]
        if rows or (whole and not late_only):
            yield []
            yield from _group(
                status, groupe, rows, language, terminal, room, whole=whole and not late_only
            )
    closing = closing_lines(status, language, terminal)
    yield from [[], *closing] if closing else []


def headline(status: Status, language: Language) -> Iterator[Line]:
    """Plan and date; what it holds; what is past, its three states together; what comes."""
    plan, totals = status.suivi.dossier.plan.value, status.totaux
    yield [
        Span(plan.titre, "title"),
        Span(language.text(msg(", on {date}", date=status.on))),
    ]
    held = [fiches_words(plan, totals.fiches)]
    if totals.volets:
        held.append(msg_n(totals.volets, "{n} volet", "{n} volets"))
    yield [Span(", ".join(language.text(text) for text in held))]
    if plan.etat is EtatPlan.CLOS:
        yield [Span(language.text(msg("The plan is closed: nothing more is due.")))]
    elif totals.volets or not totals.rien_a_traiter:
        yield past_counts(totals, language)
    dues = [_before_year_end(status)] if totals.volets else []
    if totals.indicateurs:
        dues.append(
            msg_n(
                totals.indicateurs_mesures,
                "{n} indicateur measured out of {total}",
                "{n} indicateurs measured out of {total}",
                total=totals.indicateurs,
            )
        )
    if dues:
        yield [Span(language.text(msg("; ")).join(language.text(text) for text in dues))]


def past_counts(totals: Totaux, language: Language) -> Line:
    """What is past and not settled: never one of the three states without the two others."""
    counts = [
        (totals.en_retard, msg_n(totals.en_retard, "{n} late", "{n} late"), "late"),
        (
            totals.a_documenter,
            msg_n(totals.a_documenter, "{n} to be documented", "{n} to be documented"),
            "undocumented",
        ),
        (
            totals.a_decider,
            msg_n(totals.a_decider, "{n} to be decided", "{n} to be decided"),
            "soon",
        ),
    ]
    if totals.sans_nouvelles:
        text = msg_n(totals.sans_nouvelles, "{n} without news", "{n} without news")
        counts.append((totals.sans_nouvelles, text, ""))
    if totals.non_recues:
        text = msg_n(totals.non_recues, "{n} value awaited", "{n} values awaited")
        counts.append((totals.non_recues, text, ""))
    line: list[Span] = []
    for number, text, style in counts:
        line += [Span(", ")] if line else []
        line.append(Span(language.text(text), style if number else ""))
    return line


def _before_year_end(status: Status) -> Text:
    year_end = date(status.on.year, 12, 31)
    return msg_n(
        status.totaux.avant_fin_annee,
        "{n} échéance due by {date}",
        "{n} échéances due by {date}",
        date=year_end,
    )


def _group(
    status: Status,
    groupe: Groupe,
    rows: list[FicheStatus],
    language: Language,
    terminal: Terminal,
    room: int,
    *,
    whole: bool,
) -> Iterator[Line]:
    dossier = status.suivi.dossier
    arbre = dossier.arborescence
    yield from indented(group_title(arbre, groupe.noeud, language), terminal, 0, "head")
    remark = group_remark(dossier.plan.value, groupe)
    if remark is not None:
        yield from indented(language.text(remark), terminal, 2, "dim")
    for item in outline(arbre, groupe, rows, whole=whole):
        if isinstance(item, Noeud):
            margin = " " * (len(arbre.chemin(item.code)) - 1)
            yield [Span(terminal.fit(margin + level_title(arbre, item), terminal.width))]
        else:
            yield from row_lines(item, language, terminal, room)
