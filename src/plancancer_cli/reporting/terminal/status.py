"""The dashboard in a terminal: the face of the product, read by a tired analyst."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Kind
from plancancer_cli.i18n import Language, Text, msg, msg_n
from plancancer_cli.model.libelles import STATUTS_COURTS
from plancancer_cli.model.niveaux import fiches_words
from plancancer_cli.model.plan import Noeud
from plancancer_cli.reporting.levels import group_remark, group_title, level_title, outline
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, cut, indented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.status import FicheStatus, Groupe, Status, VoletStatus

_ATTENTION = 8
"""How many volets the last section names before it counts the others."""


def render(
    status: Status,
    language: Language,
    terminal: Terminal,
    *,
    late_only: bool = False,
    whole: bool = False,
) -> Iterator[Line]:
    """The lines of the dashboard; `late_only` keeps the fiches that are late or undocumented.

    Of the `whole` plan the levels that hold no fiche are shown too.
    """
    yield from headline(status, language)
    for groupe in status.groupes:
        rows = [row for row in groupe.fiches if not late_only or _troubled(row)]
        if rows or (whole and not late_only):
            yield []
            yield from _group(
                status, groupe, rows, language, terminal, whole=whole and not late_only
            )
    yield from _attention(status, language, terminal)


def headline(status: Status, language: Language) -> Iterator[Line]:
    """Plan and date; fiches and volets, late, undocumented; what is due before the year ends."""
    plan, totals = status.suivi.dossier.plan.value, status.totaux
    yield [
        Span(plan.titre, "title"),
        Span(language.text(msg(", on {date}", date=status.on))),
    ]
    counts = [Span(language.text(fiches_words(plan, totals.fiches)))]
    if totals.volets:
        counts += _of_volets(status, language)
    yield counts
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


def _of_volets(status: Status, language: Language) -> list[Span]:
    totals = status.totaux
    counts = [
        Span(", "),
        Span(language.text(msg_n(totals.volets, "{n} volet", "{n} volets"))),
        Span(language.text(msg(": "))),
        Span(
            language.text(msg_n(totals.en_retard, "{n} late", "{n} late")),
            "late" if totals.en_retard else "",
        ),
        Span(", "),
        Span(
            language.text(
                msg_n(totals.non_documentes, "{n} to be documented", "{n} to be documented")
            ),
            "undocumented" if totals.non_documentes else "",
        ),
    ]
    if totals.sans_nouvelles:
        text = msg_n(totals.sans_nouvelles, "{n} without news", "{n} without news")
        counts += [Span(", "), Span(language.text(text))]
    if totals.a_decider:
        counts += [
            Span(", "),
            Span(
                language.text(msg_n(totals.a_decider, "{n} to be decided", "{n} to be decided")),
                "soon",
            ),
        ]
    return counts


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
    *,
    whole: bool,
) -> Iterator[Line]:
    dossier = status.suivi.dossier
    arbre = dossier.arborescence
    yield from indented(group_title(arbre, groupe.noeud, language), terminal, 0, "head")
    remark = group_remark(dossier.plan.value, groupe)
    if remark is not None:
        yield [Span("  " + language.text(remark), "dim")]
    for item in outline(arbre, groupe, rows, whole=whole):
        if isinstance(item, Noeud):
            margin = " " * (len(arbre.chemin(item.code)) - 1)
            yield [Span(cut(margin + level_title(arbre, item), terminal.width))]
        else:
            yield from _row(item, language, terminal)


def _row(row: FicheStatus, language: Language, terminal: Terminal) -> Iterator[Line]:
    statut = language.text(STATUTS_COURTS[row.statut])
    measures = language.text(_measures(row))
    coming = _next_words(row.prochaine, language)
    code = f"  {row.fiche.code:<6} "
    fixed = len(code) + 2 + 17 + 2 + 18 + 2 + 12
    room = max(terminal.width - fixed, 16)
    yield [
        Span(code, "code"),
        Span(f"{cut(row.fiche.titre, room):<{room}}  "),
        Span(f"{cut(statut, 17):<17}", _statut_style(row.statut)),
        Span(f"  {coming:<18}  ", "soon" if coming else ""),
        Span(measures, "dim"),
    ]
    for volet in row.volets_en_retard:
        yield from _trouble(volet, volet.en_retard, msg("late"), "late", language, terminal)
    for volet in row.volets_a_documenter:
        yield from _trouble(
            volet, volet.a_documenter, msg("to be documented"), "undocumented", language, terminal
        )
    for volet in row.volets:
        if volet.a_decider:
            yield from _trouble(
                volet, volet.a_decider, msg("to be decided"), "soon", language, terminal
            )


def _trouble(
    volet: VoletStatus,
    echeances: tuple[Echeance, ...],
    word: Text,
    style: str,
    language: Language,
    terminal: Terminal,
) -> Iterator[Line]:
    since = language.text(
        msg(
            "{word} since {date}",
            word=word,
            date=language.date_short(echeances[0].echeance + timedelta(days=1)),
        )
    )
    line = [Span(" " * 9 + "! ", style), Span(since, style)]
    if len(volet.unite.fiche.volets) > 1:
        room = terminal.width - 9 - len(since) - 5
        colon = language.text(msg(": "))
        line.append(Span(colon + cut(volet.unite.intitule, room), "dim"))
    yield line


def _attention(status: Status, language: Language, terminal: Terminal) -> Iterator[Line]:
    urgent = _urgent(status)
    if not urgent:
        return
    yield []
    yield [Span(language.text(msg("To be dealt with first")), "head")]
    for echeance in urgent[:_ATTENTION]:
        yield [Span(f"  {echeance.ref}", "code")]
        yield from indented(language.text(echeance.explication), terminal, 4)
    if len(urgent) > _ATTENTION:
        more = len(urgent) - _ATTENTION
        yield [
            Span(
                language.text(
                    msg_n(
                        more, "  and {n} more: plancancer check", "  and {n} more: plancancer check"
                    )
                ),
                "dim",
            )
        ]


def _urgent(status: Status) -> list[Echeance]:
    """Of each troubled volet its oldest échéance; late before undocumented, oldest first."""
    late, silent = [], []
    for row in status.fiches:
        late += [volet.en_retard[0] for volet in row.volets_en_retard]
        silent += [volet.a_documenter[0] for volet in row.volets_a_documenter]
    return sorted(late, key=_by_date) + sorted(silent, key=_by_date)


def _by_date(echeance: Echeance) -> date:
    return echeance.echeance


def _troubled(row: FicheStatus) -> bool:
    return bool(row.volets_en_retard or row.volets_a_documenter)


def _measures(row: FicheStatus) -> Text:
    if not row.indicateurs:
        return msg("no indic.")
    return msg(
        "{measured}/{total} indic.", measured=str(row.mesures), total=str(len(row.indicateurs))
    )


def _next_words(echeance: Echeance | None, language: Language) -> str:
    if echeance is None:
        return ""
    day = language.date_short(echeance.echeance)
    match echeance.kind:
        case Kind.START:
            return language.text(msg("start {date}", date=day))
        case Kind.END:
            return language.text(msg("end {date}", date=day))
        case Kind.MINIMUM_END:
            return language.text(msg("decide {date}", date=day))
        case Kind.RECURRENCE:
            return language.text(msg("fact {date}", date=day))
        case _:
            return language.text(msg("jalon {date}", date=day))


def _statut_style(statut: str) -> str:
    return {
        "bloque": "late",
        "non_documente": "undocumented",
        "realise": "good",
        "perennise": "good",
        "en_cours": "good",
    }.get(statut, "")
