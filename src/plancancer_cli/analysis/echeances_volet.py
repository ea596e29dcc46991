"""The échéances that follow from a calendrier: start, end, recurrence, jalons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.dits import cloture, de_la_fin, du_debut, du_jalon
from plancancer_cli.analysis.echeance import Echeance, Kind
from plancancer_cli.analysis.echeances_recurrence import recurring
from plancancer_cli.analysis.echeances_unite import echeance, libelle, terme
from plancancer_cli.analysis.jalons import etapes
from plancancer_cli.analysis.silences import connue
from plancancer_cli.analysis.verdicts import (
    Moment,
    accomplissement,
    commencement,
    fin_de_duree,
    ou_clos,
)
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.jalons import Etape
    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.periode import Periode


def echeances_de(unite: Unite, moment: Moment) -> Iterator[Echeance]:
    """Every échéance of one volet (or modalité) at a moment."""
    lecture = unite.lecture
    if lecture.recurrence is not None:
        yield from recurring(unite, moment)
        # The end of a rhythm asks for nothing, unless the plan says that it is not the end.
        if lecture.fin is not None and unite.fin_ouverte:
            yield _end(unite, lecture.fin, moment)
    else:
        if lecture.debut is not None and not unite.commence_selon_plan:
            yield _start(unite, lecture.debut, moment)
        if lecture.fin is not None:
            yield _end(unite, lecture.fin, moment)
    for position, etape in enumerate(etapes(unite.jalons, unite.etat.entrees)):
        if etape.jalon.echeance is not None:
            yield _milestone(unite, position, etape, etape.jalon.echeance, moment)


def _start(unite: Unite, debut: Periode, moment: Moment) -> Echeance:
    when = terme(unite, "debut", debut.dernier, moment.on)
    regle = msg(
        "{libelle}: start by {date} at the latest", libelle=libelle(unite), date=when.prevue
    )
    verdict = ou_clos(commencement(du_debut(unite), when.due, moment), cloture(unite), when.due)
    return echeance(unite, Kind.START, when, regle, verdict)


def _end(unite: Unite, fin: Periode, moment: Moment) -> Echeance:
    when = terme(unite, "fin", fin.dernier, moment.on)
    if unite.fin_ouverte:
        regle = msg(
            "{libelle}: decide by {date} whether to renew, make permanent or close",
            libelle=libelle(unite),
            date=when.prevue,
        )
        verdict = fin_de_duree(de_la_fin(unite), when.due, moment, connue=connue(unite))
        return echeance(unite, Kind.MINIMUM_END, when, regle, verdict)
    regle = msg(
        "{libelle}: finish by {date} at the latest", libelle=libelle(unite), date=when.prevue
    )
    verdict = accomplissement(de_la_fin(unite), when.due, moment)
    return echeance(unite, Kind.END, when, regle, verdict)


def _milestone(
    unite: Unite, position: int, etape: Etape, planned: Periode, moment: Moment
) -> Echeance:
    jalon = etape.jalon
    when = terme(unite, jalon.id, planned.dernier, moment.on)
    regle = msg(
        "Jalon “{intitule}”: by {date} at the latest", intitule=jalon.intitule, date=when.prevue
    )
    verdict = accomplissement(du_jalon(unite, jalon.id), when.due, moment)
    return echeance(
        unite,
        Kind.MILESTONE,
        when,
        regle,
        ou_clos(verdict, cloture(unite), when.due),
        objet=jalon.id,
        lieu=unite.lieu("jalons", position, "echeance"),
        attente=etape.attente,
    )
