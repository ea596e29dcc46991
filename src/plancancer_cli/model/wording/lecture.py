"""What a wording means, and the refusal to read one that has no certain meaning."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.i18n import Text
from plancancer_cli.model.periode import Periode


class Recurrence(StrEnum):
    """How often something is asked for again."""

    MENSUELLE = "mensuelle"
    TRIMESTRIELLE = "trimestrielle"
    SEMESTRIELLE = "semestrielle"
    ANNUELLE = "annuelle"

    @property
    def mois(self) -> int:
        """The number of months of one period."""
        return _MONTHS[self]


_MONTHS = {
    Recurrence.MENSUELLE: 1,
    Recurrence.TRIMESTRIELLE: 3,
    Recurrence.SEMESTRIELLE: 6,
    Recurrence.ANNUELLE: 12,
}


class Lecture(Struct, frozen=True):
    """The reading of a calendrier.

    Attributes:
        debut: the work is due to have started by the last day of this period.
        fin: the work is due to have ended by the last day of this period.
        au_moins: `fin` is a minimum ("jusqu'à 2026 au moins"), not the end of the work.
        continu: the work goes on ("Poursuite et développement jusqu'en 2026", "en continu").
        duree: the dates say how long the work runs ("2023-2026", "Jusqu'en 2026"), not by when it
            must be done ("D'ici 2026").
        deja_engage: the wording itself says that the work had begun ("Depuis 2022", "Poursuite").
        recurrence: how often it is asked for again; from `debut` on, until `fin`, where given.
        debut_du_plan, fin_du_plan: that date is the one of the plan ("Durée du contrat", "jusqu'à
            la fin du mandat"), which `pendant` puts in its place.
        indetermine: no date follows, on purpose ("à définir", "ponctuel").

    Where both are given, `fin` never comes before `debut`: its last day is not an earlier one,
    or, for work that had begun, it is not before the first day of `debut`.
    """

    debut: Periode | None = None
    fin: Periode | None = None
    au_moins: bool = False
    continu: bool = False
    duree: bool = False
    deja_engage: bool = False
    recurrence: Recurrence | None = None
    debut_du_plan: bool = False
    fin_du_plan: bool = False
    indetermine: bool = False

    @property
    def decision_a_la_fin(self) -> bool:
        """Whether a decision is due at the end (renew, make permanent, close), not the end itself.

        The end of a rhythm ends what is asked for, and asks for nothing by itself.
        """
        lasts = self.duree and self.recurrence is None
        return self.fin is not None and (self.au_moins or self.continu or lasts)

    @property
    def du_plan(self) -> bool:
        """Whether a date of it is one of the plan, which is not known yet."""
        return self.debut_du_plan or self.fin_du_plan

    def pendant(self, debut: Periode | None, fin: Periode | None) -> Lecture:
        """The same reading in a plan that runs from `debut` to `fin`; None where it does not say."""
        if not self.du_plan:
            return self
        return replace(
            self,
            debut=debut if self.debut_du_plan else self.debut,
            fin=fin if self.fin_du_plan else self.fin,
            debut_du_plan=self.debut_du_plan and debut is None,
            fin_du_plan=self.fin_du_plan and fin is None,
        )


class CalendrierIllisible(ValueError):
    """A wording without a certain reading.

    Attributes:
        libelle: the wording.
        position: index in `libelle`, from 0, of the first thing that is not understood; the
            length of the wording where it stops too early.
        raison: what is not understood, and why.
        conseil: what to write instead.
    """

    def __init__(self, libelle: str, position: int, raison: Text, conseil: Text) -> None:
        super().__init__(f"{libelle!r}, position {position}: {raison.template}")
        self.libelle = libelle
        self.position = position
        self.raison = raison
        self.conseil = conseil
