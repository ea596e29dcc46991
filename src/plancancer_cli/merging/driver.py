"""The merge driver: what Git calls for each file that both sides changed."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import msg
from plancancer_cli.kinds import kind_of
from plancancer_cli.merging.files import How, Merged, merge_contents
from plancancer_cli.merging.git import merge_file


def drive(base: Path, ours: Path, theirs: Path, path: str) -> Merged:
    """Merge three files, the result in the place of `ours`; `path` is their name in the repository.

    Whatever happens, the result holds both sides: without it Git would take ours for the result.

    Raises:
        UsageError: one of the files cannot be read.
        RevisionError: Git cannot be run.
    """
    try:
        contents = [file.read_bytes() for file in (base, ours, theirs)]
    except OSError as error:
        raise UsageError(
            msg("There is no file {path}.", path=str(error.filename)),
            msg("Git calls this command; to set it up: plancancer merge-driver --install"),
        ) from error
    try:
        merged = merge_contents(contents[0], contents[1], contents[2], project_path(path))
    except RecursionError:
        content, conflicts = merge_file(contents[0], contents[1], contents[2])
        merged = Merged(content, conflicts, How.LINES)
    ours.write_bytes(merged.content)
    return merged


def project_path(path: str) -> str:
    """Return the path of a file in its project, which may lie in a folder of the repository."""
    parts = PurePosixPath(path).parts
    for first in range(len(parts)):
        inside = "/".join(parts[first:])
        if kind_of(inside) is not None:
            return inside
    return path
