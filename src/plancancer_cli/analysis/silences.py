"""What is known of a unit that no entry speaks of: told beside "to be documented"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.etat import probante
from plancancer_cli.analysis.progression import amount
from plancancer_cli.i18n import Text, msg
from plancancer_cli.model.libelles import STATUTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.analysis.unites import Unite


def connue(unite: Unite) -> bool:
    """Whether anything is known of it: a record that is evidence, or the word of the plan."""
    recorded = any(map(probante, unite.etat.entrees)) or unite.preuves
    return bool(recorded) or unite.commence_selon_plan


def silence(unite: Unite) -> Text:
    """All that is known of a unit: its last status, facts, valeurs, what the plan says."""
    first, *others = _known(unite)
    for other in others:
        first = msg("{first}; {second}", first=first, second=other)
    return first


def _known(unite: Unite) -> Iterator[Text]:
    yield _of_the_suivi(unite)
    if unite.mesures:
        last = max(unite.mesures, key=lambda mesure: mesure.quand.dernier)
        yield msg(
            "{libelle}: {valeur} ({date})",
            libelle=last.indicateur.libelle,
            valeur=amount(last.indicateur, last.valeur),
            date=last.quand,
        )
    if unite.etat.commence_selon_plan:
        yield msg("the plan says that it had begun")


def _of_the_suivi(unite: Unite) -> Text:
    etat = unite.etat
    last = etat.derniere
    if last is not None and last.statut is not None:
        words = STATUTS[last.statut.value]
        if probante(last):
            return msg("the last entry ({date}) says “{statut}”", date=last.repere, statut=words)
        return msg(
            "the last entry ({date}) says “{statut}”, with neither fact nor source",
            date=last.repere,
            statut=words,
        )
    if etat.entrees:
        return msg(
            "the suivi holds facts (the last of {date}), but none says a status",
            date=etat.entrees[-1].repere,
        )
    if unite.mesures:
        return msg("no status is recorded")
    return msg("no suivi is recorded")
