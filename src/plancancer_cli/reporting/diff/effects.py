"""What a change does to lateness, in words that both text and Markdown use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Effets
from plancancer_cli.analysis.diff.words import dated
from plancancer_cli.analysis.echeance import Etat, Kind
from plancancer_cli.analysis.libelles import ETATS, KINDS
from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.diff import Effet
    from plancancer_cli.reporting.diff.report import DiffReport


def groups(effets: Effets) -> Iterator[tuple[Text, str, tuple[Effet, ...]]]:
    """What is past and not settled, then what no longer is: in words with the number, style, échéances."""
    became, stopped = effets.manquees, effets.reglees
    if became:
        text = msg_n(
            len(became),
            "{n} échéance is now past and not settled",
            "{n} échéances are now past and not settled",
        )
        yield text, "late", became
    if stopped:
        text = msg_n(
            len(stopped),
            "{n} échéance is now settled or not due",
            "{n} échéances are now settled or not due",
        )
        yield text, "good", stopped


CAUSES: tuple[tuple[bool, Text], ...] = (
    (False, msg("New facts")),
    (True, msg("Rules changed")),
)
"""Whether the échéance itself is another one, and the heading of such effects."""


def by_cause(effets: Effets) -> Iterator[tuple[Text, Effets]]:
    """The effects of new facts and values, then those of other dates and rules."""
    for rule, title in CAUSES:
        of_it = Effets(
            tuple(each for each in effets.manquees if each.regle is rule),
            tuple(each for each in effets.reglees if each.regle is rule),
        )
        if of_it:
            yield title, of_it


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
        case Kind.RECURRENCE:
            return msg("period {periode}", periode=Periode.parse(objet))
        case kind:
            return KINDS[kind]


def _becomes(effet: Effet) -> Text:
    match effet.apres:
        case None:
            return msg("no longer asked for")
        case Etat.PROCHE | Etat.A_VENIR:
            return msg("not due yet")
        case etat:
            return ETATS[etat]


def _period(objet: str) -> Text:
    return dated(Periode.parse(objet))
