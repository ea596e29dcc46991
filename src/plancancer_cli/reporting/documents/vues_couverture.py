"""The view of what the plan covers: a table a vocabulary, and the questions on inequalities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.analysis import coverage
from plancancer_cli.reporting.coverage_words import QUESTIONS, UNKNOWN, caution, summary
from plancancer_cli.reporting.documents import vues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.model.fiche import Fiche
    from plancancer_cli.reporting.documents.contexte import Contexte


class Terme(Struct, frozen=True):
    """A term and the fiches tagged with it."""

    libelle: str
    fiches: tuple[vues.LienFiche, ...]


class Couverture(Struct, frozen=True):
    """One vocabulary."""

    ancre: str
    libelle: str
    resume: str
    source: str | None
    termes: tuple[Terme, ...]
    sans_etiquette: tuple[vues.LienFiche, ...]
    reserve: str | None
    """Why a term without a fiche may be covered all the same."""


class Question(Struct, frozen=True):
    """One question and the fiches by answer."""

    libelle: str
    oui: tuple[vues.LienFiche, ...]
    non: tuple[vues.LienFiche, ...]
    non_renseigne: tuple[vues.LienFiche, ...]


class Inegalites(Struct, frozen=True):
    """The three questions."""

    titre: str
    reserve: str | None
    questions: tuple[Question, ...]


def couvertures(contexte: Contexte) -> tuple[Couverture, ...]:
    """One view a vocabulary of the plan."""
    plan = contexte.dossier.plan.value
    return tuple(
        Couverture(
            ancre=f"couverture-{found.id}",
            libelle=found.libelle,
            resume=contexte.t(summary(found, plan)),
            source=found.source,
            termes=tuple(
                Terme(terme.libelle, liens(contexte, terme.fiches)) for terme in found.termes
            ),
            sans_etiquette=liens(contexte, found.sans_etiquette),
            reserve=None if (text := caution(found)) is None else contexte.t(text),
        )
        for found in coverage.couvertures(contexte.dossier)
    )


def inegalites(contexte: Contexte) -> Inegalites | None:
    """The three questions; None for a plan without a fiche."""
    if not contexte.dossier.fiches:
        return None
    asked = coverage.inegalites(contexte.dossier)
    return Inegalites(
        titre=contexte.t(QUESTIONS),
        reserve=contexte.t(UNKNOWN) if any(q.non_renseigne for q in asked) else None,
        questions=tuple(
            Question(
                contexte.t(question.libelle),
                liens(contexte, question.oui),
                liens(contexte, question.non),
                liens(contexte, question.non_renseigne),
            )
            for question in asked
        ),
    )


def liens(contexte: Contexte, fiches: Sequence[Fiche]) -> tuple[vues.LienFiche, ...]:
    """Links to fiches inside the document."""
    return tuple(
        vues.LienFiche(fiche.code, fiche.titre, contexte.ancre(fiche.code)) for fiche in fiches
    )
