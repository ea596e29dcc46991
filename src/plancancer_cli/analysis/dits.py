"""What the entries and valeurs of a volet say of its start, its end, a jalon, a period.

A start and an end are spoken of by the status of the volet, a period only by what is of it, a
jalon only by an entry that names it, or by a volet that is not begun, blocked or paused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.etat import (
    PAS_ENCORE,
    begins,
    closes,
    partielle,
    probante,
    temoins_du_tout,
)
from plancancer_cli.analysis.mesures_du_volet import documente, mesure_la_periode
from plancancer_cli.analysis.recurrence import couvert, parle_de
from plancancer_cli.analysis.verdicts import Dit, ValeurDe
from plancancer_cli.model.suivi import Statut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancancer_cli.analysis.unites import Unite
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.suivi import EntreeSuivi


def dit(entree: EntreeSuivi, *, fait: bool) -> Dit:
    """What an entry says: of the period that it names, else of its date."""
    return Dit(fait, entree.periode or entree.repere, entree.repere.dernier, entree)


def dit_par_valeur(mesure: ValeurDe) -> Dit:
    """What a valeur above zero says: that there was something to count."""
    return Dit(fait=True, quand=mesure.quand, dit_le=mesure.valeur.repere.dernier, source=mesure)


def du_debut(unite: Unite) -> list[Dit]:
    """Of the start: begun by any entry or valeur, not begun by the status of the whole."""
    etat = unite.etat
    begun = [dit(e, fait=True) for e in etat.entrees if begins(e) and probante(e)]
    measured = [dit_par_valeur(mesure) for mesure in unite.preuves]
    denied = [
        dit(e, fait=False)
        for e in temoins_du_tout(etat.entrees, unite.lecture)
        if e.statut in PAS_ENCORE
    ]
    return _in_order([*denied, *begun, *measured])


def de_la_fin(unite: Unite) -> list[Dit]:
    """Of the end: closed or not, by the status of the whole."""
    temoins = temoins_du_tout(unite.etat.entrees, unite.lecture)
    return [dit(e, fait=closes(e, unite.lecture)) for e in temoins]


def du_jalon(unite: Unite, jalon: str) -> list[Dit]:
    """Of a jalon: by the entries that name it, else by a volet that is not under way."""
    found = d_un_jalon(unite.etat.entrees, jalon)
    temoin = unite.etat.temoin
    if not found and temoin is not None and temoin.statut in PAS_ENCORE:
        return [dit(temoin, fait=False)]
    return found


def d_un_jalon(entrees: Iterable[EntreeSuivi], jalon: str) -> list[Dit]:
    """What the entries that name a jalon say of it."""
    return [
        dit(e, fait=e.statut not in PAS_ENCORE) for e in entrees if e.jalon == jalon and probante(e)
    ]


def de_la_periode(unite: Unite, periode: Periode) -> list[Dit]:
    """Of one period of a rhythm: by what names it or is dated in it, and by nothing else."""
    said = d_une_periode(unite.etat.entrees, periode)
    measured = [
        dit_par_valeur(mesure)
        for mesure in unite.mesures
        if documente(mesure, periode.premier) and mesure_la_periode(mesure.valeur, periode)
    ]
    return _in_order([*said, *measured])


def d_une_periode(entrees: Iterable[EntreeSuivi], periode: Periode) -> list[Dit]:
    """What entries say of a period; a reason for the whole of it settles it like a fact."""
    spoken = [e for e in entrees if _dated_in(e, periode) and probante(e)]
    reasons = [e for e in spoken if est_excuse(e)]
    covered = couvert(periode, [e.periode for e in reasons if e.periode])
    facts = [e for e in spoken if _is_fact(e)] + (reasons if covered else [])
    denials = [e for e in spoken if e.statut in PAS_ENCORE and not partielle(e)]
    return _in_order([*(dit(e, fait=True) for e in facts), *(dit(e, fait=False) for e in denials)])


def _dated_in(entree: EntreeSuivi, periode: Periode) -> bool:
    """Whether an entry names the period or is dated in it; an undated page is of no period."""
    named = entree.periode
    if named is None and entree.date is None:
        return False
    return parle_de(entree.repere, named, periode)


def est_excuse(entree: EntreeSuivi) -> bool:
    """Whether an entry states why nothing was done in the period that it names."""
    if entree.periode is None or not entree.motif:
        return False
    return entree.statut is Statut.ABANDONNE or not (entree.statut or entree.constat)


def cloture(unite: Unite) -> Dit | None:
    """The entry that closes the whole, where it is evidence."""
    closing = unite.etat.cloture
    return dit(closing, fait=True) if closing is not None else None


def _is_fact(entree: EntreeSuivi) -> bool:
    """Whether an entry shows something: a status of work, a fact, a jalon that is fulfilled."""
    if entree.statut is not None:
        return entree.statut.commence
    return bool(entree.constat or entree.jalon)


def _in_order(dits: Iterable[Dit]) -> list[Dit]:
    return sorted(dits, key=lambda one: one.dit_le)
