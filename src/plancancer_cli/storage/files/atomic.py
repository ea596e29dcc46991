"""Replaces a file in one step: whoever reads it finds the old content or the new, never a part.

The new content is written and made durable beside the file, then renamed over it. A process that is
killed before leaves a hidden file behind, which nobody reads and the next write sweeps away.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.reading import UnreadableError, read_content
from plancancer_cli.storage.files.shared import is_shared, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LEFTOVER = re.compile(r"\.[0-9a-f]{16}\.plancancer-tmp")
_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})


def target_of(root: Path, path: str) -> Path:
    """Return the file that a relative path of the project leads to, through symbolic links.

    Raises:
        WriteRefused: it does not exist, or lies outside of the project.
    """
    try:
        target = (root / path).resolve(strict=True)
        home = root.resolve(strict=True)
        # What is hidden, such as .git, is not of the project.
        inside = target.is_relative_to(home) and not any(
            part.startswith(".") for part in target.relative_to(home).parts
        )
    except (OSError, RuntimeError) as error:  # Python 3.11 raises RuntimeError for a loop of links
        raise WriteRefused(
            msg("{path} does not exist.", path=path), msg("Check its name and its folder.")
        ) from error
    if not inside:
        raise WriteRefused(
            msg("{path} is a link that leads out of the project.", path=path),
            msg("Change the file that it leads to, or put a copy of it in the project."),
        )
    return target


def sweep(targets: Iterable[Path]) -> None:
    """Remove what killed processes have left beside files; the project's lock must be held."""
    for folder in {target.parent for target in targets}:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if _LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    with suppress(OSError):
                        os.unlink(entry.path)  # noqa: PTH108 - no Path for each file of a folder


class Pending(Struct, frozen=True):
    """New content that lies beside its file, complete and durable.

    Attributes:
        path: what messages call the file.
        target: the file.
        old: its content when it was read.
        new: its content to be.
        beside: where the new content lies.
    """

    path: str
    target: Path
    old: bytes
    new: bytes
    beside: Path

    def commit(self) -> None:
        """Put the new content in its place.

        Raises:
            WriteRefused: the file has changed since it was read, or the system refuses. It is as it
                was, and nothing is left beside it.
        """
        try:
            self._require_unchanged()
            os.replace(self.beside, self.target)  # noqa: PTH105 - the name of the system call
        except OSError as error:
            self.discard()
            raise refusal(self.path, error) from error
        except BaseException:
            self.discard()
            raise
        sync_folder(self.target.parent)

    def holds(self, content: bytes) -> bool:
        """Whether the file holds this content now."""
        try:
            return read_content(self.target) == content
        except UnreadableError:
            return False

    def discard(self) -> None:
        """Remove the new content if it still lies beside the file."""
        with suppress(OSError):
            self.beside.unlink()

    def _require_unchanged(self) -> None:
        if not self.holds(self.old):
            raise _changed(self.path)


def prepare(path: str, target: Path, old: bytes, new: bytes) -> Pending:
    """Write the new content of a file beside it.

    Permissions, extended attributes and, where it is allowed, the owner are those of the file.

    Raises:
        WriteRefused: the file or its folder is read-only, or the system refuses (a full disk).
    """
    pending = Pending(path, target, old, new, name_beside(target))
    try:
        _require_writable(target)
        _require_writable(target.parent)
        with filled(pending.beside, new, 0o600) as descriptor:
            _take_after(descriptor, target)
    except OSError as error:
        pending.discard()
        raise refusal(path, error) from error
    except BaseException:
        pending.discard()
        raise
    return pending


def put(target: Path, content: bytes) -> None:
    """Write a file that is not one of the plan, whole or not at all.

    One that is there keeps its permissions and owner. A link in its place is replaced; nothing is
    written through it, nor through one beside it, which a pull request could bring.

    Raises:
        OSError: the system refuses; the file is as it was, and nothing is left beside it.
    """
    put_beside(target, content, None)


def put_beside(target: Path, content: bytes, mode: int | None) -> None:
    """Write a file whole, under another name first; see `put`. A `mode` is that of the file."""
    beside = name_beside(target)
    model = target if target.is_file() and not target.is_symlink() else None
    try:
        with filled(beside, content, 0o666 if mode is None and model is None else 0o600) as made:
            if mode is not None:
                if hasattr(os, "fchmod"):
                    os.fchmod(made, mode)
            elif model is not None:
                _take_after(made, model)
            else:
                share(made, target.parent)
        os.replace(beside, target)  # noqa: PTH105 - the name of the system call
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(target.parent)


@contextmanager
def filled(file: Path, content: bytes, permissions: int) -> Iterator[int]:
    """A file that was not there, with its whole content; it is durable at the end of the block.

    Every file of the program is filled here, under a name that nobody reads. Raises OSError.
    """
    descriptor = os.open(file, _FLAGS, permissions)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        yield descriptor
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refusal(path: str, error: OSError) -> WriteRefused:
    """Return the refusal that says in plain words why the system does not write a file."""
    if error.errno in _FULL:
        return WriteRefused(
            msg("The disk is full: {path} is as it was.", path=path),
            msg("Make room, then type the command again."),
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WriteRefused(
            msg("{path} may not be written: it, or its folder, is read-only.", path=path),
            msg("Give yourself the right to write there, then type the command again."),
        )
    return WriteRefused(
        msg(
            "The system cannot write {path}, which is as it was: {reason}.",
            path=path,
            reason=error.strerror or str(error),
        ),
        msg("Check the disk, then type the command again."),
    )


def _changed(path: str) -> WriteRefused:
    return WriteRefused(
        msg("{path} was changed by another program in the meantime.", path=path),
        msg("Save it and close it in the other program, then type the command again."),
    )


def name_beside(target: Path) -> Path:
    """A name in the folder of a file that nobody reads, and that `sweep` removes."""
    return target.with_name(f".{os.urandom(8).hex()}.plancancer-tmp")


def _require_writable(file: Path) -> None:
    """Refuse what is marked read-only, from the administrator too: a rename would not mind.

    Members of a group that shares a folder replace each other's files, which the umask of who made
    them (022) has left to their owner alone.
    """
    marked = not file.stat().st_mode & 0o222
    if marked or not (os.access(file, os.W_OK) or _is_of_a_group(file)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _is_of_a_group(file: Path) -> bool:
    folder = file.parent
    return file.is_file() and is_shared(folder) and os.access(folder, os.W_OK)


def _take_after(descriptor: int, model: Path) -> None:
    """Give a new file the owner, extended attributes (access lists) and permissions of another."""
    status = model.stat()
    if hasattr(os, "fchown"):
        own = os.fstat(descriptor)
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
            with suppress(OSError):
                os.fchown(descriptor, -1, status.st_gid)
            with suppress(OSError):
                os.fchown(descriptor, status.st_uid, -1)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(model):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(model, name))
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def sync_folder(folder: Path) -> None:
    """Make the renaming durable. The new content is in its place: a failure takes nothing back."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
