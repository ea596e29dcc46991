"""`plancancer undo`: take back the last write."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from plancancer_cli.cli.context import Context, say
from plancancer_cli.i18n import msg


def command(ctx: typer.Context) -> int:
    """Take back the last write of this folder; exit 2 where one of its files has changed since."""
    from plancancer_cli.storage.files.undo import undo

    entry = undo(Context.of(ctx).root)
    when = datetime.fromtimestamp(entry.since, tz=UTC).astimezone()
    for step in entry.steps:
        if step.old is None:
            say(msg("Removed: {path}", path=step.path))
        else:
            say(msg("As it was before: {path}", path=step.path))
    say(
        msg(
            "Taken back: the write of {day}, {time} ({command}).",
            day=when.date(),
            time=f"{when:%H:%M}",
            command=entry.command,
        )
    )
    return 0
