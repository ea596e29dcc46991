"""Every version of the files of a plan that Git still holds, each content once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plancancer_cli.kinds import TOP_FOLDERS, kind_of
from plancancer_cli.storage.files.reading import UnreadableError, decode
from plancancer_cli.storage.git.command import first_line, run
from plancancer_cli.storage.git.objects import Objects, incomplete
from plancancer_cli.storage.read.limits import Budget
from plancancer_cli.storage.read.source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plancancer_cli.storage.git.repository import Depot

_COMMIT = re.compile(r"[0-9a-f]{40,64}")


class Version(NamedTuple):
    """A content of a file: the oldest commit that brought it, and the file's path in the plan."""

    commit: str
    path: str
    id: str


def versions(depot: Depot) -> list[Version]:
    """The contents that the files of the plan had in any commit of any branch or tag, oldest first.

    Raises RevisionError where the clone lacks a part of it.
    """
    # Paths are asked for from the folder of the plan, and come from the top of the repository.
    said = run(
        depot.dossier, "log", "--all", "HEAD", "--reverse", "-m", "--raw", "-z", "--no-abbrev",
        "--no-renames", "--diff-filter=d", "--format=%H", "--", *TOP_FOLDERS,
    )  # fmt: skip
    if said.returncode:
        raise incomplete(first_line(said.stderr))
    found: dict[tuple[str, str], Version] = {}
    commit = identity = ""
    for word in said.stdout.decode(errors="surrogateescape").split("\0"):
        text = word.lstrip("\n")
        if identity:
            path = word.removeprefix(depot.prefixe)
            if kind_of(path) is not None:
                found.setdefault((path, identity), Version(commit, path, identity))
            identity = ""
        elif text.startswith(":"):
            identity = text.split(" ")[3]
        elif _COMMIT.fullmatch(text):
            commit = text
    return list(found.values())


def sources(depot: Depot, of: list[Version]) -> Iterator[tuple[Version, Source | None]]:
    """Each version as it reads; None for one that cannot be read as a text.

    Raises TooLargeError where all of them are more than a plan may hold.
    """
    budget = Budget()
    with Objects(depot.dossier) as objects:
        for version in of:
            content = objects.read(version.id)
            if isinstance(content, UnreadableError):
                yield version, None
                continue
            try:
                source = parse(decode(content), version.path)
            except UnreadableError:
                yield version, None
                continue
            budget.spend(source, 0)
            yield version, source
