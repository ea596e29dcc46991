"""What the program answered, kept in the user's cache folder until a file or the program changes.

An answer is kept under the whole question: the words of the command line, the day, the language,
the terminal. Asked again about the very same files it is given again, without reading YAML; a file
that was touched without being changed is the same file. An entry that is missing, damaged, of
another state or not the user's own is passed over, and nothing tells of it.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.storage.files.folders import TOPS, is_harmless, is_read
from plancancer_cli.storage.files.opening import FLAGS
from plancancer_cli.storage.read.limits import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

MAX_ANSWER = 1024 * 1024
"""Characters of an answer that is kept. A dashboard of 1 000 fiches has 200 000; more than a MB
takes longer to write than a person takes to read the first page of it."""

MAX_ANSWERS = 256
"""Answers kept; the one that was written first goes first."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_OTHERS = ("pydantic", "pydantic_core", "rich", "typer", "yaml")
"""Libraries that decide what is valid and how it looks: another version is another program."""

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Answer(NamedTuple):
    """What a command wrote to stdout, and its exit code."""

    text: str
    code: int


class State(NamedTuple):
    """The files that an answer follows from, as they were when it was made.

    Attributes:
        root: the folder of the project, absolute.
        key: names the program and the content of every file below `root`.
        passed: folders that were looked in before `root`, in vain.
    """

    root: str
    key: str
    passed: tuple[str, ...] = ()

    @classmethod
    def of(cls, root: str, passed: tuple[str, ...] = ()) -> State | None:
        """The state of the files now; None where one of them cannot be read plainly."""
        key = state_key(root)
        return None if key is None else cls(root, key, passed)

    def holds(self) -> bool:
        """Whether the files still are in this state, and the project still is the nearest one."""
        return state_key(self.root) == self.key and not any(
            os.path.lexists(f"{folder}/plan/plan.yaml") for folder in self.passed
        )


class Answers:
    """The answers of one user. `folder` is where they lie."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def get(self, question: str) -> Answer | None:
        """What was answered to a question (its SHA-256, hexadecimal), where it still holds."""
        try:
            if not _is_own(self._folder):
                return None
            with open(f"{self._folder}/{question}.json", "rb") as file:
                seal, _, body = file.read().partition(b"\n")
            if seal != _seal(question, body):
                return None
            root, key, passed, text, code = json.loads(body)
            answer = Answer(text, code)
            return answer if State(root, key, tuple(passed)).holds() else None
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def keep(self, question: str, state: State, answer: Answer) -> None:
        """Keep an answer, unless a file changed since `state` was taken or nothing can be kept."""
        if len(answer.text) > MAX_ANSWER or not state.holds():
            return
        row = [state.root, state.key, state.passed, answer.text, answer.code]
        try:
            body = json.dumps(row, separators=(",", ":")).encode("ascii")
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            if _is_own(self._folder):
                self._write(question, _seal(question, body) + b"\n" + body)
                self._prune()
        except (OSError, ValueError):
            return

    def _write(self, question: str, content: bytes) -> None:
        """Whole or not at all, whoever else writes: each process fills a file of its own first."""
        draft = f"{self._folder}/{question}.{os.getpid()}.tmp"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(content)
            os.replace(draft, f"{self._folder}/{question}.json")
        except OSError:
            os.unlink(draft)
            raise

    def _prune(self) -> None:
        with os.scandir(self._folder) as entries:
            files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
        for _, path in files[:-MAX_ANSWERS]:
            os.unlink(path)


def user_folder() -> str:
    """Where this user's programs keep what can be made again."""
    from platformdirs import user_cache_dir

    return user_cache_dir("plancancer", appauthor=False)


def state_key(root: str | Path) -> str | None:
    """Names the program and the content of every file; None where a file cannot be read plainly."""
    entries = _entries(str(root))
    if entries is None:
        return None
    key = sha256(_program())
    # A file names its schema in its first line where the project holds that schema.
    key.update("\0".join(_names(f"{root}/schemas")).encode(errors="surrogateescape"))
    key.update("\0".join(entries).encode(errors="surrogateescape"))
    for path in filter(is_read, entries):
        content = _content(f"{root}/{path}")
        if content is None:
            return None
        key.update(b"%d %d " % (len(path), len(content)))
        key.update(os.fsencode(path))
        key.update(content)
    return key.hexdigest()


def _entries(root: str) -> list[str] | None:
    """Every file and folder that the inventory looks at, sorted; None where one is a link."""
    found: list[str] = []
    for top in TOPS:
        if os.path.islink(f"{root}/{top}"):
            return None
        for folder, below, names in os.walk(f"{root}/{top}"):
            below[:] = [name for name in below if not is_harmless(name)]
            place = folder[len(root) + 1 :]
            paths = [f"{place}/{name}" for name in (*below, *names) if not is_harmless(name)]
            if any(os.path.islink(f"{root}/{path}") for path in paths):
                return None
            found += [place, *paths]
    return sorted(found)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
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
    marks = [sys.version]
    folders = [_PACKAGE]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    folders += [entry.path] if entry.name != "__pycache__" else []
                else:
                    status = entry.stat()
                    marks.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    for name in _OTHERS:
        spec = find_spec(name)
        if spec is not None and spec.origin:
            status = os.stat(spec.origin)
            marks.append(f"{spec.origin} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(marks).encode(errors="surrogateescape")


def _seal(question: str, body: bytes) -> bytes:
    """Names the question and the answer: a file that was damaged or renamed does not fit it."""
    return sha256(question.encode() + body).hexdigest().encode()


def _is_own(folder: str) -> bool:
    """Whether nobody but this user can have written into the folder."""
    if not hasattr(os, "getuid"):
        return True
    status = os.lstat(folder)
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not status.st_mode & _OTHERS_MAY_WRITE
    )
