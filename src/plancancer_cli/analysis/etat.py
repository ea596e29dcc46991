"""The state of a volet at a date: which entries were known, and what they bear."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.model.suivi import EntreeSuivi, Statut

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plancancer_cli.model.wording import Lecture

PAS_ENCORE = frozenset({Statut.A_VENIR, Statut.BLOQUE, Statut.EN_PAUSE})
"""The statuses that say of a thing that it is not done."""


class StatutAffiche(StrEnum):
    """The statuses of entries, and the three that no entry states."""

    A_VENIR = "a_venir"
    EN_COURS = "en_cours"
    BLOQUE = "bloque"
    EN_PAUSE = "en_pause"
    REALISE = "realise"
    PERENNISE = "perennise"
    TRANSFERE = "transfere"
    ABANDONNE = "abandonne"
    EN_COURS_SELON_PLAN = "en_cours_selon_plan"
    MESURE_NON_DOCUMENTE = "mesure_non_documente"
    NON_DOCUMENTE = "non_documente"


class EtatVolet(Struct, frozen=True):
    """What the entries known at a date say of a volet (or of a modalité with a calendrier)."""

    entrees: tuple[EntreeSuivi, ...]
    """Known entries in the order of their dates; equal dates in the order of the file."""
    derniere: EntreeSuivi | None
    """The latest entry that states a status of the whole: the one that is shown."""
    temoin: EntreeSuivi | None
    """The latest entry of the whole whose status is evidence: the one that verdicts rest on."""
    commence: bool
    """An entry shows that it has begun."""
    commence_selon_plan: bool
    """The wording of the plan says that it had begun at the adoption."""
    mesure: bool
    """A valeur above zero of one of its indicateurs of means or activity is known."""
    clos: bool
    """The status that is shown closes it."""
    cloture: EntreeSuivi | None
    """The entry that closes it, where it is evidence: nothing is late from then on."""

    @property
    def statut(self) -> StatutAffiche:
        """The status to show."""
        if self.derniere is not None and self.derniere.statut is not None:
            # What closes a part, or one period of a rhythm, leaves the whole under way.
            goes_on = self.derniere.statut.clos and not self.clos
            return StatutAffiche("en_cours" if goes_on else self.derniere.statut.value)
        if self.commence_selon_plan:
            return StatutAffiche.EN_COURS_SELON_PLAN
        if self.mesure:
            return StatutAffiche.MESURE_NON_DOCUMENTE
        return StatutAffiche.NON_DOCUMENTE

    @property
    def documente(self) -> bool:
        """Whether an entry states a status: facts that state none leave it undocumented."""
        return self.derniere is not None


def probante(entree: EntreeSuivi) -> bool:
    """Whether an entry is evidence: a bare status, without fact, source or reason, is of nothing.

    Such a status is shown (and PC214 asks for what it rests on); it keeps and accuses nothing.
    """
    return entree.statut is None or bool(entree.constat or entree.source or entree.motif)


def partielle(entree: EntreeSuivi) -> bool:
    """Whether the entry speaks of a part only: some modalités, or one jalon.

    Such an entry shows that the volet has begun, and never closes it.
    """
    return bool(entree.porte_sur) or entree.jalon is not None


def known(entrees: Iterable[EntreeSuivi], on: date) -> tuple[EntreeSuivi, ...]:
    """The entries whose fact lies at or before `on`, by date; a partial one by its last day.

    A fact of a body outside (`hors_volet`) is no act of the volet: it says nothing of it.
    """
    dated = [e for e in entrees if e.repere.dernier <= on and not e.hors_volet]
    return tuple(sorted(dated, key=lambda entree: entree.repere.dernier))


def etat_volet(
    entrees: Iterable[EntreeSuivi],
    lecture: Lecture,
    adoption: date,
    on: date,
    *,
    mesure: bool = False,
) -> EtatVolet:
    """The state at `on` of what has this reading and these entries.

    `entrees` are those of the volet and the entries with a status of its fiche, in file order.
    `adoption` is the day of the vote: a start whose period had ended before it was begun by then,
    and before it there is no volet of which anything could be said.
    With a recurrence, `realise` closes its own period only, so it does not close the volet.
    """
    voted = on >= adoption
    past = known(entrees, on) if voted else ()
    stated = [entree for entree in past if _shows_the_whole(entree, lecture)]
    parts = [entree for entree in past if partielle(entree) and begins(entree)]
    bearing = stated or parts
    derniere = bearing[-1] if bearing else None
    temoins = temoins_du_tout(past, lecture)
    temoin = temoins[-1] if temoins else None
    return EtatVolet(
        entrees=past,
        derniere=derniere,
        temoin=temoin,
        commence=any(begins(entree) for entree in past),
        commence_selon_plan=voted and begun_by_wording(lecture, adoption),
        mesure=mesure and voted,
        clos=derniere is not None and closes(derniere, lecture),
        cloture=temoin if temoin is not None and closes(temoin, lecture) else None,
    )


def temoins_du_tout(entrees: Iterable[EntreeSuivi], lecture: Lecture) -> tuple[EntreeSuivi, ...]:
    """The entries whose status is evidence about the whole, and about no part of it alone."""
    return tuple(
        entree
        for entree in entrees
        if entree.statut is not None
        and probante(entree)
        and not partielle(entree)
        and not _of_one_period(entree, lecture)
    )


def begun_by_wording(lecture: Lecture, adoption: date) -> bool:
    """Whether the plan itself says that the work had begun when it was voted."""
    ended = lecture.debut is not None and lecture.debut.dernier < adoption
    return lecture.deja_engage or ended


def begins(entree: EntreeSuivi) -> bool:
    """Whether its status says that the work has begun."""
    return entree.statut is not None and entree.statut.commence


def closes(entree: EntreeSuivi, lecture: Lecture) -> bool:
    """Whether its status closes the whole."""
    if entree.statut is None or not entree.statut.clos or partielle(entree):
        return False
    return lecture.recurrence is None or entree.statut is not Statut.REALISE


def _shows_the_whole(entree: EntreeSuivi, lecture: Lecture) -> bool:
    """A part that goes on shows that the whole goes on; a part that is done says nothing of it."""
    if entree.statut is None or _of_one_period(entree, lecture):
        return False
    return not partielle(entree) or entree.statut is Statut.EN_COURS


def _of_one_period(entree: EntreeSuivi, lecture: Lecture) -> bool:
    """Whether it says of one period of a rhythm that it is not done: no more than that."""
    return (
        lecture.recurrence is not None
        and entree.periode is not None
        and entree.statut in PAS_ENCORE
    )
