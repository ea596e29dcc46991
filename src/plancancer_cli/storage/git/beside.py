"""Files beside those of a plan that decide what of it is shown or merged, and what each holds."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from plancancer_cli.kinds import SCHEMAS, TOP_FOLDERS
from plancancer_cli.storage.git.repository import listed, top_of
from plancancer_cli.storage.read.limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plancancer_cli.storage.git.repository import Depot

_ATTRIBUTES = ".gitattributes"
_OF_THE_PROJECT = ("templates", SCHEMAS, _ATTRIBUTES, *TOP_FOLDERS)
_OF_THE_REPOSITORY = (
    ".github/workflows", ".github/actions", ".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS",
    ".gitlab", ".gitlab-ci.yml", ".gitea", ".forgejo", ".woodpecker", ".woodpecker.yml",
    ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "action.yml", "action.yaml", ".gitmodules",
    _ATTRIBUTES,
)  # fmt: skip
TOP = "/"
"""How the name of a file begins that counts from the top of the repository, not from the plan."""

Held = dict[str, frozenset[str]]
"""By name: the ids that Git gives to the content, one for each way to end its lines."""


def in_revision(depot: Depot, commit: str) -> Held:
    """The files of a revision."""
    found: Held = {}
    for prefix, names, mark in _places(depot.prefixe):
        asked = [prefix + name for name in names]
        for path, kept in listed(depot, commit, *asked).items():
            name = path.removeprefix(prefix)
            if kept.is_file and _decides(name, mark):
                found[mark + name] = frozenset({kept.id})
    return found


def in_folder(folder: Path) -> Held:
    """The files as they are; those of the whole repository only where the folder lies in one."""
    found: Held = {}
    top = top_of(folder)
    inside = "" if top is None or top == folder.resolve() else "a/"
    for _, names, mark in _places(inside):
        root = top if mark else folder
        if root is not None:
            for name in names:
                found |= _below(root, name, mark)
    return found


def _below(root: Path, name: str, mark: str) -> Held:
    found = {}
    for path in _files(root / name):
        relative = path.relative_to(root).as_posix()
        if _decides(relative, mark) and (ids := _ids(path)):
            found[mark + relative] = ids
    return found


def differing(base: Mapping[str, frozenset[str]], head: Mapping[str, frozenset[str]]) -> list[str]:
    """The names of the files that only one state holds, or that hold something else, in order."""
    return sorted(
        name
        for name in {*base, *head}
        if not base.get(name, frozenset()) & head.get(name, frozenset())
    )


def _places(prefix: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Where to look: the folder, the names in it, and how their names begin."""
    yield prefix, _OF_THE_PROJECT, ""
    names = _OF_THE_REPOSITORY if prefix else _OF_THE_REPOSITORY[:-1]
    yield "", names, TOP


def _decides(name: str, mark: str) -> bool:
    """Of the folders of the plan itself only the attributes, which say how their files merge."""
    parts = name.split("/")
    if parts[-1] == _ATTRIBUTES or mark:
        return True
    return parts[0] not in TOP_FOLDERS and not any(part.startswith((".", "__")) for part in parts)


def _files(place: Path) -> Iterator[Path]:
    if place.is_symlink() or place.is_file():
        yield place
        return
    for folder, folders, names in os.walk(place):
        for name in (*names, *folders):
            path = Path(folder, name)
            if name in names or path.is_symlink():
                yield path


def _ids(path: Path) -> frozenset[str]:
    """The ids that Git would give to a file, by either of its hashes and with LF line ends too."""
    try:
        if path.is_symlink():
            contents = {os.fsencode(path.readlink())}
        elif path.stat().st_size > MAX_BYTES:
            return frozenset({f"{path.stat().st_size} bytes"})
        else:
            content = path.read_bytes()
            contents = {content, content.replace(b"\r\n", b"\n")}
    except OSError:
        return frozenset()
    return frozenset(blob_id(each, name) for each in contents for name in ("sha1", "sha256"))


def blob_id(content: bytes, name: str) -> str:
    """The id of a content in a repository of this hash. Source: Pro Git, 10.2 Git Objects."""
    head = b"blob %d\0" % len(content)
    return hashlib.new(name, head + content, usedforsecurity=False).hexdigest()
