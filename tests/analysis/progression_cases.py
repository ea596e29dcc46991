"""Small indicateurs, and what is concluded of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from plancancer_cli.analysis.progression import Progression, progression
from plancancer_cli.i18n import get_language
from plancancer_cli.model.indicateur import Indicateur
from plancancer_cli.model.plan import Seuils

ENGLISH = get_language("en")
END = date(2030, 12, 31)
BASELINE = {"date": date(2023, 1, 1), "valeur": 0}
# 1000 days after the baseline.
TARGET = {"date": date(2025, 9, 27), "valeur": 1000}
HALFWAY = date(2024, 5, 15)
A_TENTH = date(2023, 4, 11)


def indicateur(*valeurs: dict[str, Any], **keys: Any) -> Indicateur:
    """An indicateur that wants more of a number; None takes a key away."""
    plain = {
        "id": "essai",
        "libelle": "Essai",
        "type": "nombre",
        "nature": "activite",
        "evolution_attendue": "hausse",
        "valeur_initiale": BASELINE,
        "cibles": [TARGET],
        "valeurs": list(valeurs),
    }
    return Indicateur.model_validate({k: v for k, v in (plain | keys).items() if v is not None})


def judge(*valeurs: dict[str, Any], on: date = END, **keys: Any) -> Progression:
    return progression(indicateur(*valeurs, **keys), on, Seuils())


def on(day: date | str | int, valeur: Any = None, **keys: Any) -> dict[str, Any]:
    return {"date": day, "valeur": valeur, **keys}


def said(result: Progression) -> str:
    return ENGLISH.text(result.explication)


def missing(result: Progression) -> list[str]:
    return [ENGLISH.text(text) for text in result.manque]
