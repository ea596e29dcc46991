"""What the public does not get: internal notes, unconfirmed values, and counts that statistics keep secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.echeances import Suivi, suivi
from plancancer_cli.analysis.secrecy import to_hide
from plancancer_cli.model.fiche import Fiche, Volet
from plancancer_cli.model.plan import Plan

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.indicateur import Indicateur, Valeur
    from plancancer_cli.model.suivi import EntreeSuivi


def published(dossier: Dossier) -> tuple[Dossier, dict[str, int]]:
    """The dossier as the public may read it, and how many unconfirmed values each indicateur loses.

    Small counts and what would give them away are `secret`, superseded values included, whatever
    the files hold.
    """
    threshold = dossier.plan.value.parametres_suivi.secret_statistique
    kept: list[Document[Indicateur]] = []
    withheld: dict[str, int] = {}
    for document in dossier.indicateurs:
        indicateur = document.value
        confirmed = tuple(v for v in indicateur.valeurs if not v.provisoire)
        left_out = len(indicateur.valeurs) - len(confirmed)
        if left_out:
            withheld[indicateur.id] = left_out
        shown = _hidden(indicateur, confirmed, threshold)
        compared = tuple(
            c.model_copy(update={"valeurs": _hidden(indicateur, c.valeurs, threshold)})
            for c in indicateur.comparateurs
        )
        if shown != indicateur.valeurs or compared != indicateur.comparateurs:
            public = indicateur.model_copy(update={"valeurs": shown, "comparateurs": compared})
            document = replace(document, value=public)  # noqa: PLW2901 -- as the public reads it
        kept.append(document)
    fiches = tuple(_without_notes(document) for document in dossier.fiches)
    plan = replace(dossier.plan, value=_silent(dossier.plan.value))
    return replace(dossier, plan=plan, fiches=fiches, indicateurs=tuple(kept)), withheld


def internal(dossier: Dossier) -> tuple[int, int]:
    """How many values of a dossier are not for the public: unconfirmed ones, and secret counts."""
    threshold = dossier.plan.value.parametres_suivi.secret_statistique
    unconfirmed = secret = 0
    for document in dossier.indicateurs:
        indicateur = document.value
        unconfirmed += sum(valeur.provisoire for valeur in indicateur.valeurs)
        series = [indicateur.valeurs, *(c.valeurs for c in indicateur.comparateurs)]
        secret += sum(len(to_hide(indicateur, valeurs, threshold)) for valeurs in series)
    return unconfirmed, secret


def _hidden(
    indicateur: Indicateur, valeurs: tuple[Valeur, ...], threshold: int
) -> tuple[Valeur, ...]:
    places = to_hide(indicateur, valeurs, threshold)
    if not places:
        return valeurs
    return tuple(
        valeur.model_copy(update=_SECRET) if place in places else valeur
        for place, valeur in enumerate(valeurs)
    )


_SECRET = {
    "valeur": None, "numerateur": None, "denominateur": None, "note": None, "secret": True,
    "qualification": None,
}  # fmt: skip
"""A value of which nothing is shown but that it was received."""


def _without_notes(document: Document[Fiche]) -> Document[Fiche]:
    fiche = _silent(document.value)
    volets = tuple(_silent(volet) for volet in fiche.volets)
    return replace(document, value=fiche.model_copy(update={"volets": volets}))


_Followed = TypeVar("_Followed", Plan, Fiche, Volet)


def _silent(followed: _Followed) -> _Followed:
    """The same without internal notes, and without entries that hold nothing else."""
    suivi = tuple(
        entree.model_copy(update={"note_interne": None})
        for entree in followed.suivi
        if not only_internal(entree)
    )
    return followed.model_copy(update={"suivi": suivi})


def public_follow_up(dossier: Dossier, on: date) -> tuple[Suivi, dict[str, int]]:
    """The follow-up for the public, and the values left out.

    What is owed, by a volet or as a number of a period, is judged on everything that is known: an
    unconfirmed value still shows that the work was done and that the number came. What a number
    says is judged on what the public can read.
    """
    shown, withheld = published(dossier)
    whole, public = suivi(dossier, on), suivi(shown, on)
    echeances = sorted(
        (
            *(e for e in whole.echeances if e.kind is not Kind.TARGET),
            *(e for e in public.echeances if e.kind is Kind.TARGET),
        ),
        key=lambda e: (e.echeance, e.ref, e.kind.value, e.objet),
    )
    return Suivi(shown, on, whole.horizon_jours, whole.unites, tuple(echeances)), withheld


def only_internal(entree: EntreeSuivi) -> bool:
    """Whether an entry says nothing but an internal note."""
    said = (
        entree.statut,
        entree.constat,
        entree.motif,
        entree.decision_attendue,
        entree.difficulte,
        entree.prochaine_etape,
        entree.jalon,
    )
    return entree.note_interne is not None and not any(said)
