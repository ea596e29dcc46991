"""The units that a calendrier binds: volets, and modalités with a calendrier of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plancancer_cli.analysis.echeance import Lieu
from plancancer_cli.analysis.etat import EtatVolet, begun_by_wording, etat_volet
from plancancer_cli.analysis.mesures_du_volet import documente, mesures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.analysis.verdicts import ValeurDe
    from plancancer_cli.model.calendrier import Calendrier
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.fiche import Fiche, Jalon, Volet
    from plancancer_cli.model.suivi import EntreeSuivi, ReportEcheance
    from plancancer_cli.model.wording import Lecture


class Unite(Struct, frozen=True):
    """Something with a calendrier, at a date: all that an échéance of it is drawn from."""

    ref: str
    fiche: Fiche
    path: str
    chemin: Chemin
    intitule: str
    calendrier: Calendrier | None
    lecture: Lecture
    """What the calendrier means in the plan."""
    jalons: tuple[Jalon, ...]
    reports: tuple[ReportEcheance, ...]
    mesures: tuple[ValeurDe, ...]
    """Known valeurs of the indicateurs that belong to it, corrections applied."""
    etat: EtatVolet
    adoption: date
    """The vote of the plan; of the fiche where it was added later."""

    @property
    def commence_selon_plan(self) -> bool:
        """Whether the plan itself says that it had begun when it was voted: no start is due."""
        return begun_by_wording(self.lecture, self.adoption)

    @property
    def preuves(self) -> tuple[ValeurDe, ...]:
        """The valeurs that show that something was done since the vote."""
        return tuple(m for m in self.mesures if documente(m, self.adoption))

    @property
    def est_volet(self) -> bool:
        """Whether it is a volet and not one of its modalités."""
        return "modalites" not in self.chemin

    @property
    def fin_ouverte(self) -> bool:
        """Whether the end is a minimum, or work goes on: a decision is due then, not the end."""
        return self.lecture.decision_a_la_fin

    def lieu(self, *chemin: str | int) -> Lieu:
        """A place inside this unit."""
        return Lieu(self.path, (*self.chemin, *chemin))

    @property
    def lieu_calendrier(self) -> Lieu:
        """Where the calendrier stands."""
        return self.lieu("calendrier") if self.calendrier else self.lieu("id")


def unites(dossier: Dossier, on: date) -> Iterator[Unite]:
    """Every volet in the order of the files, each followed by its modalités with a calendrier."""
    for document in dossier.fiches:
        for position, volet in enumerate(document.value.volets):
            whole = _volet(dossier, document, position, volet, on)
            yield whole
            for place, modalite in enumerate(volet.modalites):
                if modalite.calendrier is not None and modalite.id is not None:
                    lecture = dossier.plan.value.lecture(modalite.calendrier)
                    yield _modalite(whole, volet, place, lecture, on)


def volet_ref(fiche: Fiche, volet: Volet) -> str:
    """`1.2.1/espaces-sans-tabac`."""
    return f"{fiche.code}/{volet.id}"


def indicateurs_du_volet(fiche: Fiche, volet: Volet) -> tuple[str, ...]:
    """The ids of its indicateurs; those of the fiche belong to its volet where it has only one."""
    if len(fiche.volets) == 1:
        return tuple(dict.fromkeys((*volet.indicateurs, *fiche.indicateurs)))
    return volet.indicateurs


def _volet(
    dossier: Dossier, document: Document[Fiche], position: int, volet: Volet, on: date
) -> Unite:
    fiche = document.value
    adoption = fiche.ajout.date if fiche.ajout else dossier.plan.value.adoption
    lecture = dossier.plan.value.lecture(volet.calendrier)
    # The volet's own entry wins over the fiche's on the same day, so it comes later.
    ref = volet_ref(fiche, volet)
    shared = dossier.entrees_partagees.get(ref, ())
    entrees = (*_entries_with_status(fiche.suivi), *volet.suivi, *shared)
    measured = mesures(dossier, indicateurs_du_volet(fiche, volet), on)
    return Unite(
        ref=ref,
        fiche=fiche,
        path=document.path,
        chemin=("volets", position),
        intitule=volet.intitule,
        calendrier=volet.calendrier,
        lecture=lecture,
        jalons=volet.jalons,
        reports=volet.reports_echeance,
        mesures=measured,
        etat=etat_volet(
            entrees,
            lecture,
            adoption,
            on,
            mesure=any(documente(mesure, adoption) for mesure in measured),
        ),
        adoption=adoption,
    )


def _modalite(whole: Unite, volet: Volet, place: int, lecture: Lecture, on: date) -> Unite:
    modalite = volet.modalites[place]
    # Of its own entries each speaks of the whole of the modalité, so the mark of a part is dropped.
    own = [
        e.model_copy(update={"porte_sur": ()}) for e in volet.suivi if modalite.id in e.porte_sur
    ]
    closing = [e for e in (whole.etat.derniere,) if e is not None and whole.etat.clos]
    etat = etat_volet((*own, *closing), lecture, whole.adoption, on)
    if closing and etat.derniere is closing[0]:
        # `realise` of the whole ends each of its parts, even one that comes back every year.
        etat = replace(etat, clos=True, cloture=whole.etat.cloture)
    return Unite(
        ref=f"{whole.ref}/{modalite.id}",
        fiche=whole.fiche,
        path=whole.path,
        chemin=(*whole.chemin, "modalites", place),
        intitule=modalite.texte,
        calendrier=modalite.calendrier,
        lecture=lecture,
        jalons=(),
        reports=(),
        mesures=(),
        etat=etat,
        adoption=whole.adoption,
    )


def _entries_with_status(entrees: tuple[EntreeSuivi, ...]) -> tuple[EntreeSuivi, ...]:
    """Of the suivi of a whole fiche, only a status holds for each of its volets."""
    return tuple(entree for entree in entrees if entree.statut is not None)
