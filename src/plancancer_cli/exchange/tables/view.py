"""What the rows of one plan are drawn from: its dashboard, its origin, the language of sentences."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis.progression import Progression, progression

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.echeances import Suivi
    from plancancer_cli.analysis.status import Status
    from plancancer_cli.exchange.tables.origin import Origin
    from plancancer_cli.i18n import Language
    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.model.plan import Plan


class View(Struct, frozen=True, dict=True):
    """One plan at a date; `licence` is the identifier of the terms that its export is published under."""

    status: Status
    origin: Origin
    language: Language
    licence: str | None = None

    @property
    def suivi(self) -> Suivi:
        """Its follow-up."""
        return self.status.suivi

    @property
    def dossier(self) -> Dossier:
        """Its files."""
        return self.status.suivi.dossier

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.dossier.plan.value

    @cached_property
    def progressions(self) -> dict[str, Progression]:
        """The progress of every indicateur, whoever names it, by its id."""
        known = {p.indicateur: p for row in self.status.fiches for p in row.indicateurs}
        seuils = self.plan.parametres_suivi.seuils
        return {
            document.value.id: known.get(document.value.id)
            or progression(document.value, self.status.on, seuils)
            for document in self.dossier.indicateurs
        }


def lines(texts: tuple[str, ...]) -> str | None:
    """Several texts in one cell, one a line; None where there is none."""
    return "\n".join(texts) or None


def first(periode: Periode | None) -> date | None:
    """The first day of a period."""
    return periode.premier if periode else None


def last(periode: Periode | None) -> date | None:
    """The last day of a period: a partial date counts from it."""
    return periode.dernier if periode else None
