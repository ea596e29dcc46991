"""What a change of a plan is: what was there, what is there, and why a reviewer must look."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from plancancer_cli.analysis.echeance import Echeance, Etat
    from plancancer_cli.analysis.progression import Progression
    from plancancer_cli.diagnostics import Location
    from plancancer_cli.i18n import Text


class Kind(StrEnum):
    """The kinds of change; scripts know them by these names."""

    DEADLINE_POSTPONED = "deadline_postponed"
    DEADLINE_ADVANCED = "deadline_advanced"
    DEADLINE_ADDED = "deadline_added"
    DEADLINE_REMOVED = "deadline_removed"
    DEADLINE_RELAXED = "deadline_relaxed"
    DEADLINE_TIGHTENED = "deadline_tightened"
    TARGET_WEAKENED = "target_weakened"
    TARGET_RAISED = "target_raised"
    TARGET_CHANGED = "target_changed"
    TARGET_ADDED = "target_added"
    TARGET_REMOVED = "target_removed"
    MEASUREMENT_ADDED = "measurement_added"
    MEASUREMENT_REWRITTEN = "measurement_rewritten"
    MEASUREMENT_COMPLETED = "measurement_completed"
    MEASUREMENT_REMOVED = "measurement_removed"
    UNAVAILABILITY_ADDED = "unavailability_added"
    UNAVAILABILITY_REMOVED = "unavailability_removed"
    STATUS_CHANGED = "status_changed"
    ENTRY_ADDED = "entry_added"
    ENTRY_COMPLETED = "entry_completed"
    HISTORY_REWRITTEN = "history_rewritten"
    FICHE_ADDED = "fiche_added"
    FICHE_REMOVED = "fiche_removed"
    VOLET_ADDED = "volet_added"
    VOLET_REMOVED = "volet_removed"
    MILESTONE_ADDED = "milestone_added"
    MILESTONE_REMOVED = "milestone_removed"
    LEVEL_ADDED = "level_added"
    LEVEL_REMOVED = "level_removed"
    ACTEUR_ADDED = "acteur_added"
    ACTEUR_REMOVED = "acteur_removed"
    PILOTES_CHANGED = "pilotes_changed"
    COMITE_ADDED = "comite_added"
    INDICATOR_ADDED = "indicator_added"
    INDICATOR_REMOVED = "indicator_removed"
    INDICATOR_ATTACHED = "indicator_attached"
    INDICATOR_DETACHED = "indicator_detached"
    INDICATOR_REDEFINED = "indicator_redefined"
    INDICATOR_COMPLETED = "indicator_completed"
    PLAN_REDEFINED = "plan_redefined"
    RULE_RELAXED = "rule_relaxed"
    RULE_TIGHTENED = "rule_tightened"
    TEXT_CHANGED = "text_changed"
    FICHE_MOVED = "fiche_moved"
    LEVEL_MOVED = "level_moved"
    SHOWN_BETTER = "shown_better"
    PROGRESS_SHOWN_BETTER = "progress_shown_better"
    NOT_COMPARED = "not_compared"
    FILE_CHANGED = "file_changed"


class Level(StrEnum):
    """What a reviewer owes a change."""

    RECUL = "recul"
    """Removed, weaker, later or shown better, with nothing behind it."""
    RECUL_DECIDE = "recul_decide"
    """The same, decided by a comité on file."""
    A_RELIRE = "a_relire"
    """Rewritten, redefined or moved."""
    INFORMATION = "information"


TO_READ_AGAIN = frozenset({
    Kind.TEXT_CHANGED, Kind.FICHE_MOVED, Kind.LEVEL_MOVED, Kind.PILOTES_CHANGED,
    Kind.INDICATOR_REDEFINED, Kind.MEASUREMENT_REWRITTEN, Kind.MEASUREMENT_ADDED,
    Kind.PLAN_REDEFINED, Kind.FILE_CHANGED,
})  # fmt: skip
"""Kinds that rewrite, redefine or move; every other one that is marked is a recul."""


class Change(Struct, frozen=True):
    """One change.

    Attributes:
        ref: what it is about: a volet (`1.2.1/espaces-sans-tabac`), a fiche, an indicateur, the
            id of the plan, a level's code, an acteur's id. After a renaming, the new name.
        change: its kind.
        before, after: what stood there and what stands there, as plain data of the files; None
            where there is nothing.
        message: what changed, in a short clause without its subject.
        attention: whether a reviewer must not miss it: exactly for `recul` and `a_relire`.
        reason: why, where `attention` is true.
        objet: which one of its kind: a key of the file, a target's date, a jalon's id, a period.
        sujet: what people call what it is about: a volet's heading, an indicateur's name.
        location: where it stands in the later state; None where nothing of it is left.
        fiches: the fiches that it concerns, by code.
        level: what a reviewer owes it; of a marked change it follows from its kind.
        decision: the text that says who decided it, where the files hold one.
    """

    ref: str
    change: Kind
    before: Any
    after: Any
    message: Text
    attention: bool = False
    reason: Text | None = None
    objet: str = ""
    sujet: str | None = None
    location: Location | None = None
    fiches: tuple[str, ...] = ()
    level: Level = Level.INFORMATION
    decision: str = ""

    def __post_init__(self) -> None:
        if self.attention and self.level is Level.INFORMATION:
            level = Level.A_RELIRE if self.change in TO_READ_AGAIN else Level.RECUL
            msgspec.structs.force_setattr(self, "level", level)


class Effet(Struct, frozen=True):
    """What a change does to one échéance; `avant` and `apres` are None where it does not exist.

    `regle` is true where the échéance itself is another one (asked for on another day, no longer,
    or for the first time), and false where new facts or values speak of the same one.
    """

    echeance: Echeance
    avant: Etat | None
    apres: Etat | None
    regle: bool = False


class Effets(Struct, frozen=True):
    """Échéances that become overdue (late, or due and undocumented), and that stop being so."""

    manquees: tuple[Effet, ...] = ()
    reglees: tuple[Effet, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.manquees or self.reglees)


class Progres(Struct, frozen=True):
    """An indicateur on which another verdict is given."""

    ref: str
    libelle: str
    avant: Progression
    apres: Progression


class Diff(Struct, frozen=True):
    """Every change between two states, in the order of the plan, and what they do to what is shown."""

    changes: tuple[Change, ...]
    effets: Effets = Effets()
    progres: tuple[Progres, ...] = ()

    @property
    def attention(self) -> tuple[Change, ...]:
        """The changes that a reviewer must not miss."""
        return tuple(change for change in self.changes if change.attention)

    @property
    def reculs(self) -> tuple[Change, ...]:
        """Those that weaken, and that no comité decided."""
        return tuple(change for change in self.changes if change.level is Level.RECUL)
