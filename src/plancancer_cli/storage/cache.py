"""What `validate` found, kept in the user's cache folder until a file or the program changes.

The answer follows from the content of the files alone, never from the date: with or without the
cache it is the same. One small JSON file a project; one that is missing, damaged, of another state
or not the user's own is passed over, and nothing tells of it.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from plancancer_cli.storage.cached_findings import decode, encode
from plancancer_cli.storage.folders import FOLDERS, plan_paths
from plancancer_cli.storage.limits import MAX_BYTES
from plancancer_cli.storage.reading import FLAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancancer_cli.diagnostics import Diagnostic

_PACKAGE = Path(__file__).resolve().parent.parent
_READERS = ("pydantic", "pydantic_core", "yaml")
"""Libraries that decide what is valid: another version of one is another program."""

_KEPT = 64
"""Projects whose findings are kept; the one that was written first goes first."""

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class FindingsCache:
    """The findings of one project. `folder` is the user's cache folder, `racine` the project."""

    def __init__(self, folder: Path, racine: Path) -> None:
        self._folder = folder
        self._racine = racine
        name = sha256(os.fsencode(os.path.realpath(racine))).hexdigest()[:32]
        self._file = folder / f"{name}.json"
        self._key: str | None = None

    def get(self) -> list[Diagnostic] | None:
        """What was found in these very files by this very program; None where that is not known."""
        self._key = state_key(self._racine)
        try:
            if self._key is None or not _is_own(self._folder):
                return None
            head, _, body = self._file.read_bytes().partition(b"\n")
            if head != _seal(self._key, body):
                return None
            return decode(json.loads(body))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, found: Sequence[Diagnostic]) -> None:
        """Keep what was found since `get`, unless a file changed meanwhile or nothing can be kept."""
        if self._key is None or state_key(self._racine) != self._key:
            return
        try:
            body = json.dumps(encode(found), separators=(",", ":")).encode("ascii")
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own(self._folder):
                self._write(_seal(self._key, body) + b"\n" + body)
                self._prune()
        except (OSError, ValueError, TypeError):
            return

    def _write(self, content: bytes) -> None:
        """Whole or not at all, whoever else writes: each process fills a file of its own first."""
        draft = self._file.with_suffix(f".{os.getpid()}.tmp")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(content)
            draft.replace(self._file)
        except OSError:
            draft.unlink(missing_ok=True)
            raise

    def _prune(self) -> None:
        files = sorted(self._folder.glob("*.*"), key=lambda file: file.stat().st_mtime_ns)
        for file in files[:-_KEPT]:
            file.unlink(missing_ok=True)


def user_folder() -> Path:
    """Where this user's programs keep what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("plancancer", appauthor=False)


def state_key(racine: Path) -> str | None:
    """Names the program and the content of every file; None where a file cannot be read plainly."""
    if any(os.path.islink(f"{racine}/{folder}") for folder in FOLDERS):  # noqa: PTH114
        return None
    key = sha256(_program())
    # A file names its schema in its first line where the project holds that schema.
    key.update("\0".join(_names(f"{racine}/schemas")).encode(errors="surrogateescape"))
    for path in plan_paths(racine):
        content = _content(f"{racine}/{path}")
        if content is None:
            return None
        key.update(b"%d %d " % (len(path), len(content)))
        key.update(os.fsencode(path))
        key.update(content)
    return key.hexdigest()


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return []


def _content(file: str) -> bytes | None:
    """The bytes of a regular file of a usual size: of anything else, links too, the reader judges."""
    try:
        if not stat.S_ISREG(os.lstat(file).st_mode):
            return None
        descriptor = os.open(file, FLAGS)
        try:
            size = os.fstat(descriptor).st_size
            content = os.read(descriptor, size + 1) if size <= MAX_BYTES else b""
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return None
    return content if len(content) == size else None


def _program() -> bytes:
    """This program as it is installed: a checkout that is edited is another one at every change."""
    files = [str(file) for file in sorted(_PACKAGE.rglob("*.py"))]
    files += [spec.origin for name in _READERS if (spec := find_spec(name)) and spec.origin]
    marks = [sys.version]
    for file in files:
        status = os.stat(file)  # noqa: PTH116 -- some hundred files at every start
        marks.append(f"{file} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(marks).encode(errors="surrogateescape")


def _seal(key: str, body: bytes) -> bytes:
    """Names the state and the content: a file that was damaged does not fit it."""
    return sha256(key.encode() + body).hexdigest().encode()


def _is_own(folder: Path) -> bool:
    """Whether nobody but this user can have written into the folder."""
    if not hasattr(os, "getuid"):
        return True
    status = folder.lstat()
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not status.st_mode & _OTHERS_MAY_WRITE
    )
