"""Who owes which number: the valeurs that are due, and the acteurs that answer for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.echeance import Echeance, Etat, Kind
from plancancer_cli.analysis.responsables import answers_for
from plancancer_cli.model.periode import Periode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.model.dossier import Document
    from plancancer_cli.model.indicateur import Indicateur

NOBODY = ""
"""Stands for the acteur where neither a producteur nor a fiche's pilotes are named."""


class Asked(Struct, frozen=True):
    """A valeur that is due: of which indicateur, for which period, by when."""

    document: Document[Indicateur]
    periode: Periode
    echeance: date
    attendue: bool
    """Its last day passed: awaited, and not only asked for."""


def asked_of(suivi: Suivi) -> dict[str, list[Asked]]:
    """What each acteur owes, by its id; acteurs and indicateurs in order of id, oldest first."""
    found: dict[str, list[Asked]] = {}
    for asked in _asked(suivi):
        for acteur in answers_for(suivi.dossier, asked.document.value) or (NOBODY,):
            found.setdefault(acteur, []).append(asked)
    return {
        acteur: sorted(found[acteur], key=lambda a: (a.document.value.id, a.periode, a.echeance))
        for acteur in sorted(found)
    }


def _asked(suivi: Suivi) -> list[Asked]:
    """The measurements that are due, then the targets that no such measurement answers."""
    documents = suivi.dossier.indicateur_par_id
    due = [e for e in suivi.echeances if e.etat in {Etat.NON_RECUE, Etat.PROCHE}]
    found = [_of(documents[e.ref], e) for e in due if e.kind is Kind.MEASUREMENT]
    for echeance in due:
        if echeance.kind is not Kind.TARGET:
            continue
        target = _of(documents[echeance.ref], echeance)
        if not _is_answered(target, found) and not _is_measured(target, suivi.on):
            found.append(target)
    return found


def _of(document: Document[Indicateur], echeance: Echeance) -> Asked:
    periode = Periode.parse(echeance.objet)
    return Asked(document, periode, echeance.echeance, echeance.etat is Etat.NON_RECUE)


def _is_answered(target: Asked, measurements: Sequence[Asked]) -> bool:
    """Whether a row that is asked for anyway is dated the day of the target."""
    return any(
        asked.document is target.document and asked.periode.dernier == target.periode.dernier
        for asked in measurements
    )


def _is_measured(target: Asked, on: date) -> bool:
    """Whether a total for the date of the target is there: it was missed, not left unmeasured."""
    return any(
        valeur.total
        and valeur.repere.dernier <= on
        and (valeur.periode or valeur.repere).chevauche(target.periode)
        for valeur in target.document.value.valeurs
    )
