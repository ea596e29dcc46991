"""What a plan covers: its fiches by the terms of a vocabulary, and by the questions on inequalities.

A fiche without any tag of a vocabulary is told apart: nobody has said what it is about. In the
same way a question whose answer is not known is not a "no".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import Text, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.model.dossier import Dossier
    from plancancer_cli.model.fiche import Fiche, Inegalites

INEGALITES = "inegalites"
"""The name of the three questions, where a vocabulary is asked for."""


class TermeCouvert(Struct, frozen=True):
    """A term and the fiches that are tagged with it."""

    id: str
    libelle: str
    fiches: tuple[Fiche, ...]


class Couverture(Struct, frozen=True):
    """A vocabulary of the plan against its fiches."""

    id: str
    libelle: str
    source: str | None
    termes: tuple[TermeCouvert, ...]
    sans_etiquette: tuple[Fiche, ...]
    """The fiches without any tag of this vocabulary."""
    total: int

    @property
    def couverts(self) -> tuple[TermeCouvert, ...]:
        """The terms with at least one fiche."""
        return tuple(terme for terme in self.termes if terme.fiches)

    @property
    def non_couverts(self) -> tuple[TermeCouvert, ...]:
        """The terms that no fiche is tagged with."""
        return tuple(terme for terme in self.termes if not terme.fiches)


class Question(Struct, frozen=True):
    """One of the three questions of a fiche on inequalities in health, and its answers."""

    id: str
    libelle: Text
    oui: tuple[Fiche, ...]
    non: tuple[Fiche, ...]
    non_renseigne: tuple[Fiche, ...]
    """The answer is not known: a tick that cannot be read, a question that the page does not ask."""


_QUESTIONS: tuple[tuple[str, Text, Callable[[Inegalites], bool | None]], ...] = (
    (
        "determinants_de_sante",
        msg("Aims at determinants of health"),
        lambda asked: asked.determinants_de_sante,
    ),
    (
        "universalisme_proportionne",
        msg("Proportionate universalism"),
        lambda asked: asked.universalisme_proportionne,
    ),
    (
        "participation_citoyenne",
        msg("Participation of citizens"),
        lambda asked: asked.participation_citoyenne,
    ),
)


def couverture(dossier: Dossier, name: str) -> Couverture:
    """The coverage by one vocabulary. Raises KeyError where the plan declares none of this name."""
    vocabulaire = dossier.plan.value.vocabulaires[name]
    fiches = [document.value for document in dossier.fiches]
    known = {terme.id for terme in vocabulaire.termes}
    return Couverture(
        id=name,
        libelle=vocabulaire.libelle,
        source=vocabulaire.source,
        termes=tuple(
            TermeCouvert(
                terme.id,
                terme.libelle,
                tuple(f for f in fiches if terme.id in f.etiquettes.get(name, ())),
            )
            for terme in vocabulaire.termes
        ),
        sans_etiquette=tuple(f for f in fiches if not known & set(f.etiquettes.get(name, ()))),
        total=len(fiches),
    )


def couvertures(dossier: Dossier) -> tuple[Couverture, ...]:
    """The coverage by every vocabulary of the plan."""
    return tuple(couverture(dossier, name) for name in dossier.plan.value.vocabulaires)


def inegalites(dossier: Dossier) -> tuple[Question, ...]:
    """The answers of the fiches to the three questions, unknown told from no."""
    fiches = [document.value for document in dossier.fiches]
    return tuple(
        Question(
            id=name,
            libelle=libelle,
            oui=tuple(f for f in fiches if answer(f.inegalites) is True),
            non=tuple(f for f in fiches if answer(f.inegalites) is False),
            non_renseigne=tuple(f for f in fiches if answer(f.inegalites) is None),
        )
        for name, libelle, answer in _QUESTIONS
    )
