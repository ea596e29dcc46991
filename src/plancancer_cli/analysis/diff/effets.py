"""What a change does to lateness: both states judged by the one engine, at the same date."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Effet, Effets
from plancancer_cli.analysis.echeance import Echeance, Kind
from plancancer_cli.analysis.echeances import Suivi, suivi
from plancancer_cli.analysis.unites import unites

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.diff.identite import Comparaison
    from plancancer_cli.model.dossier import Dossier


def effets(comparaison: Comparaison, on: date, horizon_jours: int | None = None) -> Effets:
    """Échéances that become overdue on `on` through the change, and those that stop being so.

    What stands in a file that one of the two states cannot read is left out: nobody can say that
    the change made it late.
    """
    before = judged(suivi(comparaison.base, on, horizon_jours=horizon_jours), comparaison)
    after = judged(suivi(comparaison.head, on, horizon_jours=horizon_jours))
    unread = unread_refs(comparaison)
    closed = _closed(comparaison.head, on) - {
        comparaison.new_ref(ref) for ref in _closed(comparaison.base, on)
    }
    became = [
        Effet(now, was.etat if was else None, now.etat, _by_rule(was, now, closed))
        for name, now in after.items()
        if now.manquee and not ((was := before.get(name)) and was.manquee) and not _in(now, unread)
    ]
    stopped = [
        Effet(now or was, was.etat, now.etat if now else None, _by_rule(was, now, closed))
        for name, was in before.items()
        if was.manquee and not ((now := after.get(name)) and now.manquee) and not _in(was, unread)
    ]
    return Effets(tuple(became), tuple(stopped))


def _by_rule(was: Echeance | None, now: Echeance | None, closed: set[str]) -> bool:
    """Whether another date is asked for; what a closure ends is a fact."""
    if was is None or now is None:
        return was is None or was.ref not in closed
    return was.echeance != now.echeance


def _closed(dossier: Dossier, on: date) -> set[str]:
    return {unite.ref for unite in unites(dossier, on) if unite.etat.clos}


def judged(followed: Suivi, comparaison: Comparaison | None = None) -> dict[str, Echeance]:
    """The échéances by a name that both states share: renamings followed, dates left out.

    An end that became a minimum, or the reverse, is the same échéance.
    """
    found: dict[str, Echeance] = {}
    for echeance in followed.echeances:
        ref = comparaison.new_ref(echeance.ref) if comparaison else echeance.ref
        kind = Kind.END if echeance.kind is Kind.MINIMUM_END else echeance.kind
        found.setdefault(f"{ref}/{kind.value}/{echeance.objet}", echeance)
    return found


def unread_refs(comparaison: Comparaison) -> frozenset[str]:
    """Codes of fiches and ids of indicateurs that one of the two states could not read.

    The indicateurs of such a fiche are among them: whether a value is asked for depends on it.
    """
    fiches = [(pair.base, pair.head) for pair in comparaison.fiches]
    series = [(pair.base, pair.head) for pair in comparaison.indicateurs]
    codes = {document.value.code for pair in fiches for document in pair if document}
    ids = {document.value.id for pair in series for document in pair if document}
    unread: set[str] = set()
    for dossier in (comparaison.base, comparaison.head):
        unread.update(id_ for id_ in dossier.indicateur_par_id if id_ not in ids)
        for code, document in dossier.fiche_par_code.items():
            if code not in codes:
                named = (
                    document.value.indicateurs,
                    *(v.indicateurs for v in document.value.volets),
                )
                unread.update((code, *chain.from_iterable(named)))
    return frozenset(unread)


def _in(echeance: Echeance, names: frozenset[str]) -> bool:
    return echeance.ref.partition("/")[0] in names
