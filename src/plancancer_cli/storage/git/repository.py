"""A repository of Git: which commit a revision names, and why one cannot be had."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import Text, msg
from plancancer_cli.storage.git.command import first_line, run
from plancancer_cli.storage.git.objects import incomplete
from plancancer_cli.typed.near import did_you_mean

_REMOTE = "origin/"
_BRANCH = re.compile(r"(?!HEAD$)[A-Za-z0-9][A-Za-z0-9._/-]*")
"""What can be asked of a server: no `HEAD~3`."""


class Depot(Struct, frozen=True):
    """The repository that a project lies in.

    Attributes:
        dossier: the folder of the project.
        prefixe: its path from the top of the repository, ending with `/`; empty at the top.
    """

    dossier: Path
    prefixe: str

    @classmethod
    def of(cls, folder: Path) -> Depot:
        """The repository around a folder.

        Raises:
            RevisionError: there is none, or git refuses it.
        """
        found = run(
            folder, "rev-parse", "--is-inside-work-tree", "--absolute-git-dir", "--show-prefix"
        )
        said = found.stdout.decode(errors="surrogateescape").split("\n")
        if found.returncode or said[0] != "true":
            raise _no_repository(folder, found.stderr)
        if Path(said[1]).resolve() in (folder.resolve(), *folder.resolve().parents):
            # Versions of Git that do not know safe.bareRepository come here.
            raise _embedded(said[1])
        return cls(folder, said[2])

    def elsewhere(self, prefixe: str) -> Depot:
        """The same repository, for a project that lies in another folder of it."""
        return Depot(self.dossier, prefixe)

    def commit(self, revision: str) -> str:
        """The commit that a revision names, as its full hexadecimal id.

        `A...B` names the last common ancestor of two revisions, `A...` that of A and the current
        commit: it is where the branch of a pull request began.

        Raises:
            RevisionError: it names none, or the clone lacks it; the hint says what to fetch.
        """
        left, dots, right = revision.partition("...")
        if not dots:
            return self._commit(revision)
        ends = [self._commit(end or "HEAD") for end in (left, right)]
        found = run(self.dossier, "merge-base", "--end-of-options", *ends)
        if found.returncode:
            raise RevisionError(
                msg(
                    "{left} and {right} have no common ancestor here.",
                    left=left or "HEAD",
                    right=right or "HEAD",
                ),
                self._hint(left or "HEAD"),
            )
        return found.stdout.decode("ascii").strip()

    def base(self, revision: str) -> str:
        """The commit that a review starts from: of a branch, where the current commit left it.

        A branch goes on after others left it, and what it gained since is no change of theirs. A
        tag, an id, `HEAD~2` name a commit and mean it.

        Raises:
            RevisionError: as `commit`; or the branch and the current commit have nothing in common.
        """
        return self.commit(f"{revision}...HEAD" if self._is_branch(revision) else revision)

    def _is_branch(self, revision: str) -> bool:
        if revision in {"HEAD", "@"} or ".." in revision:
            return False
        found = run(self.dossier, "rev-parse", "--symbolic-full-name", "--end-of-options", revision)
        names = found.stdout.decode(errors="surrogateescape").split("\n")
        return found.returncode == 0 and any(
            name.startswith(("refs/heads/", "refs/remotes/")) for name in names
        )

    def _commit(self, revision: str) -> str:
        named = f"{revision}^{{commit}}"
        found = run(self.dossier, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
        commit = found.stdout.decode("ascii", errors="replace").strip()
        if found.returncode or not commit.isalnum():
            raise self._unknown(revision)
        return commit

    def _unknown(self, revision: str) -> RevisionError:
        if not self.has_commits:
            return RevisionError(
                msg("This Git repository has no commit yet: there is nothing to compare with."),
                msg("Record a first state: git add . && git commit"),
            )
        if self.incomplete:
            message = msg(
                "This clone is shallow and does not hold the revision {revision!r}.",
                revision=revision,
            )
        else:
            message = msg("Git knows no revision {revision!r} here.", revision=revision)
        return RevisionError(message, self._hint(revision))

    def _hint(self, revision: str) -> Text | None:
        branch = revision.removeprefix(_REMOTE) if _BRANCH.fullmatch(revision) else None
        if self.incomplete:
            everything = "git fetch --unshallow"
            if branch is None:
                return msg("Fetch it: {command}.", command=everything)
            return msg(
                "Fetch it: {all}, or {one}.", all=everything, one=f"git fetch origin {branch}"
            )
        near = did_you_mean(revision, self._refs())
        if near is not None:
            return near
        if branch is None:
            return None
        command = f"git fetch origin {branch}"
        return msg("If it is on the server, fetch it: {command}.", command=command)

    @property
    def incomplete(self) -> bool:
        """Whether the clone is shallow: it holds the last commits only."""
        return run(self.dossier, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    @property
    def has_commits(self) -> bool:
        """Whether anything was ever recorded in it."""
        return bool(self._refs()) or self._has_head()

    def _has_head(self) -> bool:
        found = run(self.dossier, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return found.returncode == 0

    def _refs(self) -> list[str]:
        listed = run(self.dossier, "for-each-ref", "--format=%(refname:short)", "--count=500")
        return listed.stdout.decode(errors="surrogateescape").split("\n")[:-1]


class Kept(NamedTuple):
    """What stands at a path of a revision: its kind (Git's mode) and the id of its content."""

    mode: str
    id: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file or a link, not a folder or a submodule."""
        return self.mode not in {"040000", "160000"}


def listed(depot: Depot, commit: str, *paths: str) -> dict[str, Kept]:
    """What a revision holds, folders included, by path from the top; below these paths, or all of it.

    Raises:
        RevisionError: the clone lacks a part of it.
    """
    found = run(depot.dossier, "ls-tree", "-r", "-t", "-z", "--full-tree", commit, "--", *paths)
    if found.returncode:
        raise incomplete(first_line(found.stderr))
    held: dict[str, Kept] = {}
    for line in found.stdout.decode(errors="surrogateescape").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, identity = about.split(" ")
        held[path] = Kept(mode, identity)
    return held


def top_of(folder: Path) -> Path | None:
    """The top of the repository that a folder lies in, found without git; None where there is none."""
    home = folder.resolve()
    return next((above for above in (home, *home.parents) if (above / ".git").exists()), None)


def prefix_of(folder: Path) -> str:
    """A folder's path from the top of its repository, ending with `/`; empty at the top or without one."""
    top = top_of(folder)
    inside = "" if top is None else folder.resolve().relative_to(top).as_posix()
    return "" if inside in {"", "."} else f"{inside}/"


def _embedded(place: str) -> RevisionError:
    return RevisionError(
        msg("A Git repository lies among the files of the plan: {folder}.", folder=place),
        msg("Remove its files (HEAD, config, objects, refs): they hide the history of the plan."),
    )


def _no_repository(folder: Path, stderr: bytes) -> RevisionError:
    if b"cannot use bare repository" in stderr:
        return _embedded(first_line(stderr).partition("'")[2].partition("'")[0])
    if b"dubious ownership" in stderr:
        return RevisionError(
            msg("Git refuses to read {folder}, which belongs to another user.", folder=str(folder)),
            msg(
                "If you trust it: {command}",
                command=f"git config --global --add safe.directory {folder.resolve()}",
            ),
        )
    if not stderr or b"not a git repository" in stderr or b"work tree" in stderr:
        return RevisionError(
            msg("{folder} is not in a Git repository.", folder=str(folder)),
            msg("Compare two folders, or work in a clone of the repository: git clone …"),
        )
    reason = first_line(stderr)
    return RevisionError(msg("Git refuses to read the repository: {reason}.", reason=reason))
