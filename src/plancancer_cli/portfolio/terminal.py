"""The portfolio on a terminal: one line a plan, and what is late where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.i18n import Language, msg, msg_n
from plancancer_cli.portfolio.tables import (
    HEAD,
    WORDS,
    counts,
    pilotes,
    plan_cells,
    sums,
    what_is_missing,
)
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, cut, indented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.portfolio.reading import PlanRow, Portfolio

_STYLES = {"retard": "late", "a_documenter": "undocumented", "a_decider": "soon"}
_NOT_ON_A_TERMINAL = {"non_recues", "non_documentes"}
_NUMBERS = tuple(name for name, _ in HEAD[3:-1] if name not in _NOT_ON_A_TERMINAL)
_GAP = 2
_NARROWEST = 12
_ROOM_FOR_BOTH = 2 * _NARROWEST
"""Columns below which who carries a plan is left out."""


def render(
    portfolio: Portfolio,
    rows: Sequence[PlanRow],
    language: Language,
    terminal: Terminal,
    *,
    late_only: bool,
) -> Iterator[Line]:
    """Headline and table; with `late_only` what is late below each plan."""
    n = len(rows)
    yield [
        Span(
            language.text(
                msg_n(n, "{n} plan, on {date}", "{n} plans, on {date}", date=portfolio.on)
            ),
            "title",
        )
    ]
    total = sums(rows)
    yield [
        Span(
            language.text(
                msg(
                    "{fiches} fiches, {volets} volets: {late} late, {silent} to be documented, "
                    "{decide} to be decided; {measured} indicateurs measured of {all}",
                    fiches=total["fiches"],
                    volets=total["volets"],
                    late=total["en_retard"],
                    silent=total["a_documenter"],
                    decide=total["a_decider"],
                    measured=total["indicateurs_mesures"],
                    all=total["indicateurs"],
                )
            )
        )
    ]
    if not rows:
        return
    yield []
    yield from _table(rows, language, terminal)
    for row in rows if late_only else ():
        yield from _late(row, language, terminal)


def _table(rows: Sequence[PlanRow], language: Language, terminal: Terminal) -> Iterator[Line]:
    """Plan and who carries it are cut to the width; numbers never are."""
    names = {name: language.text(text) for name, text in HEAD}
    heads = [names[name].split(" ") for name in _NUMBERS]
    cells = [_numbers(row, language) for row in rows]
    widths = [
        max(len(word) for word in (*head, *(line[at] for line in cells)))
        for at, head in enumerate(heads)
    ]
    texts = [plan_cells(row) for row in rows]
    room = terminal.width - sum(widths) - _GAP * (len(widths) + 1)
    carried = [names["collectivite"], *(each["collectivite"] for each in texts)]
    middle = _width(carried, room // 2) if room >= _ROOM_FOR_BOTH else 0
    left = _width([names["plan"], *(each["plan"] for each in texts)], room - middle)
    height = max(map(len, heads))
    for at in range(height):
        # Names of several words stand one below the other, all of them on the last line.
        words = [[""] * (height - len(head)) + head for head in heads]
        plan, carrier = (names["plan"], names["collectivite"]) if at == height - 1 else ("", "")
        yield [
            Span(_line(plan, carrier, [word[at] for word in words], (left, middle), widths), "dim")
        ]
    for row, each, line in zip(rows, texts, cells, strict=True):
        shown = _line(each["plan"], each["collectivite"], line, (left, middle), widths)
        yield [Span(shown[:left], _style(row)), Span(shown[left:])]


def _width(texts: Sequence[str], room: int) -> int:
    """What the longest text needs, within the room that there is."""
    return max(_NARROWEST, min(room, max(map(len, texts))))


def _style(row: PlanRow) -> str:
    found = counts(row)
    return "late" if found["en_retard"] else "undocumented" if found["a_documenter"] else ""


def _numbers(row: PlanRow, language: Language) -> list[str]:
    cells = plan_cells(row)
    cells["adoption"] = language.date_short(row.status.suivi.dossier.plan.value.adoption)
    cells["indicateurs_mesures"] += f"/{cells['indicateurs']}"
    return [cells[name] for name in _NUMBERS]


def _line(
    plan: str, carried: str, cells: list[str], texts: tuple[int, int], widths: list[int]
) -> str:
    both = zip((plan, carried), texts, strict=True)
    parts = [cut(text, width).ljust(width) for text, width in both if width]
    parts += [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    return (" " * _GAP).join(parts)


def _late(row: PlanRow, language: Language, terminal: Terminal) -> Iterator[Line]:
    yield []
    yield [
        Span(row.status.suivi.dossier.plan.value.titre, "head"),
        Span(f"  {row.folder.as_posix()}", "dim"),
    ]
    for late in row.late():
        missing = what_is_missing(late)
        yield [
            Span("  "),
            Span(late.echeance.ref, "code"),
            Span("  "),
            Span(language.text(WORDS[missing]), _STYLES[missing]),
            Span(language.text(msg(", {date}", date=language.date_short(late.echeance.echeance)))),
        ]
        named = ", ".join(pilotes(row, late))
        heading = late.intitule + (f" ({named})" if named else "")
        yield from indented(heading, terminal, 4)
        yield from indented(language.text(late.echeance.explication), terminal, 4, "dim")
