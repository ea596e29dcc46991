"""New files: all of them or none, and never in the place of one that is there."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.atomic import refusal, target_of
from plancancer_cli.storage.files.changes import (
    Change,
    missing_folders,
    remove_folders,
    taken,
    write,
)
from plancancer_cli.storage.files.journal import PENDING
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.files.reading import UnreadableError, read_content
from plancancer_cli.storage.files.shared import FOLDER, share
from plancancer_cli.storage.files.undo import settle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_new(root: Path, texts: Mapping[str, str]) -> None:
    """Make the files `texts` (relative POSIX path and text) below `root`, which may be new too.

    Raises WriteRefused where one of them is there already, or the system refuses. Nothing is then
    left of what was begun.
    """
    settle(root, may_write=True)
    require_free(root, texts)
    made = _make_root(root)
    try:
        with project_lock(root):
            write(root, creations(root, texts))
    except BaseException:
        if made and not os.path.lexists(root / FOLDER / PENDING):
            shutil.rmtree(root / FOLDER, ignore_errors=True)
        remove_folders(made)
        raise


def put_all(root: Path, texts: Mapping[str, str]) -> list[str]:
    """See to it that files have these texts, all or none: made where missing, else replaced.

    Returns the paths of those that were written. Raises WriteRefused: every file is as it was.
    """
    if not _outdated(root, texts):
        return []
    with project_lock(root):
        changes = _outdated(root, texts)
        write(root, changes)
    return [change.path for change in changes]


def _outdated(root: Path, texts: Mapping[str, str]) -> list[Change]:
    changes = []
    for path, text in texts.items():
        if not os.path.lexists(root / path):
            changes += creations(root, {path: text})
            continue
        target = target_of(root, path)
        try:
            old = read_content(target)
        except UnreadableError as error:
            message = msg("{path} cannot be changed. {reason}", path=path, reason=error.message)
            raise WriteRefused(message, error.hint) from error
        if old != text.encode():
            changes.append(Change(path, target, old, text.encode()))
    return changes


def creations(root: Path, texts: Mapping[str, str]) -> list[Change]:
    """The new files as changes of a project."""
    return [Change(path, root / path, None, text.encode()) for path, text in texts.items()]


def require_free(root: Path, paths: Mapping[str, str]) -> None:
    """Refuse what would stand in the place of a file. Raises WriteRefused."""
    present = [path for path in paths if os.path.lexists(root / path)]
    if present:
        raise taken(present)


def _make_root(root: Path) -> list[Path]:
    """Make the folder of a project and what is missing above it; those that were made.

    Raises WriteRefused where that cannot be.
    """
    made: list[Path] = []
    try:
        for each in missing_folders(root):
            each.mkdir()
            made.append(each)
            share(each, each.parent)
        if not root.is_dir():
            raise NotADirectoryError(20, "Not a directory")
    except OSError as failure:
        remove_folders(made)
        raise refusal(str(root), failure) from failure
    return made
