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


class StatutAffiche(StrEnum):
    """The statuses of entries, and the two that no entry states."""

    A_VENIR = "a_venir"
    EN_COURS = "en_cours"
    BLOQUE = "bloque"
    EN_PAUSE = "en_pause"
    REALISE = "realise"
    PERENNISE = "perennise"
    TRANSFERE = "transfere"
    ABANDONNE = "abandonne"
    EN_COURS_SELON_PLAN = "en_cours_selon_plan"
    NON_DOCUMENTE = "non_documente"


class EtatVolet(Struct, frozen=True):
    """What the entries known at a date say of a volet (or of a modalité with a calendrier)."""

    entrees: tuple[EntreeSuivi, ...]
    """Known entries in the order of their dates; equal dates in the order of the file."""
    derniere: EntreeSuivi | None
    """The latest entry that states a status of the whole."""
    commence: bool
    """An entry shows that it has begun."""
    commence_selon_plan: bool
    """The wording of the plan says that it had begun at the adoption."""
    clos: bool

    @property
    def statut(self) -> StatutAffiche:
        """The status to show."""
        if self.derniere is not None and self.derniere.statut is not None:
            # What closes a part, or one period of a rhythm, leaves the whole under way.
            goes_on = self.derniere.statut.clos and not self.clos
            return StatutAffiche("en_cours" if goes_on else self.derniere.statut.value)
        if self.commence_selon_plan:
            return StatutAffiche.EN_COURS_SELON_PLAN
        return StatutAffiche.NON_DOCUMENTE

    @property
    def documente(self) -> bool:
        """Whether an entry states a status: facts that state none leave it undocumented."""
        return self.derniere is not None


def partielle(entree: EntreeSuivi) -> bool:
    """Whether the entry speaks of a part only: some modalités, or one jalon.

    Such an entry shows that the volet has begun, and never closes it.
    """
    return bool(entree.porte_sur) or entree.jalon is not None


def known(entrees: Iterable[EntreeSuivi], on: date) -> tuple[EntreeSuivi, ...]:
    """The entries whose fact lies at or before `on`, by date; a partial one by its last day."""
    dated = [entree for entree in entrees if entree.repere.dernier <= on]
    return tuple(sorted(dated, key=lambda entree: entree.repere.dernier))


def etat_volet(
    entrees: Iterable[EntreeSuivi], lecture: Lecture, adoption: date, on: date
) -> EtatVolet:
    """The state at `on` of what has this reading and these entries.

    `entrees` are those of the volet and the entries with a status of its fiche, in file order.
    `adoption` is the day of the vote: a start whose period had ended before it was begun by then.
    With a recurrence, `realise` closes its own period only, so it does not close the volet.
    """
    past = known(entrees, on)
    stated = [entree for entree in past if _speaks_of_the_whole(entree)]
    parts = [entree for entree in past if partielle(entree) and _begun(entree)]
    bearing = stated or parts
    derniere = bearing[-1] if bearing else None
    return EtatVolet(
        entrees=past,
        derniere=derniere,
        commence=any(_begun(entree) for entree in past),
        commence_selon_plan=begun_by_wording(lecture, adoption),
        clos=derniere is not None and _closes(derniere, lecture),
    )


def begun_by_wording(lecture: Lecture, adoption: date) -> bool:
    """Whether the plan itself says that the work had begun when it was voted."""
    ended = lecture.debut is not None and lecture.debut.dernier < adoption
    return lecture.deja_engage or ended


def _begun(entree: EntreeSuivi) -> bool:
    return entree.statut is not None and entree.statut.commence


def _speaks_of_the_whole(entree: EntreeSuivi) -> bool:
    """A part that goes on shows that the whole goes on; a part that is done says nothing of it."""
    return entree.statut is not None and (not partielle(entree) or entree.statut is Statut.EN_COURS)


def _closes(entree: EntreeSuivi, lecture: Lecture) -> bool:
    if entree.statut is None or not entree.statut.clos or partielle(entree):
        return False
    return lecture.recurrence is None or entree.statut is not Statut.REALISE
