"""What the parser concluded from a calendrier, in words that a reader can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.etat import begun_by_wording
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.wording import Recurrence

if TYPE_CHECKING:
    from plancancer_cli.analysis.unites import Unite

_RHYTHMS = {
    Recurrence.MENSUELLE: msg("one dated fact a month"),
    Recurrence.TRIMESTRIELLE: msg("one dated fact a quarter"),
    Recurrence.SEMESTRIELLE: msg("one dated fact a half-year"),
    Recurrence.ANNUELLE: msg("one dated fact a calendar year"),
}


def reading(unite: Unite) -> list[Text]:
    """The conclusions, each a short clause; empty where there is no calendrier."""
    if unite.calendrier is None:
        return []
    lecture = unite.lecture
    clauses: list[Text] = []
    if lecture.recurrence is not None:
        clauses.append(_RHYTHMS[lecture.recurrence])
        if lecture.debut is not None and lecture.debut.premier > unite.adoption:
            clauses.append(msg("from {date} on", date=lecture.debut.premier))
    elif begun_by_wording(lecture, unite.adoption):
        clauses.append(msg("had begun at the adoption, as the plan says"))
    elif lecture.debut is not None:
        clauses.append(msg("start by {date} at the latest", date=lecture.debut.dernier))
    if lecture.fin is not None:
        clauses.append(_end(unite))
    if lecture.fin is None and lecture.continu:
        clauses.append(msg("continues without an end of its own"))
    return clauses or [msg("no date follows from it")]


def _end(unite: Unite) -> Text:
    lecture = unite.lecture
    day = lecture.fin.dernier if lecture.fin else None
    if day is None:
        return msg("no date follows from it")
    if lecture.recurrence is not None and not unite.fin_ouverte:
        return msg("until {date}", date=day)
    if unite.fin_ouverte:
        return msg("decide by {date} whether to renew, make permanent or close it", date=day)
    return msg("finish by {date} at the latest", date=day)
