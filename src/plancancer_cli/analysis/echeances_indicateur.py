"""The échéances of an indicateur: a value for each period, and its targets.

The rhythm of measures is a follow-up rule, not a date that the plan voted: a value that did not
come is awaited, never late.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind, Lieu
from plancancer_cli.analysis.mesures_du_volet import mesure_la_periode
from plancancer_cli.analysis.progression import amount, target_reached, totals_known
from plancancer_cli.analysis.progression.mesures import measured_on
from plancancer_cli.analysis.recurrence import couvert, periodes
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.verdicts import Moment
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Cible, Indicateur, Valeur
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.plan import ParametresSuivi


class _Conclusion(NamedTuple):
    etat: Etat
    why: Text


def mesures_attendues(
    document: Document[Indicateur], adoption: date, reglages: ParametresSuivi, moment: Moment
) -> Iterator[Echeance]:
    """The measurements, from the first full period after `adoption` on."""
    delai = _delai(document.value, reglages)
    for periode in periodes(_rythme(document.value, reglages), adoption):
        if not moment.lists(periode.premier, periode.dernier + delai):
            break
        if periode.premier >= adoption:
            yield _measurement(document, periode, delai, moment)


def cibles(
    document: Document[Indicateur], reglages: ParametresSuivi, moment: Moment
) -> Iterator[Echeance]:
    """The targets: asked of the plan until it is closed, whatever became of the fiche."""
    for position in range(len(document.value.cibles)):
        yield _target(document, position, reglages, moment)


def _delai(indicateur: Indicateur, reglages: ParametresSuivi) -> timedelta:
    own = indicateur.delai_jours
    return timedelta(days=reglages.delai_jours if own is None else own)


def _rythme(indicateur: Indicateur, reglages: ParametresSuivi) -> str:
    return (indicateur.frequence or reglages.frequence).value


def _measurement(
    document: Document[Indicateur], periode: Periode, delai: timedelta, moment: Moment
) -> Echeance:
    due = periode.dernier + delai
    regle = msg(
        "Follow-up rule: a value for {periode} by {date}, {jours} days after its end",
        periode=periode,
        date=due,
        jours=delai.days,
    )
    conclusion = _measurement_verdict(document.value, periode, due, moment)
    return _echeance(
        document, Kind.MEASUREMENT, str(periode), due, (regle, conclusion), ("valeurs",)
    )


def _measurement_verdict(
    indicateur: Indicateur, periode: Periode, due: date, moment: Moment
) -> _Conclusion:
    for valeur in indicateur.valeurs:
        if valeur.repere.dernier <= moment.on and mesure_la_periode(valeur, periode):
            return _Conclusion(Etat.TENUE, msg("measured on {date}", date=valeur.repere))
    unavailable = _unavailable(indicateur, periode)
    if unavailable is not None:
        return _Conclusion(Etat.TENUE, unavailable)
    if moment.on <= due:
        return _Conclusion(
            moment.ahead(due), msg("a value is asked for {periode}", periode=periode)
        )
    return _Conclusion(Etat.NON_RECUE, msg("no value is recorded for {periode}", periode=periode))


def _unavailable(indicateur: Indicateur, periode: Periode) -> Text | None:
    """Why no value will come for the whole of a period; a gap in a part of it is no reason."""
    gaps = [gap for gap in indicateur.indisponible if gap.periode.chevauche(periode)]
    if not couvert(periode, [gap.periode for gap in gaps]):
        return None
    return msg("no value will come: {motif}", motif=gaps[0].motif.rstrip("."))


def _target(
    document: Document[Indicateur], position: int, reglages: ParametresSuivi, moment: Moment
) -> Echeance:
    indicateur = document.value
    cible = indicateur.cibles[position]
    due = cible.date.dernier + _delai(indicateur, reglages)
    regle = msg(
        "Target {valeur} for {cible}, to be measured by {date}",
        valeur=amount(indicateur, cible),
        cible=cible.date,
        date=due,
    )
    own = _own_period(cible, _rythme(indicateur, reglages))
    conclusion = _target_verdict(indicateur, cible, own, due, moment)
    return _echeance(
        document, Kind.TARGET, str(cible.date), due, (regle, conclusion), ("cibles", position)
    )


def _own_period(cible: Cible, rythme: str) -> Periode:
    """The period in which a value measures a target: that of the rhythm which holds its last day.

    A target dated by a longer period, or of an indicateur without rhythm, has its own date.
    """
    last = cible.date.dernier
    turn = next(periodes(rythme, last), None)
    return turn if turn is not None and turn.premier <= cible.date.premier else cible.date


def _target_verdict(
    indicateur: Indicateur, cible: Cible, own: Periode, due: date, moment: Moment
) -> _Conclusion:
    totals = [v for v in totals_known(indicateur, moment.on) if v.date or v.periode]
    up_to = [valeur for valeur in totals if measured_on(valeur) <= cible.date.dernier]
    after = [valeur for valeur in totals if measured_on(valeur) > cible.date.dernier]
    last = up_to[-1] if up_to else None
    if last is not None and target_reached(indicateur, last, cible):
        return _Conclusion(Etat.TENUE, _reached(indicateur, last))
    unavailable = _unavailable(indicateur, cible.date)
    if last is None and unavailable is not None:
        return _Conclusion(Etat.TENUE, unavailable)
    if moment.on <= due:
        return _Conclusion(moment.ahead(due), msg("due by {date} at the latest", date=due))
    if last is not None and measured_on(last) >= own.premier:
        return _Conclusion(Etat.NON_ATTEINTE, _missed(indicateur, last))
    return _after_its_date(indicateur, cible, last, after)


def _after_its_date(
    indicateur: Indicateur, cible: Cible, last: Valeur | None, after: list[Valeur]
) -> _Conclusion:
    """No value measures the target in its own period: later ones say what they can."""
    if after:
        reached = target_reached(indicateur, after[0], cible)
        return _Conclusion(
            Etat.NON_RECUE if reached else Etat.NON_ATTEINTE,
            msg(
                "no value measures it at that date; the first one after it is {valeur} ({date})",
                valeur=amount(indicateur, after[0]),
                date=after[0].repere,
            ),
        )
    if last is None:
        return _Conclusion(Etat.NON_RECUE, msg("no value is recorded up to that date"))
    return _Conclusion(Etat.NON_RECUE, _missed(indicateur, last))


def _reached(indicateur: Indicateur, valeur: Valeur) -> Text:
    return msg("reached: {valeur} on {date}", valeur=amount(indicateur, valeur), date=valeur.repere)


def _missed(indicateur: Indicateur, valeur: Valeur) -> Text:
    return msg(
        "the last value up to that date is {valeur} ({date})",
        valeur=amount(indicateur, valeur),
        date=valeur.repere,
    )


def _echeance(
    document: Document[Indicateur],
    kind: Kind,
    objet: str,
    due: date,
    verdict: tuple[Text, _Conclusion],
    chemin: tuple[str | int, ...],
) -> Echeance:
    regle, conclusion = verdict
    return Echeance(
        ref=document.value.id,
        fiche=None,
        kind=kind,
        objet=objet,
        echeance=due,
        prevue=due,
        etat=conclusion.etat,
        regle=regle,
        raison=conclusion.why,
        lieu=Lieu(document.path, chemin),
    )
