"""The échéances of a rhythm: one dated fact, one value or one stated reason for each period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.dits import cloture, de_la_periode
from plancancer_cli.analysis.echeance import Echeance, Kind
from plancancer_cli.analysis.echeances_unite import Terme, echeance, libelle, terme
from plancancer_cli.analysis.recurrence import periodes
from plancancer_cli.analysis.verdicts import Moment, ou_clos, periode_de_rythme
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.periode import Periode


def recurring(unite: Unite, moment: Moment) -> Iterator[Echeance]:
    """One échéance a period, from the one of the adoption (or of the start) to that of the end.

    A closure ends it too: what comes after its period is not asked for.
    """
    lecture = unite.lecture
    if lecture.recurrence is None:
        return
    last = _last_day(unite, moment.on)
    for periode in periodes(lecture.recurrence.value, _first_day(unite, moment.on)):
        ended = last is not None and periode.premier > last
        if ended or not moment.lists(periode.premier, periode.dernier):
            return
        yield _of_periode(unite, periode, moment)


def rhythm_ended(unite: Unite, on: date) -> bool:
    """Whether a rhythm is over: `fin` ends it, unless a decision is due then."""
    lecture = unite.lecture
    if lecture.recurrence is None or lecture.fin is None or unite.fin_ouverte:
        return False
    return terme(unite, "fin", lecture.fin.dernier, on).due < on


def _first_day(unite: Unite, on: date) -> date:
    """The day that the first period holds: that of the vote, or of a later start."""
    debut = unite.lecture.debut
    if debut is None:
        return unite.adoption
    report = terme(unite, "debut", debut.dernier, on).report
    return max(unite.adoption, report.au.premier if report else debut.premier)


def _last_day(unite: Unite, on: date) -> date | None:
    """The last day of the rhythm, after a postponement; that of a closure where it comes first."""
    fin, closed = unite.lecture.fin, unite.etat.cloture
    ends = [terme(unite, "fin", fin.dernier, on).due] if fin else []
    if closed is not None:
        ends.append(closed.repere.dernier)
    return min(ends, default=None)


def _of_periode(unite: Unite, periode: Periode, moment: Moment) -> Echeance:
    due = periode.dernier
    regle = msg(
        "{libelle}: one dated fact for {periode}, by {date}",
        libelle=libelle(unite),
        periode=periode,
        date=due,
    )
    verdict = periode_de_rythme(de_la_periode(unite, periode), due, moment)
    return echeance(
        unite,
        Kind.RECURRENCE,
        Terme(due, due, None),
        regle,
        ou_clos(verdict, cloture(unite), due),
        objet=str(periode),
    )
