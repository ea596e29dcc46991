"""The files of a project as they were in a revision of Git."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING

from plancancer_cli.codes import finding
from plancancer_cli.diagnostics import Location
from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import Text, msg
from plancancer_cli.storage.folders import FOLDERS, is_plan_file
from plancancer_cli.storage.git import command, environment, first_line, not_runnable, run
from plancancer_cli.storage.limits import MAX_BYTES
from plancancer_cli.storage.reading import UnreadableError, decode
from plancancer_cli.storage.source import Source, parse

if TYPE_CHECKING:
    from plancancer_cli.storage.depot import Depot

_LINK = "120000"
_SUBMODULE = "160000"
_CHUNK = 1 << 20
_HELD = re.compile(rb"[0-9a-f]{40,64} ([a-z]+) ([0-9]+)")
_UNRESOLVED = re.compile(rb"(?:symlink|dangling|loop|notdir) ([0-9]+)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the revision: its kind (Git's mode) and the id of its content."""

    mode: str
    id: str


class ArbreRevision:
    """A revision, read through git; see `Arbre`. Nothing is written, nor checked out."""

    def __init__(self, depot: Depot, commit: str) -> None:
        self._depot = depot
        self._commit = commit

    def paths(self) -> list[str]:
        """See `Arbre`."""
        return sorted(self._entries)

    def source(self, path: str) -> Source:
        """See `Arbre`. A link is followed as far as it stays in the revision."""
        content = self._contents[path]
        try:
            if isinstance(content, UnreadableError):
                raise content
            return parse(decode(content), path)
        except UnreadableError as error:
            place = Location(path, error.line, error.column)
            problem = finding("PC001", place, error.message, error.hint)
            return Source(path, "", problems=[problem])

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        prefix = self._depot.prefixe
        folders = [f"{prefix}{folder}/" for folder in FOLDERS]
        listed = run(
            self._depot.dossier, "ls-tree", "-z", "--full-tree", self._commit, "--", *folders
        )
        if listed.returncode:
            raise _incomplete(first_line(listed.stderr))
        found: dict[str, _Entry] = {}
        for line in listed.stdout.decode(errors="surrogateescape").split("\0")[:-1]:
            about, _, name = line.partition("\t")
            mode, _, identity = about.split(" ")
            path = name.removeprefix(prefix)
            if is_plan_file(path.rpartition("/")[2]) and mode != _SUBMODULE:
                found[path] = _Entry(mode, identity)
        return found

    @cached_property
    def _contents(self) -> dict[str, bytes | UnreadableError]:
        """Every file at once, through one process of git."""
        try:
            with subprocess.Popen(  # noqa: S603 - no shell
                command(self._depot.dossier, "cat-file", "--batch", "--follow-symlinks"),
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as process:
                if process.stdin is None or process.stdout is None:
                    raise _incomplete("no pipe")
                return {
                    path: self._read(path, entry, process.stdin, process.stdout)
                    for path, entry in self._entries.items()
                }
        except (OSError, ValueError) as error:
            raise not_runnable(error) from error

    def _read(
        self, path: str, entry: _Entry, asked: IO[bytes], given: IO[bytes]
    ) -> bytes | UnreadableError:
        name = entry.id
        if entry.mode == _LINK:
            name = f"{self._commit}:{self._depot.prefixe}{path}"
            if "\n" in name:  # the question is a line
                return _broken_link()
        asked.write(name.encode(errors="surrogateescape") + b"\n")
        asked.flush()
        head = given.readline().rstrip(b"\n")
        if unresolved := _UNRESOLVED.fullmatch(head):
            given.read(int(unresolved[1]) + 1)
            return _broken_link()
        held = _HELD.fullmatch(head)
        if held is None:
            if entry.mode == _LINK:
                return _broken_link()
            raise _incomplete(head.decode(errors="replace"))
        content = _take(given, int(held[2]))
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


def _broken_link() -> UnreadableError:
    return UnreadableError(
        msg("This is a link that leads to no file of the revision."),
        msg("Put an ordinary file in its place."),
    )


def _incomplete(reason: str) -> RevisionError:
    hint: Text = msg("Fetch them: {command}.", command="git fetch --refetch --no-filter origin")
    return RevisionError(
        msg("This clone lacks files of the revision ({reason}).", reason=reason), hint
    )
