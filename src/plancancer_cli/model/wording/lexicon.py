"""The vocabulary of periods: months, ranks, seasons, parts of a period."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from plancancer_cli.model.wording.text import Lexicon


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


DERNIER = -1
"""The rank of "dernier"."""


def _spread(phrases_by_meaning: Mapping[int, str]) -> dict[str, int]:
    """Each phrase of comma-separated lists, with its meaning."""
    return {
        phrase.strip(): meaning
        for meaning, phrases in phrases_by_meaning.items()
        for phrase in phrases.split(",")
    }


MONTHS = Lexicon(
    _spread(
        {
            1: "janvier, janv., janv, jan., jan",
            2: "février, févr., févr, fév., fév",
            3: "mars, mars bleu",
            4: "avril, avr., avr",
            5: "mai",
            6: "juin",
            7: "juillet, juill., juill, juil., juil",
            8: "août",
            9: "septembre, sept., sept, sep., sep",
            10: "octobre, oct., oct, octobre rose",
            11: "novembre, nov., nov, mois sans tabac",
            12: "décembre, déc., déc",
        }
    )
)
"""Octobre rose, Mars bleu and Mois sans tabac are months of the calendar of cancer prevention."""

WEEKDAYS = Lexicon(
    {
        name: rank
        for rank, name in enumerate(
            ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
        )
    }
)

RANKS = Lexicon(
    _spread(
        {
            1: "premier, première, premiers, premières",
            2: "deuxième, second, seconde, deuxièmes",
            3: "troisième, troisièmes",
            4: "quatrième, quatrièmes",
            DERNIER: "dernier, dernière",
        }
    )
)

RANK_SUFFIXES: Mapping[str, frozenset[int] | None] = {
    "er": frozenset({1}),
    "re": frozenset({1}),
    "ere": frozenset({1}),
    "ier": frozenset({1}),
    "iere": frozenset({1}),
    "nd": frozenset({2}),
    "nde": frozenset({2}),
    "d": frozenset({2}),
    "de": frozenset({2}),
    "o": None,
    "e": None,
    "em": None,
    "eme": None,
    "ieme": None,
}
"""What is glued to a number to make it a rank, and the numbers that take it (None: any)."""

RANKED_UNITS = Lexicon(
    {
        "trimestre": Unite.TRIMESTRE,
        "trimestres": Unite.TRIMESTRE,
        "trim.": Unite.TRIMESTRE,
        "trim": Unite.TRIMESTRE,
        "semestre": Unite.SEMESTRE,
        "semestres": Unite.SEMESTRE,
        "sem.": Unite.SEMESTRE,
        "sem": Unite.SEMESTRE,
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
