"""A bar of blocks: how the volets of a plan stand, one sign a class, with its number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import msg
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, wrap
from plancancer_cli.reporting.volet_classes import CLASSES, class_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plancancer_cli.analysis.status import Status
    from plancancer_cli.i18n import Language

_SIGNS = {
    "clos": "█",
    "en_cours": "▓",
    "selon_plan": "▒",
    "a_venir": "░",
    "arrete": "x",
    "non_documente": "·",
}
_STYLES = {"clos": "good", "en_cours": "good", "arrete": "late", "non_documente": "undocumented"}
_LONGEST = 60


def volets_bar(status: Status, language: Language, terminal: Terminal) -> Iterator[Line]:
    """The bar and its key; nothing for a plan without volets."""
    counts = class_counts(volet for row in status.fiches for volet in row.volets)
    if not counts:
        return
    cells = shares(counts, min(_LONGEST, terminal.width - 4))
    yield [
        Span("  "),
        *(Span(_SIGNS[name] * n, _STYLES.get(name, "")) for name, n in cells.items()),
    ]
    # No-break spaces keep a sign, its number and its words together.
    key = [
        f"{_SIGNS[name]} {language.text(msg('{what}: {n}', what=CLASSES[name], n=count))}".replace(
            " ", "\u00a0"
        )
        for name, count in counts.items()
    ]
    for line in wrap("  ".join(key), terminal.width - 2):
        yield [Span("  " + line, "dim")]


def shares(counts: Mapping[str, int], room: int) -> dict[str, int]:
    """Signs for counts: one each where there is room, else in proportion, at least one each."""
    total = sum(counts.values())
    if total <= room:
        return dict(counts)
    more = max(room - len(counts), 0)
    found = {name: 1 + count * more // total for name, count in counts.items()}
    largest = sorted(counts, key=lambda name: counts[name] * more % total, reverse=True)
    for name in largest[: max(room - sum(found.values()), 0)]:
        found[name] += 1
    return found
