"""The meetings of the comité: what was decided there stays as it was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancancer_cli.analysis.diff.change import Change, Kind
from plancancer_cli.analysis.diff.identite import Comparaison, at
from plancancer_cli.analysis.diff.plain import plain, same
from plancancer_cli.analysis.diff.suivi import REMOVED, REWRITTEN
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.model.comite import Comite
    from plancancer_cli.model.dossier import Document


def changes(comparaison: Comparaison) -> Iterator[Change]:
    """Meetings added, rewritten and removed."""
    was, now = _meetings(comparaison.base.comites), _meetings(comparaison.head.comites)
    for key in dict.fromkeys((*now, *was)):
        before, after = was.get(key), now.get(key)
        if before is not None and after is not None and same(before.value, after.value):
            continue
        missing = comparaison.head if after is None else comparaison.base
        document = after or before
        if document is None or any(
            f"{document.path}/".startswith(f"{path}/") for path in missing.illisibles
        ):
            continue
        yield _meeting(comparaison.head.plan.value.id, before, after)


def _meeting(plan: str, before: Document[Comite] | None, after: Document[Comite] | None) -> Change:
    document = after or before
    day: Any = document.value.date if document else ""
    if before is None:
        message, kind, reason = (
            msg("meeting of the comité on {date} added", date=day),
            Kind.COMITE_ADDED,
            None,
        )
    elif after is None:
        message = msg("meeting of the comité on {date} removed", date=day)
        kind, reason = Kind.HISTORY_REWRITTEN, REMOVED
    else:
        message = msg("meeting of the comité on {date} rewritten", date=day)
        kind, reason = Kind.HISTORY_REWRITTEN, REWRITTEN
    return Change(
        ref=plan,
        change=kind,
        before=plain(before.value) if before else None,
        after=plain(after.value) if after else None,
        message=message,
        attention=reason is not None,
        reason=reason,
        objet=f"comites/{day}",
        location=at(after, "date"),
    )


def _meetings(documents: tuple[Document[Comite], ...]) -> dict[tuple[str, int], Document[Comite]]:
    """The meetings by their date, and a rank where several share it."""
    found: dict[tuple[str, int], Document[Comite]] = {}
    for document in documents:
        day, rank = document.value.date.isoformat(), 0
        while (day, rank) in found:
            rank += 1
        found[day, rank] = document
    return found
