"""The dashboard on one screen: what to treat, the worst first, in the lines that remain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.a_traiter import LigneATraiter, a_traiter
from plancancer_cli.analysis.libelles import ETATS
from plancancer_cli.i18n import Language, msg, msg_n
from plancancer_cli.model.plan import EtatPlan
from plancancer_cli.reporting.terminal.closing import closing_lines
from plancancer_cli.reporting.terminal.deadlines import STYLES
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, cut, flow
from plancancer_cli.reporting.terminal.replayed import replayed
from plancancer_cli.reporting.terminal.status import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.echeance import Etat
    from plancancer_cli.analysis.status import Status

_LEAST = 3
"""Rows of the table that a screen without room for any shows all the same."""
_FULL_REF = 110
"""Columns from which on a ref stands in full; the code of its fiche does below."""
_REF, _PILOTE, _TITLE = 32, 20, 20


def render(
    status: Status,
    language: Language,
    terminal: Terminal,
    *,
    states: frozenset[Etat] = frozenset(),
    options: Sequence[str] = (),
) -> Iterator[Line]:
    """Headline, table, what falls due, whom to ask; one line less than the terminal is high.

    `states` keeps the lines in these states. `options` are those that chose the part of the plan that
    is shown: the commands that are proposed repeat them.
    """
    head: list[Line] = []
    for line in headline(status, language):
        head += flow(line, terminal, 2)
    head += replayed(status.suivi, language, terminal)
    closing = closing_lines(status, language, terminal, options)
    rows = [row for row in a_traiter(status) if not states or row.etat in states]
    yield from head
    yield []
    # The prompt has the last line; a heading and two blank lines are there, too.
    room = terminal.height - 1 - len(head) - len(closing) - 3
    every = " ".join(("plancancer status", *options, "--all"))
    yield from _table(rows, max(room, _LEAST), every, language, terminal, status)
    if closing:
        yield []
        yield from closing


def _table(
    rows: Sequence[LigneATraiter],
    room: int,
    every: str,
    language: Language,
    terminal: Terminal,
    status: Status,
) -> Iterator[Line]:
    if not rows:
        yield from _nothing(status, language)
        return
    shown = rows if len(rows) <= room else rows[: room - 1]
    yield [Span(language.text(msg("To be dealt with, the worst first")), "head")]
    cells = [_cells(row, language, terminal) for row in shown]
    widths = [max(len(row[column]) for row in cells) for column in range(5)]
    columns = _columns(widths, terminal)
    widths[1] = min(widths[1], max(_title_room(widths, columns, terminal), 1))
    for row, texts in zip(shown, cells, strict=True):
        state = STYLES[row.etat] if row.etat else "soon"
        styles = ("code", "", state, "", "dim")
        yield [
            Span(f"  {cut(texts[column], widths[column]):<{widths[column]}}", styles[column])
            for column in columns
        ]
    more = len(rows) - len(shown)
    if more:
        text = msg_n(
            more,
            "  and {n} other: {command}",
            "  and {n} others: {command}",
            command=every,
        )
        yield [Span(language.text(text), "dim")]


def _columns(widths: Sequence[int], terminal: Terminal) -> Sequence[int]:
    """The columns that leave a title room: all five, else without the pilote, else without since."""
    for columns in (range(5), range(4)):
        if _title_room(widths, columns, terminal) >= min(_TITLE, widths[1]):
            return columns
    return range(3)


def _title_room(widths: Sequence[int], columns: Sequence[int], terminal: Terminal) -> int:
    return terminal.width - sum(2 + widths[column] for column in columns if column != 1) - 2


def _cells(row: LigneATraiter, language: Language, terminal: Terminal) -> tuple[str, ...]:
    """Ref, title, state, since, pilote."""
    ref = _short(row.ref, row.fiche or "", _REF if terminal.width >= _FULL_REF else 0)
    if row.fiche is None and len(row.ref) > _REF // 2:
        ref = language.text(msg("plan"))
    state = ETATS[row.etat] if row.etat else msg("without news")
    first, *others = row.pilotes or ("",)
    more = f" +{len(others)}" if others else ""
    who = cut(first, _PILOTE - len(more)) + more
    return ref, row.titre, language.text(state), language.date_short(row.depuis), who


def _short(ref: str, fiche: str, room: int) -> str:
    """The ref, or what it lies in where it has no room: its volet, else its fiche."""
    while len(ref) > room and ref != fiche and "/" in ref:
        ref = ref.rpartition("/")[0]
    return ref


def _nothing(status: Status, language: Language) -> Iterator[Line]:
    """Only where all three states are nil may it be said that nothing is late."""
    closed = status.suivi.dossier.plan.value.etat is EtatPlan.CLOS
    if closed or not status.totaux.rien_a_traiter:
        text = msg("Nothing to show in these states.")
    else:
        text = msg("Nothing is late, to be documented or to be decided.")
    yield [Span(language.text(text))]
