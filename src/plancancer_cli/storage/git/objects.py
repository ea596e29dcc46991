"""The contents that Git keeps, by their ids, through one process of git for all of them."""

from __future__ import annotations

import re
import subprocess
from typing import IO, TYPE_CHECKING, Self

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import Text, msg
from plancancer_cli.storage.files.reading import UnreadableError
from plancancer_cli.storage.git.command import command, environment, not_runnable
from plancancer_cli.storage.read.limits import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 1 << 20
_HELD = re.compile(rb"[0-9a-f]{40,64} ([a-z]+) ([0-9]+)")


class Objects:
    """Gives the content of an id, as long as its `with` block lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        try:
            self._git = subprocess.Popen(  # noqa: S603 - no shell
                command(self._folder, "cat-file", "--batch"),
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, ValueError) as error:
            raise not_runnable(error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._git.__exit__(None, None, None)

    def read(self, identity: str) -> bytes | UnreadableError:
        """The content that has this id; why it is none of a file of a plan.

        Raises:
            RevisionError: the clone lacks it, or git has ended.
        """
        asked, given = self._git.stdin, self._git.stdout
        if asked is None or given is None:
            raise incomplete("no pipe")
        try:
            asked.write(identity.encode("ascii") + b"\n")
            asked.flush()
            head = given.readline().rstrip(b"\n")
            held = _HELD.fullmatch(head)
            if held is None:
                # Of a partial clone, git may end without a word.
                raise incomplete(head.decode(errors="replace") or f"{identity} missing")
            content = _take(given, int(held[2]))
        except OSError as error:
            raise not_runnable(error) from error
        return content if held[1] == b"blob" else _folder()


def _take(given: IO[bytes], size: int) -> bytes | UnreadableError:
    """The next `size` bytes; more than a file of a plan may have are passed over."""
    if size <= MAX_BYTES:
        content = given.read(size)
        given.read(1)
        return content
    left = size + 1
    while left > 0 and (chunk := given.read(min(left, _CHUNK))):
        left -= len(chunk)
    return UnreadableError(
        msg("The file is larger than {limit} MiB.", limit=MAX_BYTES // 1024**2),
        msg("Split it, or keep the details elsewhere and give their source."),
    )


def _folder() -> UnreadableError:
    return UnreadableError(
        msg("This is a folder, not a file."), msg("Put a file in its place, or rename it.")
    )


def incomplete(reason: str) -> RevisionError:
    """The failure for a clone that does not hold what its revision names."""
    hint: Text = msg("Fetch them: {command}.", command="git fetch --refetch --no-filter origin")
    return RevisionError(
        msg("This clone lacks files of the revision ({reason}).", reason=reason), hint
    )
