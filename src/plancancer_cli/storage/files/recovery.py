"""What a write that was interrupted has left: it is taken back, or found to be complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files import journal
from plancancer_cli.storage.files.atomic import refusal, sweep
from plancancer_cli.storage.files.changes import held, take_back
from plancancer_cli.storage.files.listening import tell
from plancancer_cli.storage.files.shared import FOLDER

if TYPE_CHECKING:
    from pathlib import Path


def recover(root: Path) -> None:
    """Finish or take back a write that was interrupted; the lock of the project must be held.

    Where every file holds what was to be written, the write is complete. Else those that hold it
    get back what they held before. A file that somebody changed since is left as it is, and named.

    Raises:
        WriteRefused: the journal cannot be read, or the system refuses.
    """
    entry = journal.read(root, journal.PENDING)
    if entry is None:
        return
    sweep([root / FOLDER / journal.PENDING, *(root / path for path in entry.paths)])
    states = [held(root, step) for step in entry.steps]
    if True in states and False not in states:
        journal.conclude(root)
        tell(
            msg(
                "A write that was interrupted is complete ({command}): {paths}.",
                command=entry.command,
                paths=entry.paths,
            )
        )
        foreign = [s.path for s, state in zip(entry.steps, states, strict=True) if state is None]
    else:
        foreign = take_back(root, entry)
        try:
            journal.forget(root)
        except OSError as error:
            raise refusal(f"{FOLDER}/{journal.PENDING}", error) from error
        tell(
            msg(
                "A write that was interrupted is taken back ({command}): no file holds a part of it.",
                command=entry.command,
            )
        )
    if foreign:
        tell(
            msg(
                "Another program has changed these files since, and they are left as they are: "
                "{paths}. Compare them with git diff.",
                paths=foreign,
            )
        )


def warn(root: Path) -> None:
    """Say that files may hold a part of a write, where nothing may be written."""
    try:
        entry = journal.read(root, journal.PENDING)
    except WriteRefused as refused:
        tell(refused.message)
        return
    if entry is not None:
        tell(
            msg(
                "A write was interrupted ({command}), and these files may hold a part of it: "
                "{paths}. The next command that may write here takes it back.",
                command=entry.command,
                paths=entry.paths,
            )
        )
