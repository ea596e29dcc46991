"""What an échéance is: one dated obligation, its state at a date and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from datetime import date

    from plancancer_cli.analysis.verdicts import Dit
    from plancancer_cli.i18n import Text
    from plancancer_cli.model.dossier import Chemin
    from plancancer_cli.model.suivi import ReportEcheance


class Kind(StrEnum):
    """What is due."""

    START = "start"
    END = "end"
    MINIMUM_END = "minimum_end"
    RECURRENCE = "recurrence"
    MILESTONE = "milestone"
    MEASUREMENT = "measurement"
    TARGET = "target"
    PLAN_END = "plan_end"
    MEETING = "meeting"
    DECISION = "decision"


class Etat(StrEnum):
    """The state of an échéance at a date; `docs/retards.md` says when each holds."""

    EN_RETARD = "en_retard"
    NON_DOCUMENTEE = "non_documentee"
    A_DECIDER = "a_decider"
    NON_ATTEINTE = "non_atteinte"
    NON_RECUE = "non_recue"
    PROCHE = "proche"
    A_VENIR = "a_venir"
    HORS_DELAI = "hors_delai"
    COMMENCEE = "commencee"
    TENUE = "tenue"


A_TRAITER = (Etat.EN_RETARD, Etat.NON_DOCUMENTEE, Etat.A_DECIDER)
"""What is past and asks something of the work, the gravest first: always told together."""

OUVERTS = frozenset({*A_TRAITER, Etat.NON_RECUE, Etat.NON_ATTEINTE, Etat.PROCHE, Etat.A_VENIR})
"""What is still to be dealt with, now or later."""

MANQUES = frozenset({*A_TRAITER, Etat.NON_RECUE, Etat.NON_ATTEINTE})
"""What is past and not settled: each has a finding."""

_RANG = (
    Etat.TENUE,
    Etat.COMMENCEE,
    Etat.HORS_DELAI,
    Etat.A_VENIR,
    Etat.PROCHE,
    Etat.NON_RECUE,
    Etat.NON_ATTEINTE,
    Etat.A_DECIDER,
    Etat.NON_DOCUMENTEE,
    Etat.EN_RETARD,
)

_EN_RETARD = {
    Kind.START: "PC201",
    Kind.END: "PC202",
    Kind.RECURRENCE: "PC203",
    Kind.MILESTONE: "PC204",
    Kind.DECISION: "PC204",
}


def gravite(etat: Etat) -> int:
    """The rank of a state from best to worst, 0 for what was kept."""
    return _RANG.index(etat)


def code_de(kind: Kind, etat: Etat) -> str | None:
    """The rule that speaks of an échéance in this state; None where nothing is to be said."""
    match etat:
        case Etat.EN_RETARD:
            return _EN_RETARD[kind]
        case Etat.NON_DOCUMENTEE:
            return "PC208"
        case Etat.A_DECIDER:
            return "PC207"
        case Etat.NON_RECUE:
            return "PC205" if kind is Kind.MEASUREMENT else "PC206"
        case Etat.NON_ATTEINTE:
            return "PC206"
        case _:
            return None


class Lieu(Struct, frozen=True):
    """Where the obligation is written: the file and the place inside it."""

    path: str
    chemin: Chemin


class Echeance(Struct, frozen=True):
    """One dated obligation.

    `echeance` is the last day in time, after any postponement; `prevue` the one before it.
    `regle` says how the date follows from the plan, `raison` why the state is what it is; neither
    begins with a capital or ends with a period.
    """

    ref: str
    fiche: str | None
    kind: Kind
    objet: str
    """Which one of its kind: a jalon's id, a period (2024), a target's date; else empty."""
    echeance: date
    prevue: date
    etat: Etat
    regle: Text
    raison: Text
    lieu: Lieu
    selon: Dit | None = None
    """What was said that the verdict rests on; always there where the state is `en_retard`."""
    report: ReportEcheance | None = None
    du_plan: bool = False
    """The plan itself owes it, and no volet or indicateur."""
    pilote: str | None = None
    """The acteur whom a decision of the comité charges with it; else the fiche's pilotes answer."""
    libelle: str = ""
    """The wording that it follows from; of the plan's own, what it is about."""
    serie: str = ""
    """Which of several rhythms of one ref a period belongs to; empty where there is only one."""

    @property
    def code(self) -> str | None:
        """The rule that applies where the échéance is not settled (PC2xx), else None."""
        return code_de(self.kind, self.etat)

    @property
    def explication(self) -> Text:
        """The rule and the reason in one sentence."""
        return msg("{regle}; {why}.", regle=self.regle, why=self.raison)

    @property
    def regle_phrase(self) -> Text:
        """The rule alone, as a sentence."""
        return msg("{regle}.", regle=self.regle)

    @property
    def manquee(self) -> bool:
        """Past and not settled: late, to be documented, to be decided, awaited or missed."""
        return self.etat in MANQUES

    @property
    def id(self) -> str:
        """Stable name of the échéance: what it is about, not when."""
        parts = (self.ref, self.kind.value, self.serie, self.objet)
        return "/".join(part for part in parts if part)
