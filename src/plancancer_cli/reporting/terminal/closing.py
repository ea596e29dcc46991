"""What a dashboard ends with, a line each: what falls due, whom to ask, what is in order or unread."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from plancancer_cli.analysis.a_traiter import travaux_a_venir, valeurs_attendues
from plancancer_cli.analysis.echeance import Kind
from plancancer_cli.i18n import Language, Text, msg, msg_n
from plancancer_cli.reporting.terminal.lines import Line, Span, Terminal, flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plancancer_cli.analysis.status import Status


_ASKED = 2
"""Lines that whom to ask takes at most."""


def closing_lines(
    status: Status, language: Language, terminal: Terminal, options: Sequence[str] = ()
) -> list[Line]:
    """The lines; nothing where there is nothing to say of any of them.

    `options` are those that chose the part that `status` shows: the commands repeat them.
    """
    found: list[Line] = []
    for label, text in _parts(status, language, terminal, options):
        head = language.text(label)
        found += flow([Span(head, "head"), Span(language.text(msg(": ")) + text)], terminal, 2)
    return found


def _parts(
    status: Status, language: Language, terminal: Terminal, options: Sequence[str]
) -> Iterator[tuple[Text, str]]:
    year_end = date(status.on.year, 12, 31)
    kinds = Counter(e.kind for e in travaux_a_venir(status.suivi, year_end))
    if kinds:
        counted = ", ".join(language.text(_of_kind(kind, n)) for kind, n in kinds.most_common())
        days = ("--from", status.on.isoformat(), "--to", year_end.isoformat())
        command = " ".join(("plancancer deadlines", *options, *days))
        yield (
            msg("Due by {date}", date=language.date_short(year_end)),
            language.text(msg("{what}: {command}", what=counted, command=command)),
        )
    asked = [(acteur, n) for acteur, n in valeurs_attendues(status.suivi).items() if acteur]
    if asked:
        yield (
            msg("To ask for values"),
            _asked(asked, " ".join(("plancancer request", *options)), language, terminal),
        )
    volets = [volet for row in status.fiches for volet in row.volets]
    past = [v for v in volets if v.en_retard or v.a_documenter or v.a_decider or v.silencieux]
    if volets:
        yield (
            msg("In order"),
            language.text(
                msg_n(
                    len(volets) - len(past),
                    "{n} volet of {total}, nothing past and recent news",
                    "{n} volets of {total}, nothing past and recent news",
                    total=len(volets),
                )
            ),
        )
    unread = sorted(status.suivi.dossier.illisibles)
    if unread:
        text = msg("{paths}: plancancer validate", paths=", ".join(unread))
        yield msg("Not read"), language.text(text)


def _of_kind(kind: Kind, n: int) -> Text:
    match kind:
        case Kind.START:
            return msg_n(n, "{n} start", "{n} starts")
        case Kind.END:
            return msg_n(n, "{n} end", "{n} ends")
        case Kind.MINIMUM_END | Kind.PLAN_END:
            return msg_n(n, "{n} decision", "{n} decisions")
        case Kind.RECURRENCE:
            return msg_n(n, "{n} yearly fact", "{n} yearly facts")
        case Kind.MEETING:
            return msg_n(n, "{n} meeting", "{n} meetings")
        case Kind.DECISION:
            return msg_n(n, "{n} decision of the comité", "{n} decisions of the comité")
        case _:
            return msg_n(n, "{n} jalon", "{n} jalons")


def _asked(
    asked: list[tuple[str, int]], command: str, language: Language, terminal: Terminal
) -> str:
    """As many acteurs as two lines hold, the most first; the others are counted."""
    shown = len(asked)
    text = _asked_of(asked, shown, command, language)
    label = language.text(msg("To ask for values")) + language.text(msg(": "))
    while (
        shown > 1
        and not terminal.complete
        and len(flow([Span(label + text)], terminal, 2)) > _ASKED
    ):
        shown -= 1
        text = _asked_of(asked, shown, command, language)
    return text


def _asked_of(asked: list[tuple[str, int]], shown: int, command: str, language: Language) -> str:
    names = ", ".join(f"{acteur} {n}" for acteur, n in asked[:shown])
    more = len(asked) - shown
    if more:
        names = language.text(
            msg_n(more, "{names} and {n} other", "{names} and {n} others", names=names)
        )
    return language.text(msg("{what}: {command}", what=names, command=command))
