"""What the program concludes about an indicateur, and everything that it concluded it from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plancancer_cli.i18n import Text
    from plancancer_cli.model.indicateur import Cible, Valeur, ValeurReference
    from plancancer_cli.model.plan import Seuils


class Verdict(StrEnum):
    """The conclusion, in the word that reports and machine formats carry."""

    ATTEINTE = "atteinte"
    EN_BONNE_VOIE = "en_bonne_voie"
    A_SURVEILLER = "a_surveiller"
    ECART_IMPORTANT = "ecart_important"
    EVOLUTION_DEFAVORABLE = "evolution_defavorable"
    CIBLE_NON_ATTEINTE = "cible_non_atteinte"
    """Measured in the target's own period or later, its date past, and not reached."""
    TROP_TOT = "trop_tot"
    TENDANCE_FAVORABLE = "tendance_favorable"
    TENDANCE_DEFAVORABLE = "tendance_defavorable"
    STABLE = "stable"
    TENDANCE = "tendance"
    """Going up or down, where no expected direction is declared: the fact without a judgement."""
    SANS_VERDICT = "sans_verdict"
    """Nature `resultat` or `impact`: shown beside its comparateurs, no success of the plan."""
    NON_EVALUABLE = "non_evaluable"


class Progression(Struct, frozen=True):
    """The progress of one indicateur as it was known at a date, with its inputs.

    Attributes:
        indicateur: its id.
        verdict: the conclusion.
        rapport: `R = (latest - initial) / (expected - initial)`, neither capped nor NaN; None where
            no trajectory was judged (too early, maintien, yes or no) or there was no way to go.
        derniere: the value that was judged: the latest total, after corrections (for a flux, the
            latest over a period as long as the baseline's). None where no total is known.
        initiale: the baseline: `valeur_initiale`, or the first value since a break in the series.
        cible: the first target whose date is not before the latest value, else the last one.
        attendu: the value expected at the date of the latest one, in the unit of the indicateur
            (the rank from 0 for an `etat`); for a maintien, the level to keep.
        manque: what would have to be written in the file, as noun phrases.
        explication: one sentence with the inputs.
        seuils: the thresholds that were applied.
        mesures: how many totals are known.
    """

    indicateur: str
    verdict: Verdict
    rapport: float | None
    derniere: Valeur | None
    initiale: ValeurReference | Valeur | None
    cible: Cible | None
    attendu: float | None
    manque: tuple[Text, ...]
    explication: Text
    seuils: Seuils
    mesures: int
