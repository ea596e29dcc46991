"""The first line of a review: what changed, in words by kind, counted from the changes below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plancancer_cli.analysis.diff.change import Kind, Level
from plancancer_cli.i18n import Text, msg, msg_n

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancancer_cli.analysis.diff import Change, Diff

_MOST = 6
"""Phrases that a line holds; the changes of the others are counted together."""

LEVELS: dict[Level, Text] = {
    Level.RECUL: msg("weakened"),
    Level.RECUL_DECIDE: msg("weakened, decided"),
    Level.A_RELIRE: msg("to be read again"),
    Level.INFORMATION: msg("information"),
}
"""What people call the levels, the worst first."""

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}

_SEVERAL = frozenset({
    Kind.DEADLINE_REMOVED, Kind.DEADLINE_POSTPONED, Kind.SHOWN_BETTER,
})  # fmt: skip
"""Kinds of which one change can fold several échéances."""

_COUNTED: dict[Kind, Callable[[int], Text]] = {
    Kind.NOT_COMPARED: lambda n: msg_n(n, "{n} part not compared", "{n} parts not compared"),
    Kind.DEADLINE_POSTPONED: lambda n: msg_n(
        n, "{n} deadline postponed by decision", "{n} deadlines postponed by decision"
    ),
    Kind.DEADLINE_ADVANCED: lambda n: msg_n(
        n, "{n} deadline brought forward", "{n} deadlines brought forward"
    ),
    Kind.DEADLINE_ADDED: lambda n: msg_n(n, "{n} deadline added", "{n} deadlines added"),
    Kind.DEADLINE_REMOVED: lambda n: msg_n(
        n, "{n} deadline no longer asked for", "{n} deadlines no longer asked for"
    ),
    Kind.DEADLINE_RELAXED: lambda n: msg_n(n, "{n} deadline relaxed", "{n} deadlines relaxed"),
    Kind.DEADLINE_TIGHTENED: lambda n: msg_n(
        n, "{n} deadline tightened", "{n} deadlines tightened"
    ),
    Kind.SHOWN_BETTER: lambda n: msg_n(
        n,
        "{n} deadline shown better without a source",
        "{n} deadlines shown better without a source",
    ),
    Kind.TARGET_WEAKENED: lambda n: msg_n(n, "{n} target lowered", "{n} targets lowered"),
    Kind.TARGET_RAISED: lambda n: msg_n(n, "{n} target raised", "{n} targets raised"),
    Kind.TARGET_CHANGED: lambda n: msg_n(n, "{n} target changed", "{n} targets changed"),
    Kind.TARGET_ADDED: lambda n: msg_n(n, "{n} target added", "{n} targets added"),
    Kind.TARGET_REMOVED: lambda n: msg_n(n, "{n} target removed", "{n} targets removed"),
    Kind.PROGRESS_SHOWN_BETTER: lambda n: msg_n(
        n,
        "{n} progress shown better without a source",
        "{n} progresses shown better without a source",
    ),
    Kind.MEASUREMENT_ADDED: lambda n: msg_n(n, "{n} value received", "{n} values received"),
    Kind.MEASUREMENT_REWRITTEN: lambda n: msg_n(n, "{n} value rewritten", "{n} values rewritten"),
    Kind.MEASUREMENT_COMPLETED: lambda n: msg_n(n, "{n} value completed", "{n} values completed"),
    Kind.MEASUREMENT_REMOVED: lambda n: msg_n(n, "{n} value removed", "{n} values removed"),
    Kind.UNAVAILABILITY_ADDED: lambda n: msg_n(n, "{n} value given up", "{n} values given up"),
    Kind.UNAVAILABILITY_REMOVED: lambda n: msg_n(
        n, "{n} unavailability taken back", "{n} unavailabilities taken back"
    ),
    Kind.STATUS_CHANGED: lambda n: msg_n(n, "{n} status changed", "{n} statuses changed"),
    Kind.ENTRY_ADDED: lambda n: msg_n(n, "{n} fact recorded", "{n} facts recorded"),
    Kind.ENTRY_COMPLETED: lambda n: msg_n(n, "{n} fact completed", "{n} facts completed"),
    Kind.HISTORY_REWRITTEN: lambda n: msg_n(
        n, "{n} line of a log rewritten or removed", "{n} lines of logs rewritten or removed"
    ),
    Kind.FICHE_ADDED: lambda n: msg_n(n, "{n} fiche added", "{n} fiches added"),
    Kind.FICHE_REMOVED: lambda n: msg_n(n, "{n} fiche removed", "{n} fiches removed"),
    Kind.FICHE_MOVED: lambda n: msg_n(n, "{n} fiche moved", "{n} fiches moved"),
    Kind.VOLET_ADDED: lambda n: msg_n(n, "{n} volet added", "{n} volets added"),
    Kind.VOLET_REMOVED: lambda n: msg_n(n, "{n} volet removed", "{n} volets removed"),
    Kind.MILESTONE_ADDED: lambda n: msg_n(n, "{n} jalon added", "{n} jalons added"),
    Kind.MILESTONE_REMOVED: lambda n: msg_n(n, "{n} jalon removed", "{n} jalons removed"),
    Kind.LEVEL_ADDED: lambda n: msg_n(n, "{n} level added", "{n} levels added"),
    Kind.LEVEL_REMOVED: lambda n: msg_n(n, "{n} level removed", "{n} levels removed"),
    Kind.LEVEL_MOVED: lambda n: msg_n(n, "{n} level moved", "{n} levels moved"),
    Kind.ACTEUR_ADDED: lambda n: msg_n(n, "{n} organisation added", "{n} organisations added"),
    Kind.ACTEUR_REMOVED: lambda n: msg_n(
        n, "{n} organisation removed", "{n} organisations removed"
    ),
    Kind.PILOTES_CHANGED: lambda n: msg_n(
        n, "{n} fiche with other pilotes", "{n} fiches with other pilotes"
    ),
    Kind.COMITE_ADDED: lambda n: msg_n(n, "{n} meeting recorded", "{n} meetings recorded"),
    Kind.INDICATOR_ADDED: lambda n: msg_n(n, "{n} indicateur added", "{n} indicateurs added"),
    Kind.INDICATOR_REMOVED: lambda n: msg_n(n, "{n} indicateur removed", "{n} indicateurs removed"),
    Kind.INDICATOR_ATTACHED: lambda n: msg_n(
        n, "{n} indicateur attached", "{n} indicateurs attached"
    ),
    Kind.INDICATOR_DETACHED: lambda n: msg_n(
        n, "{n} indicateur taken from a fiche", "{n} indicateurs taken from a fiche"
    ),
    Kind.INDICATOR_REDEFINED: lambda n: msg_n(
        n, "{n} indicateur redefined", "{n} redefinitions of indicateurs"
    ),
    Kind.INDICATOR_COMPLETED: lambda n: msg_n(
        n, "{n} indicateur completed", "{n} completions of indicateurs"
    ),
    Kind.PLAN_REDEFINED: lambda n: msg_n(
        n, "{n} date of the plan redefined", "{n} dates of the plan redefined"
    ),
    Kind.RULE_RELAXED: lambda n: msg_n(n, "{n} rule relaxed", "{n} rules relaxed"),
    Kind.RULE_TIGHTENED: lambda n: msg_n(n, "{n} rule tightened", "{n} rules tightened"),
    Kind.TEXT_CHANGED: lambda n: msg_n(n, "{n} text changed", "{n} texts changed"),
    Kind.FILE_CHANGED: lambda n: msg_n(
        n, "{n} file beside the plan changed", "{n} files beside the plan changed"
    ),
}

_ORDER = {kind: rank for rank, kind in enumerate(_COUNTED)}
"""The order of the phrases of one level."""

_MARKED: dict[Kind, Callable[[int], Text]] = {
    Kind.DEADLINE_POSTPONED: lambda n: msg_n(
        n, "{n} deadline postponed without a decision", "{n} deadlines postponed without a decision"
    ),
    Kind.MEASUREMENT_ADDED: lambda n: msg_n(
        n, "{n} correction to be read again", "{n} corrections to be read again"
    ),
    Kind.STATUS_CHANGED: lambda n: msg_n(
        n, "{n} status gone back or unsourced", "{n} statuses gone back or unsourced"
    ),
    Kind.ENTRY_ADDED: lambda n: msg_n(
        n, "{n} closure without a source", "{n} closures without a source"
    ),
    Kind.TEXT_CHANGED: lambda n: msg_n(n, "{n} voted text changed", "{n} voted texts changed"),
}
"""Where a marked change of the kind is called otherwise than one that is information."""


def headline(diff: Diff) -> Text:
    """The phrase of each kind and level, the worst first; "nothing" only where nothing follows."""
    phrases = _phrases(diff.changes)
    if not phrases:
        return _of_effects(diff)
    left = sum(count for _, count in phrases[_MOST:])
    shown = [phrase for phrase, _ in phrases[:_MOST]]
    if left:
        shown.append(msg_n(left, "{n} other change", "{n} other changes"))
    whole = shown[0]
    for each in shown[1:]:
        whole = msg("{first}, {second}", first=whole, second=each)
    return whole


def by_level(changes: tuple[Change, ...]) -> list[Change]:
    """The changes, the worst level first, else in their order."""
    return sorted(changes, key=lambda change: (_RANKS[change.level], not _unread(change)))


def _unread(change: Change) -> bool:
    return change.change is Kind.NOT_COMPARED


def _phrases(changes: tuple[Change, ...]) -> list[tuple[Text, int]]:
    counts: Counter[tuple[Level, Kind]] = Counter()
    for change in by_level(changes):
        counts[change.level, change.change] += _weight(change)
    ordered = sorted(counts.items(), key=lambda item: (_RANKS[item[0][0]], _ORDER[item[0][1]]))
    return [(_phrase(kind, level, n), n) for (level, kind), n in ordered]


def _weight(change: Change) -> int:
    several = change.change in _SEVERAL and isinstance(change.before, list)
    return max(len(change.before), 1) if several else 1


def _phrase(kind: Kind, level: Level, count: int) -> Text:
    if level in {Level.RECUL, Level.A_RELIRE}:
        return _MARKED.get(kind, _COUNTED[kind])(count)
    counted = _COUNTED[kind](count)
    if level is Level.RECUL_DECIDE and kind is not Kind.DEADLINE_POSTPONED:
        return msg("{what} (decided)", what=counted)
    return counted


def _of_effects(diff: Diff) -> Text:
    moved = len(diff.effets.manquees) + len(diff.effets.reglees) + len(diff.progres)
    if moved:
        return msg_n(
            moved,
            "{n} effect on what is shown, and no change in what the plan says",
            "{n} effects on what is shown, and no change in what the plan says",
        )
    return msg("No change in what the plan says.")
