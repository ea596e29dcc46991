"""From the bytes of a file to its text. Only regular files of UTF-8 are read."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from plancancer_cli.i18n import msg
from plancancer_cli.storage.read.limits import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.i18n import Text

# A FIFO without a writer would block at open(); O_BINARY keeps CRLF as it is on Windows.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CARRIAGE_RETURN = re.compile(r"\r(?!\n)")


class UnreadableError(Exception):
    """A file cannot be read: why, what to do, and at which line and column if at one."""

    def __init__(self, message: Text, hint: Text, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def read_text(file: Path) -> str:
    """Return the text of a file, its byte order mark (U+FEFF) and its line ends included.

    Raises:
        UnreadableError: it is missing, no regular file, larger than `MAX_BYTES`, not permitted, not
            UTF-8, or holds NUL bytes or line ends of a lone CR.
    """
    return decode(read_content(file))


def decode(content: bytes) -> str:
    """Return the text of a file's content; raises as `read_text` does."""
    if content.startswith(_UTF_16):
        raise UnreadableError(msg("The file is in UTF-16."), _save_as_utf8())
    nul = content.find(b"\0")
    if nul >= 0:
        raise UnreadableError(
            msg("The file holds NUL bytes: it is damaged, or no text."),
            _save_as_utf8(),
            *_position(content[:nul]),
        )
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(
            msg("The file is not in UTF-8."), _save_as_utf8(), *_position(content[: error.start])
        ) from None
    if "\r" in text and (lone := _CARRIAGE_RETURN.search(text)) is not None:
        raise UnreadableError(
            msg("A line of the file ends with a lone carriage return (CR)."),
            msg("Save the file with line ends of the form LF or CRLF."),
            *_position(text[: lone.start()].encode()),
        )
    return text


def read_content(file: Path, limit: int | None = None) -> bytes:
    """Return the bytes of a regular file; one that is none is never waited for.

    Raises:
        UnreadableError: it is missing, no regular file, larger than `limit` bytes (`MAX_BYTES`
            where none is given), or not permitted.
    """
    most = MAX_BYTES if limit is None else limit
    try:
        # Some devices act when they are opened: look first, and again at what was opened.
        _require_small(_require_regular(file.stat()), most)
        descriptor = os.open(file, _FLAGS)
        with os.fdopen(descriptor, "rb", buffering=0) as stream:
            size = _require_regular(os.fstat(descriptor))
            _require_small(size, most)
            content = stream.read(size + 1) or b""
            while len(content) <= most and (more := stream.read(MAX_BYTES)):
                content += more  # the file grows while it is read
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    _require_small(len(content), most)
    return content


def _require_regular(status: os.stat_result) -> int:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(
            msg("This is a folder, not a file."), msg("Put a file in its place, or rename it.")
        )
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(
            msg("This is no regular file (a pipe or a device)."),
            msg("Put an ordinary file in its place."),
        )
    return status.st_size


def _require_small(size: int, limit: int) -> None:
    if size <= limit:
        return
    raise UnreadableError(
        msg("The file is larger than {limit} MiB.", limit=limit // 1024**2),
        msg("Split it, or keep the details elsewhere and give their source."),
    )


def unlistable(error: OSError) -> UnreadableError:
    """Why the system does not say what a folder holds."""
    if isinstance(error, PermissionError):
        return UnreadableError(
            msg("The folder may not be read: permission is missing."),
            msg("Give yourself the right to read it."),
        )
    return UnreadableError(
        msg("The system cannot read the folder: {reason}.", reason=_reason(error)),
        msg("Check the disk and the name of the folder."),
    )


def _unreadable(error: OSError | ValueError) -> UnreadableError:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return UnreadableError(
                msg("The file does not exist."), msg("Check its name and its folder.")
            )
        case PermissionError():
            return UnreadableError(
                msg("The file may not be read: permission is missing."),
                msg("Give yourself the right to read it."),
            )
        case _:
            return UnreadableError(
                msg("The system cannot read the file: {reason}.", reason=_reason(error)),
                msg("Check the disk and the name of the file."),
            )


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _save_as_utf8() -> Text:
    return msg("Save the file as UTF-8 in the editor (“Save with encoding”).")


def _position(before: bytes) -> tuple[int, int]:
    """Return line and column of what follows `before`, which is valid UTF-8."""
    last_line = before[before.rfind(b"\n") + 1 :]
    column = len(last_line.decode(errors="replace").removeprefix("\ufeff")) + 1
    return before.count(b"\n") + 1, column
