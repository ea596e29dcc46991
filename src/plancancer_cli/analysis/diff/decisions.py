"""A way to say yes: what a comité on file decided is shown, and stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plancancer_cli.analysis.diff.change import Change, Level
from plancancer_cli.i18n import msg
from plancancer_cli.i18n.conventions import English, French

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plancancer_cli.model.comite import Comite, Decision
    from plancancer_cli.model.dossier import Dossier


def with_decision(change: Change, head: Dossier, on: date) -> Change:
    """The change as decided where a decision of a comité on file has its ref and is named by it.

    The comité met by `on`, its decision has the ref (or what the ref is a part of) in `refs`, and
    the text of the change names the day of that comité, or the id of the decision. A text that
    names no comité on file decides nothing.
    """
    if change.level is not Level.RECUL:
        return change
    said = " ".join((change.decision, *_texts(change.after)))
    for document in head.comites:
        comite = document.value
        if comite.date > on:
            continue
        for decision in comite.decisions:
            if _about(decision, change.ref) and _names(said, comite, decision):
                return replace(
                    change,
                    attention=False,
                    level=Level.RECUL_DECIDE,
                    reason=msg(
                        "decided by the comité of {date}: {texte}",
                        date=comite.date,
                        texte=decision.texte,
                    ),
                )
    return change


def _about(decision: Decision, ref: str) -> bool:
    return any(ref == known or ref.startswith(f"{known}/") for known in decision.refs)


def _names(said: str, comite: Comite, decision: Decision) -> bool:
    day = comite.date
    months = French.months, English.months
    spelled = {
        day.isoformat(),
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        *(
            f"{day.day}{'er' if day.day == 1 else ''} {names[day.month - 1]} {day.year}"
            for names in months
        ),
    }
    words = said.casefold().replace("\u00a0", " ").replace("\u202f", " ")
    if any(_stands_in(form.casefold(), words) for form in spelled):
        return True
    return decision.id is not None and _stands_in(decision.id, words)


def _stands_in(name: str, words: str) -> bool:
    """Whether a name stands in a text as a whole, not as a part of a longer one."""
    at = words.find(name)
    while at >= 0:
        around = words[at - 1 : at] + words[at + len(name) : at + len(name) + 1]
        if not any(character.isalnum() or character == "-" for character in around):
            return True
        at = words.find(name, at + 1)
    return False


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for item in value.values():
                yield from _texts(item)
        case list():
            for item in value:
                yield from _texts(item)
