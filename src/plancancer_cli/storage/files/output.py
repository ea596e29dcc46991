"""Writes what a command puts out (a report, an export, a sheet) where it was asked for.

A stream takes it as it comes: a pipe, a device, `/dev/stdout`, `/dev/fd/3`. A file is replaced whole
and keeps its permissions; one that has several names (hard links) is written in place, so that each
of them shows the new content.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from typing import TYPE_CHECKING

from plancancer_cli.storage.files.atomic import put

if TYPE_CHECKING:
    from pathlib import Path

_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR = re.compile(r"(?:/dev/fd|/proc/(?:self|thread-self|\d+)/fd)/(?P<number>\d+)")


def is_stream(target: Path) -> bool:
    """Whether what is written there goes on to somebody: an open descriptor, a pipe, a device."""
    if _descriptor(target) is not None or _is_link_of_the_system(target):
        return True
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def write_output(target: Path, content: bytes) -> None:
    """Write a document to a stream or a file; see the module.

    Raises:
        OSError: the system refuses. A file that is replaced whole is as it was.
    """
    number = _descriptor(target)
    if number is not None:
        _write_descriptor(number, content)
    elif is_stream(target):
        _write_open(os.open(target, os.O_WRONLY), content)
    elif not target.is_symlink() and target.is_file() and target.stat().st_nlink > 1:
        _write_in_place(target, content)
    else:
        put(target, content)


def _descriptor(target: Path) -> int | None:
    """The open descriptor of this process that a path names; None for any other path."""
    path = os.path.abspath(target)  # noqa: PTH100 - links are not followed
    if path in _STANDARD:
        return _STANDARD[path]
    found = _DESCRIPTOR.fullmatch(path)
    ours = ("self", "thread-self", str(os.getpid()))
    if found is None or (path.startswith("/proc/") and path.split("/")[2] not in ours):
        return None
    return int(found["number"])


def _is_link_of_the_system(target: Path) -> bool:
    """`/dev/stdin` and its like: names for what is open, whatever kind of file that is."""
    path = os.path.abspath(target)  # noqa: PTH100 - links are not followed
    return os.path.dirname(path) == "/dev" and os.path.islink(path)  # noqa: PTH114, PTH120


def _write_descriptor(number: int, content: bytes) -> None:
    """Through the stream of Python where there is one: what it holds back comes first."""
    stream = {1: sys.stdout, 2: sys.stderr}.get(number)
    if stream is None:
        _write_open(os.dup(number), content)
        return
    stream.flush()
    stream.buffer.write(content)


def _write_open(descriptor: int, content: bytes) -> None:
    try:
        _write_all(descriptor, content)
    finally:
        os.close(descriptor)


def _write_in_place(target: Path, content: bytes) -> None:
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        _write_all(descriptor, content)
        os.ftruncate(descriptor, len(content))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
