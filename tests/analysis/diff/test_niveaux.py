"""A plan can ask to look at a kind of change: the plan of the base raises a level, and none lowers it."""

from __future__ import annotations

from analysis.diff.changing import STATE, changes, edited
from plancancer_cli.analysis.diff.change import Kind, Level
from projet import PLAN

VALUE = (
    "  - {date: 2025, valeur: 20}\n",
    "  - {date: 2025, valeur: 20}\n  - {date: 2026, valeur: 9}\n",
)
PILOTE = ("pilotes: [ville]", "pilotes: []")


def asking(setting: str) -> dict[str, str]:
    return STATE | {PLAN: STATE[PLAN] + f"gravites: {{{setting}}}\n"}


def both(name: str, setting: str, *replacements: tuple[str, str]) -> list[tuple[Kind, Level, bool]]:
    base, head = asking(setting), edited(name, *replacements) | {PLAN: asking(setting)[PLAN]}
    return [(c.change, c.level, c.attention) for c in changes(head, base)]


def test_a_level_is_raised_for_a_kind() -> None:
    for level in (Level.A_RELIRE, Level.RECUL):
        found = both("indicateur", f"measurement_added: {level.value}", VALUE)
        assert found == [(Kind.MEASUREMENT_ADDED, level, True)]
    assert both("fiche", "pilotes_changed: recul", PILOTE) == [
        (Kind.PILOTES_CHANGED, Level.RECUL, True)
    ]


def test_a_level_is_never_lowered() -> None:
    removed = ("  - {date: 2025, valeur: 20}\n", "")
    (first, *_) = both("indicateur", "measurement_removed: a_relire", removed)
    assert first == (Kind.MEASUREMENT_REMOVED, Level.RECUL, True)


def test_the_plan_of_the_base_decides() -> None:
    """A proposal that takes the setting out is judged by it all the same, and told for it."""
    found = changes(edited("indicateur", VALUE), asking("measurement_added: recul"))
    assert {(c.change, c.level) for c in found} == {
        (Kind.RULE_RELAXED, Level.RECUL), (Kind.MEASUREMENT_ADDED, Level.RECUL)
    }  # fmt: skip
    found = changes(
        edited("indicateur", VALUE) | {PLAN: asking("measurement_added: recul")[PLAN]}, STATE
    )
    assert {(c.change, c.level) for c in found} == {
        (Kind.RULE_TIGHTENED, Level.INFORMATION), (Kind.MEASUREMENT_ADDED, Level.INFORMATION)
    }  # fmt: skip
