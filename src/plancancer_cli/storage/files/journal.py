"""The journal of writes: what a write changes, made durable before the first file is.

It lies in `.plancancer/`, which Git ignores. `pending.json` tells of a write that has begun: while it
is there, the files may hold a part of it, and the next command takes that part back, or sees that
nothing is missing. `last.json` tells of the last write that was made, for who wants it taken back.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.atomic import put_beside, sync_folder
from plancancer_cli.storage.files.reading import UnreadableError, read_content
from plancancer_cli.storage.files.shared import FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PENDING = "pending.json"
LAST = "last.json"

MAX_JOURNAL = 1024**3
"""Bytes of a journal that is read: ten thousand files laid out at once make 100 MiB."""


class Step(msgspec.Struct, frozen=True):
    """One file of a write.

    Attributes:
        path: the file, relative to the root of the project and POSIX.
        old: its content before; None where there was no such file.
        new: the fingerprint (SHA-256, hexadecimal) of its content after.
    """

    path: str
    old: bytes | None
    new: str

    def is_done(self, content: bytes | None) -> bool:
        """Whether the file holds what the write has put there; its content is None where it is gone."""
        return content is not None and fingerprint(content) == self.new


class Entry(msgspec.Struct, frozen=True):
    """One write.

    Attributes:
        command: the command line that wrote.
        since: when it began, in seconds since 1970.
        steps: its files, in the order in which they are written.
        folders: the folders that it makes, relative and POSIX, the topmost first.
    """

    command: str
    since: float
    steps: tuple[Step, ...]
    folders: tuple[str, ...] = ()

    @property
    def paths(self) -> list[str]:
        """The files of the write."""
        return [step.path for step in self.steps]


def fingerprint(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return sha256(content).hexdigest()


def read(root: Path, name: str) -> Entry | None:
    """The write that `PENDING` or `LAST` tells of; None where there is none.

    Raises:
        WriteRefused: the file is there and cannot be read.
    """
    file = root / FOLDER / name
    if not os.path.lexists(file):
        return None
    try:
        content = b"" if file.is_symlink() else read_content(file, MAX_JOURNAL)
        return msgspec.json.decode(content, type=Entry)
    except (UnreadableError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WriteRefused(
            msg("The journal {path} cannot be read.", path=f"{FOLDER}/{name}"),
            msg(
                "Compare the files with git diff, remove the journal, then type the command again."
            ),
        ) from error


def begin(root: Path, entry: Entry, targets: Sequence[Path]) -> None:
    """Make the intent to write durable. Raises OSError: nothing has then begun."""
    put_beside(root / FOLDER / PENDING, msgspec.json.encode(entry), _mode(targets))


def conclude(root: Path) -> None:
    """The write is made: its entry is that of the last one.

    Where the system fails here, the next command sees that no part of it is missing.
    """
    with suppress(OSError):
        os.replace(root / FOLDER / PENDING, root / FOLDER / LAST)  # noqa: PTH105 - the system call
        sync_folder(root / FOLDER)


def reopen(root: Path) -> None:
    """The last write is to be taken back: from here on it counts as begun. Raises OSError."""
    os.replace(root / FOLDER / LAST, root / FOLDER / PENDING)  # noqa: PTH105 - the system call
    sync_folder(root / FOLDER)


def forget(root: Path) -> None:
    """What was begun is taken back: no file holds a part of it. Raises OSError."""
    (root / FOLDER / PENDING).unlink(missing_ok=True)
    sync_folder(root / FOLDER)


def _mode(targets: Sequence[Path]) -> int | None:
    """Who may read the journal: nobody who may not read each of the files that it holds."""
    modes = [stat.S_IMODE(target.stat().st_mode) & 0o666 for target in targets if target.exists()]
    common = 0o666
    for mode in modes:
        common &= mode
    return common | 0o600 if modes else None
