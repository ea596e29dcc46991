"""One writer at a time in a project: a lock of the operating system, gone with who held it.

It lies in `.plancancer/` at the root, a folder that tells Git to ignore it; everyone who works in
the same folder meets there, whoever they are and however the folder is called on their side.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.atomic import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.i18n import Text

FOLDER = ".plancancer"
"""The folder, at the root of a project, of what is not part of the plan."""

PATIENCE = 10.0
"""Seconds to wait for the lock. A write takes milliseconds, a long import a few seconds."""

_POLL = 0.01
_COMMAND_LENGTH = 120


class Holder(Struct, frozen=True):
    """Who holds the lock: process, command line, and since when (seconds since 1970)."""

    pid: int
    command: str
    since: float


@contextmanager
def project_lock(root: Path, *, timeout: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the project at `root`; it is not to be asked for again inside.

    Raises:
        WriteRefused: it was not free within `timeout` seconds, or the folder is read-only.
    """
    from filelock import FileLock, Timeout

    folder = root / FOLDER
    try:
        _make(folder)
        lock = FileLock(folder / "lock", timeout=timeout, poll_interval=_POLL)
        lock.acquire()
    except Timeout as error:
        raise _busy(folder, timeout) from error
    except OSError as error:
        raise refusal(FOLDER, error) from error
    holder = folder / "holder.json"
    try:
        _sign(holder)
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def holder_of(root: Path) -> Holder | None:
    """Return who has signed for the lock of a project; None where that cannot be read."""
    try:
        data = json.loads((root / FOLDER / "holder.json").read_bytes()[:4096])
        holder = Holder(int(data["pid"]), str(data["command"])[:_COMMAND_LENGTH], data["since"])
        datetime.fromtimestamp(holder.since, tz=UTC)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return holder


def _make(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    # A pull request can bring links: nothing is written through them.
    for path in (folder, folder / "lock"):
        if path.is_symlink():
            name = path.relative_to(folder.parent).as_posix()
            raise WriteRefused(
                msg("{path} is a symbolic link: nothing is written through it.", path=name),
                msg("Remove it, then type the command again."),
            )
    ignore = folder / ".gitignore"
    if not ignore.exists():
        _create(ignore, "*\n")


def _sign(holder: Path) -> None:
    """Leave a note for those who wait; without it they learn less, and that is all."""
    signature = {"pid": os.getpid(), "command": _command(), "since": datetime.now(UTC).timestamp()}
    with suppress(OSError):
        holder.unlink(missing_ok=True)
        _create(holder, json.dumps(signature))


def _create(file: Path, text: str) -> None:
    """Write a file that does not exist yet; never through a link."""
    with suppress(FileExistsError), file.open("x", encoding="utf-8") as stream:
        stream.write(text)


def _command() -> str:
    program = Path(sys.argv[0] or "python")
    module = program.name == "__main__.py"
    name = f"python -m {program.parent.name}" if module else program.name
    return f"{name} {shlex.join(sys.argv[1:])}".strip()[:_COMMAND_LENGTH]


def _busy(folder: Path, timeout: float) -> WriteRefused:
    return WriteRefused(
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
