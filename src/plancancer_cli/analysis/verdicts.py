"""What was asked and what was said of it give a verdict: the one place that decides a state.

Each function takes what was said of one thing, the last day in time and the moment at which one
looks. It knows neither volets nor files, so that the same rule holds for a start, a jalon, a
period of a rhythm or a decision of the comité. `docs/retards.md` is the table of these rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.model.reperage import PageLue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plancancer_cli.model.comite import Comite
    from plancancer_cli.model.indicateur import Indicateur, Valeur
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.suivi import EntreeSuivi


class ValeurDe(Struct, frozen=True):
    """A known valeur with the indicateur that it measures."""

    indicateur: Indicateur
    valeur: Valeur

    @property
    def quand(self) -> Periode:
        """The period that it speaks of: the one that it names, else its date."""
        return self.valeur.periode or self.valeur.repere


_SETTLED = frozenset({Etat.TENUE, Etat.COMMENCEE, Etat.HORS_DELAI})

Source: TypeAlias = "EntreeSuivi | ValeurDe | Comite"


class Dit(Struct, frozen=True):
    """Somebody said of a thing that it is done, or that it is not."""

    fait: bool
    quand: Periode
    """The time that it speaks of: the period that it names, else its date."""
    dit_le: date
    """The day from which it is known: the last one of its date."""
    source: Source

    @property
    def non_date(self) -> bool:
        """Whether it stands on a page without a date: true at the latest on the day it was read."""
        return isinstance(self.quand, PageLue)


class Moment(Struct, frozen=True):
    """The date at which one looks, how far ahead, and up to when periods are listed."""

    on: date
    horizon_jours: int
    jusqu_au: date

    def near(self, due: date) -> bool:
        """Whether the last day in time lies within the horizon, or behind."""
        return (due - self.on).days <= self.horizon_jours

    def ahead(self, due: date) -> Etat:
        """The state of what is not yet due."""
        return Etat.PROCHE if self.near(due) else Etat.A_VENIR

    def lists(self, premier: date, due: date) -> bool:
        """Whether a period is listed: it begins in time, or what it asks for is due soon."""
        return premier <= self.jusqu_au or self.near(due)


class Verdict(NamedTuple):
    """A state and what it rests on; `apres` is what was said between the last day and that."""

    etat: Etat
    selon: Dit | None = None
    apres: Dit | None = None


def commencement(dits: Sequence[Dit], due: date, moment: Moment) -> Verdict:
    """A start: once begun, begun for good. The first evidence counts, from its last day."""
    faits = [dit for dit in dits if dit.fait]
    if not faits:
        return _encore_attendu(dits, due, moment)
    first = min(faits, key=lambda dit: dit.quand.dernier)
    if first.quand.dernier <= due:
        return Verdict(Etat.TENUE, first)
    denied = [
        dit
        for dit in dits
        if not dit.fait and dit.quand.premier > due and dit.quand.dernier < first.quand.dernier
    ]
    if denied:
        return Verdict(Etat.HORS_DELAI, first, denied[-1])
    return Verdict(Etat.COMMENCEE, first)


def accomplissement(dits: Sequence[Dit], due: date, moment: Moment) -> Verdict:
    """An end, a jalon, a decision: what was said last holds until something else is said.

    Done late only where the whole of its partial date lies after the last day.
    """
    if not (dits and dits[-1].fait):
        return _encore_attendu(dits, due, moment)
    first = min(_last_run(dits), key=lambda dit: dit.quand.dernier)
    return Verdict(Etat.HORS_DELAI if first.quand.premier > due else Etat.TENUE, first)


def ou_clos(verdict: Verdict, cloture: Dit | None, due: date) -> Verdict:
    """What is closed as a whole is owed no more, and is never late; nor does it undo a fact."""
    if cloture is None or verdict.etat in _SETTLED:
        return verdict
    return Verdict(Etat.HORS_DELAI if cloture.quand.premier > due else Etat.TENUE, cloture)


def fin_de_duree(dits: Sequence[Dit], due: date, moment: Moment, *, connue: bool) -> Verdict:
    """The end of a duration: closed, or a decision is due.

    `connue` says whether anything is known of it at all, by a record or by the plan itself: of
    what nobody has ever spoken there is nothing to renew yet.
    """
    verdict = accomplissement(dits, due, moment)
    if verdict.etat in {Etat.EN_RETARD, Etat.NON_DOCUMENTEE}:
        etat = Etat.A_DECIDER if connue else Etat.NON_DOCUMENTEE
        return Verdict(etat, verdict.selon)
    return verdict


def periode_de_rythme(dits: Sequence[Dit], due: date, moment: Moment) -> Verdict:
    """A period of a rhythm asks for one fact: any that speaks of the period keeps it."""
    faits = [dit for dit in dits if dit.fait]
    if faits:
        return Verdict(Etat.TENUE, faits[0])
    return _encore_attendu(dits, due, moment)


def _encore_attendu(dits: Sequence[Dit], due: date, moment: Moment) -> Verdict:
    """Nothing shows it done: not due yet, else late where somebody says so, else unknown."""
    if moment.on <= due:
        return Verdict(moment.ahead(due))
    if dits:
        return Verdict(Etat.EN_RETARD, dits[-1])
    return Verdict(Etat.NON_DOCUMENTEE)


def _last_run(dits: Sequence[Dit]) -> list[Dit]:
    """What was said since it was last said not to be done."""
    run: list[Dit] = []
    for dit in reversed(dits):
        if not dit.fait:
            break
        run.append(dit)
    return run
