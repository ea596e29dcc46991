"""Merges again, by meaning, a file in which Git has left the marks of a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancancer_cli.errors import RevisionError, WriteRefused
from plancancer_cli.i18n import msg
from plancancer_cli.merging.files import Merged, merge_contents
from plancancer_cli.merging.git import git, merge_file
from plancancer_cli.merging.markers import has_markers, sides_of, without_labels
from plancancer_cli.storage.files.atomic import target_of
from plancancer_cli.storage.files.changes import Change, write
from plancancer_cli.storage.files.lock import project_lock
from plancancer_cli.storage.files.reading import UnreadableError, read_text

if TYPE_CHECKING:
    from pathlib import Path

_STAGES = ("1", "2", "3")


def resolve(root: Path, path: str) -> Merged:
    """Merge a file of the project at `root` again and write the result.

    The versions are those that Git keeps while a merge is under way. Where the file was edited
    since, or the conflict was committed, they are read from the marks: no edit is lost.

    Raises:
        WriteRefused: there is no conflict in the file, one side has removed it, or it cannot be
            written. It is as it was.
    """
    with project_lock(root):
        target = target_of(root, path)
        try:
            text = read_text(target)
        except UnreadableError as error:
            raise WriteRefused(error.message, error.hint) from error
        if not has_markers(text):
            raise WriteRefused(
                msg("{path} holds no conflict: there is nothing to resolve.", path=path),
                msg("If it is as it should be, type: git add {path}", path=path),
            )
        merged = merge_contents(*_versions(target, text, path), path)
        content = _like(text, merged.content)
        if content != text.encode():
            write(root, [Change(path, target, text.encode(), content)])
    return merged


def _versions(target: Path, text: str, path: str) -> tuple[bytes, bytes, bytes]:
    stages = _stages(target)
    marked = sides_of(text)
    if stages is not None and (marked is None or _is_untouched(text, stages)):
        return stages
    if marked is None:
        raise WriteRefused(
            msg("The marks of the conflict in {path} do not belong together.", path=path),
            msg(
                "Begin again with git checkout --merge {path}, or edit the file by hand.", path=path
            ),
        )
    base, ours, theirs = (side.encode() for side in marked)
    if stages is not None and "\n|||||||" not in text:
        base = stages[0]
    return base, ours, theirs


def _stages(target: Path) -> tuple[bytes, bytes, bytes] | None:
    """The three versions that Git keeps of a file in conflict; an empty base where it has none."""
    try:
        listed = git(target.parent, "ls-files", "--unmerged", "-z", "--", target.name)
    except RevisionError:
        return None
    objects = {}
    for entry in (listed or b"").decode("utf-8", "replace").split("\0"):
        fields = entry.partition("\t")[0].split()
        if len(fields) == 3:  # noqa: PLR2004 -- mode, object, stage
            objects[fields[2]] = fields[1]
    if "2" not in objects or "3" not in objects:
        return None
    contents = [
        git(target.parent, "cat-file", "blob", objects[stage]) if stage in objects else b""
        for stage in _STAGES
    ]
    base, ours, theirs = contents
    return None if base is None or ours is None or theirs is None else (base, ours, theirs)


def _is_untouched(text: str, stages: tuple[bytes, bytes, bytes]) -> bool:
    """Whether the file is as Git left it: else someone has begun to resolve it by hand."""
    try:
        merged, _ = merge_file(*stages)
        left = merged.decode()
    except (RevisionError, UnicodeDecodeError):
        return False
    return without_labels(left.replace("\r\n", "\n")) == without_labels(text.replace("\r\n", "\n"))


def _like(text: str, content: bytes) -> bytes:
    """Give the result the line ends of the file as it is checked out."""
    if "\r\n" in text and b"\r\n" not in content:
        return content.replace(b"\n", b"\r\n")
    return content
