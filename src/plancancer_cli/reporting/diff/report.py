"""What every format of a review starts from: the changes, by fiche."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.i18n import Text, msg, msg_n
from plancancer_cli.reporting.diff.headline import headline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plancancer_cli.analysis.diff import Change, Diff
    from plancancer_cli.diagnostics import Diagnostic


class Side(Struct, frozen=True):
    """One of the two states.

    Attributes:
        name: the revision or the folder, as it was asked for; `worktree` for the files as they are.
        commit: the full id of the commit; None for files on disk.
        unread: paths of its files that cannot be read, so that they were not compared.
    """

    name: str
    commit: str | None = None
    unread: tuple[str, ...] = ()


class DiffReport(Struct, frozen=True):
    """A review.

    Attributes:
        date: the day at which lateness is judged on both sides.
        titles: titles of the fiches by their code.
        names: what people call what an échéance belongs to (a volet, an indicateur), by its ref.
        prefix: the project's path from the top of its repository, ending with `/`, or empty.
        site: the address at which the forge shows the files of the later state, ending with `/`;
            empty where there is none.
        nouveaux: findings about the files that the earlier state did not have; lateness is told by
            the effects.
    """

    date: date
    base: Side
    head: Side
    diff: Diff
    titles: Mapping[str, str] = {}
    names: Mapping[str, str] = {}
    prefix: str = ""
    site: str = ""
    nouveaux: tuple[Diagnostic, ...] = ()

    def groups(self) -> list[tuple[str | None, list[Change]]]:
        """The changes by fiche, in the order of the plan, what belongs to none last.

        Those that need attention come first in each; an indicateur that several fiches share
        stands with the first of them.
        """
        found: dict[str | None, list[Change]] = {}
        for change in self.diff.changes:
            found.setdefault(change.fiches[0] if change.fiches else None, []).append(change)
        order = {code: rank for rank, code in enumerate(self.titles)}
        keys = sorted(found, key=lambda code: (code is None, order.get(code or "", len(order))))
        return [(key, sorted(found[key], key=lambda change: not change.attention)) for key in keys]

    def heading(self, code: str | None) -> Text | str:
        """The name of a group."""
        if code is None:
            return msg("The plan as a whole")
        title = self.titles.get(code)
        return f"{code} — {title}" if title else code

    def headline(self) -> Text:
        """What changed, in words by kind, counted from the changes."""
        return headline(self.diff)

    def counts(self) -> Text:
        """How many changes there are, and how many need attention."""
        total, looked_at = len(self.diff.changes), len(self.diff.attention)
        if not total:
            return msg("No change in what the plan says.")
        changes = msg_n(total, "{n} change", "{n} changes")
        if not looked_at:
            return changes
        return msg_n(
            looked_at,
            "{changes}, {n} of them to be looked at",
            "{changes}, {n} of them to be looked at",
            changes=changes,
        )


def sentence(change: Change) -> Text:
    """What changed, with what it is about."""
    if change.sujet is None:
        return change.message
    return msg("{subject} — {message}", subject=change.sujet, message=change.message)


def cut(text: str, most: int) -> str:
    """The beginning of a text that is too long for a line."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
