"""New files: all of them or none, and never in the place of one that is there."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from plancancer_cli.errors import WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.storage.files.atomic import filled, refusal
from plancancer_cli.storage.files.lock import FOLDER, project_lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_new(root: Path, texts: Mapping[str, str]) -> None:
    """Make the files `texts` (relative POSIX path and text) below `root`, which may be new too.

    Raises WriteRefused where one of them is there already, or the system refuses. Nothing is then
    left of what was begun.
    """
    require_free(root, texts)
    made = _make_folders(root)
    try:
        with project_lock(root):
            _write(root, texts)
    except BaseException:
        if made:
            shutil.rmtree(root / FOLDER, ignore_errors=True)
        _remove_folders(made)
        raise


def require_free(root: Path, paths: Mapping[str, str]) -> None:
    """Refuse what would stand in the place of a file. Raises WriteRefused."""
    taken = [path for path in paths if os.path.lexists(root / path)]
    if taken:
        raise _taken(taken)


def create(root: Path, path: str, text: str) -> None:
    """Make one file of the project at `root`; see `write_new`."""
    try:
        write_new(root, {path: text})
    except FileTakenError as taken:
        raise WriteRefused(
            msg("{path} exists already: it is left as it is.", path=path),
            msg("Choose another code or id, or edit that file."),
        ) from taken


class FileTakenError(WriteRefused):
    """A file of that name is there already."""


def _taken(paths: list[str]) -> FileTakenError:
    return FileTakenError(
        msg("These files exist already and are left as they are: {paths}.", paths=paths),
        msg("Choose another folder, or move them away first."),
    )


def remove(root: Path, texts: Mapping[str, str]) -> None:
    """Take back files that `write_new` has just made."""
    for path in texts:
        (root / path).unlink(missing_ok=True)


def _write(root: Path, texts: Mapping[str, str]) -> None:
    """Write everything aside, then put each file in its place: a name never shows a part."""
    aside = root / FOLDER / secrets.token_hex(8)
    done: list[Path] = []
    folders: list[Path] = []
    path = "."
    try:
        aside.mkdir()
        for place, text in enumerate(texts.values()):
            with filled(aside / str(place), text.encode(), 0o666):
                pass
        for place, path in enumerate(texts):
            target = root / path
            folders += _make_folders(target.parent)
            _require_inside(root, target, path)
            _put(aside / str(place), target)
            done.append(target)
    except BaseException as failure:
        for target in done:
            target.unlink(missing_ok=True)
        _remove_folders(folders)
        if isinstance(failure, FileExistsError):
            raise _taken([path]) from failure
        if isinstance(failure, OSError):
            raise refusal(path, failure) from failure
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put(aside: Path, target: Path) -> None:
    """Give a file its name. Raises FileExistsError where the name is taken."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with filled(target, aside.read_bytes(), 0o666):
            pass


def _require_inside(root: Path, target: Path, path: str) -> None:
    """A folder that is a link can lead anywhere: nothing is written through it."""
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise WriteRefused(
            msg(
                "{path} is a link that leads out of the project.",
                path=PurePosixPath(path).parent.as_posix(),
            ),
            msg("Put a folder in its place."),
        )


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and what is missing above it; those that were made, the topmost first.

    Raises WriteRefused where that cannot be.
    """
    missing = []
    above = folder
    while not above.exists() and above != above.parent:
        missing.append(above)
        above = above.parent
    made: list[Path] = []
    try:
        for each in reversed(missing):
            each.mkdir()
            made.append(each)
        if not folder.is_dir():
            raise NotADirectoryError(20, "Not a directory")
    except OSError as failure:
        _remove_folders(made)
        raise refusal(str(folder), failure) from failure
    return made


def _remove_folders(made: list[Path]) -> None:
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()
