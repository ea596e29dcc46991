"""What the commands that write share: dates, breakdowns, and what they say when done."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plancancer_cli.cli.context import say
from plancancer_cli.cli.usage import unread
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg

if TYPE_CHECKING:
    from plancancer_cli.cli.context import Context
    from plancancer_cli.model.dossier import Document, Dossier
    from plancancer_cli.model.indicateur import Indicateur
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.storage.edit.edit import Edit


def read_period(text: str, option: str) -> Periode:
    """A day, a month, a quarter, a year… as an option names it. Raises UsageError."""
    from plancancer_cli.model.periode import Periode
    from plancancer_cli.typed import dates
    from plancancer_cli.typed.refusal import NotReadError

    try:
        return Periode.parse(dates.read_period(text))
    except NotReadError as refused:
        raise unread(option, refused) from None


def indicateur_to_write(dossier: Dossier, name: str) -> Document[Indicateur]:
    """The indicateur that a command is to write to. Raises UsageError with the nearest names."""
    from plancancer_cli.analysis.reference import indicateur_named
    from plancancer_cli.analysis.selection import indicateur_names, unknown
    from plancancer_cli.kinds import INDICATEUR

    document = indicateur_named(dossier, name)
    if document is not None:
        return document
    path = INDICATEUR.path(name)
    if path in dossier.illisibles:
        raise UsageError(msg("{path} holds errors: correct it first.", path=path))
    raise unknown("ref", name, indicateur_names(dossier))


def breakdown(pairs: Sequence[str]) -> dict[str, str]:
    """`dim=value`, as often as there are dimensions. Raises UsageError."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (equals and name.strip() and value.strip()) or name.strip() in found:
            raise UsageError(
                msg("{option} cannot be {value!r}.", option="--by", value=pair),
                msg("Write one dimension and its value: --by tranche_age=18-25."),
            )
        found[name.strip()] = value.strip()
    return found


def say_edit(edit: Edit) -> None:
    """What was added and where; or that it stands there already."""
    if not edit.hunks:
        say(msg("Nothing added: {path} says exactly this already.", path=edit.path))
    for hunk in edit.hunks:
        if edit.dry_run:
            say(msg("Would be added to {path}, line {line}:", path=edit.path, line=str(hunk.line)))
        else:
            say(msg("Added to {path}, line {line}:", path=edit.path, line=str(hunk.line)))
        for line in hunk.removed:
            say(f"- {line}")
        for line in hunk.added:
            say(f"+ {line}")


def say_written(here: Context, edit: Edit) -> None:
    """What was added, and the command that takes it back."""
    say_edit(edit)
    if edit.hunks and not edit.dry_run:
        say_undo(here)


def say_undo(here: Context) -> None:
    """The command that takes back what was just written."""
    say_undo_in(here.settings.project)


def say_undo_in(project: str | None) -> None:
    """The same for the project that the command was told of; None for the one around it."""
    where = "" if project is None else f"--project {shlex.quote(project)} "
    say(msg("To undo: {command}", command=f"plancancer {where}undo"))
