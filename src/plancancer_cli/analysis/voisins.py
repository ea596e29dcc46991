"""What the plans beside this one say of it, and what it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche, Lien


class LienRecu(Struct, frozen=True):
    """What a fiche of another plan says of a fiche of this one."""

    plan: str
    """Title of the other plan."""
    fiche: Fiche
    lien: Lien


def titre(dossier: Dossier, code: str) -> str | None:
    """The title of a fiche or a level of a plan; None for a code that it does not have."""
    document = dossier.fiche_par_code.get(code)
    if document is not None:
        return document.value.titre
    return dossier.arborescence.noeud(code).titre if code in dossier.arborescence else None


def nom(dossier: Dossier, lien: Lien) -> str:
    """What a lien names: with titles where the other plan lies beside, else as it is written."""
    other = dossier.voisinage.plan(lien.plan) if dossier.voisinage else None
    plan = lien.plan if other is None else other.plan.value.titre
    if lien.ref is None:
        return plan
    of = None if other is None else titre(other, lien.ref)
    return f"{plan}, {lien.ref}" if of is None else f"{plan}, {lien.ref} {of}"


def liens_recus(dossier: Dossier, fiche: Fiche) -> Iterator[LienRecu]:
    """What the fiches of the plans beside this one say of a fiche, by its code."""
    own = dossier.plan.value.id
    for other in dossier.voisinage.nommant(own) if dossier.voisinage else ():
        for document in other.fiches:
            for lien in document.value.liens:
                if lien.plan == own and lien.ref == fiche.code:
                    yield LienRecu(other.plan.value.titre, document.value, lien)
