"""What an échéance is: one dated obligation, its state at a date and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from datetime import date

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


class Etat(StrEnum):
    """The state of an échéance at a date."""

    EN_RETARD = "en_retard"
    NON_DOCUMENTEE = "non_documentee"
    PROCHE = "proche"
    A_VENIR = "a_venir"
    TENUE = "tenue"


class Lieu(Struct, frozen=True):
    """Where the obligation is written: the file and the place inside it."""

    path: str
    chemin: Chemin


class Echeance(Struct, frozen=True):
    """One dated obligation.

    `echeance` is the last day in time, after any postponement; `prevue` the one before it.
    `code` is the rule that applies when the échéance is not met (PC2xx), None while nothing is due.
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
    code: str | None
    regle: Text
    raison: Text
    lieu: Lieu
    report: ReportEcheance | None = None
    entrees: dict[str, object] = {}
    """What the verdict was drawn from: the last status, its date, the wording."""

    @property
    def explication(self) -> Text:
        """The rule and the reason in one sentence."""
        return msg("{regle}; {why}.", regle=self.regle, why=self.raison)

    @property
    def manquee(self) -> bool:
        """Due and not met, whether late or undocumented."""
        return self.etat in {Etat.EN_RETARD, Etat.NON_DOCUMENTEE}

    @property
    def id(self) -> str:
        """Stable name of the échéance: what it is about, not when."""
        return "/".join(part for part in (self.ref, self.kind.value, self.objet) if part)
