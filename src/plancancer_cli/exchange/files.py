"""The files that sheets are read from and written to, outside of the plan's own."""

from __future__ import annotations

from errno import ENOENT
from os import strerror
from typing import TYPE_CHECKING

from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import TOP_FOLDERS
from plancancer_cli.storage.files.output import is_stream, write_output

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
"""Size of a sheet: a hundred thousand rows are about 10 MB."""

_OF_THE_PLAN = (*TOP_FOLDERS, ".git")


def read_bytes(file: Path) -> bytes:
    """The content of a file. Raises UsageError where it cannot be read."""
    try:
        if not file.is_file():
            raise UsageError(
                msg("{path} does not exist, or is no file.", path=str(file)),
                msg("Check its name and its folder."),
            )
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as failure:
        raise UsageError(
            msg("{path} cannot be read: {reason}.", path=str(file), reason=_reason(failure))
        ) from None
    if len(content) > MAX_BYTES:
        raise UsageError(
            msg("{path} is larger than {limit} MiB.", path=str(file), limit=MAX_BYTES // 1024**2),
            msg("Split it into several sheets."),
        )
    return content


def write_bytes(target: Path, content: bytes, root: Path, *, replace: bool = True) -> None:
    """Write to a file or a stream; without `replace` never over a file that differs.

    Raises WriteRefused; a file that was there is as it was.
    """
    check_target(target, content, root, replace=replace)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_output(target, content)
    except BrokenPipeError:
        raise  # who reads the stream has seen enough
    except OSError as failure:
        raise unwritable(target, failure) from None


def require_folder(target: Path) -> None:
    """Refuse a file in a folder that is missing: a slip in its name becomes no new folder.

    Raises WriteRefused.
    """
    if not target.parent.is_dir():
        raise unwritable(target, FileNotFoundError(ENOENT, strerror(ENOENT)))


def check_target(target: Path, content: bytes, root: Path, *, replace: bool) -> None:
    """Raise WriteRefused where the file must not be written: one of the plan, or one filled in."""
    if is_stream(target):
        return
    require_outside(target, (root,))
    if replace or not target.exists():
        return
    if not target.is_file() or target.read_bytes() != content:
        raise WriteRefused(
            msg("{path} is there already: it may have been filled in.", path=str(target)),
            msg("Import it, then remove it; or choose another name with --output."),
        )


def require_outside(target: Path, roots: Iterable[Path]) -> None:
    """Raise WriteRefused where the target lies among the files of one of these plans."""
    where = target.resolve()
    homes = [root.resolve() for root in roots]
    if any(where.is_relative_to(home / name) for home in homes for name in _OF_THE_PLAN):
        raise WriteRefused(
            msg("{path} lies among the files of the plan.", path=str(target)),
            msg("Choose another file with --output."),
        )


def unwritable(target: Path, failure: OSError) -> WriteRefused:
    """The refusal for a place that the system does not write."""
    return WriteRefused(
        msg("{path} cannot be written: {reason}.", path=str(target), reason=_reason(failure)),
        msg("Choose another file with --output."),
    )


def _reason(failure: OSError) -> str:
    return failure.strerror or type(failure).__name__
