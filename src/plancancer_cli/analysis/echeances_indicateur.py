"""The échéances of an indicateur: a value for each period, and its targets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind, Lieu
from plancancer_cli.analysis.progression import amount, target_reached, totals_known
from plancancer_cli.analysis.progression.mesures import measured_on
from plancancer_cli.analysis.recurrence import couvert, parle_de, periodes
from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.echeances_unite import Moment
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Cible, Indicateur
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.plan import ParametresSuivi


def echeances_indicateur(
    document: Document[Indicateur], adoption: date, reglages: ParametresSuivi, moment: Moment
) -> Iterator[Echeance]:
    """Measurements from the first full period after `adoption` on, then the targets."""
    indicateur = document.value
    delai = timedelta(
        days=reglages.delai_jours if indicateur.delai_jours is None else indicateur.delai_jours
    )
    rythme = (indicateur.frequence or reglages.frequence).value
    for periode in periodes(rythme, adoption):
        if not moment.lists(periode.premier, periode.dernier + delai):
            break
        if periode.premier >= adoption:
            yield _measurement(document, periode, delai, moment)
    for position, cible in enumerate(indicateur.cibles):
        yield _target(document, position, cible, delai, moment)


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
    etat, code, why = _measurement_verdict(document.value, periode, due, moment)
    return _echeance(
        document, Kind.MEASUREMENT, str(periode), due, (etat, code, regle, why), ("valeurs",)
    )


def _measurement_verdict(
    indicateur: Indicateur, periode: Periode, due: date, moment: Moment
) -> tuple[Etat, str | None, Text]:
    for valeur in indicateur.valeurs:
        if valeur.repere.dernier <= moment.on and parle_de(valeur.repere, valeur.periode, periode):
            return Etat.TENUE, None, msg("measured on {date}", date=valeur.repere)
    unavailable = _unavailable(indicateur, periode)
    if unavailable is not None:
        return Etat.TENUE, None, unavailable
    if moment.on <= due:
        return moment.ahead(due), None, msg("a value is asked for {periode}", periode=periode)
    return Etat.EN_RETARD, "PC205", msg("no value is recorded for {periode}", periode=periode)


def _unavailable(indicateur: Indicateur, periode: Periode) -> Text | None:
    """Why no value will come for the whole of a period; a gap in a part of it is no reason."""
    gaps = [gap for gap in indicateur.indisponible if gap.periode.chevauche(periode)]
    if not couvert(periode, [gap.periode for gap in gaps]):
        return None
    return msg("no value will come: {motif}", motif=gaps[0].motif.rstrip("."))


def _target(
    document: Document[Indicateur], position: int, cible: Cible, delai: timedelta, moment: Moment
) -> Echeance:
    due = cible.date.dernier + delai
    regle = msg(
        "Target {valeur} for {cible}, to be measured by {date}",
        valeur=amount(document.value, cible),
        cible=cible.date,
        date=due,
    )
    etat, code, why = _target_verdict(document.value, cible, due, moment)
    return _echeance(
        document, Kind.TARGET, str(cible.date), due, (etat, code, regle, why), ("cibles", position)
    )


def _target_verdict(
    indicateur: Indicateur, cible: Cible, due: date, moment: Moment
) -> tuple[Etat, str | None, Text]:
    measured = [
        valeur
        for valeur in totals_known(indicateur, moment.on)
        if measured_on(valeur) <= cible.date.dernier
    ]
    last = measured[-1] if measured else None
    if last is not None and target_reached(indicateur, last, cible):
        return (
            Etat.TENUE,
            None,
            msg("reached: {valeur} on {date}", valeur=amount(indicateur, last), date=last.repere),
        )
    unavailable = _unavailable(indicateur, cible.date)
    if last is None and unavailable is not None:
        return Etat.TENUE, None, unavailable
    if moment.on <= due:
        return moment.ahead(due), None, msg("due by {date} at the latest", date=due)
    if last is None:
        return Etat.EN_RETARD, "PC206", msg("no value is recorded up to that date")
    return (
        Etat.EN_RETARD,
        "PC206",
        msg(
            "the last value up to that date is {valeur} ({date})",
            valeur=amount(indicateur, last),
            date=last.repere,
        ),
    )


def _echeance(
    document: Document[Indicateur],
    kind: Kind,
    objet: str,
    due: date,
    verdict: tuple[Etat, str | None, Text, Text],
    chemin: tuple[str | int, ...],
) -> Echeance:
    etat, code, regle, why = verdict
    return Echeance(
        ref=document.value.id,
        fiche=None,
        kind=kind,
        objet=objet,
        echeance=due,
        prevue=due,
        etat=etat,
        code=code,
        regle=regle,
        raison=why,
        lieu=Lieu(document.path, chemin),
    )
