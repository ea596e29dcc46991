"""The vocabulary of clauses: how a start, an end, a rhythm or a continuation is announced."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from plancancer_cli.model.wording.lecture import Recurrence
from plancancer_cli.typed.text import Lexicon


class Opening(Enum):
    """What the words at the beginning of a clause announce."""

    START = auto()
    START_NOUN = auto()
    SINCE = auto()
    SINCE_NOUN = auto()
    UNTIL = auto()
    BY = auto()
    BY_NOUN = auto()
    BEFORE = auto()
    LATEST = auto()
    AT = auto()
    DURING = auto()
    END_NOUN = auto()
    FROM = auto()
    BETWEEN = auto()
    MINIMUM = auto()
    BEYOND = auto()
    ONGOING = auto()
    UNDER_WAY = auto()
    ONE_OFF = auto()
    OPEN = auto()


def _list(text: str) -> Iterable[str]:
    return (" ".join(phrase.split()) for phrase in text.split(","))


_UNTIL = "jusqu'à, jusqu'au, jusqu'aux, jusqu'en, jusque, jusqu'"

_DURING = """pendant, durant, pendant la période, durant la période, durée, la durée, durée :"""

_AT = """en, au, aux, à, pour, sur, au cours de, au cours du, au cours des,
    dans le courant de, dans le courant du, prévu, prévue, prévu en, prévue en, prévu pour,
    prévue pour, prévu au, prévue au, programmé en, programmée en, période, la période,
    sur la période, pour la période, en période, mandat, sur le mandat"""

_PHRASES = {
    Opening.START: """dès, à partir de, à partir du, à partir d', à partir des, à partir,
        à compter de, à compter du, à compter d', à compter""",
    Opening.START_NOUN: """lancement, lancement prévu, démarrage, démarrage prévu, début en,
        début :, début prévu, commencement""",
    Opening.SINCE: "depuis",
    Opening.SINCE_NOUN: """engagé, engagée, engagés, engagées, déjà engagé, déjà engagée,
        déjà engagés, déjà engagées, action engagée, action déjà engagée, actions engagées,
        lancé, lancée, déjà lancé, déjà lancée, démarré, démarrée, déjà démarré, déjà démarrée,
        débuté, débutée, initié, initiée, commencé, commencée""",
    Opening.UNTIL: _UNTIL,
    Opening.BY: "d'ici, d'ici à, d'ici au, d'ici en",
    Opening.BY_NOUN: """horizon, à l'horizon, à horizon, échéance, date limite, achèvement,
        achèvement prévu, livraison, livraison prévue""",
    Opening.END_NOUN: "fin en, fin :, fin prévue",
    Opening.BEFORE: "avant",
    Opening.LATEST: "au plus tard",
    Opening.AT: _AT,
    Opening.DURING: _DURING,
    Opening.FROM: "de, du, des, d'",
    Opening.BETWEEN: "entre",
    Opening.MINIMUM: "au moins, au minimum, a minima, minimum",
    Opening.BEYOND: """au-delà, suivants, suivantes, années suivantes, les suivantes,
        les années suivantes""",
    Opening.ONGOING: """en continu, continu, continue, continuellement, action continue,
        actions continues, de façon continue, de manière continue, en permanence, permanent,
        permanente, action permanente, sans interruption, toute l'année, sur toute l'année,
        tout au long de l'année, pendant toute l'année""",
    Opening.UNDER_WAY: """en cours, déjà en cours, action en cours, actions en cours,
        déjà en place, depuis plusieurs années, depuis de nombreuses années, depuis longtemps""",
    Opening.ONE_OFF: """ponctuel, ponctuelle, ponctuels, ponctuelles, ponctuellement,
        action ponctuelle, actions ponctuelles, de façon ponctuelle, de manière ponctuelle""",
    Opening.OPEN: ", ".join(
        f"{noun}{verdict}"
        for noun in ("", "date ", "dates ", "calendrier ", "échéance ", "échéancier ")
        for verdict in (
            *("à définir", "à préciser", "à déterminer", "à fixer", "à planifier", "à programmer"),
            *("non défini", "non définie", "non définies", "non déterminé", "non déterminée"),
            *("non fixé", "non fixée", "non fixées", "non précisé", "non précisée", "indéterminé"),
            "indéterminée",
        )
    ),
}

OPENINGS = Lexicon(
    {phrase: opening for opening, phrases in _PHRASES.items() for phrase in _list(phrases)}
)

UNTIL = Lexicon(dict.fromkeys(_list(_UNTIL)))

AT = Lexicon(dict.fromkeys((*_list(_AT), *_list(_DURING))))

THROUGHOUT = Lexicon(
    dict.fromkeys(
        _list(
            """toute, pendant toute, durant toute, sur toute, tout au long de, tout au long du,
            tout au long des"""
        )
    )
)

FURTHER = Lexicon(dict.fromkeys(_list("puis, et puis, ensuite, puis ensuite, et ensuite")))
"""Links that put what follows after what precedes."""

_ADJECTIVES = {
    Recurrence.MENSUELLE: "mensuel",
    Recurrence.TRIMESTRIELLE: "trimestriel",
    Recurrence.SEMESTRIELLE: "semestriel",
    Recurrence.ANNUELLE: "annuel",
}
_ENDINGS = ("", "le", "s", "les", "lement")
_EVERY = {
    Recurrence.MENSUELLE: "tous les mois, chaque mois",
    Recurrence.TRIMESTRIELLE: "tous les trimestres, chaque trimestre",
    Recurrence.SEMESTRIELLE: "tous les semestres, chaque semestre",
    Recurrence.ANNUELLE: """tous les ans, toutes les années, chaque année, chaque an,
        d'année en année, reconduit chaque année, renouvelé chaque année,
        reconduite chaque année, renouvelée chaque année, reconduit annuellement,
        reconduite annuellement""",
}

_SHORTER = {
    0: """hebdomadaire, hebdomadaires, hebdomadairement, hebdo, bihebdomadaire, bihebdomadaires,
        quotidien, quotidienne, quotidiens, quotidiennes, quotidiennement, journalier, journalière,
        bimensuel, bimensuelle, bimensuels, bimensuelles, toutes les semaines, chaque semaine,
        tous les jours, chaque jour, une semaine sur deux, un jour par semaine""",
    2: "bimestriel, bimestrielle, bimestriels, bimestrielles, un mois sur deux",
    4: "quadrimestriel, quadrimestrielle, quadrimestriels, quadrimestrielles",
}
"""Rhythms that come back within a year and are none of the four, by their months (0: under one)."""

RHYTHMS = Lexicon(
    {
        f"{adjective}{ending}": recurrence.mois
        for recurrence, adjective in _ADJECTIVES.items()
        for ending in _ENDINGS
    }
    | {
        phrase: recurrence.mois
        for recurrence, phrases in _EVERY.items()
        for phrase in _list(phrases)
    }
    | {phrase: months for months, phrases in _SHORTER.items() for phrase in _list(phrases)}
)
"""The months between two times of a rhythm that is named."""

RHYTHM_NOUNS = Lexicon(
    dict.fromkeys(
        ("fréquence", "périodicité", "récurrence", "rythme", "action", "actions", "de façon")
    )
)

COUNTS = Lexicon(
    {
        word: count
        for count, words in enumerate(
            (
                *("un, une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
                *("dix", "onze", "douze"),
            ),
            start=1,
        )
        for word in words.split(", ")
    }
)

UNIT_MONTHS = Lexicon(
    {
        "mois": 1,
        "trimestre": 3,
        "trimestres": 3,
        "semestre": 6,
        "semestres": 6,
        "an": 12,
        "ans": 12,
        "année": 12,
        "années": 12,
        "jour": 0,
        "jours": 0,
        "semaine": 0,
        "semaines": 0,
        "quinzaine": 0,
        "quinzaines": 0,
        "bimestre": 2,
        "bimestres": 2,
    }
)
"""The units of a rhythm in months; 0 for those under a month."""

DAYS = Lexicon(
    dict.fromkeys(
        f"{day}{plural}"
        for day in (
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "matin",
        )
        for plural in ("", "s")
    )
)
"""Days that come back each week."""

EVERY = Lexicon(dict.fromkeys(("tous les", "toutes les")))
EACH = Lexicon(dict.fromkeys(("chaque", "tous les", "toutes les")))
TIMES = Lexicon(
    dict.fromkeys(
        f"{noun}{plural}"
        for noun in (
            *("fois", "x", "réunion", "séance", "session", "rencontre", "permanence", "comité"),
            *("atelier", "édition", "événement", "forum", "journée", "action", "intervention"),
            *("campagne", "point", "bilan", "formation", "consultation", "visite", "parution"),
        )
        for plural in ("", "s")
    )
)
"""What is counted in "deux réunions par an"."""

PER = Lexicon(dict.fromkeys(("par", "l'", "chaque")))
SEVERAL = Lexicon(dict.fromkeys(("plusieurs", "plusieurs fois")))

CONTINUED_WORK = Lexicon(
    {
        **dict.fromkeys(
            (
                "poursuite",
                "continuation",
                "maintien",
                "prolongement",
                "reconduction",
                "la poursuite",
            ),
            True,
        ),
        **dict.fromkeys(
            _list(
                """développement, renforcement, déploiement, extension, amplification,
                amélioration, consolidation, généralisation, pérennisation, adaptation,
                évaluation"""
            ),
            False,
        ),
    }
)
"""Nouns of work; True for those that say that it had begun."""

OBJECT_OF_WORK = Lexicon(
    dict.fromkeys(
        _list(
            """de l'action, des actions, des actions engagées, du dispositif, des dispositifs,
            du projet, des projets, du programme, de la démarche, de l'existant, des travaux"""
        )
    )
)
