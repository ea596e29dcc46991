"""Who holds the lock of a project: a note for those who wait, and for the journal."""

from __future__ import annotations

import json
import os
import shlex
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from plancancer_cli.storage.files.reading import UnreadableError, read_text
from plancancer_cli.storage.files.shared import FOLDER

_COMMAND_LENGTH = 120


class Holder(Struct, frozen=True):
    """Who holds the lock: process, command line, and since when (seconds since 1970)."""

    pid: int
    command: str
    since: float


def holder_of(root: Path) -> Holder | None:
    """Return who has signed for the lock of a project; None where that cannot be read."""
    try:
        data = json.loads(read_text(root / FOLDER / "holder.json"))
        holder = Holder(int(data["pid"]), str(data["command"])[:_COMMAND_LENGTH], data["since"])
        datetime.fromtimestamp(holder.since, tz=UTC)
    except (
        UnreadableError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        OverflowError,
        RecursionError,
    ):
        return None
    return holder


def sign(note: Path) -> None:
    """Leave a note for those who wait; without it they learn less, and that is all."""
    me = this_process()
    text = json.dumps({"pid": me.pid, "command": me.command, "since": me.since})
    with suppress(OSError):
        note.unlink(missing_ok=True)
        # Never through a link: "x" makes a file that was not there.
        with note.open("x", encoding="utf-8") as stream:
            stream.write(text)


def this_process() -> Holder:
    """The note of this process, as of now."""
    return Holder(os.getpid(), _command(), datetime.now(UTC).timestamp())


def _command() -> str:
    program = Path(sys.argv[0] or "python")
    module = program.name == "__main__.py"
    name = f"python -m {program.parent.name}" if module else program.name
    return f"{name} {shlex.join(sys.argv[1:])}".strip()[:_COMMAND_LENGTH]
