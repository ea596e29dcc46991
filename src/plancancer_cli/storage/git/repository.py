"""A repository of Git: which commit a revision names, and why one cannot be had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plancancer_cli.errors import RevisionError
from plancancer_cli.i18n import Text, msg
from plancancer_cli.storage.git.command import first_line, run
from plancancer_cli.typed.near import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

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
        found = run(folder, "rev-parse", "--is-inside-work-tree", "--show-prefix")
        inside, _, prefix = found.stdout.decode(errors="surrogateescape").partition("\n")
        if found.returncode or inside != "true":
            raise _no_repository(folder, found.stderr)
        return cls(folder, prefix.removesuffix("\n"))

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

    def _commit(self, revision: str) -> str:
        named = f"{revision}^{{commit}}"
        found = run(self.dossier, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
        commit = found.stdout.decode("ascii", errors="replace").strip()
        if found.returncode or not commit.isalnum():
            raise self._unknown(revision)
        return commit

    def _unknown(self, revision: str) -> RevisionError:
        if not self._refs() and not self._has_head():
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

    def _has_head(self) -> bool:
        found = run(self.dossier, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return found.returncode == 0

    def _refs(self) -> list[str]:
        listed = run(self.dossier, "for-each-ref", "--format=%(refname:short)", "--count=500")
        return listed.stdout.decode(errors="surrogateescape").split("\n")[:-1]


def _no_repository(folder: Path, stderr: bytes) -> RevisionError:
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
