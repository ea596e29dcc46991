"""What a change does to lateness, in words that both text and Markdown use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.words import dated
from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff import Effet, Effets
    from plancancer_cli.reporting.diff.report import DiffReport


def groups(effets: Effets) -> Iterator[tuple[Text, str, tuple[Effet, ...]]]:
    """What becomes overdue, then what no longer is: in words with the number, style, échéances."""
    became, stopped = effets.devenues_en_retard, effets.plus_en_retard
    if became:
        text = msg_n(len(became), "{n} échéance becomes overdue", "{n} échéances become overdue")
        yield text, "late", became
    if stopped:
        text = msg_n(
            len(stopped),
            "{n} échéance is no longer overdue",
            "{n} échéances are no longer overdue",
        )
        yield text, "good", stopped


def effect(effet: Effet, report: DiffReport) -> Text:
    """Which échéance of what, when it was or is due, and what it becomes."""
    echeance = effet.echeance
    return msg(
        "{subject} — {what} ({date}): {becomes}",
        subject=report.names.get(echeance.ref, echeance.ref),
        what=_named(effet),
        date=echeance.echeance,
        becomes=_becomes(effet),
    )


def _named(effet: Effet) -> Text:
    objet = effet.echeance.objet
    match effet.echeance.kind:
        case Kind.START:
            return msg("start")
        case Kind.END:
            return msg("end")
        case Kind.MINIMUM_END:
            return msg("decision at the end")
        case Kind.MILESTONE:
            return msg("jalon {objet}", objet=objet)
        case Kind.MEASUREMENT:
            return msg("value {dated}", dated=_period(objet))
        case Kind.TARGET:
            return msg("target {dated}", dated=_period(objet))
        case _:
            return msg("period {periode}", periode=Periode.parse(objet))


def _becomes(effet: Effet) -> Text:
    match effet.apres:
        case None:
            return msg("no longer asked for")
        case Etat.EN_RETARD:
            return msg("late")
        case Etat.NON_DOCUMENTEE:
            return msg("to be documented")
        case Etat.TENUE:
            return msg("met")
        case _:
            return msg("not due yet")


def _period(objet: str) -> Text:
    return dated(Periode.parse(objet))
