"""Takes back the last write; settles one that was interrupted before a command reads the files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files import journal
from plancancer_cli.storage.files.atomic import refusal, sweep
from plancancer_cli.storage.files.changes import held, take_back
from plancancer_cli.storage.files.lock import BusyError, project_lock
from plancancer_cli.storage.files.recovery import warn
from plancancer_cli.storage.files.shared import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.storage.files.journal import Entry


def undo(root: Path) -> Entry:
    """Take back the last write of the project at `root`; every file gets its bytes of before.

    Raises:
        WriteRefused: there is none, one of its files has changed since, or the system refuses.
            Every file is as it was.
    """
    if not os.path.lexists(root / FOLDER):
        raise _nothing()
    with project_lock(root):
        entry = journal.read(root, journal.LAST)
        if entry is None:
            raise _nothing()
        changed = [step.path for step in entry.steps if not held(root, step)]
        if changed:
            raise WriteRefused(
                msg("These files have changed since the last write: {paths}.", paths=changed),
                msg("Nothing is taken back. Compare them with git diff and correct them by hand."),
            )
        sweep([root / path for path in entry.paths])
        try:
            journal.reopen(root)
            take_back(root, entry)
            journal.forget(root)
        except OSError as error:
            raise refusal(f"{FOLDER}/{journal.LAST}", error) from error
    return entry


def settle(root: Path, *, may_write: bool) -> None:
    """Finish or take back a write that was interrupted, and say so.

    A write that is under way is left alone. Where nothing may be written here, it is said that files
    may hold a part of the write.
    """
    if not os.path.lexists(root / FOLDER / journal.PENDING):
        return
    if not may_write:
        warn(root)
        return
    try:
        with project_lock(root, timeout=0):
            pass
    except BusyError:
        return
    except WriteRefused:
        warn(root)


def _nothing() -> WriteRefused:
    return WriteRefused(
        msg("There is no write to take back."),
        msg("Only the last write of plancancer in this folder is known; git diff shows the rest."),
    )
