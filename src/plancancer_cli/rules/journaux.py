"""Every suivi of a project, and where it stands: of the plan, of fiches, of volets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.diagnostics import Location
    from plancancer_cli.model.dossier import Chemin, Document, Dossier
    from plancancer_cli.model.fiche import Volet
    from plancancer_cli.model.suivi import EntreeSuivi


class Journal(Struct, frozen=True):
    """One suivi; `volet` is the volet that it belongs to, None for a fiche or the plan."""

    document: Document[Any]
    chemin: Chemin
    ref: str
    entrees: tuple[EntreeSuivi, ...]
    volet: Volet | None = None

    def locate(self, place: int, *suite: str | int) -> Location:
        """Where one of its entries stands, or a part of it."""
        return self.document.locate((*self.chemin, place, *suite))


def journaux(dossier: Dossier) -> Iterator[Journal]:
    """Every suivi of the project: of the plan, then of each fiche followed by its volets."""
    plan = dossier.plan.value
    yield Journal(dossier.plan, ("suivi",), plan.id, plan.suivi)
    for document in dossier.fiches:
        fiche = document.value
        yield Journal(document, ("suivi",), fiche.code, fiche.suivi)
        for rank, volet in enumerate(fiche.volets):
            chemin: Chemin = ("volets", rank, "suivi")
            yield Journal(document, chemin, f"{fiche.code}/{volet.id}", volet.suivi, volet)
