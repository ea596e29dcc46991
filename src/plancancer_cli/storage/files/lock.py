"""The lock of a project: one process at a time reads and writes its files.

It lies in `.plancancer/` at the root, a folder that tells Git to ignore it; everyone who works in
the same folder meets there, whoever they are and however the folder is called on their side.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.atomic import put, refusal
from plancancer_cli.storage.files.holder import Holder, holder_of, sign
from plancancer_cli.storage.files.recovery import recover
from plancancer_cli.storage.files.shared import FOLDER, is_shared, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plancancer_cli.i18n import Text

PATIENCE = 10.0
"""Seconds to wait for the lock. A write takes milliseconds, a long import a few seconds."""

_POLL = 0.01


class BusyError(WriteRefused):
    """Another process holds the lock."""


@contextmanager
def project_lock(root: Path, *, timeout: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the project at `root`; it is not to be asked for again inside.

    A write that was interrupted is finished or taken back first.

    Raises:
        BusyError: it was not free within `timeout` seconds.
        WriteRefused: the folder is read-only, or what was interrupted cannot be taken back.
    """
    from filelock import FileLock, Timeout

    folder = root / FOLDER
    try:
        _make(folder)
        mode = 0o664 if is_shared(folder) else 0o644
        lock = FileLock(folder / "lock", timeout=timeout, poll_interval=_POLL, mode=mode)
        lock.acquire()
    except Timeout as error:
        raise _busy(folder, timeout) from error
    except OSError as error:
        raise refusal(FOLDER, error) from error
    note = folder / "holder.json"
    try:
        sign(note)
        recover(root)
        yield
    finally:
        with suppress(OSError):
            note.unlink()
        lock.release()


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
        share(folder, folder.parent)
    except FileExistsError:
        pass
    _require_plain(folder, FOLDER, stat.S_ISDIR)
    _require_plain(folder / "lock", f"{FOLDER}/lock", stat.S_ISREG)
    ignore = folder / ".gitignore"
    # An empty one is what a full disk has left.
    if not os.path.lexists(ignore) or (_is_regular(ignore) and ignore.stat().st_size == 0):
        try:
            put(ignore, b"*\n")
        except OSError:
            if os.path.lexists(ignore) and ignore.stat().st_size:
                return  # who holds the lock has made it, and swept away what was meant to be it
            with suppress(OSError):
                folder.rmdir()
            raise


def _require_plain(path: Path, name: str, expected: Callable[[int], bool]) -> None:
    """Refuse what a pull request can bring in its place: a link, a pipe, a device."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    hint = msg("Remove it, then type the command again.")
    if stat.S_ISLNK(mode):
        raise WriteRefused(
            msg("{path} is a symbolic link: nothing is written through it.", path=name), hint
        )
    if not expected(mode):
        raise WriteRefused(msg("{path} is not what plancancer puts there.", path=name), hint)


def _is_regular(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _busy(folder: Path, timeout: float) -> BusyError:
    return BusyError(
        _who(holder_of(folder.parent), timeout),
        msg("Wait until it has finished or end it, then type the command again."),
    )


def _who(holder: Holder | None, timeout: float) -> Text:
    if holder is None:
        return msg(
            "Another command is writing in this project, and has not finished within {seconds} s.",
            seconds=timeout,
        )
    since = datetime.fromtimestamp(holder.since, tz=UTC).astimezone()
    return msg(
        "Another command has been writing in this project since {day}, {time}: {command!r} "
        "(process {pid}).",
        day=since.date(),
        time=f"{since:%H:%M:%S}",
        command=holder.command,
        pid=str(holder.pid),
    )
