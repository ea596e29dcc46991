"""What was found in a terminal: the ref to type next, what it is, its title and the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.analysis.recherche import (
    ACTEUR,
    COMITE,
    FICHE,
    INDICATEUR,
    MODALITE,
    NIVEAU,
    PLAN,
    VOLET,
    place_of,
)
from plancancer_cli.i18n import Language, Text, msg, msg_n, visible
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, cut, flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.recherche import Trouve

KINDS: dict[str, Text] = {
    PLAN: msg("plan"),
    NIVEAU: msg("level"),
    FICHE: msg("fiche"),
    VOLET: msg("volet"),
    MODALITE: msg("modalité"),
    INDICATEUR: msg("indicateur"),
    ACTEUR: msg("acteur"),
    COMITE: msg("comité"),
}
_BEFORE = 30
"""Letters of a text that are shown before the word that was found."""
_EXCERPT = 160
"""Letters of a text that are shown at most where nothing else says how wide the lines are."""


def render(
    found: Sequence[Trouve], words: str, language: Language, terminal: Terminal
) -> Iterator[Line]:
    """Two or three lines each; the last counts them and says what to type."""
    for trouve in found:
        kind = language.text(KINDS[trouve.kind])
        head = [
            Span(trouve.ref, "code"),
            Span(f"  ({kind})  ", "dim"),
            Span(_one_line(trouve.titre)),
        ]
        yield from flow(head, terminal, 2)
        if trouve.extrait is not None:
            room = min(_EXCERPT, terminal.width - 4)
            yield [Span(f"    {excerpt(trouve.extrait, words, room)}", "dim")]
    count = msg_n(len(found), "{n} result", "{n} results")
    line = language.text(count)
    if found:
        line += language.text(msg("; to read one in full: {command}", command=_next(found[0])))
    yield []
    yield from flow([Span(line)], terminal, 2)


def excerpt(text: str, words: str, room: int) -> str:
    """At most `room` letters around the first word that was found, marks where it is cut."""
    place = place_of(words, text)
    start = 0 if place <= _BEFORE else text.find(" ", place - _BEFORE) + 1
    return cut(("…" if start else "") + text[start:], room)


def _next(trouve: Trouve) -> str:
    """The command that shows it; of what no command shows, the file to open."""
    if trouve.kind in {PLAN, COMITE}:
        return trouve.ref
    return f"plancancer {'status' if trouve.kind == NIVEAU else 'show'} {trouve.ref}"


def found_tsv(found: Sequence[Trouve]) -> str:
    """`ref`, kind, title, excerpt: one line each and no heading, as line pickers read it."""
    rows = ((t.ref, t.kind, _one_line(t.titre), _one_line(t.extrait or "")) for t in found)
    return "".join("\t".join(map(visible, row)) + "\n" for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())
