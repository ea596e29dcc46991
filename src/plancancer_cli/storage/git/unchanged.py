"""Whether the files of a project are those of the current commit.

`git status` would tell, but to compare it runs the filters that the configuration of the repository
names: a repository that came as an archive could run a program of its own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plancancer_cli.kinds import TOP_FOLDERS, kind_of
from plancancer_cli.storage.files.tree import ArbreDisque
from plancancer_cli.storage.git.beside import blob_id
from plancancer_cli.storage.git.command import run
from plancancer_cli.storage.read.limits import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

_SHA1_DIGITS = 40


def is_unchanged(root: Path) -> bool:
    """Whether the files of the plan are those of HEAD, line ends aside.

    Raises:
        RevisionError: there is no git.
    """
    listed = run(root, "ls-tree", "-r", "-z", "HEAD", "--", *TOP_FOLDERS)
    held: dict[str, str] = {}
    for line in listed.stdout.decode(errors="surrogateescape").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        if kind_of(path) is not None:
            held[path] = about.split(" ")[2]
    return sorted(held) == ArbreDisque(root).paths() and all(
        _is(root / path, identity) for path, identity in held.items()
    )


def _is(file: Path, identity: str) -> bool:
    """Whether Git would give the content of the file this id; with LF line ends, as Git keeps it."""
    try:
        if file.is_symlink():
            content = os.fsencode(file.readlink())
        elif file.is_file() and file.stat().st_size <= MAX_BYTES:
            content = file.read_bytes()
        else:
            return False
    except OSError:
        return False
    return identity in {_id(content, identity), _id(content.replace(b"\r\n", b"\n"), identity)}


def _id(content: bytes, like: str) -> str:
    return blob_id(content, "sha1" if len(like) == _SHA1_DIGITS else "sha256")
