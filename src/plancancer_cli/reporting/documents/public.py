"""What the public does not get: internal notes (see `Contexte.entree`) and unconfirmed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.analysis.echeances import Suivi, suivi

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.indicateur import Indicateur


def published(dossier: Dossier) -> tuple[Dossier, dict[str, int]]:
    """The dossier without unconfirmed values, and how many each indicateur loses."""
    kept: list[Document[Indicateur]] = []
    withheld: dict[str, int] = {}
    for document in dossier.indicateurs:
        confirmed = tuple(v for v in document.value.valeurs if not v.provisoire)
        left_out = len(document.value.valeurs) - len(confirmed)
        if left_out:
            withheld[document.value.id] = left_out
            document = replace(  # noqa: PLW2901 -- the document as the public reads it
                document, value=document.value.model_copy(update={"valeurs": confirmed})
            )
        kept.append(document)
    return replace(dossier, indicateurs=tuple(kept)), withheld


def public_follow_up(dossier: Dossier, on: date) -> tuple[Suivi, dict[str, int]]:
    """The follow-up for the public, and the values left out.

    What is owed, by a volet or as a number of a period, is judged on everything that is known: an
    unconfirmed value still shows that the work was done and that the number came. What a number
    says is judged on what the public can read.
    """
    shown, withheld = published(dossier)
    whole, public = suivi(dossier, on), suivi(shown, on)
    if not withheld:
        return whole, withheld
    echeances = sorted(
        (
            *(e for e in whole.echeances if e.kind is not Kind.TARGET),
            *(e for e in public.echeances if e.kind is Kind.TARGET),
        ),
        key=lambda e: (e.echeance, e.ref, e.kind.value, e.objet),
    )
    return Suivi(shown, on, whole.horizon_jours, whole.unites, tuple(echeances)), withheld
