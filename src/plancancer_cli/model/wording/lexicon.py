"""The vocabulary of periods: months, ranks, seasons, parts of a period."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import TypeVar

from plancancer_cli.typed import calendar
from plancancer_cli.typed.text import Lexicon

T = TypeVar("T")


class Unite(Enum):
    """The kinds of period that a wording names."""

    JOUR = auto()
    MOIS = auto()
    QUINZAINE = auto()
    TRIMESTRE = auto()
    SEMESTRE = auto()
    ANNEE = auto()
    SAISON = auto()
    HIVER = auto()
    ANNEE_SCOLAIRE = auto()
    RANG = auto()
    """A rank whose unit comes later: "1er" in "du 1er au 15 mars"."""
    NOMBRE = auto()
    """A number whose month comes later: "3" in "du 3 au 15 mars"."""
    PARTIE = auto()
    """A part whose period comes later: "début" in "de début à mi-2025"."""


class Partie(Enum):
    """The part of a period that a wording keeps: one third of it, or all of it."""

    DEBUT = 0
    MILIEU = 1
    FIN = 2
    COURANT = 3


def _each(phrases: str, meaning: T) -> dict[str, T]:
    """Each phrase of a comma-separated list, with its meaning."""
    return {phrase.strip(): meaning for phrase in phrases.split(",")}


def _spread(phrases_by_meaning: Mapping[int, str]) -> dict[str, int]:
    """Each phrase of comma-separated lists, with its meaning."""
    return {
        phrase: meaning
        for meaning, phrases in phrases_by_meaning.items()
        for phrase in _each(phrases, meaning)
    }


MONTHS = Lexicon(
    _spread(calendar.MONTHS) | {"mars bleu": 3, "octobre rose": 10, "mois sans tabac": 11}
)
"""Octobre rose, Mars bleu and Mois sans tabac are months of the calendar of cancer prevention."""

WEEKDAYS = Lexicon({name: rank for rank, name in enumerate(calendar.WEEKDAYS)})

RANKS = Lexicon(_spread(calendar.RANKS))

RANKED_UNITS = Lexicon(
    {
        **_each(calendar.QUARTER, Unite.TRIMESTRE),
        **_each(calendar.HALF_YEAR, Unite.SEMESTRE),
        "quinzaine": Unite.QUINZAINE,
    }
)

RANKS_OF_UNIT = {Unite.TRIMESTRE: 4, Unite.SEMESTRE: 2, Unite.QUINZAINE: 2}

CODES = {"t": Unite.TRIMESTRE, "s": Unite.SEMESTRE}
"""T1 and S1."""

SEASONS = Lexicon({"printemps": 0, "été": 1, "automne": 2, "hiver": 3})

RENTREE = Lexicon(
    dict.fromkeys(
        (
            "rentrée",
            "rentrée scolaire",
            "rentrée étudiante",
            "rentrée universitaire",
            "rentrée académique",
            "rentrée des classes",
        )
    )
)

SCHOOL_YEAR = Lexicon(dict.fromkeys(("année scolaire", "année universitaire", "année académique")))

YEAR_NOUNS = Lexicon(
    {
        "année": False,
        "année civile": False,
        "an": False,
        "exercice": False,
        "exercice budgétaire": False,
        "années": True,
    }
)
"""The nouns that a year may follow; True for the plural, which several years follow."""

MONTH_NOUNS = Lexicon(dict.fromkeys(("mois de", "mois d'")))

ARTICLES = Lexicon(dict.fromkeys(("le", "la", "l'", "les")))

OF = Lexicon(dict.fromkeys(("de", "du", "d'", "de la", "de l'", "des")))

PARTS = Lexicon(
    {
        "début": Partie.DEBUT,
        "mi": Partie.MILIEU,
        "milieu": Partie.MILIEU,
        "fin": Partie.FIN,
        "courant": Partie.COURANT,
    }
)
